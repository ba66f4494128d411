import type { Post } from '../post/post';
import type { Block, ListItem } from '../post/structure';
import { lineAround, lineEndOf, span, type Span, type TextEdit } from '../post/text';

/** The start of an item: white space, marker, white space, and the box of a task. */
const itemStart = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+|$)(\[[ xX]\](?:[ \t]+|$))?/;

/** Whether Enter behind a line may continue or end a list, told from the line alone. */
export function mayContinueList(line: string): boolean {
  return itemStart.test(line);
}

/**
 * What Enter does at the end of a list item: starts the next one in the style of the list, or ends
 * the list where the item is empty. The cursor goes behind it.
 *
 * @returns undefined anywhere else: in code, front matter or a sentence.
 */
export function continuationAt(post: Post, offset: number): TextEdit | undefined {
  const { text, bodyStart } = post;
  const line = lineAround(text, offset);
  const start = itemStart.exec(text.slice(line.start, line.end));
  if (offset < bodyStart || line.start < bodyStart || offset !== line.end || start === null) {
    return undefined;
  }
  const [whole, indent = '', marker = '', gap = '', box] = start;
  const found = findItem(post, line.start + indent.length);
  if (found === undefined) {
    return undefined;
  }
  if (whole.length === line.end - line.start) {
    return { span: line, newText: outer(text, found) };
  }
  const { index, siblings, at } = found;
  const above = siblings[index - 1];
  const own = siblings[index];
  const isLoose =
    above !== undefined &&
    own !== undefined &&
    /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(text.slice(at + above.start, at + own.start));
  const lineEnd = lineEndOf(text);
  const next =
    indent +
    nextMarker(marker, above === undefined ? undefined : markerOf(text, at, above)) +
    (gap === '' ? ' ' : gap) +
    (box === undefined ? '' : '[ ] ');
  return { span: span(offset, offset), newText: lineEnd + (isLoose ? lineEnd : '') + next };
}

interface FoundItem {
  readonly siblings: readonly ListItem[];
  readonly index: number;
  /** Offset of the top-level block. */
  readonly at: number;
  /** The item around its list, if any. */
  readonly parent: FoundItem | undefined;
}

/** The item whose marker starts at an offset. */
function findItem(post: Post, offset: number): FoundItem | undefined {
  const { blocks, start } = post.body();
  const placed = blocks.find(
    ({ offset: at, block }) => start + at <= offset && offset <= start + at + block.end,
  );
  return placed?.block.kind === 'list'
    ? findIn(placed.block, offset - start - placed.offset, start + placed.offset, undefined)
    : undefined;
}

function findIn(
  list: Block & { readonly kind: 'list' },
  wanted: number,
  at: number,
  parent: FoundItem | undefined,
): FoundItem | undefined {
  const index = list.items.findLastIndex(({ start }) => start <= wanted);
  const item = list.items[index];
  if (item === undefined) {
    return undefined;
  }
  const found = { siblings: list.items, index, at, parent };
  if (item.start === wanted) {
    return found;
  }
  const nested = item.blocks.find(
    (block): block is Block & { readonly kind: 'list' } =>
      block.kind === 'list' && block.start <= wanted && wanted <= block.end,
  );
  // Markdown reads the white space before a nested list as its part, or as none.
  return nested === undefined ? undefined : findIn(nested, wanted, at, found);
}

/** Where an empty item ends its list: the next item of the list around it, or nothing. */
function outer(text: string, { parent }: FoundItem): string {
  const item = parent?.siblings[parent.index];
  if (parent === undefined || item === undefined) {
    return '';
  }
  const start = parent.at + item.start;
  const line = lineAround(text, start);
  const [, indent = '', marker = '', gap = ' ', box] =
    itemStart.exec(text.slice(line.start, line.end)) ?? [];
  return line.start + indent.length === start
    ? indent + nextMarker(marker, undefined) + gap + (box === undefined ? '' : '[ ] ')
    : '';
}

function markerOf(text: string, at: number, { start, end }: Span): string | undefined {
  return itemStart.exec(text.slice(at + start, at + end))?.[2];
}

/** Some give all items the same number. */
function nextMarker(marker: string, above: string | undefined): string {
  const number = Number.parseInt(marker, 10);
  return Number.isNaN(number) || marker === above ? marker : String(number + 1) + marker.slice(-1);
}
