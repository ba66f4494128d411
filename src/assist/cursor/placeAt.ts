import type { Post } from '../../post/post';
import { lineAround, span, type Span } from '../../post/text';
import type { FieldSpec } from '../../profile/fieldType';
import { listType } from '../../profile/fieldTypes/list';
import { objectType } from '../../profile/fieldTypes/object';
import type { Profile } from '../../profile/profile';
import { specOf } from '../../rules/front-matter/fields';
import { linesAround, readFieldLines, type FieldLine } from '../frontLines';
import { itemAt } from './block';
import { flowItemAt, isInBrackets } from './flow';
import type { NamePlace, Place } from './place';
import { valueAt } from './value';
import { contains } from './written';

/**
 * What is at the cursor, by the look of the lines.
 *
 * @returns undefined outside the front matter, in comments, and where nobody can tell.
 */
export function placeAt(post: Post, profile: Profile, offset: number): Place | undefined {
  const region = linesAround(post, offset);
  if (region === undefined || offset < region.start || offset > region.end) {
    return undefined;
  }
  const { text } = post;
  const line = lineAround(text, offset);
  if (line.start < region.start || isFence(post, line)) {
    return undefined;
  }
  const before = text.slice(line.start, offset);
  if (/^[ \t]*#/.test(before)) {
    return undefined;
  }
  const fields = readFieldLines(text, region, profile);
  const here = fields.findLast(({ keySpan }) => contains(line, keySpan.start));
  if (here !== undefined) {
    return offset <= here.keySpan.end
      ? nameAt(text, here.keySpan, offset, {
          hasColon: true,
          specs: specsBelow(profile, here.parent),
          others: fields.filter((field) => field !== here && field.parent === here.parent),
        })
      : valueAt(text, here, offset, fields, specFor(profile, here));
  }
  const owner = fields.findLast(({ keySpan }) => keySpan.start < line.start);
  if (owner !== undefined) {
    const item = itemAt(text, line, offset, owner, fields, specFor(profile, owner));
    if (item !== undefined) {
      return item;
    }
    if (isInBrackets(text, owner, offset)) {
      return flowItemAt(text, owner, offset, fields, specFor(profile, owner));
    }
  }
  return newNameAt(text, line, offset, fields, profile);
}

/** A line on which nothing but a name is begun, or nothing at all. */
function newNameAt(
  text: string,
  line: Span,
  offset: number,
  fields: readonly FieldLine[],
  profile: Profile,
): NamePlace | undefined {
  const written = text.slice(line.start, line.end);
  const indent = written.search(/\S|$/);
  let parent = fields.findLast(({ keySpan }) => keySpan.start < line.start);
  while (parent !== undefined && parent.indent >= indent) {
    parent = parent.parent;
  }
  const others = fields.filter((field) => field.parent === parent);
  const column = others[0]?.indent ?? indent;
  const value = parent === undefined ? '' : text.slice(parent.valueStart, parent.lineEnd);
  // Further right than its neighbours it would be part of the value above it.
  if (
    !/^[ \t]*["']?[\w-]*["']?[ \t]*$/.test(written) ||
    indent !== column ||
    !/^[ \t]*(?:#.*)?$/.test(value)
  ) {
    return undefined;
  }
  const start = line.start + indent;
  const end = line.start + written.trimEnd().length;
  return nameAt(text, span(Math.min(start, offset), Math.max(end, start, offset)), offset, {
    hasColon: false,
    specs: specsBelow(profile, parent),
    others,
  });
}

function specFor(profile: Profile, { name, parent }: FieldLine): FieldSpec | undefined {
  return specOf(specsBelow(profile, parent), name);
}

/** The fields that may stand in another one; those of the post itself without it. */
function specsBelow(profile: Profile, parent: FieldLine | undefined): readonly FieldSpec[] {
  if (parent === undefined) {
    return profile.fields;
  }
  const spec = specFor(profile, parent);
  const inner = spec !== undefined && listType.isTypeOf(spec) ? spec.items : spec;
  return inner !== undefined && objectType.isTypeOf(inner) ? inner.fields : [];
}

function isFence({ frontMatter }: Post, line: Span): boolean {
  return frontMatter.kind === 'yaml' && contains(line, frontMatter.closing.start);
}

function nameAt(
  text: string,
  key: Span,
  offset: number,
  { hasColon, specs, others }: Pick<NamePlace, 'hasColon' | 'specs' | 'others'>,
): NamePlace | undefined {
  const first = text.charAt(key.start);
  const quote = first === '"' || first === "'" ? first : '';
  const start = key.start + quote.length;
  const closes = quote !== '' && key.end > start && text.charAt(key.end - 1) === quote;
  const word = span(start, closes ? key.end - 1 : key.end);
  const above = others.filter(({ keySpan }) => keySpan.start < key.start).length;
  return contains(word, offset)
    ? { kind: 'name', word, quote, hasColon, specs, others, above }
    : undefined;
}
