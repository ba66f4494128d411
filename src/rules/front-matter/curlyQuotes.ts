import type { FieldValue } from '../../post/fields';
import type { Post } from '../../post/post';
import { endOfLine, span, textOf, type Span } from '../../post/text';

/** What opens a quotation in print, and what may close it; a slip of the keyboard may, too. */
const closersOf: ReadonlyMap<string, string> = new Map([
  ['\u201C', '\u201D"'], // “…”
  ['\u201D', '\u201D"'], // ”…”
  ['\u201E', '\u201C\u201D"'], // „…“
  ['\u2018', "\u2019'"], // ‘…’
  ['\u201A', "\u2018\u2019'"], // ‚…‘
  ['\u00AB', '\u00BB'], // «…»
  ['\u00BB', '\u00AB'], // »…«
]);
const isApostrophe = /^\p{L}\u2019\p{L}/u;

/** What stands between the quotes of print that are around the whole of a text. */
export function insideCurlyQuotes(written: string): string | undefined {
  const closers = closersOf.get(written.charAt(0));
  const closer = written.at(-1) ?? '';
  if (closers === undefined || written.length < 2 || !closers.includes(closer)) {
    return undefined;
  }
  const inner = written.slice(1, -1);
  for (let at = 0; at < inner.length; at++) {
    const unit = inner.charAt(at);
    // In `“One” and “Two”` they are around parts of the text.
    if (
      (unit === written.charAt(0) || unit === closer) &&
      !isApostrophe.test(inner.slice(Math.max(at - 1, 0)))
    ) {
      return undefined;
    }
  }
  return inner.trim();
}

export interface CurlyQuoted {
  readonly inner: string;
  /** With the quotes. */
  readonly span: Span;
  /** YAML takes a part of it for a comment. */
  readonly isCut: boolean;
}

/** A plain value in quotes of print, which mean nothing to YAML. */
export function curlyQuoted({ text }: Post, value: FieldValue): CurlyQuoted | undefined {
  if (value.kind !== 'scalar' || value.style !== 'plain' || !closersOf.has(value.text.charAt(0))) {
    return undefined;
  }
  const { start, end } = value.span;
  const inner = insideCurlyQuotes(textOf(text, value.span));
  if (inner !== undefined) {
    return { inner, span: value.span, isCut: false };
  }
  const lineEnd = start + text.slice(start, endOfLine(text, start)).trimEnd().length;
  const whole = lineEnd > end ? insideCurlyQuotes(text.slice(start, lineEnd)) : undefined;
  return whole !== undefined && /^[ \t]+#/.test(text.slice(end, lineEnd))
    ? { inner: whole, span: span(start, lineEnd), isCut: true }
    : undefined;
}
