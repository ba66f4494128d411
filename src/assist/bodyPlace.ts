import type { Overview } from '../post/overview';
import type { Body, Post } from '../post/post';
import { blocksOf, inlinesOf, type PlacedBlock } from '../post/structure';
import { endOfLine, lineAround, span, startOfNextLine, type Span } from '../post/text';
import { sectionEnd } from '../rules/components/sectionEnd';

/** Where the cursor is in a body, and what can be written there. */
export type BodyPlace =
  | {
      /** A line on which a section may start. */
      readonly kind: 'section';
      /** What the author has typed of it. */
      readonly word: Span;
      /** Whether lines with text stand right above and below. */
      readonly touches: { readonly above: boolean; readonly below: boolean };
    }
  | {
      /** An item of the overview that has no more than its beginning, or the line below the overview. */
      readonly kind: 'entry';
      readonly overview: Overview;
      /** What the author has typed behind the marker. */
      readonly word: Span;
      /** Whether the marker is there already. */
      readonly isMarked: boolean;
      /** Whether a line with text stands right below. */
      readonly touchesBelow: boolean;
    }
  | {
      /** An opening bracket in a text. */
      readonly kind: 'link';
      /** From the bracket to the closing one, if that is there. */
      readonly word: Span;
    };

/** Longer words are no beginning of anything that could be offered. */
const longestWord = 100;

/** What a line may hold of a section: the beginning of a lead or heading, or of a word. */
const sectionStart = /^ {0,3}(?:#{1,6}[ \t]*|\*{0,2})(?:[^\s*#[\]<>|`-][^*#[\]<>|`]*)?$/;
const itemStart =
  /^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)((?:\[[ xX]\][ \t]+)?[*_]{0,3}\[?[^[\]()<>`]*)$/;
const openBracket = /(?<![\\!\]])\[([^[\]()<>`]*)$/;

/** Whether an opening bracket stands before the cursor, told from its line alone. */
export function followsBracket({ text }: Post, offset: number): boolean {
  const line = lineAround(text, offset);
  return openBracket.test(text.slice(Math.max(line.start, offset - longestWord), offset));
}

/** undefined where nothing is offered: in code, in front matter, in the middle of a sentence. */
export function bodyPlaceAt(post: Post, offset: number): BodyPlace | undefined {
  const { text, bodyStart } = post;
  const around = lineAround(text, offset);
  const line = span(Math.max(around.start, bodyStart), around.end);
  if (offset < bodyStart || offset - line.start > longestWord * 10) {
    return undefined;
  }
  const before = text.slice(line.start, offset);
  const behind = text.slice(offset, line.end);
  const body = post.body();
  if (body.notParsed !== undefined) {
    return undefined;
  }
  return (
    entryPlace(post, body, line, offset) ??
    (behind.trim() === '' && sectionStart.test(before)
      ? sectionPlace(post, body, line, offset)
      : undefined) ??
    linkPlace(post, body, line, offset)
  );
}

function entryPlace(
  { text }: Post,
  { overview, blocks, start }: Body,
  line: Span,
  offset: number,
): BodyPlace | undefined {
  if (overview === undefined) {
    return undefined;
  }
  const before = text.slice(line.start, offset);
  const behind = text.slice(offset, line.end);
  if (text.slice(line.start, line.end).trim() === '') {
    return line.start === startOfNextLine(text, endOfLine(text, overview.span.end))
      ? {
          kind: 'entry',
          overview,
          word: span(line.start, offset),
          isMarked: false,
          touchesBelow: hasTextBelow(text, line.end),
        }
      : undefined;
  }
  const [, marker, typed] = itemStart.exec(before) ?? [];
  const placed = blocks[overview.block];
  if (
    marker === undefined ||
    typed === undefined ||
    typed.length > longestWord ||
    placed?.block.kind !== 'list' ||
    !/^\]?\s*$/.test(behind) ||
    (behind.startsWith(']') && !typed.includes('['))
  ) {
    return undefined;
  }
  const at = start + placed.offset;
  const marked = line.start + (/^[ \t]*/.exec(marker)?.[0].length ?? 0);
  // Not in a list inside an item.
  return placed.block.items.some((item) => at + item.start === marked)
    ? {
        kind: 'entry',
        overview,
        word: span(line.start + marker.length, behind.startsWith(']') ? offset + 1 : offset),
        isMarked: true,
        touchesBelow: false,
      }
    : undefined;
}

