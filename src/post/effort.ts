// What parsing a body would cost, told before it is tried: real posts stay far below the limits, and
// what exceeds them is only scanned for links.

import type { ChangedRange } from './change';

/** Beyond these a body is only scanned for links: UTF-16 code units of a body and of one line. */
export const longestBody = 300 * 1024;
export const longestLine = 8 * 1024;
export const mostLines = 15_000;
/** Lists and quotes in each other; the parser and we go down by recursion. */
const deepestNesting = 100;
/** In about nanoseconds, for what the parser does not do in linear time. */
const mostEffort = 100_000_000;

export type NotParsed =
  'body-too-long' | 'line-too-long' | 'too-deep' | 'too-many-lines' | 'too-many-marks';

/** What a body costs beyond linear time. */
export interface Effort {
  readonly total: number;
  readonly lines: number;
}

/** A text that was found worth parsing; its effort is undefined where it needed no measuring. */
interface Affordable {
  readonly text: string;
  readonly effort: Effort | undefined;
}

/**
 * What parsing a body costs, undefined where that is little enough not to be measured, or why it is better
 * not parsed.
 *
 * @param earlier what the body was before `change`: only the paragraphs around the change are then
 * measured, before and after. Whether it is parsed is the same without it.
 */
export function effortOf(
  text: string,
  earlier?: Affordable,
  change?: ChangedRange,
): Effort | NotParsed | undefined {
  if (text.length > longestBody) {
    return 'body-too-long';
  }
  if (earlier === undefined || change === undefined) {
    return isCheap(text) ? undefined : measure(text, 0, text.length);
  }
  const effortBefore = earlier.effort ?? measure(earlier.text, 0, earlier.text.length);
  const start = startOfParagraph(text, change.fromB);
  const end = endOfParagraph(text, change.toB);
  const before = measure(earlier.text, start, end - change.toB + change.toA);
  const after = measure(text, start, end);
  if (typeof effortBefore === 'string' || typeof before === 'string' || typeof after === 'string') {
    return measure(text, 0, text.length);
  }
  const effort = {
    total: effortBefore.total - before.total + after.total,
    lines: effortBefore.lines - before.lines + after.lines,
  };
  return verdict(effort) ?? effort;
}

function verdict({ total, lines }: Effort): NotParsed | undefined {
  return total > mostEffort ? 'too-many-marks' : lines > mostLines ? 'too-many-lines' : undefined;
}

function startOfParagraph(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  while (start > 0 && offset > 0) {
    const previous = start > 1 ? text.lastIndexOf('\n', start - 2) + 1 : 0;
    if (isBlank(text, previous, start - 1)) {
      return start;
    }
    start = previous;
  }
  return 0;
}

function endOfParagraph(text: string, offset: number): number {
  let start = offset;
  for (;;) {
    const newline = text.indexOf('\n', start);
    if (newline === -1) {
      return text.length;
    }
    if (start > offset && isBlank(text, start, newline)) {
      return newline;
    }
    start = newline + 1;
  }
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === '';
}

/** @param start of a line; `end` the end of one. */
function measure(text: string, from: number, to: number): Effort | NotParsed {
  let effort = 0;
  let paragraph = new ParagraphEffort();
  let lines = 0;
  for (let start = from; start <= to; lines++) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end - start > longestLine) {
      return 'line-too-long';
    }
    const nesting = nestingOf(text, start);
    if (nesting > deepestNesting) {
      return 'too-deep';
    }
    effort += 200 * nesting ** 2;
    if (nesting > 0 && startsItem(text, start)) {
      effort += paragraph.total;
      paragraph = new ParagraphEffort();
    }
    if (!paragraph.add(text, start, end)) {
      effort += paragraph.total;
      paragraph = new ParagraphEffort();
    }
    if (effort + paragraph.total > mostEffort) {
      return 'too-many-marks';
    }
    start = end + 1;
  }
  const measured = { total: effort + paragraph.total, lines };
  return verdict(measured) ?? measured;
}

