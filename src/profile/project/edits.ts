import { applyEdits, span, type TextEdit } from '../../post/text';
import type { ProjectChange } from '../fix';
import type { PolicyPlace } from '../policy';
import { setValue } from './jsonEdits';
import { nodeAt, pathOf, readJson, type JsonNode, type JsonPath } from './jsonc';
import type { Project } from './project';
import { chosenProfile, entryFor, resolvePolicy } from './resolve';
import { builtInName } from './schema';

/** Where in a project file the fields are said that hold for a post, and what they say. */
export interface ChangeTarget {
  /** Of the profile; undefined where it is said in another file and cannot be added to here. */
  readonly profile: JsonPath | undefined;
  /** The profile by name that is replaced by one that adds to it. */
  readonly replaced: string | undefined;
  /** Where this file has the values that are known of a field. */
  knownAt(field: string): PolicyPlace | undefined;
  /** The values that are known of a field, wherever they are said. */
  knownOf(field: string): readonly string[];
}

/** The option of a field that lists the values that the blog has. */
const option = 'known';

/** What a change for a post has to look at in the project file in force. */
export function targetFor(path: string, project: Project): ChangeTarget {
  const policy = resolvePolicy(path, [project]);
  const entry = entryFor(path, project);
  const { chosen } = chosenProfile(path, project);
  const isOwnEntry = entry?.profile !== undefined && entry.uri === project.uri;
  const at: JsonPath | undefined =
    entry?.profile === undefined
      ? ['profile']
      : isOwnEntry
        ? ['posts', entry.index, 'profile']
        : undefined;
  const isNamed = chosen.by === 'name' && chosen.name !== builtInName;
  const spec = (field: string): Readonly<Record<string, unknown>> | undefined =>
    policy.profile.fields.find(({ name }) => name === field) as
      Readonly<Record<string, unknown>> | undefined;
  return {
    profile: isNamed ? ['profiles', chosen.name] : at,
    replaced: chosen.by === 'name' && !isNamed ? chosen.name : undefined,
    knownAt: (field) => {
      const place = policy.placeOf?.({ field, option });
      return place?.uri === project.uri ? place : undefined;
    },
    knownOf: (field) => {
      const values = spec(field)?.[option];
      return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
    },
  };
}

/** What a change writes where there is nothing yet. */
const nothingYet: ChangeTarget = {
  profile: ['profile'],
  replaced: undefined,
  knownAt: () => undefined,
  knownOf: () => [],
};

/**
 * The edits that bring a change about; everything else in the file stays as it is.
 *
 * @param text of the project file in force; undefined where there is none.
 * @returns nothing where the file is broken, or the change has no place in it.
 */
export function applyChange(
  text: string | undefined,
  change: ProjectChange,
  target: ChangeTarget = nothingYet,
): readonly TextEdit[] {
  if (text === undefined || text.trim() === '') {
    const start = '{\n  // What Component Posts expects of the posts below this folder.\n}\n';
    const edits = applyChange(start, change, target);
    return [{ span: span(0, text?.length ?? 0), newText: applyEdits(start, edits) }];
  }
  const { root, faults } = readJson(text);
  if (root?.type !== 'object' || faults.length > 0) {
    return [];
  }
  return change.kind === 'set-severity'
    ? severityEdits(text, root, change)
    : knownValueEdits(text, root, change, target);
}

function severityEdits(
  text: string,
  root: JsonNode,
  { rule, severity, files }: Extract<ProjectChange, { kind: 'set-severity' }>,
): readonly TextEdit[] {
  if (files === undefined) {
    return setValue(text, ['rules', rule], severity);
  }
  const entries = nodeAt(root, ['overrides'])?.children ?? [];
  const saying = entries.findLastIndex((entry) => nodeAt(entry, ['rules', rule]) !== undefined);
  const own = entries.findLastIndex((entry) => isFor(entry, files));
  // Later entries are stronger, so that one before another that speaks of the rule may not count.
  return own !== -1 && own >= saying
    ? setValue(text, ['overrides', own, 'rules', rule], severity)
    : setValue(text, ['overrides', entries.length], { files, rules: { [rule]: severity } });
}

/** Whether an entry is for exactly these files. */
function isFor(entry: JsonNode, files: string): boolean {
  const node = nodeAt(entry, ['files']);
  const [only, ...more] = node?.type === 'array' ? (node.children ?? []) : [node];
  return only?.value === files && more.length === 0;
}

function knownValueEdits(
  text: string,
  root: JsonNode,
  { field, value }: Extract<ProjectChange, { kind: 'add-known-value' }>,
  target: ChangeTarget,
): readonly TextEdit[] {
  const known = target.knownOf(field);
  const place = target.knownAt(field);
  const list = place === undefined ? undefined : listAt(root, place);
  if (list !== undefined) {
    const items = list.children ?? [];
    return items.some((item) => item.value === value)
      ? []
      : setValue(text, [...pathOf(list), items.length], value);
  }
  if (target.profile === undefined || known.includes(value)) {
    return [];
  }
  const said = { fields: { [field]: { [option]: [...known, value] } } };
  return target.replaced === undefined
    ? setValue(text, [...target.profile, 'fields', field, option], [...known, value])
    : setValue(text, target.profile, { extends: target.replaced, ...said });
}

function listAt(root: JsonNode, { span: place }: PolicyPlace): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  while (node !== undefined) {
    if (node.offset === place.start && node.offset + node.length === place.end) {
      return node.type === 'array' ? node : undefined;
    }
    node = node.children?.find(
      ({ offset, length }) => offset <= place.start && place.end <= offset + length,
    );
  }
  return undefined;
}
