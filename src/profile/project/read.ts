import { safeParse, type GenericSchema } from 'valibot';
import { builtInProfile } from '../builtIn';
import { semanticMistakes } from './checks';
import { mistakeOf, placed, shownName, type PlacedIssue } from './issues';
import { removeNode } from './jsonEdits';
import { nodeAt, propertiesOf, readJson, spanOf, type JsonNode } from './jsonc';
import type { Mistake } from './mistake';
import type { ProjectBase, ResolvedProfile } from './profiles';
import {
  builtInName,
  emptyName,
  projectFileSchema,
  type KnownRule,
  type ProjectContent,
} from './schema';
import { syntaxMistakes } from './syntax';

export interface ReadProjectFile {
  /** What the file says, without what cannot be understood. */
  readonly content: ProjectContent;
  readonly root: JsonNode | undefined;
  readonly mistakes: readonly Mistake[];
  /** Where an object or a list of the content stands. */
  readonly nodeOf: (part: object) => JsonNode | undefined;
}

/** Profiles through which a field is followed. */
const longestChain = 50;

type Value = Record<string, unknown>;

const schemas = new WeakMap<readonly KnownRule[], GenericSchema>();

function schemaFor(rules: readonly KnownRule[]): GenericSchema {
  let schema = schemas.get(rules);
  if (schema === undefined) {
    schema = projectFileSchema(rules);
    schemas.set(rules, schema);
  }
  return schema;
}

/** Names that JavaScript gives a meaning of their own. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

/** Times that the file is checked again without what was wrong in it. */
const mostRounds = 20;
const mostMistakes = 100;

/** Reads a project file by itself. Never throws, whatever the text is. */
export function readProjectFile(text: string, base: ProjectBase): ReadProjectFile {
  const { root, faults } = readJson(text);
  const mistakes: Mistake[] = [...syntaxMistakes(text, faults)];
  const nodes = new Map<object, JsonNode>();
  const nodeOf = (part: object): JsonNode | undefined => nodes.get(part);
  if (root === undefined) {
    return { content: {}, root, mistakes, nodeOf };
  }
  const value = valueOf(root, text, nodes, mistakes);
  const content = checked(value, root, text, base, mistakes);
  mistakes.push(...semanticMistakes(content, { text, root, base, nodeOf }));
  return {
    content,
    root,
    nodeOf,
    mistakes: mistakes
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
      .slice(0, mostMistakes),
  };
}

/** What a file extends, as it says it; for whoever has to fetch those files first. */
export function referencesOf(text: string): readonly string[] {
  const node = nodeAt(readJson(text).root, ['extends']);
  const nodes = node?.type === 'array' ? (node.children ?? []) : node === undefined ? [] : [node];
  return nodes.filter(({ type }) => type === 'string').map(({ value }) => String(value));
}

/** Plain data, without names that are no names, the last of several with one name. */
function valueOf(
  node: JsonNode,
  text: string,
  nodes: Map<object, JsonNode>,
  mistakes: Mistake[],
): unknown {
  if (node.type === 'array') {
    const list = (node.children ?? []).map((item) => valueOf(item, text, nodes, mistakes));
    nodes.set(list, node);
    return list;
  }
  if (node.type !== 'object') {
    return node.value as unknown;
  }
  const value = Object.create(null) as Value;
  nodes.set(value, node);
  for (const { name, key, value: inner } of propertiesOf(node)) {
    const property = key.parent ?? key;
    if (forbidden.has(name)) {
      mistakes.push({
        code: 'project-file/unknown-property',
        message: `\`${name}\` cannot be a name here. It is ignored; remove it.`,
        span: spanOf(key),
        severity: 'warning',
        fixes: [{ title: `Remove ${name}`, edits: removeNode(text, property) }],
        saidByEditors: false,
      });
      continue;
    }
    if (Object.hasOwn(value, name)) {
      mistakes.push({
        code: 'project-file/duplicate-key',
        message: `\`${shownName(name)}\` is here twice, and only the last one counts. Keep one.`,
        span: spanOf(key),
        severity: 'warning',
        fixes: [{ title: 'Remove this one', edits: removeNode(text, property) }],
        saidByEditors: true,
      });
    }
    value[name] = valueOf(inner, text, nodes, mistakes);
  }
  return value;
}

/** Checks until nothing is wrong any more, each time without what was; tells the first findings. */
function checked(
  value: unknown,
  root: JsonNode,
  text: string,
  base: ProjectBase,
  mistakes: Mistake[],
): ProjectContent {
  const schema = schemaFor(base.rules);
  const inheriting = root.type === 'object' ? inheritTypes(value as Value, base) : new Set();
  for (let round = 0; round < mostRounds; round++) {
    const { issues } = safeParse(schema, value);
    const found = placed(issues ?? []).filter(
      ({ path, isMissing }) =>
        !isMissing ||
        !(path.at(-3) === 'fieldTypes' || inheriting.has(partAt(value, path.slice(0, -1)))),
    );
    if (found.length === 0) {
      // An empty list passes for an object without properties.
      return Array.isArray(value) ? {} : (value as ProjectContent);
    }
    if (round === 0) {
      mistakes.push(...found.map((issue) => mistakeOf(issue, text, root)));
    }
    if (!removeAll(value, found)) {
      return {};
    }
  }
  return {};
}

function partAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (part, step) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, step)
        ? (part as Value)[step]
        : undefined,
    value,
  );
}

/** Takes out what issues are about; what lacks something goes as a whole. */
function removeAll(value: unknown, issues: readonly PlacedIssue[]): boolean {
  const doomedItems = new Map<unknown[], Set<number>>();
  for (const { path, isMissing } of issues) {
    const to = isMissing ? path.slice(0, -1) : path;
    const last = to.at(-1);
    if (last === undefined) {
      return false;
    }
    const parent = partAt(value, to.slice(0, -1));
    if (Array.isArray(parent)) {
      doomedItems.set(parent, (doomedItems.get(parent) ?? new Set()).add(Number(last)));
    } else if (typeof parent === 'object' && parent !== null) {
      Reflect.deleteProperty(parent, last);
    }
  }
  for (const [list, indices] of doomedItems) {
    const kept = list.filter((_, index) => !indices.has(index));
    list.splice(0, list.length, ...kept);
  }
  return true;
}

/**
 * Writes into each field without `type` the one that it inherits, so that its options can be checked.
 *
 * @returns the fields that have other options by inheritance.
 */
function inheritTypes(value: Value, base: ProjectBase): ReadonlySet<unknown> {
  const inheriting = new Set<unknown>();
  const parentType = (
    profile: Value,
    name: string | undefined,
    field: string,
  ): string | undefined => {
    const above = typeof profile['extends'] === 'string' ? profile['extends'] : undefined;
    return above === undefined && name !== undefined && base.profiles?.has(name) === true
      ? typeIn(base.profiles.get(name), field)
      : typeOfNamed(above ?? builtInName, field, new Set(name === undefined ? [] : [name]));
  };
  const typeOfNamed = (name: string, field: string, seen: Set<string>): string | undefined => {
    const own = partAt(value, ['profiles', name]);
    if (seen.has(name) || seen.size > longestChain || name === emptyName) {
      return undefined;
    }
    if (name === builtInName) {
      return builtInProfile.fields.find((spec) => spec.name === field)?.type;
    }
    if (!isObject(own)) {
      return typeIn(base.profiles?.get(name), field);
    }
    const said = partAt(own, ['fields', field]);
    const type = partAt(said, ['type']);
    if (said === null || said === false || typeof type === 'string') {
      return typeof type === 'string' ? type : undefined;
    }
    const above = partAt(own, ['extends']);
    return typeof above !== 'string' && base.profiles?.has(name) === true
      ? typeIn(base.profiles.get(name), field)
      : typeOfNamed(typeof above === 'string' ? above : builtInName, field, seen.add(name));
  };
  const inherit = (fields: unknown, typeFor: (field: string) => string | undefined): void => {
    for (const [name, field] of isObject(fields) ? Object.entries(fields) : []) {
      const type = isObject(field) ? typeFor(name) : undefined;
      if (isObject(field) && type !== undefined && (field['type'] ?? type) === type) {
        field['type'] = type;
        inheriting.add(field);
      }
    }
  };
  const inheritProfile = (profile: unknown, name?: string): void => {
    if (isObject(profile)) {
      inherit(profile['fields'], (field) => parentType(profile, name, field));
    }
  };
  const main = value['profile'];
  if (isObject(main) && main['extends'] === undefined && base.profile !== undefined) {
    inherit(main['fields'], (field) => typeIn(base.profile, field));
  } else {
    inheritProfile(main);
  }
  for (const [name, profile] of isObject(value['profiles'])
    ? Object.entries(value['profiles'])
    : []) {
    inheritProfile(profile, name);
  }
  for (const entry of Array.isArray(value['posts']) ? (value['posts'] as unknown[]) : []) {
    inheritProfile(partAt(entry, ['profile']));
  }
  // What an override changes may be a field of any profile; that of most posts comes first.
  const names = [
    ...(typeof main === 'string' ? [main] : []),
    builtInName,
    ...(isObject(value['profiles']) ? Object.keys(value['profiles']) : []),
    ...(base.profiles?.keys() ?? []),
  ];
  for (const entry of Array.isArray(value['overrides']) ? (value['overrides'] as unknown[]) : []) {
    inherit(partAt(entry, ['fields']), (field) => {
      const own = partAt(main, ['fields', field, 'type']);
      return typeof own === 'string'
        ? own
        : (typeIn(base.profile, field) ??
            names
              .map((name) => typeOfNamed(name, field, new Set()))
              .find((type) => type !== undefined));
    });
  }
  return inheriting;
}

function typeIn(profile: ResolvedProfile | undefined, field: string): string | undefined {
  return profile?.profile.fields.find(({ name }) => name === field)?.type;
}

function isObject(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
