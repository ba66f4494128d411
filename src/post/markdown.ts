// The structure of a body with exact spans, of which only what changed is read where the tree from
// before is known.
import { Derived } from './derived';
import { TreeFragment, type Input, type PartialParse, type Tree } from '@lezer/common';
import { changedRange, type ChangedRange } from './change';
import { effortOf, type Effort, type NotParsed } from './effort';
import { eachChild, readBlock } from './markdownBlocks';
import { blockParserFor } from './markdownParsers';
import type { Block, PlacedBlock } from './structure';

/** What a later parse of nearly the same text needs to know about this one. */
export interface ParsedMarkdown {
  readonly text: string;
  readonly tree: Tree;
  readonly blocks: readonly PlacedBlock[];
  /** undefined where it was not worth measuring. */
  readonly effort: Effort | undefined;
  /** Whether the blocks are remembered by their trees: a text that is read once needs no memory. */
  readonly isRemembered: boolean;
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
    const tree = parsed(source, fragments);
    if (previous?.isRemembered === false) {
      remember(previous);
    }
    const isRemembered = previous !== undefined;
    const blocks = readDocument(tree, text, source, isRemembered);
    return { text: source, tree, blocks, effort, isRemembered };
  } catch (error) {
    if (error instanceof RangeError) {
      return 'too-deep';
    }
    throw error;
  }
}

/** @param fragments of the tree from before, as far as the text is the same. */
function parsed(source: string, fragments: readonly TreeFragment[]): Tree {
  const parse = blockParserFor(source).startParse(new LinesOf(source), fragments);
  if (fragments.length > 0) {
    takeWholeBlocks(parse);
  }
  for (;;) {
    const tree = parse.advance();
    if (tree !== null) {
      return tree;
    }
  }
}

/** The parser of @lezer/markdown, as far as it does not tell. */
interface Taking {
  /** 1 in no block but the document. */
  readonly depth: number;
  /** Takes over blocks of the tree from before, where the same stand at the present line. */
  reuseFragment(start: number): boolean;
}

/**
 * Lets a parse take over only what is in no other block. What it takes over within lists and quotes, the parser
 * may read otherwise without it: a quote whose blank line ends in spaces goes on behind the mark of that line,
 * and an item that starts with a blank line goes on behind its second one.
 */
function takeWholeBlocks(parse: PartialParse): void {
  const taking = parse as unknown as Taking;
  const take = taking.reuseFragment.bind(taking);
  taking.reuseFragment = (start) => taking.depth === 1 && take(start);
}

/** A text that hands out its lines, which the parser would else look for in all of the rest. */
class LinesOf implements Input {
  readonly lineChunks = true;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#text.length;
  }

  /** The line at an offset, or the line end that stands there. */
  chunk(from: number): string {
    const lineEnd = this.#text.indexOf('\n', from);
    return this.#text.slice(
      from,
      lineEnd === from ? from + 1 : lineEnd === -1 ? undefined : lineEnd,
    );
  }

  read(from: number, to: number): string {
    return this.#text.slice(from, to);
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
const blocksByTree = new Derived<Tree, Block>();

function remember({ tree, blocks }: ParsedMarkdown): void {
  let index = 0;
  eachChild(tree, 0, (child) => {
    const placed = blocks[index++];
    if (placed !== undefined) {
      blocksByTree.set(child, placed.block);
    }
  });
}

/** @param source the text as the parser got it. */
function readDocument(
  tree: Tree,
  text: string,
  source: string,
  isRemembered: boolean,
): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  eachChild(tree, 0, (child, offset) => {
    let block = isRemembered ? blocksByTree.get(child) : undefined;
    if (block === undefined) {
      block = readBlock(child, offset, text, source);
      if (isRemembered) {
        blocksByTree.set(child, block);
      }
    }
    placed.push({ offset, block });
  });
  return placed;
}
