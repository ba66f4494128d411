// The only importer of @lezer/markdown. Two of its parsers share the work, which costs a third of what
// one for all does: the first knows only blocks, so that its trees are small, and a later parse takes
// them over where nothing changed; the second reads the inlines of each block that is new, and no tree
// is built of them.
import {
  Autolink,
  parser as commonMark,
  Strikethrough,
  Table,
  TaskList,
  type Element,
  type InlineContext,
} from '@lezer/markdown';

/** Reads blocks and leaves out what readers see in them. */
export const blockParser = commonMark.configure([
  Table,
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
    // Called at the start of each text, it skips all of it.
    parseInline: [{ name: 'Nothing', parse: ({ end }) => end }],
  },
]);

/** A node of inline Markdown. The parser's type does not tell its children, but its elements have them. */
export interface InlineElement extends Element {
  readonly children: readonly InlineElement[];
}

/** Which characters may start something: 1 for any of the kind, 2 where an address starts with it. */
type Starts = Uint8Array;

function startsWith(anywhere: string, addresses: string): Starts {
  const starts = new Uint8Array(128);
  for (const [characters, value] of [
    [anywhere, 1],
    [addresses, 2],
  ] as const) {
    for (const character of characters) {
      starts[character.charCodeAt(0)] = value;
    }
  }
  return starts;
}

const marks = '\\&`<_*[!]~';
const withoutEmail = startsWith(marks, 'hw');
/** Before an `@` any letter may be where an address starts. */
const withEmail = startsWith(`${marks}${wordCharacters()}.+-`, '');

function wordCharacters(): string {
  return Array.from({ length: 128 }, (_, unit) => String.fromCharCode(unit))
    .filter((character) => /\w/.test(character))
    .join('');
}

/** Line breaks mean nothing to us. All else is read as GitHub does. */
function inlineParser(starts: Starts) {
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
          parse: (context, _, at) => behindPlainText(context, at, starts),
        },
      ],
    },
  ]);
}

/** Where something may start next; -1 if it may here. */
function behindPlainText({ text, offset }: InlineContext, from: number, starts: Starts): number {
  let at = from - offset;
  for (; at < text.length; at++) {
    const start = starts[text.charCodeAt(at)] ?? 0;
    if (
      start === 1 ||
      (start === 2 && (text.startsWith('http', at) || text.startsWith('www.', at)))
    ) {
      break;
    }
  }
  return at + offset === from ? -1 : at + offset;
}

const plainParser = inlineParser(withoutEmail);
const emailParser = inlineParser(withEmail);
const names = plainParser.nodeSet.types.map(({ name }) => name);

/** @param offset of the text, which those of the elements start from. */
export function parseInlines(text: string, offset: number): readonly InlineElement[] {
  const parser = text.includes('@') ? emailParser : plainParser;
  return parser.parseInline(text, offset) as InlineElement[];
}

/** As the parser calls it: `Link`, `URL`, `LinkMark` … */
export function nameOf({ type }: InlineElement): string {
  return names[type] ?? '';
}
