import type { Field, FieldValue } from '../../post/fields';
import { readFrontMatter } from '../../post/frontMatter';
import type { Post } from '../../post/post';
import { applyEdits, type TextEdit } from '../../post/text';

/**
 * Whether edits keep front matter readable and what its fields say, but for those called `changed`;
 * their order aside.
 *
 * What moves may mean something else in its new place, in more ways than a rule can know of: block
 * text takes the blank lines below it, for one.
 */
export function keepsMeaning(
  { text, frontMatter }: Post,
  edits: readonly TextEdit[],
  changed?: string,
): boolean {
  const after = readFrontMatter(applyEdits(text, edits)).frontMatter;
  return (
    frontMatter.kind === 'yaml' &&
    after.kind === 'yaml' &&
    after.faults.length <= frontMatter.faults.length &&
    said(after.fields, changed) === said(frontMatter.fields, changed)
  );
}

function said(fields: readonly Field[], changed: string | undefined): string {
  return JSON.stringify(
    fields
      .filter(({ name }) => name !== changed)
      .map(({ name, value }) => [name, contentOf(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}

/** What a value says, wherever it stands. */
function contentOf(value: FieldValue): unknown {
  switch (value.kind) {
    case 'empty':
      return null;
    case 'scalar':
      return [value.style, value.text];
    case 'alias':
      return [value.kind, value.anchor];
    case 'list':
      return [value.kind, value.style, ...value.items.map(contentOf)];
    case 'map':
      return [
        value.kind,
        value.style,
        ...value.fields.map(({ name, value: inner }) => [name, contentOf(inner)]),
      ];
  }
}
