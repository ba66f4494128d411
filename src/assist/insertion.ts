import type { Post } from '../post/post';
import { endOfLine, lineAround, span, startOfNextLine, type Span } from '../post/text';

/** What is inserted: Markdown that stands apart from its neighbours, or one item of a list. */
export type InsertedPart = 'block' | 'item';

/** Where a part of a post goes, and the line ends that keep it apart from what is there. */
export interface Insertion {
  /** What the part replaces: nothing, or the white space of an empty line. */
  readonly span: Span;
  readonly before: string;
  readonly after: string;
}

/**
 * Where a part goes when the cursor is at `offset`: never into the front matter, into a sentence or
 * into code, but below the block that the cursor is in.
 */
export function insertionAt(post: Post, offset: number, part: InsertedPart): Insertion {
  const { text, bodyStart } = post;
  const cursor = Math.max(offset, bodyStart);
  const around = lineAround(text, cursor);
  // Front matter that ends the file may end its line, too.
  const line = span(Math.max(around.start, bodyStart), around.end);
  if (text.slice(line.start, line.end).trim() === '') {
    return atEmptyLine(text, line, bodyStart, part);
  }
  const { blocks, start } = post.body();
  const placed = blocks.find(
    ({ offset: at, block }) => start + at <= line.end && line.start <= start + at + block.end,
  );
  if (placed === undefined) {
    return below(text, line.end, part === 'item' ? 1 : 2);
  }
  const { block } = placed;
  const at = start + placed.offset;
  if (part === 'item' && block.kind === 'list') {
    const item = block.items.findLast((candidate) => at + candidate.start <= line.end);
    return below(text, at + (item?.end ?? block.end), 1);
  }
  return below(text, Math.max(at + block.end, line.end), 2);
}

function atEmptyLine(text: string, line: Span, bodyStart: number, part: InsertedPart): Insertion {
  const above = text.slice(bodyStart, line.start).replace(/(?:\r\n|\n|\r)$/, '');
  const lineAbove = above.slice(Math.max(above.lastIndexOf('\n'), above.lastIndexOf('\r')) + 1);
  const isBelowList = part === 'item' && /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(lineAbove);
  const apart = lineAbove.trim() !== '' || (line.start === bodyStart && bodyStart > 0);
  return {
    span: line,
    before: apart && !isBelowList ? '\n' : '',
    after: needsGap(text, line.end) ? '\n' : '',
  };
}

function below(text: string, at: number, lines: 1 | 2): Insertion {
  return {
    span: span(at, at),
    before: '\n'.repeat(lines),
    after: lines === 2 && needsGap(text, at) ? '\n' : '',
  };
}

/** Whether the line below the one that ends at `lineEnd` has text, which would run on. */
function needsGap(text: string, lineEnd: number): boolean {
  const next = startOfNextLine(text, lineEnd);
  return next > lineEnd && text.slice(next, endOfLine(text, next)).trim() !== '';
}
