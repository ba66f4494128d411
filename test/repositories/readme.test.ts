import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstHeadingAndParagraph } from '../../src/repositories/readme';
import { runs } from '../support/fuzz';

function start(markdown: string): [string | undefined, string | undefined] {
  const { heading, paragraph } = firstHeadingAndParagraph(markdown);
  return [heading, paragraph];
}

suite('the beginning of a README', () => {
  test('heading and paragraph', () => {
    assert.deepEqual(start('# Rocket\n\nFlies to\nthe **moon**.\n\nMore.\n'), [
      'Rocket',
      'Flies to the moon.',
    ]);
    assert.deepEqual(start('Rocket\r\n======\r\n\r\nFlies.'), ['Rocket', 'Flies.']);
    assert.deepEqual(start('\uFEFF## Rocket ##\nFlies.'), ['Rocket', 'Flies.']);
  });

  test('markup is words', () => {
    const markdown =
      '# The `rocket` [tool](https://x.example/a_(b))\n\n*Very* __good__ snake_case, 2 \\* 3 &lt; 7, see <https://x.example> and [this][ref].';
    assert.deepEqual(start(markdown), [
      'The rocket tool',
      'Very good snake_case, 2 * 3 < 7, see https://x.example and this.',
    ]);
  });

  test('badges, rows of links, lists, tables, code and comments are passed over', () => {
    const markdown = [
      '<!-- a template -->',
      '# Rocket',
      '[![build](https://b.example/x.svg)](https://b.example) ![cover](c.svg)',
      '[Docs](https://d.example) | [Chat](https://c.example)',
      '- one\n- two',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      '```\nnpm install rocket\n\nwords in code\n```',
      '    indented code',
      '> [!NOTE]\n> We moved.',
      '***',
      '[ref]: https://r.example',
      'Flies.',
    ].join('\n\n');
    assert.deepEqual(start(markdown), ['Rocket', 'Flies.']);
  });

  test('headings and paragraphs in HTML', () => {
    const markdown =
      '<p align="center"><img src="logo.png"></p>\n\n<h1 align="center">Rocket</h1>\n\n<p align="center">\n  <b>Flies</b> to the moon.\n</p>';
    assert.deepEqual(start(markdown), ['Rocket', 'Flies to the moon.']);
  });

  test('a quote may be what it says about itself', () => {
    assert.deepEqual(start('# Rocket\n\n> Flies\n> far.'), ['Rocket', 'Flies far.']);
  });

  test('nothing there', () => {
    for (const markdown of ['', '\n\n', '![x](y)', '```\n# no\n', '# \n', '---', '<!-- # no']) {
      assert.deepEqual(start(markdown), [undefined, undefined], JSON.stringify(markdown));
    }
  });

  test('hostile text is plain, bounded and soon read', () => {
    assert.deepEqual(start('# A\u202Eb\u0007\n\n\u2066c\u0000 words'), ['A b', 'c words']);
    const { heading, paragraph } = firstHeadingAndParagraph(
      `# ${'long '.repeat(100)}\n\n${'words '.repeat(20_000)}`,
    );
    assert.ok((heading?.length ?? 999) <= 120 && (paragraph?.length ?? 999) <= 300);
    const started = performance.now();
    for (const part of ['[', '![', '<!--', '<a ', '*', '_', '](', '`', '# ', '\n>', ' \t', '- ']) {
      firstHeadingAndParagraph(part.repeat(100_000));
    }
    assert.ok(performance.now() - started < 1_000);
  });

  test('never throws', () => {
    const piece = fc.constantFrom(
      ...Array.from('#*_[]()<>!`~|->=\\&; \n\t'),
      '<h1>',
      '```',
      'word',
      '](x)',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        firstHeadingAndParagraph(pieces.join(''));
      }),
      runs(500),
    );
  });
});
