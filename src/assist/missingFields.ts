import { fieldsOf, type Post } from '../post/post';
import type { FieldSpec } from '../profile/fieldType';
import { nearMisses } from '../rules/front-matter/nearMiss';
import { addField, proposedValue } from '../rules/front-matter/scaffold';
import type { RuleContext } from '../rules/rule';
import { specOf } from '../rules/front-matter/fields';

/** New fields at one place. */
export interface AddedFields {
  readonly at: number;
  readonly fields: readonly AddedField[];
}

interface AddedField {
  /** With its line end. */
  readonly line: string;
  /** As it stands in the line; empty where only the author knows it. */
  readonly value: string;
  /** Whether the blog writes the value in quotes. */
  readonly inQuotes: boolean;
}

/** The fields that a post needs and has under none of their names, not even with a slip in it. */
export function missingRequired(post: Post, { profile }: RuleContext): readonly FieldSpec[] {
  const { frontMatter } = post;
  if (frontMatter.kind !== 'yaml' || frontMatter.tooLarge || frontMatter.faults.length > 0) {
    return [];
  }
  const present = new Set(fieldsOf(post).map(({ name }) => specOf(profile.fields, name)?.name));
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
  const places = new Map<number, AddedField[]>();
  for (const spec of missingRequired(post, context)) {
    const value = proposedValue(spec, post, context) ?? '';
    const edit = addField(post, context.profile, spec.name, value);
    if (edit !== undefined) {
      const fields = places.get(edit.span.start) ?? [];
      fields.push({ line: edit.newText, value, inQuotes: spec.example.startsWith('"') });
      places.set(edit.span.start, fields);
    }
  }
  return [...places].map(([at, fields]) => ({ at, fields })).sort((a, b) => a.at - b.at);
}

/** The lines of a place as they are. */
export function asText({ fields }: AddedFields): string {
  return fields.map(({ line }) => line).join('');
}

/**
 * The lines of a place as a snippet in which each value is a tab stop.
 *
 * @param first the number of the first tab stop.
 */
export function asSnippet({ fields }: AddedFields, first: number): string {
  return fields.map((field, index) => lineAsSnippet(field, first + index)).join('');
}

function lineAsSnippet({ line, value, inQuotes }: AddedField, stop: number): string {
  const lineEnd = /[\r\n]*$/.exec(line)?.[0] ?? '';
  const head = line.slice(0, line.length - lineEnd.length - value.length);
  const [, quote = '', inner = ''] = /^("?)(.*)\1$/s.exec(value) ?? [];
  const around = inQuotes && value === '' ? '"' : quote;
  const held = inner === '' ? '' : `:${escaped(inner)}`;
  return `${escaped(head.trimEnd())} ${around}\${${String(stop)}${held}}${around}${lineEnd}`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
