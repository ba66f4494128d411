// The only importer of @lezer/markdown, which gives the structure of a body with exact spans and
// reads only what changed when it knows the tree from before.
import { TreeFragment, type Tree, type TreeCursor } from '@lezer/common';
import { GFM, parser as commonMark } from '@lezer/markdown';
import { changedRange, type ChangedRange } from './change';
import { effortOf, type Effort, type NotParsed } from './effort';
import type { Block, Inline, LinkOrImage, ListItem, PlacedBlock, TableRow } from './structure';

const parser = commonMark.configure(GFM);

/** What a later parse of nearly the same text needs to know about this one. */
export interface ParsedMarkdown {
  readonly text: string;
  readonly tree: Tree;
  readonly blocks: readonly PlacedBlock[];
  readonly effort: Effort;
}

/**
 * @param text the body alone; all offsets are into it.
 * @param previous the last parse of the same body, to reuse what did not change. The result is the
 * same without it.
 */
export function parseMarkdown(text: string, previous?: ParsedMarkdown): ParsedMarkdown | NotParsed {
  // The parser knows only line feeds. Replacing carriage returns one for one moves no offset.
  const source = closeDelimiterRows(
    text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n').replaceAll('\r', ' ') : text,
  );
  if (previous?.text === source) {
    return previous;
  }
  const change = previous === undefined ? undefined : changedRange(previous.text, source);
  const effort = effortOf(source, previous, change);
  if (typeof effort === 'string') {
    return effort;
  }
  try {
    const fragments =
      previous === undefined || change === undefined
        ? []
        : TreeFragment.applyChanges(
            TreeFragment.addTree(previous.tree),
            [wholeLines(change, source)],
            2,
          );
    const tree = parser.parse(source, fragments);
    return { text: source, tree, blocks: readDocument(tree, text), effort };
  } catch (error) {
    if (error instanceof RangeError) {
      return 'too-deep';
    }
    throw error;
  }
}

/**
 * The parser takes no white space behind the last pipe of a table's delimiter row; GFM does. Before
 * the pipe it means the same.
 */
function closeDelimiterRows(text: string): string {
  if (!text.includes('|')) {
    return text;
  }
  return text.replace(/\|([ \t]+)$/gm, (written: string, space: string, at: number) => {
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    return /^[> \t]*(?:\||:|--)[-:| \t]*$/.test(line) && line.includes('-') ? `${space}|` : written;
  });
}

/**
 * The change with all of its lines and the two before: what a line is depends on its indentation,
 * which the parser does not count as part of it, and where a paragraph ends may depend on whether a
 * table starts two lines below.
 */
function wholeLines({ fromA, toA, fromB, toB }: ChangedRange, after: string): ChangedRange {
  let start = fromB;
  for (let line = 0; line < 3 && start > 0; line++) {
    start = after.lastIndexOf('\n', start - 2) + 1;
  }
  const lineEnd = after.indexOf('\n', toB);
  const end = lineEnd === -1 ? after.length : lineEnd;
  return { fromA: fromA - (fromB - start), fromB: start, toA: toA + (end - toB), toB: end };
}

/** The parser hands out the very same tree for a block that did not change, wherever it moved. */
const blocksByTree = new WeakMap<Tree, Block>();

function readDocument(tree: Tree, text: string): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  const cursor = tree.cursor();
  if (!cursor.firstChild()) {
    return placed;
  }
  do {
    const offset = cursor.from;
    // Small blocks (rules, say) share a buffer and have no tree of their own.
    const own = cursor.tree;
    let block = own === null ? undefined : blocksByTree.get(own);
    if (block === undefined) {
      block = new BlockReader(cursor, text, offset).read();
      if (own !== null) {
        blocksByTree.set(own, block);
      }
    }
    placed.push({ offset, block });
  } while (cursor.nextSibling());
  return placed;
}

const headingLevels: Readonly<Record<string, number>> = {
  ATXHeading1: 1,
  ATXHeading2: 2,
  ATXHeading3: 3,
  ATXHeading4: 4,
  ATXHeading5: 5,
  ATXHeading6: 6,
  SetextHeading1: 1,
  SetextHeading2: 2,
};

/** Reads one block of the document into our structure, with offsets relative to its start. */
class BlockReader {
  readonly #cursor: TreeCursor;
  readonly #text: string;
  /** Offset of the block in the text. */
  readonly #offset: number;

  constructor(cursor: TreeCursor, text: string, offset: number) {
    this.#cursor = cursor;
    this.#text = text;
    this.#offset = offset;
  }

