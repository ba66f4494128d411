import type { Post } from '../../post/post';
import { blocksOf, inlinesOf, type Block } from '../../post/structure';
import {
  endOfLine,
  lineAround,
  span,
  startOfNextLine,
  type LineEnd,
  lineEndOf,
  type Span,
} from '../../post/text';

/** The line that something is pasted into, by what a part of a post must know about it. */
export interface PastePlace {
  readonly line: Span;
  readonly isBlank: boolean;
  /** A list item without any text yet, with the cursor at its end. */
  readonly isEmptyItem: boolean;
  /** In the overview, or on the empty line right below it. */
  readonly isInOverview: boolean;
  /** What a line below this one starts with: white space, quotes. */
  readonly indent: string;
  readonly lineEnd: LineEnd;
}

const emptyItem = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?)?$/;
/** What an author has only begun to write: a destination, a definition, a tag, a comment, code. */
const begun = /\]\(<?[^()\s]*$|\]:[ \t]*<?\S*$|<[^<>\s]*$|=["'][^"'<>]*$|<!--(?:(?!-->).)*$|`$/;
const longestBegun = 500;

/**
 * Where in a post something is pasted.
 *
 * @param selection what it replaces; empty for a cursor.
 * @returns undefined where text must stay as it is: in front matter, code, HTML, links and what will
 * become one, and where nobody knows because the post was too large to be read.
 */
export function pastePlaceOf(post: Post, selection: Span): PastePlace | undefined {
  const { text, frontMatter, bodyStart } = post;
  const { overview, notParsed } = post.body();
  if (
    notParsed !== undefined ||
    frontMatter.kind === 'unclosed' ||
    selection.start < bodyStart ||
    isLiteral(post, selection)
  ) {
    return undefined;
  }
  const around = lineAround(text, selection.start);
  const line = span(Math.max(around.start, bodyStart), around.end);
  const before = text.slice(line.start, selection.start);
  if (begun.test(before.slice(-longestBegun))) {
    return undefined;
  }
  const behind = text.slice(Math.min(selection.end, line.end), line.end);
  const isBlank = text.slice(line.start, line.end).trim() === '';
  return {
    line,
    isBlank,
    isEmptyItem: emptyItem.test(before) && behind.trim() === '',
    isInOverview: overview !== undefined && isIn(text, overview.span, line, isBlank),
    indent: /^[ \t>]*/.exec(before)?.[0] ?? '',
    lineEnd: lineEndOf(text),
  };
}

function isIn(text: string, whole: Span, line: Span, isBlank: boolean): boolean {
  const lastLine = endOfLine(text, whole.end);
  const end = isBlank ? startOfNextLine(text, lastLine) : lastLine;
  return whole.start <= line.end && line.start <= end;
}

/** Whether a place is, or touches, something that is no prose. */
function isLiteral(post: Post, place: Span): boolean {
  const { text } = post;
  const { blocks, start } = post.body();
  return blocks.some(({ offset, block }, index) => {
    const at = start + offset;
    const isLast = index === blocks.length - 1;
    const end = isLast ? text.length : endOfLine(text, at + block.end);
    return (
      at <= place.end &&
      place.start <= end &&
      (isInLiteralBlock(text, block, at, place, isLast) || isInLink(block, at, place))
    );
  });
}

function isInLiteralBlock(
  text: string,
  block: Block,
  at: number,
  place: Span,
  isLast: boolean,
): boolean {
  for (const { kind, start, end } of blocksOf(block)) {
    if (kind === 'code' || kind === 'html' || kind === 'definition') {
      const isOpen =
        isLast && end === block.end && isNotClosed(text.slice(at + start, at + end), kind);
      const last = isOpen ? text.length : endOfLine(text, at + end);
      if (at + start <= place.end && place.start <= last) {
        return true;
      }
    }
  }
  return false;
}

/** Code or a comment that ends with the file, so that what is added to that is in there, too. */
function isNotClosed(source: string, kind: 'code' | 'html' | 'definition'): boolean {
  const [, fence] = /^(`{3,}|~{3,})/.exec(source) ?? [];
  return kind === 'code'
    ? fence !== undefined && !new RegExp(`[\\r\\n][ \\t>]*${fence}+[ \\t]*$`).test(source)
    : kind === 'html' && source.startsWith('<!--') && !source.includes('-->');
}

function isInLink(block: Block, at: number, place: Span): boolean {
  for (const { kind, start, end } of inlinesOf(block)) {
    const isText = kind === 'strong' || kind === 'emphasis' || kind === 'strikethrough';
    if (!isText && at + start < place.end && place.start < at + end) {
      return true;
    }
  }
  return false;
}