/** In UTF-16 code units: no line of a post has so much white space in one place. */
const wideSpace = ' '.repeat(8);

/**
 * Whether the marks of all lines would cost little even if one paragraph had them all, which takes a fifth of
 * the time of measuring: nearly every post is so.
 */
function isCheap(text: string): boolean {
  if (text.includes('\t') || text.includes(wideSpace)) {
    return false;
  }
  let effort = 0;
  let lines = 0;
  for (let start = 0; start <= text.length; lines++) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const nesting = nestingOf(text, start);
    if (end - start > longestLine || nesting > deepestNesting) {
      return false;
    }
    effort += 200 * nesting ** 2 + wideSpace.length ** 2;
    start = end + 1;
  }
  const count = (mark: string): number => occurrences(text, mark);
  effort +=
    8 * count('[') ** 2 +
    (count('*') + count('_') + count('~')) ** 2 +
    (2 * count('`') + count('<') / 4 + 4 * count(')')) * text.length +
    3 * count(';') ** 2;
  return lines <= mostLines && effort <= mostEffort;
}

function occurrences(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    count++;
  }
  return count;
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** The characters that a `ParagraphEffort` counts. */
const costly = new Uint8Array(128);
for (const character of ' \t[);<`*_~') {
  costly[character.charCodeAt(0)] = 1;
}

/**
 * What the parser spends on one paragraph beyond linear time: it looks for the partner of each mark
 * in all that the paragraph has of its kind, or in all of its text. The weights are measured.
 */
class ParagraphEffort {
  #length = 0;
  #brackets = 0;
  #emphasis = 0;
  #angles = 0;
  #backticks = 0;
  /** What depends on single lines. */
  #ofLines = 0;

  get total(): number {
    return (
      8 * this.#brackets ** 2 +
      this.#emphasis ** 2 +
      (2 * this.#backticks + this.#angles / 4) * this.#length +
      this.#ofLines
    );
  }

  /** @returns whether the line belongs to the paragraph: a blank one ends it. */
  add(text: string, start: number, end: number): boolean {
    let first = start;
    while (first < end && isSpace(text.charCodeAt(first))) {
      first++;
    }
    if (first === end) {
      return false;
    }
    let closing = 0;
    let mostClosing = 0;
    let semicolons = 0;
    let spaces = 0;
    let widest = 0;
    for (let at = first; at < end; at++) {
      const unit = text.charCodeAt(at);
      // Most are letters.
      if (unit > 127 || costly[unit] === 0) {
        continue;
      }
      switch (unit) {
        case 32:
        case 9:
          spaces = isSpace(text.charCodeAt(at - 1)) ? spaces + 1 : 1;
          widest = Math.max(widest, spaces);
          break;
        case 91: // [
          this.#brackets++;
          break;
        case 41: // )
          closing = text.charCodeAt(at - 1) === unit ? closing + 1 : 1;
          mostClosing = Math.max(mostClosing, closing);
          break;
        case 59: // ;
          semicolons++;
          break;
        case 60: // <
          this.#angles++;
          break;
        case 96: // `
          this.#backticks += text.charCodeAt(at - 1) === unit ? 0 : 1;
          break;
        default: // * _ ~
          this.#emphasis++;
      }
    }
    this.#length += end - start;
    this.#ofLines += 4 * mostClosing * (end - start) + 3 * semicolons ** 2 + widest ** 2;
    return true;
  }
}

const container = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;

/** How many quotes and lists a line opens or goes on with, as far as its own marks tell. */
function nestingOf(text: string, start: number): number {
  const first = text.charCodeAt(start);
  // Most lines start with a letter.
  if (first >= 65) {
    return 0;
  }
  container.lastIndex = start;
  let nesting = 0;
  while (nesting <= deepestNesting && container.test(text)) {
    nesting++;
  }
  return nesting;
}

const item = / {0,3}[-*+][ \t]+\S/y;

/** Whether a line starts a paragraph of its own even without a blank line before it. */
function startsItem(text: string, start: number): boolean {
  item.lastIndex = start;
  return item.test(text);
}
