// Our structure of a body comes from one parser, what a site renders from another (remark). On every
// real post both must see the same headings, items, links, code and emphasis; where they differ, the
// difference is listed here with its reason, and an entry that no longer differs fails, too.
import assert from 'node:assert/strict';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parsePost, type Post } from '../../src/post/post';
import { definitionsOf } from '../../src/post/links';
import { blocksOf, inlinesOf } from '../../src/post/structure';
import { sharedMarkdown, sharedSuite } from '../support/corpus';

type Kind = 'heading' | 'item' | 'link' | 'inline code' | 'code block' | 'emphasis' | 'strong';
/** Kind and place, and what must be equal besides. */
type Thing = `${Kind} ${string}`;

const remark = unified().use(remarkParse).use(remarkGfm);

function remarkTree(post: Post): Root {
  // The parser of remark knows front matter only by a plug-in: spaces in its place move nothing.
  const { text, bodyStart } = post;
  return remark.parse(text.slice(0, bodyStart).replace(/[^\r\n]/g, ' ') + text.slice(bodyStart));
}

function place(node: Nodes, offset: 'start' | 'end'): number {
  return node.position?.[offset].offset ?? -1;
}

/** Block spans end with what is seen; remark has the spaces behind a line in some. */
function trimmed(text: string, start: number, end: number): string {
  return `${String(start)}-${String(start + text.slice(start, end).trimEnd().length)}`;
}

function theirs(post: Post): readonly Thing[] {
  const { text } = post;
  const things: Thing[] = [];
  const definitions = new Map<string, string>();
  const tree = remarkTree(post);
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!definitions.has(identifier)) {
      definitions.set(identifier, url);
    }
  });
  visit(tree, (node) => {
    const start = place(node, 'start');
    const at = trimmed(text, start, place(node, 'end'));
    switch (node.type) {
      case 'heading':
        things.push(`heading ${at} ${String(node.depth)}`);
        break;
      case 'listItem':
        things.push(`item ${at}`);
        break;
      case 'link':
        things.push(`link ${at} ${node.url}`);
        break;
      case 'linkReference':
        things.push(`link ${at} ${definitions.get(node.identifier) ?? ''}`);
        break;
      case 'inlineCode':
        things.push(`inline code ${at}`);
        break;
      case 'code':
        things.push(`code block ${at}`);
        break;
      case 'emphasis':
        things.push(`emphasis ${at}`);
        break;
      case 'strong':
        things.push(`strong ${at}`);
        break;
      default:
    }
  });
  return things;
}

function ours(post: Post): readonly Thing[] {
  const { text } = post;
  const { start: base, blocks } = post.body();
  const definitions = definitionsOf(blocks, base);
  const things: Thing[] = [];
  for (const { offset, block } of blocks) {
    const at = base + offset;
    const show = (node: { start: number; end: number }): string =>
      trimmed(text, at + node.start, at + node.end);
    for (const nested of blocksOf(block)) {
      if (nested.kind === 'heading') {
        things.push(`heading ${show(nested)} ${String(nested.level)}`);
      } else if (nested.kind === 'code') {
        things.push(`code block ${show(nested)}`);
      } else if (nested.kind === 'list') {
        things.push(...nested.items.map((item) => `item ${show(item)}` as const));
      }
    }
    for (const inline of inlinesOf(block)) {
      if (inline.kind === 'strong' || inline.kind === 'emphasis') {
        things.push(`${inline.kind} ${show(inline)}`);
      } else if (inline.kind === 'code') {
        things.push(`inline code ${show(inline)}`);
      } else if (inline.kind === 'autolink') {
        things.push(`link ${show(inline)} ${inline.url}`);
      } else if (inline.kind === 'link') {
        const url =
          inline.url ??
          (inline.reference === undefined ? undefined : definitions.get(inline.reference)?.url);
        if (url !== undefined) {
          things.push(`link ${show(inline)} ${url}`);
        }
      }
    }
  }
  return things;
}

/** What only one of the two sees, sorted by place: `<` only remark, `>` only we. */
function differences(post: Post): readonly string[] {
  const left = theirs(post);
  const right = ours(post);
  const [leftSet, rightSet] = [new Set<string>(left), new Set<string>(right)];
  return [
    ...left.filter((thing) => !rightSet.has(thing)).map((thing) => `< ${thing}`),
    ...right.filter((thing) => !leftSet.has(thing)).map((thing) => `> ${thing}`),
  ];
}

/** By file: how many things only one of the two sees, and why that is well so. */
const intended: Readonly<Record<string, { readonly count: number; readonly reason: string }>> = {};

