// Values as they are written: texts with quotes or without, comments, what stands between separators.
import { span, textOf, type Span } from '../../post/text';
import type { Quote, ValuePlace } from './place';

/** Whether a place is in a span or at one of its ends. */
export function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** A text of one line. */
export interface Scalar {
  readonly word: Span;
  readonly quote: Quote;
  readonly closed: boolean;
}

/**
 * The text that starts at `start`, if the cursor is in it.
 *
 * @param ends characters that end a text without quotes, beside a comment.
 */
export function scalarAt(
  text: string,
  start: number,
  lineEnd: number,
  offset: number,
  ends: string,
): Scalar | undefined {
  const first = text.charAt(start);
  if (first === '"' || first === "'") {
    const close = closingQuote(text, start, lineEnd);
    const word = span(start + 1, close ?? endOfPlain(text, start + 1, lineEnd, ends, offset));
    return contains(word, offset) ? { word, quote: first, closed: close !== undefined } : undefined;
  }
  const word = span(start, endOfPlain(text, start, lineEnd, ends, offset));
  return contains(word, offset) ? { word, quote: '', closed: true } : undefined;
}

/** Where the quote closes that opens at `start`; undefined where it does not on its line. */
export function closingQuote(text: string, start: number, lineEnd: number): number | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < lineEnd; at++) {
    const unit = text.charAt(at);
    if (unit === '\\' && quote === '"') {
      at++;
    } else if (unit === quote) {
      if (quote === "'" && text.charAt(at + 1) === "'") {
        at++;
      } else {
        return at;
      }
    }
  }
  return undefined;
}

/** Where a text without quotes ends: before a comment, with spaces behind it only up to the cursor. */
function endOfPlain(
  text: string,
  start: number,
  lineEnd: number,
  ends: string,
  offset: number,
): number {
  let end = start;
  for (; end < lineEnd; end++) {
    if (isCommentAt(text, end) || ends.includes(text.charAt(end))) {
      break;
    }
  }
  const trimmed = start + text.slice(start, end).trimEnd().length;
  return offset > trimmed && offset <= end && !isCommentAt(text, offset) ? offset : trimmed;
}

/** Whether a comment begins there. */
export function isCommentAt(text: string, at: number): boolean {
  return text.charAt(at) === '#' && /[ \t\r\n:]/.test(text.charAt(at - 1));
}

/**
 * What is written between two separators, or nothing where the cursor stands apart from it.
 *
 * @param written the text of the span, with spaces instead of comments.
 */
export function itemBetween(
  text: string,
  { start }: Span,
  written: string,
  offset: number,
): Pick<ValuePlace, 'word' | 'before' | 'after'> | undefined {
  const first = start + written.search(/\S|$/);
  const last = start + written.trimEnd().length;
  const isBehindComma = start > 0 && text.charAt(start - 1) === ',';
  const before = isBehindComma && offset === start ? ' ' : '';
  const after = text.charAt(offset) === '#' ? ' ' : '';
  if (first >= last) {
    return { word: span(offset, offset), before, after };
  }
  if (offset < first) {
    // A new one before the next.
    return { word: span(offset, offset), before, after: `,${after}` };
  }
  // Spaces that were just typed belong to the word: `open |source`.
  const word = span(first, Math.max(last, offset));
  return /[\r\n]/.test(textOf(text, word))
    ? undefined
    : {
        word,
        before: isBehindComma && first === start ? ' ' : '',
        after: offset > last ? after : '',
      };
}

/** A value as it is written in a list, without its quotes. */
export function unquoted(written: string): string {
  const value = written.trim();
  const quote = /^["']/.exec(value)?.[0] ?? '';
  if (quote === '') {
    return value;
  }
  const inner = value.slice(1, value.length > 1 && value.endsWith(quote) ? -1 : undefined);
  return quote === '"' ? inner.replace(/\\(["\\])/g, '$1') : inner.replaceAll("''", "'");
}
