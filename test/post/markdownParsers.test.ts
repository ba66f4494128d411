// Two parsers that each know half of Markdown read what one that knows all of it does.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GFM, parser as commonMark } from '@lezer/markdown';
import type { Tree } from '@lezer/common';
import {
  blockParserFor,
  nameOf,
  parseInlines,
  type InlineElement,
} from '../../src/post/markdownParsers';
import { parsePost } from '../../src/post/post';
import { inlinesOf } from '../../src/post/structure';
import { generatedDocument } from '../corpus/documents';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { generatedPost, mutate, mutation, runs } from '../support/fuzz';

const wholeParser = commonMark.configure(GFM);
const wholeNames = wholeParser.nodeSet.types.map(({ name }) => name);

/** Every node with its place, line breaks aside, which we do not read. */
function placesOf(
  elements: readonly InlineElement[],
  name: (element: InlineElement) => string,
): readonly string[] {
  return elements.flatMap((element) =>
    name(element) === 'HardBreak'
      ? []
      : [
          `${name(element)} ${String(element.from)}-${String(element.to)}`,
          ...placesOf(element.children, name),
        ],
  );
}

function assertSameInlines(text: string, offset = 0): void {
  const whole = wholeParser.parseInline(text, offset) as InlineElement[];
  assert.deepEqual(
    placesOf(parseInlines(text, offset), nameOf),
    placesOf(whole, ({ type }) => wholeNames[type] ?? ''),
    text,
  );
}

const kinds: Readonly<Record<string, string>> = {
  StrongEmphasis: 'strong',
  Emphasis: 'emphasis',
  Strikethrough: 'strikethrough',
  InlineCode: 'code',
  Link: 'link',
  Image: 'image',
  HTMLTag: 'html',
  Comment: 'html',
  ProcessingInstruction: 'html',
};

/** The inlines of a post by either reading; of addresses we decide more than the parser does. */
function assertSameDocument(text: string): void {
  const post = parsePost(text);
  const { blocks, start: bodyStart } = post.body();
  const ours = blocks.flatMap(({ offset, block }) =>
    Array.from(inlinesOf(block))
      .filter(({ kind }) => kind !== 'autolink')
      .map(({ kind, start, end }) => `${kind} ${String(offset + start)}-${String(offset + end)}`),
  );
  const theirs: string[] = [];
  wholeParser.parse(text.slice(bodyStart)).iterate({
    enter: ({ name, from, to }) => {
      const kind = kinds[name];
      if (kind !== undefined) {
        theirs.push(`${kind} ${String(from)}-${String(to)}`);
      }
      // Of a picture readers get text.
      return kind !== 'image';
    },
  });
  assert.deepEqual(ours, theirs);
}

const inlineNames: ReadonlySet<string> = new Set([
  ...Object.keys(kinds),
  ...['Autolink', 'CodeMark', 'EmphasisMark', 'Entity', 'Escape', 'HardBreak', 'LinkLabel'],
  ...['LinkMark', 'LinkTitle', 'StrikethroughMark', 'URL'],
]);

/** Every block and mark of a block with its place; a block of code and a definition as wholes. */
function blockPlaces(tree: Tree): readonly string[] {
  const places: string[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (!inlineNames.has(name)) {
        places.push(`${name} ${String(from)}-${String(to)}`);
      }
      return name !== 'FencedCode' && name !== 'CodeBlock' && name !== 'LinkReference';
    },
  });
  return places;
}

function assertSameBlocks(text: string): void {
  assert.deepEqual(
    blockPlaces(blockParserFor(text).parse(text)),
    blockPlaces(wholeParser.parse(text)),
    text,
  );
}

