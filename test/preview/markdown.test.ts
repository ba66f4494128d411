import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { renderExcerpt } from '../../src/preview/markdown';
import { runs } from '../support/fuzz';

const { document } = new JSDOM('').window;

function render(markdown: string, title?: string): string {
  const box = document.createElement('div');
  box.append(renderExcerpt(document, markdown, title));
  return box.innerHTML;
}

suite('preview/markdown', () => {
  test('keeps what stands within a line', () => {
    assert.equal(
      render('A *b* **c** `d` ~~e~~'),
      'A <em>b</em> <strong>c</strong> <code>d</code> <del>e</del>',
    );
  });

  test('decodes entities', () => {
    assert.equal(render('a &mdash; b &lt;c&gt;'), 'a — b &lt;c&gt;');
  });

  test('links web addresses, and shows where they lead', () => {
    assert.equal(
      render('[a](https://example.org/x)'),
      '<a href="https://example.org/x" title="https://example.org/x">a</a>',
    );
    assert.match(render('see https://example.org/x'), /^see <a href="https:\/\/example.org\/x"/);
  });

  for (const markdown of [
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java&#10;script:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](vbscript:x)',
    '[a](data:text/html,x)',
    '[a](command:x)',
    '[a](file:///etc/passwd)',
    '[a](mailto:a@example.org)',
    '[a](//example.org)',
    '[a](/relative)',
    '[a](relative.md)',
    '[a](#anchor)',
    '[a][]\n\n[a]: javascript:x',
  ]) {
    test(`shows only the text of ${JSON.stringify(markdown)}`, () => {
      assert.equal(render(markdown).trim(), 'a');
    });
  }

  test('drops images and HTML', () => {
    assert.equal(
      render('a ![b](https://example.org/c.png) <img src=x onerror=alert(1)> d').replace(
        / +/g,
        ' ',
      ),
      'a d',
    );
    assert.equal(render('<script>alert(1)</script>'), '');
    assert.equal(render('![a]\n\n[a]: https://example.org/a.png').trim(), '');
    assert.equal(render('[![a](https://x.org/a.png)](javascript:x)'), '');
  });

  test('gives the text of blocks that do not fit in a line', () => {
    assert.equal(render('# a'), 'a');
    assert.match(render('- a\n- [ ] b'), /^\s*a\s*b\s*$/);
    assert.doesNotMatch(render('| a | b |\n|---|---|\n| c | d |'), /[<>]/);
    assert.doesNotMatch(render('a[^1]\n\n[^1]: note'), /note|Footnotes|[<>]/);
  });

  test('makes characters visible that turn the direction of writing', () => {
    assert.equal(render('a\u202Eb `c\u2066d`'), 'a\ufffdb <code>c\ufffdd</code>');
  });

  test('does not repeat the title', () => {
    const rest = 'An OS.';
    for (const [markdown, title] of [
      ['**Kite OS**: An OS.', 'Kite OS'],
      ['**Kite OS:** An OS.', 'Kite OS'],
      ['**Kite OS** (also known as K): An OS.', 'Kite OS'],
      ['**Kite OS (K)**: An OS.', 'Kite OS'],
      ['**Kite OS** - An OS.', 'kite os'],
      ['**Kite OS** — An OS.', 'Kite OS'],
    ] as const) {
      assert.equal(render(markdown, title), rest, markdown);
    }
  });

  test('keeps a name that is part of the sentence, and another name', () => {
    assert.equal(render('**Kite** is an OS.', 'Kite'), '<strong>Kite</strong> is an OS.');
    assert.equal(render('**Loom**: x', 'Kite'), '<strong>Loom</strong>: x');
    assert.equal(render('**Kite**', 'Kite'), '<strong>Kite</strong>');
  });

  test('survives nesting, and cuts what is long', () => {
    for (const piece of ['>', '- ', '[', '**', '![', '<', '`', '(', '_a*']) {
      assert.ok(render(piece.repeat(50_000)).length < 20_000, piece);
    }
  });

  test('never makes an element or attribute that is not on the list', () => {
    const pieces = fc.constantFrom(
      ...['<', '>', '[', ']', '(', ')', '*', '`', '!', '\n', ' ', '"', "'", '=', ':', '&'],
      ...[
        'a',
        'javascript:',
        'https://x.org',
        '<img src=x onerror=y>',
        'onclick',
        '&#106;',
        '\u202e',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const box = document.createElement('div');
        box.append(renderExcerpt(document, parts.join('')));
        for (const element of box.querySelectorAll('*')) {
          assert.match(element.localName, /^(a|br|code|del|em|strong)$/);
          assert.deepEqual(
            element.getAttributeNames(),
            element.localName === 'a' ? ['href', 'title'] : [],
          );
          assert.match(element.getAttribute('href') ?? 'https://', /^https?:\/\//i);
        }
      }),
      runs(1_000),
    );
  });
});
