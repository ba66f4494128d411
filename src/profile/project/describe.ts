import { getDescription, type GenericSchema } from 'valibot';
import { typeOf } from '../fieldTypes';
import { commonOptions } from '../fieldTypes/common';
import { fieldFrom } from '../fieldTypes/fieldFrom';
import type { FieldSpec } from '../fieldType';
import type { PostPolicy } from '../policy';
import { emptyName, projectFileSchema, profileEntries, type KnownRule } from './schema';

/** Columns after which a comment goes on in the next line. */
const width = 96;

type Lines = readonly string[];

/**
 * A project file that says what is in force, with the documentation of every option in comments.
 * Reading it gives the same profile and the same severities.
 */
export function describePolicyAsFile(policy: PostPolicy, rules: readonly KnownRule[]): string {
  const { profile } = policy;
  const file = projectFileSchema(rules).entries;
  const explained = new Set<string>();
  const fields = profile.fields.map((field, index) => [
    ...fieldLines(field, explained, index < profile.fields.length - 1),
  ]);
  return lines([
    '{',
    ...indented([
      ...comment(
        'What Component Posts expects of the posts below this folder. This is what held before the file was made: change what is different here. What you remove is no longer asked for.',
      ),
      ...property('profile', descriptionOf(file.profile), [
        ...comment(descriptionOf(profileEntries.extends)),
        `"extends": ${JSON.stringify(emptyName)},`,
        ...comment(descriptionOf(profileEntries.name)),
        `"name": ${JSON.stringify(profile.name)},`,
        ...property('fields', descriptionOf(profileEntries.fields), fields.flat()),
        ...unset('fieldTypes', descriptionOf(profileEntries.fieldTypes)),
        ...unset('order', descriptionOf(profileEntries.order)),
        ...comment(descriptionOf(profileEntries.marks)),
        `"marks": ${inline(profile.marks)},`,
        ...comment(descriptionOf(profileEntries.formats)),
        `"formats": ${inline(profile.formats)},`,
        ...comment(descriptionOf(profileEntries.address)),
        `"address": { "from": ${JSON.stringify(profile.address.from)}, "prefix": ${JSON.stringify(profile.address.prefix)} },`,
        ...comment(descriptionOf(profileEntries.repositories)),
        `"repositories": { "staleYears": ${JSON.stringify(profile.repositories.staleYears)} }`,
      ]),
      '',
      ...unset('posts', descriptionOf(file.posts), '[{ "files": "posts/**/*.md" }]'),
      ...unset('ignore', descriptionOf(file.ignore), '["posts/drafts/**"]'),
      ...unset(
        'overrides',
        descriptionOf(file.overrides),
        '[{ "files": "archive/**", "rules": { "front-matter/date-format": "off" } }]',
      ),
      ...unset('profiles', descriptionOf(file.profiles)),
      ...unset('extends', descriptionOf(file.extends), '"../.component-posts.json"'),
      '',
      ...comment(descriptionOf(file.rules)),
      '"rules": {',
      ...indented(ruleLines(policy, rules)),
      '}',
    ]),
    '}',
    '',
  ]);
}

function lines(all: Lines): string {
  return all.join('\n');
}

function indented(inner: Lines): Lines {
  return inner.map((line) => (line === '' ? '' : `  ${line}`));
}

function property(name: string, documentation: string, inner: Lines): Lines {
  return [...comment(documentation), `${JSON.stringify(name)}: {`, ...indented(inner), '},'];
}

/** What could be said and is not, as a comment. */
function unset(name: string, documentation: string, example?: string): Lines {
  return comment(
    `${JSON.stringify(name)}: ${documentation}${example === undefined ? '' : ` For example: ${example}`}`,
  );
}

/** A text as comment lines, without what only Markdown needs. */
function comment(text: string): Lines {
  const found: string[] = [];
  let line = '//';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line.length + word.length > width && line !== '//') {
      found.push(line);
      line = '//';
    }
    line += ` ${word}`;
  }
  return line === '//' ? found : [...found, line];
}

function inline(values: readonly string[]): string {
  return `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
}

/** The options of a field; each option is explained where it comes up first, also if it is not set. */
function fieldLines(field: FieldSpec, explained: Set<string>, isFollowed: boolean): Lines {
  const type = typeOf(field);
  const schemas: Readonly<Record<string, GenericSchema>> = {
    ...(commonOptions as unknown as Record<string, GenericSchema>),
    ...(type.options(projectFileSchema([])) as unknown as Record<string, GenericSchema>),
  };
  const said = saidOf(field);
  const names = Object.keys(said);
  const inner = names.flatMap((name, index) => {
    const documentation = name === 'type' ? type.summary : descriptionOf(schemas[name]);
    const key = keyOf(name, type.name);
    const isKnown = explained.has(key);
    explained.add(key);
    const value = JSON.stringify(said[name], null, 2).split('\n');
    const end = index < names.length - 1 ? ',' : '';
    return [
      ...(isKnown ? [] : comment(documentation)),
      ...value.map(
        (line, at) =>
          `${at === 0 ? `${JSON.stringify(name)}: ` : ''}${line}${at === value.length - 1 ? end : ''}`,
      ),
    ];
  });
  const others = Object.entries(schemas).flatMap(([name, schema]) => {
    const key = keyOf(name, type.name);
    if (explained.has(key)) {
      return [];
    }
    explained.add(key);
    return unset(name, descriptionOf(schema));
  });
  return [
    `${JSON.stringify(field.name)}: {`,
    ...indented([...inner, ...others]),
    `}${isFollowed ? ',' : ''}`,
  ];
}

/** Options of one name mean the same in every field only where every field has them. */
function keyOf(option: string, type: string): string {
  return Object.hasOwn(commonOptions, option) ? option : `${type}.${option}`;
}

/** A field as a project file says it, without what goes without saying. */
function saidOf(field: FieldSpec): Readonly<Record<string, unknown>> {
  const usual = fieldFrom(field.name, {}) as FieldSpec & Readonly<Record<string, unknown>>;
  const others = Object.entries(field)
    .filter(
      ([option, value]) =>
        option !== 'name' && option !== 'type' && value !== undefined && value !== usual[option],
    )
    .map(([option, value]) => [option, saidOfOption(option, value)] as const);
  return { type: field.type, ...Object.fromEntries(others) };
}

/** Fields in a field, and items of a list, are said by name and without. */
function saidOfOption(option: string, value: unknown): unknown {
  if (option === 'fields' && Array.isArray(value)) {
    return Object.fromEntries(
      (value as readonly FieldSpec[]).map((inner) => [inner.name, saidOf(inner)]),
    );
  }
  return option === 'items' ? saidOf(value as FieldSpec) : value;
}

function ruleLines({ severities }: PostPolicy, rules: readonly KnownRule[]): Lines {
  const said = rules.filter(({ id }) => severities.has(id));
  const others = rules.filter(({ id }) => !severities.has(id));
  return [
    ...said.map(
      ({ id, summary }, index) =>
        `${JSON.stringify(id)}: ${JSON.stringify(severities.get(id))}${index < said.length - 1 ? ',' : ''} // ${summary}`,
    ),
    ...others.map(
      ({ id, severity, summary }) =>
        `// ${JSON.stringify(id)}: ${JSON.stringify(severity)}, // ${summary}`,
    ),
  ];
}

/** The documentation of an option, on whatever level of its schema it stands. */
function descriptionOf(schema: GenericSchema | undefined): string {
  if (schema === undefined) {
    return '';
  }
  const { wrapped } = schema as { readonly wrapped?: GenericSchema };
  return getDescription(schema) ?? descriptionOf(wrapped);
}