/** Lines that start, interrupt or go on with some block, in any order and depth. */
const lines = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', '', ' ', '  ', '   ', '    ', '\t', '> ', '>', '- ', '1. ', '* '),
      fc.constantFrom(
        ...[
          '',
          '',
          'word',
          'Some words',
          '**Bold**: words',
          '**',
          '"quoted"',
          '!',
          '(a)',
          'é',
          '_a_',
        ],
        ...['- a', '-', '- ', '* b', '+ c', '-a', '- *', '- -', '1. a', '2. b', '1) c', '# a', '#'],
        ...[
          '---',
          '===',
          '***',
          '```',
          '~~~',
          '> a',
          '| a | b |',
          '- | a',
          'a | b',
          '-|-',
          '| - |',
        ],
        // What may be an item of one line between two others, and looks like another block.
        ...[
          '- a\n- b\n- c',
          '- 1. a',
          '- ___',
          '- # a',
          '- > a',
          '- ```',
          '- <b>',
          '- [a]: b',
          '- - a',
        ],
        ...['[a]: b', '[a]', '[x] a', '- [ ] a', '<div>', '<!-- a', '-->', '<b>', '\u00A0', 'a  '],
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.map(([before, words]) => before + words).join('\n'));

/** What has a meaning to some part of the parser, in any order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...Array.from('\\&`<_*[!]~hw@()>"\'.:/ \n\ta1é\u00A0\u{1F600}#;|-+'),
      ...['http://a.b', 'https://a.b/c', 'www.a.b', 'a@b.c', 'mailto:a@b.c', 'xmpp:a@b.c/d'],
      ...['](', '][', '![', '**', '~~', '``', '<!--', '-->', '<b>', '</b>', '<?', '?>', '<a@b.c>'],
      ...['&amp;', '&#38;', '&_b;', '  \n', '\\\n', '<http://a.b>', '(c "d")', 'who', 'www', '://'],
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

suite('the two parsers of Markdown', () => {
  test('read the inlines of any text as one does', () => {
    fc.assert(
      fc.property(pieces, fc.nat(3), (text, offset) => {
        assertSameInlines(text, offset);
      }),
      runs(3_000),
    );
  });

  test('read the blocks of any lines as one does', () => {
    fc.assert(
      fc.property(lines, (text) => {
        assertSameBlocks(text);
      }),
      runs(3_000),
    );
  });

  test('read generated documents as one does', () => {
    fc.assert(
      fc.property(generatedDocument, (text) => {
        assertSameDocument(text);
        assertSameBlocks(text);
        text.split('\n\n').forEach((block) => {
          assertSameInlines(block);
        });
      }),
      runs(150),
    );
  });

  test('read mutated posts as one does', () => {
    fc.assert(
      fc.property(generatedPost, fc.array(mutation, { maxLength: 6 }), (text, mutations) => {
        const changed = mutations.reduce(mutate, text);
        // What we change before the parser gets it.
        fc.pre(!/\r|\|[ \t]+$/m.test(changed));
        assertSameDocument(changed);
      }),
      runs(500),
    );
  });

  for (const [title, text] of [
    ['a heading with marks behind it', '## a *b* ##\n\nc\n'],
    ['a heading of marks', '# #\n\n#\n\n###   ###\n'],
    ['a heading over two lines', 'a *b*\nc `d`\n===\n'],
    ['a heading over two lines in a quote', '> a *b*\n> c `d`\n> ===\n'],
    ['a quote whose marks stand in a link', '> - [a\n>   b](c) *d\n>   e*\n'],
    ['a quote that goes on without its mark', '> *a\nb* `c`\n'],
    ['a list under tabs', '-\ta *b\n\tc*\n\t-\t`d`\n'],
    ['a task', '- [ ] *a*\n- [x]  `b`\n  c **d\n  e**\n'],
    ['a table in a quote', '> | a | *b* |\n> | - | - |\n> | `c` | \\| d |\n'],
  ] as const) {
    test(`read ${title} as one does`, () => {
      assertSameDocument(text);
    });
  }
});

sharedSuite('the two parsers of Markdown on real posts', () => {
  test('read them as one does', () => {
    for (const { text } of sharedMarkdown('corpus')) {
      if (!/\r|\|[ \t]+$/m.test(text)) {
        assertSameDocument(text);
      }
    }
  });
});
