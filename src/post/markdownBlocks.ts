import type { TreeCursor } from '@lezer/common';
import { normaliseLabel, readInlines, unescaped, withoutAngles } from './markdownInlines';
import type { Block, Inline, ListItem, TableRow } from './structure';

/**
 * The block of the document that the cursor is on.
 *
 * @param source the text as the parser got it, of the same length.
 */
export function readBlock(cursor: TreeCursor, text: string, source: string): Block {
  return new BlockReader(cursor, text, source).read();
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

/** Reads one block into our structure, with offsets relative to its start. */
class BlockReader {
  readonly #cursor: TreeCursor;
  readonly #text: string;
  readonly #source: string;
  /** Offset of the block in the text. */
  readonly #offset: number;

  constructor(cursor: TreeCursor, text: string, source: string) {
    this.#cursor = cursor;
    this.#text = text;
    this.#source = source;
    this.#offset = cursor.from;
  }

  read(): Block {
    const cursor = this.#cursor;
    const { name } = cursor;
    const start = cursor.from - this.#offset;
    const end = this.#trimmed(start, cursor.to - this.#offset);
    switch (name) {
      case 'Paragraph':
        return { kind: 'paragraph', start, end, inlines: this.#inlines(start) };
      case 'Task': {
        const behind = this.#behindCheckbox();
        return {
          kind: 'paragraph',
          start: Math.min(this.#behindSpace(behind), end),
          end,
          inlines: this.#inlines(behind),
        };
      }
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
        return { kind: 'table', start, end, inlines: this.#inlinesOfCells(), rows: this.#rows() };
      case 'LinkReference':
        return this.#definition(start, end);
      case 'HorizontalRule':
        return { kind: 'rule', start, end };
      default: {
        const level = headingLevels[name];
        return level === undefined
          ? // HTML blocks, comments and processing instructions: nothing in them counts.
            { kind: 'html', start, end }
          : { kind: 'heading', start, end, level, inlines: this.#inlinesOfHeading() };
      }
    }
  }

  /** The offset behind the `[x]` of a task. */
  #behindCheckbox(): number {
    let behind = 0;
    this.#children((name, _, to) => {
      if (name === 'TaskMarker') {
        behind = to;
      }
    });
    return behind;
  }

  #behindSpace(from: number): number {
    const text = this.#text;
    let at = this.#offset + from;
    for (let unit = text.charCodeAt(at); isBlank(unit); unit = text.charCodeAt(at)) {
      at++;
    }
    return at - this.#offset;
  }

  #blocks(): Block[] {
    const blocks: Block[] = [];
    const cursor = this.#cursor;
    if (cursor.firstChild()) {
      do {
        const block = cursor.name.endsWith('Mark') ? undefined : this.read();
        // Of a task without text nothing is left, and that may lie behind the end of its item.
        if (block !== undefined && block.start < block.end) {
          blocks.push(block);
        }
      } while (cursor.nextSibling());
      cursor.parent();
    }
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
        destination = withoutAngles(from, to, this.#text, this.#offset);
      }
    });
    return {
      kind: 'definition',
      start,
      end,
      label: normaliseLabel(label),
      destination,
      url: unescaped(this.#slice(destination.start, destination.end)),
    };
  }

  /** @param from where the text starts; it goes on until `to`, or to the end of the node. */
  #inlines(from: number, to = this.#cursor.to - this.#offset): Inline[] {
    let written = '';
    let at = from;
    // In a quote its marks stand before the lines; a space in their place moves nothing.
    this.#children((name, start, end) => {
      if (name === 'QuoteMark' && start >= at && end <= to) {
        written += `${this.#source.slice(this.#offset + at, this.#offset + start)} `;
        at = end;
      }
    });
    written += this.#source.slice(this.#offset + at, this.#offset + to);
    return readInlines(written, from, this.#text, this.#offset);
  }

  #inlinesOfHeading(): Inline[] {
    const nodeStart = this.#cursor.from - this.#offset;
    let from = nodeStart;
    let to: number | undefined;
    this.#children((name, start, end) => {
      if (name !== 'HeaderMark') {
        return;
      }
      if (start === nodeStart) {
        // One character behind the number signs is space.
        from = end + 1;
      } else {
        // Behind the text, or in the line below.
        const lineBreak = this.#source.lastIndexOf('\n', this.#offset + start) - this.#offset;
        to = lineBreak < from ? start : lineBreak;
      }
    });
    return this.#inlines(from, to);
  }

  #inlinesOfCells(): Inline[] {
    const inlines: Inline[] = [];
    this.#children((name, start) => {
      if (name === 'TableCell') {
        inlines.push(...this.#inlines(start));
      } else if (name === 'TableHeader' || name === 'TableRow') {
        inlines.push(...this.#inlinesOfCells());
      }
    });
    return inlines;
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
