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
/** What ends a paragraph wherever it stands: a line without anything, or an item that interrupts it. */
const paragraphEnd = /^(?:[ \t]*$|[-*+] \w)/;

const paragraph =
  commonMark.nodeSet.types.find(({ name }) => name === 'Paragraph') ?? NodeType.none;

/**
 * Reads paragraphs of one line, as most are, which the parser would offer to each other kind of block, and
 * whose next line again to each.
 */
function parseShortParagraph(context: BlockContext, line: Line): boolean {
  const { text, pos } = line;
  plainStart.lastIndex = pos;
  if (
    line.indent >= line.baseIndent + indentOfCode ||
    !plainStart.test(text) ||
    !paragraphEnd.test(context.peekLine())
  ) {
    return false;
  }
  const from = context.lineStart + pos;
  context.nextLine();
  context.addElement(context.elt(new Tree(paragraph, [], [], text.length - pos), from));
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
    parseBlock: [{ name: 'ShortParagraph', before: 'IndentedCode', parse: parseShortParagraph }],
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
const withoutEmail = /(?=[\\&`<_*[!\]~]|http|www\.)/g;
/** Before an `@` any letter may be where an address starts. */
const withEmail = /(?=[\\&`<_*[!\]~\w.+-])/g;

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
  const next = start.test(text) ? start.lastIndex + offset : offset + text.length;
  return next === from ? -1 : next;
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
