import type { Field, FieldValue } from '../../post/fields';
import { fieldsOf, type Post } from '../../post/post';
import { lineAround, span, textOf, type Span, type TextEdit } from '../../post/text';
import type { Profile } from '../../profile/profile';
import { ownsLines, specOf } from './fields';
import { keepsMeaning } from './sameMeaning';

/** A field of the profile as the post has it. */
interface Placed {
  readonly field: Field;
  /** Its place in the order of the profile. */
  readonly rank: number;
}

/** Whether the known fields of a post stand in the order of the profile, as in most posts. */
export function areSorted(post: Post, profile: Profile): boolean {
  let last = 0;
  for (const { name } of fieldsOf(post)) {
    const spec = specOf(profile.fields, name);
    const rank = spec === undefined ? last : profile.fields.indexOf(spec);
    if (rank < last) {
      return false;
    }
    last = rank;
  }
  return true;
}

/** The known fields of a post that must move for all to stand in the order of the profile; the fewest. */
export function misplacedFields(post: Post, profile: Profile): readonly Field[] {
  const placed = placedFields(post, profile);
  const staying = longestAscent(placed);
  return placed.filter((one) => !staying.has(one)).map(({ field }) => field);
}

/**
 * The edits that put the known fields of a post in the order of the profile, each with the comments
 * above it. Other fields stay where they are.
 *
 * @returns undefined where the fields stand in order, or cannot be moved without harm.
 */
export function sortFields(post: Post, profile: Profile): readonly TextEdit[] | undefined {
  const { frontMatter, text } = post;
  if (frontMatter.kind !== 'yaml' || frontMatter.faults.length > 0 || !canMove(post)) {
    return undefined;
  }
  const placed = placedFields(post, profile);
  const staying = longestAscent(placed);
  if (staying.size === placed.length) {
    return undefined;
  }
  const sorted = placed.toSorted((a, b) => a.rank - b.rank);
  const place = ({ field }: Placed): Span => withComments(post, field);
  const edits: TextEdit[] = placed
    .filter((one) => !staying.has(one))
    .map((one) => ({ span: place(one), newText: '' }));
  const inserted = new Map<number, string>();
  const first = sorted.find((one) => staying.has(one));
  let at = first === undefined ? 0 : place(first).start;
  for (const one of sorted) {
    if (staying.has(one)) {
      at = place(one).end;
    } else {
      inserted.set(at, (inserted.get(at) ?? '') + textOf(text, place(one)));
    }
  }
  for (const [offset, newText] of inserted) {
    const removal = edits.findIndex((edit) => edit.span.start === offset && edit.newText === '');
    const edit = { span: edits[removal]?.span ?? span(offset, offset), newText };
    edits.splice(removal === -1 ? edits.length : removal, removal === -1 ? 0 : 1, edit);
  }
  return keepsMeaning(post, edits) ? edits : undefined;
}

function placedFields(post: Post, profile: Profile): readonly Placed[] {
  const placed: Placed[] = [];
  for (const field of fieldsOf(post)) {
    const spec = specOf(profile.fields, field.name);
    if (spec !== undefined) {
      placed.push({ field, rank: profile.fields.indexOf(spec) });
    }
  }
  return placed;
}

/** The most fields that already stand in order, of which none need move. */
function longestAscent(placed: readonly Placed[]): ReadonlySet<Placed> {
  const best: (readonly Placed[])[] = [];
  for (const [index, one] of placed.entries()) {
    let before: readonly Placed[] = [];
    for (let earlier = 0; earlier < index; earlier++) {
      const chain = best[earlier] ?? [];
      if ((placed[earlier]?.rank ?? 0) <= one.rank && chain.length > before.length) {
        before = chain;
      }
    }
    best.push([...before, one]);
  }
  return new Set(
    best.reduce((longest, chain) => (chain.length > longest.length ? chain : longest), []),
  );
}

/** More known fields than any profile has: repeated ones, which nobody wants sorted. */
const mostFields = 200;

function canMove(post: Post): boolean {
  const { frontMatter, text } = post;
  const fields = fieldsOf(post);
  return (
    fields.length <= mostFields &&
    fields.every((field) => ownsLines(post, field) && !hasAlias(field.value)) &&
    frontMatter.kind === 'yaml' &&
    // What a pair of comments silences depends on what stands between them.
    !/#[ \t]*component-posts-(?:disable|enable)(?!-)/.test(textOf(text, frontMatter.content))
  );
}

/** An alias must stay below its anchor. */
function hasAlias(value: FieldValue): boolean {
  return (
    value.kind === 'alias' ||
    (value.kind === 'list' && value.items.some(hasAlias)) ||
    (value.kind === 'map' && value.fields.some((field) => hasAlias(field.value)))
  );
}

/** The lines of a field with the comments right above it. */
function withComments(post: Post, { entrySpan }: Field): Span {
  const { text, frontMatter } = post;
  const content = frontMatter.kind === 'yaml' ? frontMatter.content.start : entrySpan.start;
  // A comment may count as part of the value above it already.
  const top = fieldsOf(post).reduce(
    (end, other) =>
      other.entrySpan.end <= entrySpan.start ? Math.max(end, other.entrySpan.end) : end,
    content,
  );
  let { start } = entrySpan;
  while (start > top) {
    const line = lineAround(text, start - (text.slice(start - 2, start) === '\r\n' ? 2 : 1));
    if (line.start < top || !/^[ \t]*#/.test(textOf(text, line))) {
      break;
    }
    ({ start } = line);
  }
  return span(start, entrySpan.end);
}
