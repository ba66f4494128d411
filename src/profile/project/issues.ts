import type { BaseIssue } from 'valibot';
import { nearestName } from '../spelling';
import { removeNode } from './jsonEdits';
import { nodeAt, spanOf, type JsonNode, type JsonPath } from './jsonc';
import type { Mistake, MistakeFix } from './mistake';
import { fieldOptionNames } from './schema';
import { fieldTypes } from '../fieldTypes';

/** A validator's issue with its path from the root of the file. */
export interface PlacedIssue {
  readonly path: JsonPath;
  readonly issue: BaseIssue<unknown>;
  /** Whether a property that must be there is not; the path names it. */
  readonly isMissing: boolean;
}

/** The issues that tell most: of several ways to write a value, those of the way that was meant. */
export function placed(
  issues: readonly BaseIssue<unknown>[],
  above: JsonPath = [],
): readonly PlacedIssue[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...(issue.path ?? []).map(({ key }) => key as string | number)];
    const inner = (issue.issues ?? []).filter(({ path: deeper }) => deeper !== undefined);
    if (issue.type === 'union' && inner.length > 0) {
      return placed(inner, path);
    }
    return [
      {
        path,
        issue,
        isMissing:
          issue.path?.at(-1)?.origin === 'key' &&
          issue.type !== 'never' &&
          issue.input === undefined,
      },
    ];
  });
}

/** What an issue means to the author of the file. */
export function mistakeOf(
  { path, issue, isMissing }: PlacedIssue,
  text: string,
  root: JsonNode,
): Mistake {
  const name = path.at(-1);
  const parent = nodeAt(root, path.slice(0, -1));
  const node = nodeAt(root, path);
  if (isMissing) {
    return {
      code: 'project-file/missing-property',
      message: `\`${String(name)}\` is missing here. Add it.`,
      span: parent === undefined ? spanOf(root) : firstOf(parent),
      severity: 'error',
      fixes: [],
      // What a field inherits, no schema knows.
      saidByEditors: !path.includes('fields'),
    };
  }
  if (issue.expected === 'never' && parent?.type === 'object' && node?.parent !== undefined) {
    return unknownProperty(path, issue, text, node.parent);
  }
  const place = node ?? parent ?? root;
  if (issue.kind === 'validation') {
    return {
      code: 'project-file/unsuitable-value',
      message: `${subject(name)} ${unsuitable(issue)}`,
      span: spanOf(place),
      severity: 'error',
      fixes: [],
      saidByEditors: issue.message.startsWith('Invalid'),
    };
  }
  const choices = choicesOf(issue.expected);
  if (node?.type === 'string' && choices.length > 0) {
    return unknownValue(path, String(node.value), choices, node);
  }
  // A list where an object belongs is told by what stands in it.
  const whole = issue.expected === 'never' && parent !== undefined ? parent : place;
  const expected = issue.expected === 'never' ? 'Object' : (issue.expected ?? 'Object');
  return {
    code: 'project-file/wrong-type',
    message: `${subject(whole === parent ? path.at(-2) : name)} is ${kinds[whole.type] ?? 'something else'}. Write ${wanted(expected)} instead.`,
    span: spanOf(whole),
    severity: 'error',
    fixes: [],
    saidByEditors: true,
  };
}

function unknownProperty(
  path: JsonPath,
  issue: BaseIssue<unknown>,
  text: string,
  property: JsonNode,
): Mistake {
  const name = String(path.at(-1));
  const key = property.children?.[0] ?? property;
  const known = Array.isArray(issue.requirement) ? (issue.requirement as string[]) : [];
  const meant = nearestName(name, known);
  const isRule = path.at(-2) === 'rules';
  const what = isRule
    ? `There is no rule \`${shownName(name)}\`.`
    : unknownPropertyText(path, name, known);
  const fixes: MistakeFix[] = [
    { title: `Remove ${shownName(name)}`, edits: removeNode(text, property) },
  ];
  if (meant !== undefined) {
    fixes.unshift(renaming(key, meant));
  }
  return {
    code: isRule ? 'project-file/unknown-rule' : 'project-file/unknown-property',
    message: `${what} ${meant === undefined ? 'It is ignored; remove it.' : `Did you mean \`${meant}\`?`}`,
    span: spanOf(key),
    severity: 'warning',
    fixes,
    saidByEditors: false,
  };
}

function unknownPropertyText(path: JsonPath, name: string, known: readonly string[]): string {
  const isOption = path.at(-3) === 'fields' || path.at(-3) === 'fieldTypes';
  const owners = isOption
    ? fieldTypes
        .filter(({ name: type }) => fieldOptionNames(type).has(name))
        .map((type) => type.name)
    : [];
  return known.length > 0 && owners.length > 0
    ? `\`${shownName(name)}\` is an option of fields of the type ${owners.map((type) => `\`${type}\``).join(', ')}; this field is of another.`
    : `A project file has no \`${shownName(name)}\` here.`;
}

function unknownValue(
  path: JsonPath,
  value: string,
  choices: readonly string[],
  node: JsonNode,
): Mistake {
  const meant = nearestName(value, choices);
  const isType = path.at(-1) === 'type' && path.includes('fields');
  const list = choices.map((choice) => `\`${choice}\``).join(', ');
  return {
    code: isType ? 'project-file/unknown-field-type' : 'project-file/unknown-value',
    message: `${subject(path.at(-1))} cannot be “${shownName(value)}”. ${
      meant === undefined ? `Write one of ${list}.` : `Did you mean \`${meant}\`?`
    }`,
    span: spanOf(node),
    severity: 'error',
    fixes: meant === undefined ? [] : [renaming(node, meant)],
    saidByEditors: false,
  };
}

/** Writes another text in the place of one. */
export function renaming(node: JsonNode, meant: string): MistakeFix {
  return {
    title: `Change it to ${meant}`,
    edits: [{ span: spanOf(node), newText: JSON.stringify(meant) }],
    preferred: true,
  };
}

/** A name from the file as a message can carry it. */
export function shownName(name: string): string {
  const line = name.replaceAll(/[\s\0-\x1f`]+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function subject(name: string | number | undefined): string {
  return typeof name === 'string' ? `\`${shownName(name)}\`` : 'This entry';
}

function firstOf(node: JsonNode): { start: number; end: number } {
  return { start: node.offset, end: node.offset + 1 };
}

/** The texts that a value may be, out of `"a" | "b"`. */
function choicesOf(expected: string | null): readonly string[] {
  return [...(expected ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, choice = '']) => choice);
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'an object in braces',
  null: '`null`',
};

const wants: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  number: 'a number',
  boolean: '`true` or `false`',
  Array: 'a list in square brackets',
  Object: 'an object in braces',
  null: '`null`',
  false: '`false`',
  true: '`true`',
};

function wanted(expected: string): string {
  const parts = expected
    .replaceAll(/[()]/g, '')
    .split(/ ?[|&] ?/)
    .map((part) => wants[part] ?? `\`${part}\``);
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} or ${last}`;
}

function unsuitable({ type, requirement, message }: BaseIssue<unknown>): string {
  switch (type) {
    case 'min_length':
    case 'non_empty':
      return 'is empty. Write something, or remove it.';
    case 'integer':
      return 'is no whole number. Write one.';
    case 'min_value':
      return `is too small. Write ${String(requirement)} or more.`;
    case 'max_value':
      return `is too large. Write ${String(requirement)} or less.`;
    default:
      return message.startsWith('Invalid') ? 'has a form that cannot be read.' : message;
  }
}
