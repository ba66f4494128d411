import type { Field, FieldValue } from '../../post/fields';
import type { Post } from '../../post/post';
import { textOf } from '../../post/text';
import type { Finding, Fix, Rule } from '../rule';
import { example } from './example';
import { ownsLines, soundFields } from './fields';
import { shown } from '../../profile/values';

export const duplicateField: Rule = {
  id: 'front-matter/duplicate-field',
  summary: 'Each field appears once.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'offered, automatic for equal values',
  rationale: `Tools disagree about a field that appears twice: some take the first value, some
the last, and others stop with an error and show no post at all.`,
  examples: [example('author: Mara\n', 'author: Mara\nauthor: Mara\n')],
  since: '0.1.0',
  check(post) {
    const sound = soundFields(post);
    const found: Finding[] = [];
    addRepeated(found, sound, (earlier, later) => fixes(post, earlier, later));
    for (const { value } of sound) {
      if (value.kind === 'list' || value.kind === 'map') {
        addRepeatedBelow(found, value);
      }
    }
    return found;
  },
};

/** The same in maps inside a value, which may belong to another tool: nothing is offered there. */
function addRepeatedBelow(found: Finding[], value: FieldValue): void {
  const inside =
    value.kind === 'list'
      ? value.items
      : value.kind === 'map'
        ? value.fields.map((field) => field.value)
        : [];
  if (value.kind === 'map') {
    addRepeated(found, value.fields, () => []);
  }
  for (const inner of inside) {
    addRepeatedBelow(found, inner);
  }
}

function addRepeated(
  found: Finding[],
  fields: readonly Field[],
  fixesFor: (earlier: Field, later: Field) => Fix[],
): void {
  if (!haveRepeatedName(fields)) {
    return;
  }
  const byName = new Map<string, Field[]>();
  for (const field of fields) {
    // Other tools merge several maps into one.
    if (field.name !== '<<') {
      byName.set(field.name, [...(byName.get(field.name) ?? []), field]);
    }
  }
  for (const [name, [first, ...more]] of byName) {
    if (first === undefined) {
      continue;
    }
    const times = more.length === 1 ? 'twice' : `${String(more.length + 1)} times`;
    for (const later of more) {
      found.push({
        message: `\`${shown(name)}\` appears ${times}, and tools disagree about which counts. Keep one of them.`,
        span: later.keySpan,
        related: [{ span: first.keySpan, message: `\`${shown(name)}\` appears here first.` }],
        fixes: fixesFor(first, later),
      });
    }
  }
}

/** Comparing each with each of a few is faster than a set of them. */
const fewFields = 20;

/** Whether two fields have the same name. */
function haveRepeatedName(fields: readonly Field[]): boolean {
  if (fields.length > fewFields) {
    return new Set(fields.map(({ name }) => name)).size < fields.length;
  }
  for (let index = 1; index < fields.length; index++) {
    for (let other = 0; other < index; other++) {
      if (fields[other]?.name === fields[index]?.name) {
        return true;
      }
    }
  }
  return false;
}

function fixes(post: Post, earlier: Field, later: Field): Fix[] {
  if (!ownsLines(post, earlier) || !ownsLines(post, later)) {
    return [];
  }
  const name = shown(later.name);
  const removeLater = [{ span: later.entrySpan, newText: '' }];
  const [kept = '', other = ''] = [earlier, later].map(({ value }) =>
    shown(textOf(post.text, value.span)),
  );
  const line = String(post.lines.positionAt(later.keySpan.start).line + 1);
  return kept === other
    ? [
        {
          title: `Remove ${name} in line ${line}`,
          edits: removeLater,
          preferred: true,
          automatic: true,
        },
      ]
    : [
        { title: `Keep ${name}: ${kept}`, edits: removeLater },
        { title: `Keep ${name}: ${other}`, edits: [{ span: earlier.entrySpan, newText: '' }] },
      ];
}
