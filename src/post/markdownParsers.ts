// The only importer of @lezer/markdown. Two of its parsers share the work, which costs a third of what
// one for all does: the first knows only blocks, so that its trees are small, and a later parse takes
// them over where nothing changed; the second reads the inlines of each block that is new, and no tree
// is built of them.
import { NodeType, Tree } from '@lezer/common';
import {
  Autolink,
  parser as commonMark,
  Strikethrough,
  Table,
  TaskList,
  type BlockContext,
  type Element,
  type InlineContext,
  type Line,
  type MarkdownParser,
} from '@lezer/markdown';

/** What starts no block but a paragraph, and no task, definition or table without a second line. */
const plainStart = /[A-Za-z!"'(\x80-\uFFFF]|\*\*\w/y;
/** An item that no other line can be a part of. */
const startsItem = /^[-*+] \w/;
/** What ends a paragraph wherever it stands: such an item, or a line without anything. */
const paragraphEnd = /^(?:[ \t]*$|[-*+] \w)/;

const typeNamed = (wanted: string): NodeType =>
  commonMark.nodeSet.types.find(({ name }) => name === wanted) ?? NodeType.none;
const paragraph = typeNamed('Paragraph');
const listItem = typeNamed('ListItem');
const listMark = new Tree(typeNamed('ListMark'), [], [], 1);

function isPlain(text: string, from: number): boolean {
  plainStart.lastIndex = from;
  return plainStart.test(text);
}

function leafOf(type: NodeType, length: number): Tree {
  return new Tree(type, [], [], length);
}

/**
 * Reads paragraphs of one line, as most are, which the parser would offer to each other kind of block, and
 * whose next line again to each.
 */
function parseShortParagraph(context: BlockContext, line: Line): boolean {
  const { text, pos } = line;
  if (
    line.indent >= line.baseIndent + indentOfCode ||
    !isPlain(text, pos) ||
    !paragraphEnd.test(context.peekLine())
  ) {
    return false;
  }
  const from = context.lineStart + pos;
  context.nextLine();
  context.addElement(context.elt(leafOf(paragraph, text.length - pos), from));
  return true;
}

/** The mark of an item and the space behind it, in UTF-16 code units. */
const markWidth = 2;

/**
 * Reads items of one line between two others of a list that is in no other block: the parser would open a
 * context for each, and close it again.
 */
function parseShortItem(context: BlockContext, line: Line): boolean {
  const { text, pos } = line;
  if (
    pos > 0 ||
    context.parentType().name !== 'BulletList' ||
    !startsItem.test(text) ||
    !isPlain(text, markWidth) ||
    !startsItem.test(context.peekLine())
  ) {
    return false;
  }
  const from = context.lineStart;
  const words = leafOf(paragraph, text.length - markWidth);
  context.nextLine();
  context.addElement(
    context.elt(new Tree(listItem, [listMark, words], [0, markWidth], text.length), from),
  );
  return true;
}

const indentOfCode = 4;

const withoutTables = commonMark.configure([
  { defineNodes: Table.defineNodes ?? [] },
  TaskList,
  {
    remove: [
      'Escape',
      'Entity',
      'InlineCode',
      'HTMLTag',
      'Emphasis',
      'HardBreak',
      'Link',
      'Image',
      'LinkEnd',
    ],
    parseBlock: [
      { name: 'ShortParagraph', before: 'IndentedCode', parse: parseShortParagraph },
      { name: 'ShortItem', before: 'IndentedCode', parse: parseShortItem },
    ],
    // Called at the start of each text, it skips all of it.
    parseInline: [{ name: 'Nothing', parse: ({ end }) => end }],
  },
]);

const withTables = withoutTables.configure({ parseBlock: Table.parseBlock ?? [] });

/** The parser of a text's blocks, which leaves out what readers see in them. Either takes over the other's. */
export function blockParserFor(text: string): MarkdownParser {
  // It would look for pipes in each line.
  return text.includes('|') ? withTables : withoutTables;
}

/** A node of inline Markdown. The parser's type does not tell its children, but its elements have them. */
export interface InlineElement extends Element {
  readonly children: readonly InlineElement[];
}

/** Finds where something may start next: at a mark, or at an address that has none. */
const withoutEmail = /[\\&`<_*[!\]~]|http|www\./g;
/** Before an `@` any letter may be where an address starts. */
const withEmail = /[\\&`<_*[!\]~\w.+-]/g;
/** `http` and `www.` alone are longer than a character, and end like nothing else that is found. */
const longStart = 4;

/** Line breaks mean nothing to us. All else is read as GitHub does. */
function inlineParser(start: RegExp) {
  return commonMark.configure([
    Strikethrough,
    Autolink,
    {
      remove: ['HardBreak'],
      parseInline: [
        {
          // Without it each character of plain words would be offered to each of the others.
          name: 'PlainText',
          before: 'Escape',
          parse: (context, _, at) => behindPlainText(context, at, start),
        },
      ],
    },
  ]);
}

/** Where something may start next; -1 if it may here. */
function behindPlainText({ text, offset }: InlineContext, from: number, start: RegExp): number {
  start.lastIndex = from - offset;
  // What looks ahead instead, and so ends where it starts, takes several times as long.
  const next =
    offset + (start.test(text) ? startBefore(start.lastIndex, text, start) : text.length);
  return next === from ? -1 : next;
}

/** Where what was found starts. @param end where it ends. */
function startBefore(end: number, text: string, start: RegExp): number {
  const isLong = start === withoutEmail && (text[end - 1] === 'p' || text[end - 1] === '.');
  return end - (isLong ? longStart : 1);
}

const plainParser = inlineParser(withoutEmail);
const emailParser = inlineParser(withEmail);
const names = plainParser.nodeSet.types.map(({ name }) => name);

/** @param offset of the text, which those of the elements start from. */
export function parseInlines(text: string, offset: number): readonly InlineElement[] {
  if (text.includes('@')) {
    return emailParser.parseInline(text, offset) as InlineElement[];
  }
  // Most texts are plain words, of which the parser would make no more.
  withoutEmail.lastIndex = 0;
  return withoutEmail.test(text) ? (plainParser.parseInline(text, offset) as InlineElement[]) : [];
}

/** As the parser calls it: `Link`, `URL`, `LinkMark` … */
export function nameOf({ type }: InlineElement): string {
  return names[type] ?? '';
}
