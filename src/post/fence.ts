import { span, type Span } from './text';

/**
 * Where the front matter of a post is. There is no other fence detector in the product.
 *
 * The rules are those of the blog software that reads these posts: blank lines may come before the
 * opening fence, spaces may trail either fence, and only a line of exactly three dashes closes.
 */
export type FenceResult =
  | { readonly kind: 'absent'; /** Where front matter would be inserted. */ readonly at: number }
  | {
      readonly kind: 'unclosed';
      /** The opening fence, its three dashes only. */
      readonly opening: Span;
      /** What follows the opening fence and still looks like fields. */
      readonly content: Span;
      /** A line such as `...` or `----` that was probably meant to close, if there is one. */
      readonly almostClosing: Span | undefined;
    }
  | {
      readonly kind: 'unsupported';
      /** The whole opening fence with the language behind it. */
      readonly opening: Span;
      /** As written: `js`, `json`, `toml` (for `+++`). */
      readonly language: string;
      /** The language behind the fence where removing it would help, otherwise undefined. */
      readonly languageSpan: Span | undefined;
      readonly content: Span;
      readonly bodyStart: number;
    }
  | {
      readonly kind: 'yaml';
      readonly opening: Span;
      /** Between the fences: from the start of the first line to the start of the closing fence. */
      readonly content: Span;
      readonly closing: Span;
      readonly bodyStart: number;
    };

const blankLines = /^\uFEFF?(?:[ \t\f\v\u00A0]*(?:\r\n|\n|\r))*/;
const openingLine = /(-{3}|\+{3})([^\r\n]*)(\r\n|\n|\r|$)/y;
const languageBehindFence = /^[ \t]*([A-Za-z_$][\w.$+#-]*)[ \t]*$/;
const partOfField = /^(?:[ \t]*#|[ \t]*-[ \t]|[ \t]+\S)/;
const fieldName = /^["']?[A-Za-z_][\w:. -]*["']?$/;

function looksLikeField(line: string): boolean {
  const colon = line.search(/:(?:[ \t]|$)/);
  return partOfField.test(line) || (colon !== -1 && fieldName.test(line.slice(0, colon).trimEnd()));
}

export function detectFence(text: string): FenceResult {
  const at = blankLines.exec(text)?.[0].length ?? 0;
  openingLine.lastIndex = at;
  const opened = openingLine.exec(text);
  if (opened === null) {
    return { kind: 'absent', at: text.startsWith('\uFEFF') ? 1 : 0 };
  }
  const [line, dashes = '', rest = ''] = opened;
  const contentStart = at + line.length;
  const language = dashes === '+++' ? 'toml' : languageBehindFence.exec(rest)?.[1];

  if (rest.trim() !== '' && (dashes === '+++' || language === undefined)) {
    // `----`, `--- a sentence` or `+++ b`: a rule or text, not a fence.
    return { kind: 'absent', at: text.startsWith('\uFEFF') ? 1 : 0 };
  }
  const closing = findLine(text, contentStart, dashes);
  if (language !== undefined) {
    if (dashes === '+++' && closing === undefined) {
      return { kind: 'absent', at: text.startsWith('\uFEFF') ? 1 : 0 };
    }
    const languageStart = at + dashes.length;
    return {
      kind: 'unsupported',
      opening: span(at, languageStart + rest.trimEnd().length),
      language,
      languageSpan:
        dashes === '---' ? span(languageStart, languageStart + rest.trimEnd().length) : undefined,
      content: span(contentStart, closing?.span.start ?? text.length),
      bodyStart: closing?.next ?? text.length,
    };
  }
  const opening = span(at, at + 3);
  if (closing === undefined) {
    return { kind: 'unclosed', opening, ...unclosedContent(text, contentStart) };
  }
  return {
    kind: 'yaml',
    opening,
    content: span(contentStart, closing.span.start),
    closing: closing.span,
    bodyStart: closing.next,
  };
}

/** The first line from `from` on that is exactly `wanted`, trailing spaces aside. */
function findLine(
  text: string,
  from: number,
  wanted: string,
): { readonly span: Span; readonly next: number } | undefined {
  let at = from;
  while (at <= text.length) {
    const lineEnd = endOfLine(text, at);
    if (text.startsWith(wanted, at) && text.slice(at + wanted.length, lineEnd).trim() === '') {
      return { span: span(at, at + wanted.length), next: startOfNextLine(text, lineEnd) };
    }
    const next = startOfNextLine(text, lineEnd);
    if (next === lineEnd) {
      return undefined;
    }
    at = next;
  }
  return undefined;
}

/**
 * The lines behind an opening fence that still look like fields, so that a post whose fence is not
 * closed yet keeps its fields while the author types.
 */
function unclosedContent(
  text: string,
  from: number,
): { readonly content: Span; readonly almostClosing: Span | undefined } {
  let at = from;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    if (/^(?:\.\.\.|-{2}|-{4,}|\u2014-?|\u2013-?)[ \t]*$/.test(line)) {
      return {
        content: span(from, at),
        almostClosing: span(at, at + line.trimEnd().length),
      };
    }
    if (!looksLikeField(line)) {
      break;
    }
    at = startOfNextLine(text, lineEnd);
  }
  return { content: span(from, at), almostClosing: undefined };
}

/** The offset of the line end at or behind `from`, or the end of the text. */
export function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) {
      return at;
    }
  }
  return text.length;
}

/** The offset behind the line end that starts at `lineEnd`; the end of the text has none. */
export function startOfNextLine(text: string, lineEnd: number): number {
  if (text.charCodeAt(lineEnd) === 13 && text.charCodeAt(lineEnd + 1) === 10) {
    return lineEnd + 2;
  }
  return lineEnd < text.length ? lineEnd + 1 : lineEnd;
}
