import type { FieldValue } from '../../post/fields';
import type { Post } from '../../post/post';
import { endOfLine, span, textOf, type Span } from '../../post/text';
import { quoted, shown } from '../../profile/values';
import type { Fix } from '../rule';

/**
 * The texts of `- #tech`: items that are empty, with a comment that was hardly meant as one, since no
 * space stands behind its sign.
 */
export function hiddenTexts({ text }: Post, value: FieldValue): readonly Span[] {
  return value.kind !== 'list'
    ? []
    : value.items.flatMap((item) => {
        const { start, end } = item.span;
        const rest = text.slice(end, endOfLine(text, end));
        const [, gap = '', hidden] =
          /^([ \t]*)(#[^\s#].*?)(?:[ \t]+#\s.*)?[ \t]*$/.exec(rest) ?? [];
        const at = end + gap.length;
        return item.kind === 'empty' && start === end && hidden !== undefined
          ? [span(at, at + hidden.length)]
          : [];
      });
}

/** Puts what is hidden in quotes. */
export function quoteHidden({ text }: Post, hidden: readonly Span[]): Fix {
  const [first] = hidden;
  return {
    title:
      hidden.length === 1 && first !== undefined
        ? `Put ${shown(textOf(text, first))} in quotes`
        : 'Put what follows # in quotes',
    edits: hidden.map((place) => ({ span: place, newText: quoted(textOf(text, place)) })),
  };
}