sharedSuite('the structure of real posts, beside remark', () => {
  const files = ['corpus', 'seed'].flatMap((folder) =>
    sharedMarkdown(folder).map(({ name, text }) => ({ name: `${folder}/${name}`, text })),
  );

  test('there is much to compare', () => {
    const things = files.flatMap(({ text }) => ours(parsePost(text)));
    const kinds = new Map<string, number>();
    for (const thing of things) {
      const kind = thing.replace(/ \d.*$/s, '');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    for (const kind of [
      'heading',
      'item',
      'link',
      'inline code',
      'code block',
      'emphasis',
      'strong',
    ]) {
      assert.ok((kinds.get(kind) ?? 0) >= 10, `${kind}: ${String(kinds.get(kind))}`);
    }
  });

  for (const { name, text } of files) {
    test(`${name}${intended[name] === undefined ? ' is seen alike' : ` differs: ${intended[name].reason}`}`, () => {
      const found = differences(parsePost(text));
      assert.equal(found.length, intended[name]?.count ?? 0, `\n${found.join('\n')}`);
    });
  }

  test('no file is listed that does not exist', () => {
    for (const name of Object.keys(intended)) {
      assert.ok(
        files.some((file) => file.name === name),
        name,
      );
    }
  });
});

/** Constructed Markdown, and what only one of the two sees of it. */
const constructed: readonly (readonly [
  why: string,
  text: string,
  differences: readonly string[],
])[] = [
  ['lists', '- a\n  - b\n\n    c\n  1. d\n* e\n+ f\n1) g\n', []],
  ['tasks', '- [ ] [a](b)\n- [x] *c*\n', []],
  ['lists behind a paragraph', 'a\n- b\n- c\n', []],
  ['headings', '# a #\n## b\n\nc\n===\nd\n---\n#e\n####### f\n', []],
  ['headings with spaces behind', '# a  \n\n## b ##  \n', []],
  // The indentation of code belongs to nobody.
  [
    'code',
    '```\n# a\n```\n\n    # b\n\n~~~ x\n[a](b)\n~~~\n`c` ``d ` e``\n',
    ['< code block 13-20', '> code block 17-20'],
  ],
  ['code that is never closed', '```\n# a\n', []],
  ['quotes', '> # a\n> - b [c](d)\n> ```\n> e\n> ```\n', []],
  ['emphasis', '*a **b** c* _d_ __e__ ***f*** a*b*c a_b_c **g*h*\n', []],
  [
    'links',
    '[a](b) [c](<d e>) [f](g "h") [i]( j ) [k](l(m)n) <https://o.p> https://q.r/s. www.t.u\n',
    [],
  ],
  ['references', '[a] [b][a] [c][] [d]\n\n[a]: x\n[C]: <y> "z"\n', []],
  ['a reference before its definition in a quote', '[a]\n\n> [a]: b\n', []],
  ['escapes', '\\# a \\*b\\* \\[c](d) \\`e\\`\n', []],
  ['HTML', '<div>\n# a\n</div>\n\n<!-- [b](c) -->\n\nd <b>[e](f)</b>\n', []],
  ['tables', '| a | b |\n| - | :-: |\n| [c](d) | `e` |\n', []],
  ['a table with spaces behind', '| a | b |  \n| - | - |  \n| [c](d) | e |\n', []],
  ['images in links', '[![a](b)](c)\n', []],
  ['an undefined reference', '[a] [b][c] [d](e)\n', []],
  // Our parser takes [b] for a link before it is known whether there is a definition of b.
  ['brackets in a label', '[a [b] c](d)\n', ['< link 0-12 d']],
  // No address for e-mail ends in a digit; nothing of ours reads one.
  ['versions like addresses', 'name@1.2.0 a@b.c\n', ['> link 0-10 mailto:name@1.2.0']],
  ['an address in brackets', '(https://a.b/c) https://a.b/(c) https://a.b/c)\n', []],
  ['an address in a label', '[https://a.b](https://c.d)\n', []],
  ['entities', '[a](b?c&amp;d) &lt;https://e.f&gt;\n', []],
  ['a rule', 'a\n\n---\n\n***\nb\n', []],
  ['a footnote', 'a[^1]\n\n[^1]: b [c](d)\n', []],
  ['emoji', '\u{1F600} **a** [\u{1F600}](b)\n', []],
  ['tabs before text', '-\ta\n\t- b\n1.\tc\n', []],
  // Our parser counts the tab behind a bullet as one column, so that what follows is too far right.
  [
    'tabs before text and a blank line',
    '-\ta\n\n\t- b\n\n\tc\n',
    ['< item 0-13', '< item 6-9', '> item 0-3', '> code block 6-13'],
  ],
];

suite('the structure of constructed Markdown, beside remark', () => {
  for (const [why, text, expected] of constructed) {
    test(why, () => {
      for (const coat of ['', '---\ntitle: x\n---\n']) {
        const shift = coat.length;
        assert.deepEqual(
          differences(parsePost(coat + text)),
          expected.map((line) =>
            line.replace(
              /(\d+)-(\d+)/,
              (_, start: string, end: string) =>
                `${String(Number(start) + shift)}-${String(Number(end) + shift)}`,
            ),
          ),
        );
      }
    });

    test(`${why}, with CRLF`, () => {
      assert.equal(differences(parsePost(text.replaceAll('\n', '\r\n'))).length, expected.length);
    });
  }
});
