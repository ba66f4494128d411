import { fieldsOf, type Post } from '../post/post';
import type { FieldSpec } from '../profile/fieldType';
import { nearMisses } from '../rules/front-matter/nearMiss';
import { addField, proposedValue } from '../rules/front-matter/scaffold';
import type { RuleContext } from '../rules/rule';
import type { TextEdit } from '../post/text';
import { specFor } from './cursor';

/** New fields at one place. */
export interface AddedFields {
  readonly at: number;
  readonly fields: readonly { readonly line: TextEdit; readonly value: string }[];
}

/** The fields that a post needs and has under none of their names, not even with a slip in it. */
export function missingRequired(post: Post, { profile }: RuleContext): readonly FieldSpec[] {
  const { frontMatter } = post;
  if (frontMatter.kind !== 'yaml' || frontMatter.tooLarge || frontMatter.faults.length > 0) {
    return [];
  }
  const present = new Set(fieldsOf(post).map(({ name }) => specFor(profile, name)?.name));
  const meant = new Set(
    nearMisses(post, profile).map(({ meant: name, distance }) => (distance <= 1 ? name : '')),
  );
  return profile.fields.filter(
    ({ name, presence, deprecated }) =>
      presence === 'required' && deprecated === undefined && !present.has(name) && !meant.has(name),
  );
}

/**
 * Adds all fields that are missing, each at its place in the order of the blog.
 *
 * @returns an edit per place, in the order of the text; none where a line cannot be added.
 */
export function addMissingRequired(post: Post, context: RuleContext): readonly AddedFields[] {
  const places = new Map<number, AddedFields['fields'][number][]>();
  for (const spec of missingRequired(post, context)) {
    const value = proposedValue(spec, post, context) ?? '';
    const line = addField(post, context.profile, spec.name, value);
    if (line !== undefined) {
      const fields = places.get(line.span.start) ?? [];
      fields.push({ line, value });
      places.set(line.span.start, fields);
    }
  }
  return [...places].map(([at, fields]) => ({ at, fields })).sort((a, b) => a.at - b.at);
}

/** The lines of a place as they are. */
export function asText({ fields }: AddedFields): string {
  return fields.map(({ line }) => line.newText).join('');
}

/**
 * The lines of a place as a snippet in which each value is a tab stop.
 *
 * @param first the number of the first tab stop.
 */
export function asSnippet({ fields }: AddedFields, first: number): string {
  return fields
    .map(({ line: { newText }, value }, index) => {
      const at = newText.lastIndexOf(value === '' ? ':' : value) + (value === '' ? 1 : 0);
      const head = newText.slice(0, at);
      const tail = newText.slice(at + value.length);
      const stop = String(first + index);
      const [, quote = '', inner = ''] = /^("?)(.*)\1$/s.exec(value) ?? [];
      const gap = value === '' ? ' ' : '';
      return `${escaped(head)}${gap}${quote}\${${stop}:${escaped(inner)}}${quote}${escaped(tail)}`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
