import { Tree } from '@lezer/common';
import { normaliseLabel, readInlines, unescaped, withoutAngles } from './markdownInlines';
import type { Block, Inline, ListItem, TableRow } from './structure';

/**
 * One block of the document.
 *
 * @param offset where its tree starts.
 * @param source the text as the parser got it, of the same length.
 */
export function readBlock(tree: Tree, offset: number, text: string, source: string): Block {
  return new BlockReader(offset, text, source).read(tree, 0);
}

/**
 * Calls back with each node right below one that holds blocks. The parser makes a tree of each, and
 * more of them without a name to keep the lists of children short.
 *
 * @param at where `parent` starts, relative to what the callback gets.
 */
export function eachChild(
  parent: Tree,
  at: number,
  visit: (child: Tree, start: number) => void,
): void {
  const { children, positions } = parent;
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    const start = at + (positions[index] ?? 0);
    if (child instanceof Tree) {
      if (child.type.isAnonymous) {
        eachChild(child, start, visit);
      } else {
        visit(child, start);
      }
    }
  }
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
  readonly #text: string;
  readonly #source: string;
  /** Offset of the block in the text. */
  readonly #offset: number;

  constructor(offset: number, text: string, source: string) {
    this.#offset = offset;
    this.#text = text;
    this.#source = source;
  }

  /** @param start of the tree, as everywhere below. */
  read(tree: Tree, start: number): Block {
    const { name } = tree.type;
    const end = this.#trimmed(start, start + tree.length);
    switch (name) {
      case 'Paragraph':
        return { kind: 'paragraph', start, end, inlines: this.#inlines(tree, start, start) };
      case 'Task': {
        const behind = behindCheckbox(tree, start);
        return {
          kind: 'paragraph',
          start: Math.min(this.#behindSpace(behind), end),
          end,
          inlines: this.#inlines(tree, start, behind),
        };
      }
      case 'BulletList':
      case 'OrderedList':
        return {
          kind: 'list',
          start: this.#behindSpace(start),
          end,
          ordered: name === 'OrderedList',
          items: this.#items(tree, start),
        };
      case 'Blockquote':
        return { kind: 'quote', start, end, blocks: this.#blocks(tree, start) };
      case 'FencedCode':
      case 'CodeBlock':
        return { kind: 'code', start, end };
      case 'Table':
        return {
          kind: 'table',
          start,
          end,
          inlines: this.#inlinesOfCells(tree, start),
          rows: this.#rows(tree, start),
        };
      case 'LinkReference':
        return this.#definition(tree, start, end);
      case 'HorizontalRule':
        return { kind: 'rule', start, end };
      default: {
        const level = headingLevels[name];
        return level === undefined
          ? // HTML blocks, comments and processing instructions: nothing in them counts.
            { kind: 'html', start, end }
          : {
              kind: 'heading',
              start,
              end,
              level,
              inlines: this.#inlinesOfHeading(tree, start, end, level),
            };
      }
    }
  }

  #behindSpace(from: number): number {
    const text = this.#text;
    let at = this.#offset + from;
    for (let unit = text.charCodeAt(at); isBlank(unit); unit = text.charCodeAt(at)) {
      at++;
    }
    return at - this.#offset;
  }

  #blocks(parent: Tree, at: number): Block[] {
    const blocks: Block[] = [];
    eachChild(parent, at, (child, start) => {
      const block = child.type.name.endsWith('Mark') ? undefined : this.read(child, start);
      // Of a task without text nothing is left, and that may lie behind the end of its item.
      if (block !== undefined && block.start < block.end) {
        blocks.push(block);
      }
    });
    return blocks;
  }

  #items(list: Tree, at: number): ListItem[] {
    const items: ListItem[] = [];
    eachChild(list, at, (child, start) => {
      if (child.type.name === 'ListItem') {
        items.push({
          // That of a nested one starts with its indentation.
          start: this.#behindSpace(start),
          end: this.#trimmed(start, start + child.length),
          blocks: this.#blocks(child, start),
        });
      }
    });
    return items;
  }

  #rows(table: Tree, at: number): TableRow[] {
    const rows: TableRow[] = [];
    let cells: { start: number; end: number }[] = [];
    let rowStart = 0;
    let open: { start: number; end: number } | undefined;
    table.iterate({
      enter: ({ name, from, to }) => {
        const start = at + from;
        if (name === 'TableRow') {
          cells = [];
          rowStart = start;
          open = undefined;
        } else if (name === 'TableCell') {
          open = { start, end: this.#trimmed(start, at + to) };
        } else if (name === 'TableDelimiter') {
          // The parser makes no cell of one without text. The pipe before the first cell closes nothing.
          if (start > rowStart) {
            cells.push(open ?? { start, end: start });
          }
          open = undefined;
        }
      },
      leave: ({ name, from, to }) => {
        if (name === 'TableRow') {
          const start = at + from;
          rows.push({
            start,
            end: this.#trimmed(start, at + to),
            cells: open === undefined ? cells : [...cells, open],
          });
        }
      },
    });
    return rows;
  }

  #definition(tree: Tree, at: number, end: number): Block {
    let label = '';
    let destination = { start: end, end };
    tree.iterate({
      enter: ({ name, from, to }) => {
        if (name === 'LinkLabel') {
          label = this.#slice(at + from + 1, at + to - 1);
        } else if (name === 'URL' && at + to <= end) {
          destination = withoutAngles(at + from, at + to, this.#text, this.#offset);
        }
      },
    });
    return {
      kind: 'definition',
      start: at,
      end,
      label: normaliseLabel(label),
      destination,
      url: unescaped(this.#slice(destination.start, destination.end)),
    };
  }

  /** @param from where the text in the tree starts; it goes on until `to`, or to the end of the tree. */
  #inlines(tree: Tree, start: number, from: number, to = start + tree.length): Inline[] {
    const written =
      tree.children.length === 0
        ? this.#sourceBetween(from, to)
        : this.#withoutQuoteMarks(tree, start, from, to);
    return readInlines(written, from, this.#text, this.#offset);
  }

  /** In a quote its marks stand before the lines; a space in their place moves nothing. */
  #withoutQuoteMarks(tree: Tree, start: number, from: number, to: number): string {
    let written = '';
    let at = from;
    tree.iterate({
      enter: (node) => {
        if (node.name === 'QuoteMark' && start + node.from >= at && start + node.to <= to) {
          written += `${this.#sourceBetween(at, start + node.from)} `;
          at = start + node.to;
        }
      },
    });
    return written + this.#sourceBetween(at, to);
  }

  #inlinesOfHeading(tree: Tree, start: number, end: number, level: number): Inline[] {
    // One character behind the number signs is space.
    const from = tree.type.name.startsWith('ATX') ? start + level + 1 : start;
    if (from > start && this.#source.charCodeAt(this.#offset + end - 1) !== 35) {
      return this.#inlines(tree, start, from);
    }
    let to: number | undefined;
    tree.iterate({
      enter: (node) => {
        if (node.name === 'HeaderMark' && node.from > 0) {
          // Behind the text, or in the line below.
          const mark = start + node.from;
          const lineBreak = this.#source.lastIndexOf('\n', this.#offset + mark) - this.#offset;
          to = lineBreak < from ? mark : lineBreak;
        }
      },
    });
    return this.#inlines(tree, start, from, to);
  }

  #inlinesOfCells(table: Tree, at: number): Inline[] {
    const inlines: Inline[] = [];
    table.iterate({
      enter: ({ name, from, to }) => {
        if (name === 'TableCell') {
          const written = this.#sourceBetween(at + from, at + to);
          inlines.push(...readInlines(written, at + from, this.#text, this.#offset));
        }
      },
    });
    return inlines;
  }

  #sourceBetween(start: number, end: number): string {
    return this.#source.slice(this.#offset + start, this.#offset + end);
  }

  /** White space at a block's end, of which a carriage return is one kind here, is none of it. */
  #trimmed(start: number, end: number): number {
    const text = this.#text;
    let at = this.#offset + end;
    while (at > this.#offset + start && isSpace(text.charCodeAt(at - 1))) {
      at--;
    }
    return at - this.#offset;
  }

  #slice(start: number, end: number): string {
    return this.#text.slice(this.#offset + start, this.#offset + end);
  }
}

/** The offset behind the `[x]` of a task. */
function behindCheckbox(task: Tree, start: number): number {
  let behind = start;
  task.iterate({
    enter: ({ name, to }) => {
      if (name === 'TaskMarker') {
        behind = start + to;
      }
    },
  });
  return behind;
}

/** What Markdown itself takes for space. */
function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13;
}

/** Any white space; beyond ASCII it is rare. */
function isSpace(unit: number): boolean {
  return unit < 128
    ? unit === 32 || (unit >= 9 && unit <= 13)
    : /\s/.test(String.fromCharCode(unit));
}
