import { fieldsOf, type Post } from '../../post/post';
import type { Field, FieldValue } from '../../post/fields';
import { lineEndOf, span, textOf, type Span, type TextEdit } from '../../post/text';
import type { FieldSpec, Profile } from '../../profile/profile';
import { plainText } from '../../post/links';

/**
 * The fields that are safe to judge: those above the first syntax error. What stands below may have
 * been read quite differently from how it was meant.
 */
export function soundFields(post: Post): readonly Field[] {
  const fields = fieldsOf(post);
  const firstFault = firstFaultOf(post);
  return firstFault === undefined
    ? fields
    : fields.filter(({ entrySpan }) => entrySpan.end <= firstFault);
}

export function hasFaults(post: Post): boolean {
  return firstFaultOf(post) !== undefined;
}

function firstFaultOf({ frontMatter }: Post): number | undefined {
  return frontMatter.kind === 'yaml' ? frontMatter.faults[0]?.span.start : undefined;
}

/** The known fields of a post with what the profile says of each. */
export function* knownFields(
  post: Post,
  profile: Profile,
): Generator<{ readonly field: Field; readonly spec: FieldSpec }> {
  for (const field of soundFields(post)) {
    const spec = profile.fields.find(({ name }) => name === field.name);
    if (spec !== undefined) {
      yield { field, spec };
    }
  }
}

/** Values that authors leave until they know better. */
const placeholder =
  /^(?:x+(?:[-./ ]x+)*|todo|tbd|tba|fixme|to[ _-]be[ _-](?:announced|decided|defined|determined|done)|\?+|\.{3}|…|-+)$/i;

/** The placeholder that a value consists of, if it does. */
export function placeholderIn(value: FieldValue): string | undefined {
  if (value.kind === 'scalar') {
    const written = value.text.trim();
    return placeholder.test(written) ? written : undefined;
  }
  if (value.kind === 'list' && value.items.length > 0) {
    const found = value.items.map(placeholderIn);
    return found.every((item) => item !== undefined) ? found[0] : undefined;
  }
  return undefined;
}

export function isEmpty(value: FieldValue): boolean {
  return (
    value.kind === 'empty' ||
    (value.kind === 'scalar' && value.text.trim() === '') ||
    (value.kind === 'list' && value.items.every(isEmpty)) ||
    (value.kind === 'map' && value.fields.length === 0)
  );
}

/** Whether a field has its lines for itself, so that they can be removed or added to. */
export function ownsLines({ text }: Post, { entrySpan, keySpan }: Field): boolean {
  return text.slice(entrySpan.start, keySpan.start).trim() === '' && entrySpan.end > keySpan.end;
}

/** Where a value stands without its quotes; undefined for values over several lines. */
export function innerSpan({ text }: Post, value: FieldValue): Span | undefined {
  if (value.kind !== 'scalar' || value.style === 'block') {
    return undefined;
  }
  if (/[\r\n]/.test(textOf(text, value.span))) {
    return undefined;
  }
  return value.style === 'plain' ? value.span : span(value.span.start + 1, value.span.end - 1);
}

/**
 * The edit that adds a field at its place in the order of the profile.
 *
 * @returns undefined where the front matter has a form that a line cannot be added to.
 */
export function addField(
  post: Post,
  profile: Profile,
  name: string,
  value: string,
): TextEdit | undefined {
  const { frontMatter, text } = post;
  if (frontMatter.kind !== 'yaml') {
    return undefined;
  }
  const { fields, content } = frontMatter;
  if (!fields.every((field) => ownsLines(post, field))) {
    return undefined;
  }
  const noComments = textOf(text, content).replace(/^[ \t]*#.*$/gm, '');
  if (fields.length === 0 && noComments.trim() !== '') {
    return undefined;
  }
  const order = profile.fields.map((field) => field.name);
  const before = new Set(order.slice(0, order.indexOf(name)));
  const previous = fields.findLast((field) => before.has(field.name));
  const [first] = fields;
  const at = previous?.entrySpan.end ?? first?.entrySpan.start ?? content.end;
  const indent = first === undefined ? '' : text.slice(first.entrySpan.start, first.keySpan.start);
  const line = value === '' ? `${name}:` : `${name}: ${value}`;
  return { span: span(at, at), newText: `${indent}${line}${lineEndOf(text)}` };
}

/** The value of a text field as the blog writes it: in double quotes. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** What the title of a post would be: its first heading, else its file name in words. */
export function proposedTitle(post: Post, fileName: string | undefined): string | undefined {
  for (const { offset, block } of post.body().blocks) {
    if (block.kind === 'heading') {
      const start = post.body().start + offset;
      const [line = ''] = post.text.slice(start, start + block.end).split(/[\r\n]/, 1);
      const title = plainText(line.replace(/^#{1,6}[ \t]*/, '').replace(/[ \t]+#+[ \t]*$/, ''))
        // YAML allows none of these.
        .replace(/[\0-\x1F\x7F]/g, '');
      if (title !== '') {
        return title;
      }
    }
  }
  const words = (fileName ?? '')
    .replace(/\.[^.]*$/, '')
    .replace(/^(?:\d+-)+/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return words === '' ? undefined : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value quoted in a message: short, on one line. */
export function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
