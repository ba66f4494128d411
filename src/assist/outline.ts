import { fieldsOf, type Post } from '../post/post';
import { span, textOf, type Span } from '../post/text';
import { shown } from '../profile/values';

/** One line of the outline. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  /** All that belongs to it. */
  readonly span: Span;
  /** What is selected when it is chosen; lies in `span`. */
  readonly selection: Span;
}

export interface FrontMatterOutline extends OutlineEntry {
  readonly children: readonly OutlineEntry[];
}

/** The front matter with its fields for the outline; undefined for a post without fields. */
export function outlineOf(post: Post): FrontMatterOutline | undefined {
  const { frontMatter, text } = post;
  const whole = frontMatterSpan(post);
  const fields = fieldsOf(post);
  if (whole === undefined || fields.length === 0 || frontMatter.kind === 'absent') {
    return undefined;
  }
  return {
    name: 'Front matter',
    detail: '',
    span: whole,
    selection: frontMatter.opening,
    children: fields
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, keySpan, value }) => ({
        name,
        detail: value.kind === 'scalar' ? shown(value.text) : shown(textOf(text, value.span)),
        span: span(keySpan.start, Math.max(keySpan.end, trimmedEnd(text, value.span))),
        selection: keySpan,
      })),
  };
}

/** From the opening fence to the closing one; undefined where there is no front matter in YAML. */
export function frontMatterSpan({ frontMatter, text }: Post): Span | undefined {
  switch (frontMatter.kind) {
    case 'yaml':
      return span(frontMatter.opening.start, frontMatter.closing.end);
    case 'unclosed':
      return span(
        frontMatter.opening.start,
        Math.max(frontMatter.opening.end, trimmedEnd(text, frontMatter.content)),
      );
    default:
      return undefined;
  }
}

function trimmedEnd(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}
