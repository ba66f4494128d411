/** A half-open range of a text, in UTF-16 code units from its first one (a BOM counts as one). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Zero-based line and column (in UTF-16 code units), as editors count. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export type LineEnd = '\n' | '\r\n' | '\r';

export function span(start: number, end: number): Span {
  return { start, end };
}

export function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether two edits would fight for the same place; two insertions at one place do, too. */
export function conflict(a: TextEdit, b: TextEdit): boolean {
  return overlaps(a.span, b.span) || a.span.start === b.span.start;
}

/**
 * The text after the edits.
 *
 * @throws RangeError when an edit lies outside the text or two edits overlap: applying those would
 * lose what the author wrote.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let end = 0;
  for (const edit of inOrder) {
    if (edit.span.start < end || edit.span.end < edit.span.start || edit.span.end > text.length) {
      throw new RangeError(
        `Edit ${String(edit.span.start)}-${String(edit.span.end)} overlaps another or leaves the text.`,
      );
    }
    result += text.slice(end, edit.span.start) + edit.newText;
    end = edit.span.end;
  }
  return result + text.slice(end);
}

/**
 * The same text in memory of its own. Engines let a part of a text hold the whole of it, so that a word
 * kept for long would keep the file that it came from.
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** A text as the part of a regular expression that matches just that text. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** The line end that the text uses first, which is what an inserted line should use. */
export function lineEndOf(text: string): LineEnd {
  const found = /\r\n|\n|\r/.exec(text);
  return found === null ? '\n' : (found[0] as LineEnd);
}

const anyLineEnd = /[\r\n]/g;

/** The offset of the line end at or after `from`, or the end of the text. */
export function endOfLine(text: string, from: number): number {
  anyLineEnd.lastIndex = from;
  return anyLineEnd.test(text) ? anyLineEnd.lastIndex - 1 : text.length;
}

/** Whether a UTF-16 code unit ends a line, or is half of such an end. */
function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** Whether a UTF-16 code unit is a space or a tab. */
export function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** Where the spaces and tabs start that end right before an offset, at `from` at the earliest. */
export function beforeBlanks(text: string, end: number, from = 0): number {
  let before = end;
  while (before > from && isBlank(text.charCodeAt(before - 1))) {
    before--;
  }
  return before;
}

/** The offset after the line end that starts at `lineEnd`; the end of the text has none. */
export function startOfNextLine(text: string, lineEnd: number): number {
  if (text.charCodeAt(lineEnd) === 13 && text.charCodeAt(lineEnd + 1) === 10) {
    return lineEnd + 2;
  }
  return lineEnd < text.length ? lineEnd + 1 : lineEnd;
}

/** The line around an offset, without its line end. */
export function lineAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) {
    start--;
  }
  return span(start, endOfLine(text, offset));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { 0: lineEnd, index } of text.matchAll(/\r\n|\n|\r/g)) {
    starts.push(index + lineEnd.length);
  }
  return starts;
}

function lineStartsByLineFeed(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** The only place where offsets become lines and columns. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    this.#starts = text.includes('\r') ? lineStarts(text) : lineStartsByLineFeed(text);
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offsets outside the text count as its nearest end. */
  positionAt(offset: number): Position {
    const wanted = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= wanted) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low, character: wanted - (this.#starts[low] ?? 0) };
  }

  /** Positions outside the text count as its nearest end. */
  offsetAt({ line, character }: Position): number {
    const start = this.#starts[line];
    if (start === undefined) {
      return line < 0 ? 0 : this.#length;
    }
    const next = this.#starts[line + 1] ?? this.#length;
    return Math.min(start + Math.max(character, 0), next);
  }
}
