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

/** The fields of the front matter for the outline, in the order of the text. */
export function outlineOf(post: Post): readonly OutlineEntry[] {
  const { text } = post;
  return fieldsOf(post)
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, keySpan, value }) => ({
      name,
      detail: shown(value.kind === 'scalar' ? value.text : textOf(text, value.span)),
      span: span(keySpan.start, Math.max(keySpan.end, trimmedEnd(text, value.span))),
      selection: keySpan,
    }));
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