  read(): Block {
    const cursor = this.#cursor;
    const { name } = cursor;
    const start = cursor.from - this.#offset;
    const end = this.#trimmed(start, cursor.to - this.#offset);
    const level = headingLevels[name];
    if (level !== undefined) {
      return { kind: 'heading', start, end, level, inlines: this.#inlines() };
    }
    switch (name) {
      case 'Paragraph':
        return { kind: 'paragraph', start, end, inlines: this.#inlines() };
      case 'Task':
        return {
          kind: 'paragraph',
          start: Math.min(this.#behindCheckbox(), end),
          end,
          inlines: this.#inlines(),
        };
      case 'BulletList':
      case 'OrderedList':
        return {
          kind: 'list',
          start: this.#behindSpace(start),
          end,
          ordered: name === 'OrderedList',
          items: this.#items(),
        };
      case 'Blockquote':
        return { kind: 'quote', start, end, blocks: this.#blocks() };
      case 'FencedCode':
      case 'CodeBlock':
        return { kind: 'code', start, end };
      case 'Table':
        return { kind: 'table', start, end, inlines: this.#inlines(), rows: this.#rows() };
      case 'LinkReference':
        return this.#definition(start, end);
      case 'HorizontalRule':
        return { kind: 'rule', start, end };
      default:
        // HTML blocks, comments and processing instructions: nothing in them counts.
        return { kind: 'html', start, end };
    }
  }

  /** The offset of the text behind the `[x]` of a task. */
  #behindCheckbox(): number {
    let behind = 0;
    this.#children((name, _, to) => {
      if (name === 'TaskMarker') {
        behind = to;
      }
    });
    return this.#behindSpace(behind);
  }

  #behindSpace(from: number): number {
    let at = from;
    while (/[ \t\r\n]/.test(this.#slice(at, at + 1))) {
      at++;
    }
    return at;
  }

  #blocks(): Block[] {
    const blocks: Block[] = [];
    this.#children((name) => {
      const block = name.endsWith('Mark') ? undefined : this.read();
      // Of a task without text nothing is left, and that may lie behind the end of its item.
      if (block !== undefined && block.start < block.end) {
        blocks.push(block);
      }
    });
    return blocks;
  }

  #items(): ListItem[] {
    const items: ListItem[] = [];
    this.#children((name, start, end) => {
      if (name === 'ListItem') {
        items.push({
          // That of a nested one starts with its indentation.
          start: this.#behindSpace(start),
          end: this.#trimmed(start, end),
          blocks: this.#blocks(),
        });
      }
    });
    return items;
  }

  #rows(): TableRow[] {
    const rows: TableRow[] = [];
    this.#children((name, start, end) => {
      if (name === 'TableRow') {
        rows.push({ start, end: this.#trimmed(start, end), cells: this.#cells(start) });
      }
    });
    return rows;
  }

  /** The parser makes no cell of one without text. */
  #cells(rowStart: number): { start: number; end: number }[] {
    const cells: { start: number; end: number }[] = [];
    let open: { start: number; end: number } | undefined;
    this.#children((name, start, end) => {
      if (name === 'TableCell') {
        open = { start, end: this.#trimmed(start, end) };
      } else if (name === 'TableDelimiter') {
        // The pipe before the first cell closes nothing.
        if (start > rowStart) {
          cells.push(open ?? { start, end: start });
        }
        open = undefined;
      }
    });
    return open === undefined ? cells : [...cells, open];
  }

  #definition(start: number, end: number): Block {
    let label = '';
    let destination = { start: end, end };
    this.#children((name, from, to) => {
      if (name === 'LinkLabel') {
        label = this.#slice(from + 1, to - 1);
      } else if (name === 'URL' && to <= end) {
        destination = this.#withoutAngles(from, to);
      }
    });
    return {
      kind: 'definition',
      start,
      end,
      label: normaliseLabel(label),
      destination,
      url: unescape(this.#slice(destination.start, destination.end)),
    };
  }

  #inlines(): Inline[] {
    const inlines: Inline[] = [];
    this.#children((name, start, end) => {
      switch (name) {
        case 'StrongEmphasis':
          inlines.push({ kind: 'strong', start, end, inlines: this.#inlines() });
          break;
        case 'Emphasis':
          inlines.push({ kind: 'emphasis', start, end, inlines: this.#inlines() });
          break;
        case 'Strikethrough':
          inlines.push({ kind: 'strikethrough', start, end, inlines: this.#inlines() });
          break;
        case 'InlineCode':
          inlines.push({ kind: 'code', start, end });
          break;
        case 'Link':
        case 'Image':
          inlines.push(
            name === 'Link' ? this.#link('link', start, end) : this.#link('image', start, end),
          );
          break;
        case 'Autolink': {
          const destination = { start: start + 1, end: end - 1 };
          inlines.push({
            kind: 'autolink',
            start,
            end,
            destination,
            url: autolinkUrl(this.#slice(destination.start, destination.end)),
          });
          break;
        }
        case 'URL': {
          const url = withoutTail(this.#slice(start, end));
          const destination = { start, end: start + url.length };
          inlines.push({
            kind: 'autolink',
            start,
            end: destination.end,
            destination,
            url: autolinkUrl(url),
          });
          break;
        }
        case 'Comment':
        case 'HTMLTag':
        case 'ProcessingInstruction':
          inlines.push({ kind: 'html', start, end });
          break;
        case 'TableHeader':
        case 'TableRow':
        case 'TableCell':
          inlines.push(...this.#inlines());
          break;
        default:
      }
    });
    return inlines;
  }

  #link<Kind extends 'link' | 'image'>(kind: Kind, start: number, end: number): LinkOrImage<Kind> {
    let marks = 0;
    let label = { start, end: start };
    let destination: { start: number; end: number } | undefined;
    let reference: string | undefined;
    const inlines: Inline[] = [];
    // The label ends at the second mark; everything nested lies before it.
    this.#children((name, from, to) => {
      if (name === 'LinkMark') {
        marks++;
        if (marks === 1) {
          label = { start: to, end: to };
        } else if (marks === 2) {
          label = { start: label.start, end: from };
          // `[text](<>)` and `[text]()` have a destination, an empty one.
          if (this.#slice(to, to + 1) === '(' && to < end) {
            destination = { start: to + 1, end: to + 1 };
          }
        }
      } else if (name === 'URL' && marks >= 2) {
        destination = this.#withoutAngles(from, to);
      } else if (name === 'LinkLabel') {
        reference = this.#slice(from + 1, to - 1);
      }
    });
    // A bare address in the label of a link is text: links do not nest. Of an image readers get text.
    if (marks >= 2 && kind === 'link') {
      inlines.push(
        ...this.#inlines().filter(
          (inline) => inline.end <= label.end && inline.kind !== 'autolink',
        ),
      );
    }
    if (destination !== undefined) {
      const url = unescape(this.#slice(destination.start, destination.end));
      return { kind, start, end, label, inlines, destination, url, reference: undefined };
    }
    const written = reference === undefined || reference.trim() === '' ? undefined : reference;
    return {
      kind,
      start,
      end,
      label,
      inlines,
      destination: undefined,
      url: undefined,
      reference: normaliseLabel(written ?? this.#slice(label.start, label.end)),
    };
  }

  #withoutAngles(start: number, end: number): { start: number; end: number } {
    return this.#slice(start, start + 1) === '<' && this.#slice(end - 1, end) === '>'
      ? { start: start + 1, end: end - 1 }
      : { start, end };
  }

  /** White space at a block's end, of which a carriage return is one kind here, is none of it. */
  #trimmed(start: number, end: number): number {
    let at = end;
    while (at > start && /\s/.test(this.#slice(at - 1, at))) {
      at--;
    }
    return at;
  }

  /** Calls back with the cursor on each child, which may move it only below. */
  #children(visit: (name: string, start: number, end: number) => void): void {
    const cursor = this.#cursor;
    if (!cursor.firstChild()) {
      return;
    }
    do {
      visit(cursor.name, cursor.from - this.#offset, cursor.to - this.#offset);
    } while (cursor.nextSibling());
    cursor.parent();
  }

  #slice(start: number, end: number): string {
    return this.#text.slice(this.#offset + start, this.#offset + end);
  }
}

/** The parser takes quotes and the like around an address for a part of it; sites do not. */
function withoutTail(written: string): string {
  let end = written.length;
  for (let at = end - 1; at > 0 && '?!.,:*_~"\'];'.includes(written.charAt(at)); at--) {
    if ('"\'];'.includes(written.charAt(at))) {
      end = at;
    }
  }
  return written.slice(0, end);
}

/** The address behind one that stands in the text by itself. */
function autolinkUrl(written: string): string {
  if (/^www\./i.test(written)) {
    return `http://${written}`;
  }
  return /^[^:/]+@/.test(written) ? `mailto:${written}` : written;
}

/** As CommonMark compares labels: https://spec.commonmark.org/0.31.2/#matches */
export function normaliseLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

const punctuationEscape = /\\([!-/:-@[-`{-~])/g;
const fewEntities: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&#38;': '&' };

/** The address behind a destination as written; entities other than `&` do not occur in real ones. */
function unescape(destination: string): string {
  return destination.includes('\\') || destination.includes('&')
    ? destination
        .replace(punctuationEscape, '$1')
        .replace(/&(?:amp|quot|#38);/g, (entity) => fewEntities[entity] ?? entity)
    : destination;
}
