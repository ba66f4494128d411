// The body piece by piece beside the body all at once, which is what it has to be.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { RootContent } from 'hast';
import { type Block, BodyReader, type ReadBody } from '../../../src/preview/post/bodyReader';
import { cutsOf } from '../../../src/preview/post/cuts';
import { renderBody } from '../../../src/preview/post/render';
import { root, sharedMarkdown, sharedSuite } from '../../support/corpus';
import { runs } from '../../support/fuzz';
import { hostileBody } from './samples';

function read(markdown: string, reader = new BodyReader()): ReadBody {
  const steps = reader.read(markdown);
  for (;;) {
    const { value, done } = steps.next();
    if (done === true) {
      return value;
    }
  }
}

/** What is drawn, with the line of each element; blanks between blocks are nothing to see. */
function drawn(nodes: readonly RootContent[], line: number): unknown[] {
  const asDrawn = (node: RootContent): unknown =>
    node.type !== 'element'
      ? 'value' in node && node.value
      : {
          name: node.tagName,
          properties: { ...node.properties },
          line: node.position === undefined ? undefined : node.position.start.line + line,
          children: node.children.map(asDrawn),
        };
  return nodes
    .map((node) => (node.type === 'text' ? node.value.trim() : asDrawn(node)))
    .filter((node) => node !== '');
}

const inPieces = (blocks: readonly Block[]): unknown[] =>
  blocks.flatMap(({ nodes, line }) => drawn(nodes, line));

function isAsWhole(markdown: string, body = read(markdown)): void {
  const whole = renderBody(markdown);
  assert.equal(body.isPlain, whole.isPlain);
  assert.deepEqual(inPieces(body.blocks), drawn(whole.tree.children, 0));
}

function bodyOf(text: string): string {
  return text.replace(/^\s*---[ \t]*\r?\n[^]*?\n---[ \t]*(?:\r?\n|$)/, '');
}

suite('the body of a post piece by piece', () => {
  const samples = path.join(root, 'test/workspace/posts');
  for (const name of readdirSync(samples)) {
    test(`is the whole: ${name} of the sample blog`, () => {
      const body = bodyOf(readFileSync(path.join(samples, name), 'utf8'));
      isAsWhole(body);
      isAsWhole(body.replaceAll('\n', '\r\n'));
    });
  }

  for (const [what, markdown, blocks] of [
    ['nothing', '', 0],
    ['paragraphs', 'a\n\nb\n\n\nc', 3],
    ['a list, loose by its lines in between', '- a\n\n- b\n\n  c\n\nd', 2],
    ['code with empty lines', '```\na\n\nb\n```\n\nc', 2],
    ['code without an end', 'a\n\n```\nb\n\nc', 2],
    ['code in a list, which ends with the list', '- a\n\n  ```\n  b\n\nc\n\n```\nd\n\ne\n```\n', 3],
    ['code that begins behind the mark of a list', '- ```\n  a\n\n  b\n  ```\n\nc\n\nd', 3],
    ['indented code', '    a\n\n    b\n\nc', 2],
    ['comments with empty lines', 'a\n\n<!-- b\n\nc -->\n\nd', 2],
    ['HTML around Markdown', '<div>\n\n*a*\n\n</div>\n\nb', 2],
    ['HTML that is never closed', 'a\n\n<div>\n\n*b*\n\nc', 2],
    ['HTML in the middle of words', 'a <b>b</b>\n\nc <b>d\n\ne</b> f\n\ng', 2],
    ['an end without a beginning', 'a\n\n</div>\n\nb\n\nc', 2],
    ['addresses further down', '[a] and [b][A]\n\nc\n\n[a]: https://example.org "T"\n', 2],
    ['addresses in quotes', '[a\nb]\n\n> [A\n> b]: https://example.org\n\nd', 3],
    ['an address twice', '[a]: /1\n\n[a]\n\n[a]: /2\n\n[a]', 2],
    ['an address behind code without an end', '[a]\n\n[a]: /1\n\n[a]\n```\n[a]: /2', 2],
    ['headings again', '# A\n\n## B\n\n# A\n\n<h3>C</h3>\n\n#### A', 5],
    ['lines below headings', 'A\n---\n\nb\n\n---\n\nc', 4],
    ['a table', '| a |\n|--|\n| b |\n\n| c |\n\nd', 3],
    ['quotes', '> a\n\n> b\nc\n\nd', 3],
  ] as const) {
    test(`is the whole: ${what}`, () => {
      const body = read(markdown);
      isAsWhole(markdown, body);
      assert.equal(body.blocks.length, blocks);
    });
  }

  test('is the whole where that is hostile', () => {
    isAsWhole(hostileBody);
    isAsWhole(`Before.\n\n${'> '.repeat(40)}deep\n\nBehind.`);
    isAsWhole(`Before.\n\n${'<b>'.repeat(200)}deep\n\nBehind.`);
    isAsWhole(`Before.\n\n${'**a_b'.repeat(2_000)}\n\nBehind.`);
  });

  const pieces = [
    ...[
      '\n\n',
      '\n\n',
      '\n\n',
      '\n',
      ' ',
      '    ',
      '- ',
      '1. ',
      '> ',
      '# ',
      '## a\n\n',
      '---',
      '***',
    ],
    ...[
      '```',
      '~~~',
      '`',
      'a',
      'b',
      '**',
      '_',
      '[a]',
      '[b][a]',
      '[a]: /x\n',
      '\n\n[b]: /y "t"\n\n',
    ],
    ...[
      '<div>',
      '</div>',
      '<b>',
      '</b>',
      '<br>',
      '<p>',
      '</p>',
      '<!--',
      '-->',
      '<details>',
      '</details>',
    ],
    ...[
      '<table>',
      '</table>',
      '<td>',
      '<script>',
      '</script>',
      '<img src=x>',
      '<a href="y">',
      '</a>',
    ],
    ...[
      '| a |\n|--|\n',
      '@mara',
      ':smile:',
      '![a](b)',
      '\t',
      '\\',
      '<',
      '&amp;',
      '\r\n\r\n',
      '<?',
      '<!A',
    ],
  ];

  test('is the whole, whatever is written', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        isAsWhole(parts.join(''));
      }),
      runs(1_000),
    );
  });

  test('is the whole after any edit', () => {
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 25 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (versions) => {
        const reader = new BodyReader();
        for (const parts of versions) {
          const markdown = `# a\n\n[a]\n\n${parts.join('')}\n\n## a\n\n[b]\n`;
          isAsWhole(markdown, read(markdown, reader));
        }
      }),
      runs(300),
    );
  });

  test('is the whole after one that was left in the middle', () => {
    const reader = new BodyReader();
    const left = reader.read('a\n\n[b]\n\n[b]: /y\n');
    left.next();
    isAsWhole('a\n\n[b]\n\n[b]: /z\n', read('a\n\n[b]\n\n[b]: /z\n', reader));
  });

  test('is cut where a block begins that belongs to nothing before it', () => {
    assert.deepEqual(
      cutsOf('a\n\nb\nc\n \n- d\n\n- e\n\n  f\n\n~~~\ng\n\nh\n~~~\n\ni'),
      [0, 3, 24, 38],
    );
  });
});

sharedSuite('real posts piece by piece', () => {
  for (const folder of ['corpus/threefold-blog/posts', 'corpus/nasty', 'corpus/overviews']) {
    for (const { name, text } of sharedMarkdown(folder)) {
      test(`${path.posix.basename(name)} is the whole`, () => {
        isAsWhole(bodyOf(text));
      });
    }
  }
});