function hasTextBelow(text: string, lineEnd: number): boolean {
  const next = startOfNextLine(text, lineEnd);
  return next > lineEnd && text.slice(next, endOfLine(text, next)).trim() !== '';
}

function sectionPlace(post: Post, body: Body, line: Span, offset: number): BodyPlace | undefined {
  const { text, bodyStart } = post;
  const { overview, sections, blocks, start } = body;
  const [first] = sections;
  const isBelow =
    (overview !== undefined && line.start > overview.span.end) ||
    (first !== undefined && line.start > first.span.start);
  const own = blocks.find(
    ({ offset: at, block }) =>
      start + at + block.start <= line.end && line.start <= start + at + block.end,
  );
  const last = blocks.findLast(({ offset: at }) => start + at < line.start);
  if (
    !isBelow ||
    (own !== undefined && !isLineAlone(own, start, line, text, offset)) ||
    (last !== undefined && isOpen(text, start, last))
  ) {
    return undefined;
  }
  const section = sections.findLast(({ span: { start: from } }) => from < line.start);
  const isBehind =
    section === undefined || line.start >= (section.closing?.span.end ?? sectionEnd(post, section));
  if (section !== undefined && !isBehind) {
    const next = blocks.findIndex(({ offset: at }) => start + at > line.end);
    if (next !== -1 && next < section.endBlock) {
      // It would cut the section in two.
      return undefined;
    }
  }
  const above = text.slice(bodyStart, line.start).replace(/(?:\r\n|\n|\r)$/, '');
  const lineAbove = above.slice(Math.max(above.lastIndexOf('\n'), above.lastIndexOf('\r')) + 1);
  return {
    kind: 'section',
    word: span(line.start, offset),
    touches: { above: lineAbove.trim() !== '', below: hasTextBelow(text, line.end) },
  };
}

/** Whether code or a comment goes on to the end of the text, as far as its last line is from there. */
function isOpen(text: string, start: number, { offset: at, block }: PlacedBlock): boolean {
  const source = text.slice(start + at + block.start, start + at + block.end);
  if (block.kind === 'html') {
    return source.startsWith('<!--') && !source.includes('-->');
  }
  const fence = block.kind === 'code' ? /^(?:`{3,}|~{3,})/.exec(source)?.[0] : undefined;
  if (fence === undefined) {
    return false;
  }
  const lastLine = source.slice(Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r')) + 1);
  return lastLine === source || !lastLine.trim().startsWith(fence);
}

/** Whether a block is what the author is typing on this line, and nothing more. */
function isLineAlone(
  { offset: at, block }: PlacedBlock,
  start: number,
  line: Span,
  text: string,
  offset: number,
): boolean {
  return (
    (block.kind === 'paragraph' || block.kind === 'heading' || block.kind === 'rule') &&
    start + at + block.start >= line.start &&
    start + at + block.end <= line.end &&
    text.slice(line.start, offset).trim() !== ''
  );
}

function linkPlace(
  { text }: Post,
  { blocks, start }: Body,
  line: Span,
  offset: number,
): BodyPlace | undefined {
  const [found, typed = ''] = openBracket.exec(text.slice(line.start, offset)) ?? [];
  const behind = text.slice(offset, line.end);
  if (found === undefined || typed.length > longestWord || /^\][([:]/.test(behind)) {
    return undefined;
  }
  const bracket = offset - found.length;
  const placed = blocks.find(
    ({ offset: at, block }) =>
      start + at + block.start <= bracket && bracket < start + at + block.end,
  );
  return placed === undefined || !isText(placed, bracket - start - placed.offset)
    ? undefined
    : { kind: 'link', word: span(bracket, behind.startsWith(']') ? offset + 1 : offset) };
}

/** Whether a place in a block is text: no code, no HTML, no part of another link. */
function isText({ block }: PlacedBlock, at: number): boolean {
  for (const nested of blocksOf(block)) {
    if (
      (nested.kind === 'code' || nested.kind === 'html' || nested.kind === 'definition') &&
      nested.start <= at &&
      at < nested.end
    ) {
      return false;
    }
  }
  for (const inline of inlinesOf(block)) {
    if (
      inline.start < at &&
      at < inline.end &&
      inline.kind !== 'strong' &&
      inline.kind !== 'emphasis' &&
      inline.kind !== 'strikethrough'
    ) {
      return false;
    }
  }
  return true;
}
