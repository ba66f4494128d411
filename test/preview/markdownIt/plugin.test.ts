import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { framed } from '../../../src/preview/markdownIt/frames';
import { addBlocks, type Place, type PlacedHtml } from '../../../src/preview/markdownIt/plugin';

const text = `# Title

Intro.

- [a](https://github.com/a/a)
  - nested
- [b](https://github.com/a/b)

1. one
2. two

| Name | Role |
| ---- | ---- |
| x    | y    |

**Keel**: the system.
Second line.

### Harbour ###

> - quoted
>
> **Quoted**: text

\`\`\`md
**Keel**: code
\`\`\`
`;

const lines = text.split('\n');

function place(block: Place['block'], starts: string): Place {
  const line = lines.findIndex((each) => each.startsWith(starts));
  return { block, line, text: lines[line] ?? '' };
}

function ours(...places: readonly Place[]): PlacedHtml[] {
  return places.map((each, index) => ({ ...each, html: `<i data-ours="${String(index)}"></i>` }));
}

const all = ours(
  place('list', '- [a]'),
  place('list', '1. one'),
  place('table', '| Name'),
  place('paragraph', '**Keel**'),
  place('heading', '### Harbour'),
);

function draw(blocks: readonly PlacedHtml[], source = text): string {
  return addBlocks(new MarkdownIt({ html: true }), () => blocks).render(source);
}

const plain = new MarkdownIt({ html: true }).render(text);

suite('blocks in a Markdown preview', () => {
  test('without any the HTML is what it is without us', () => {
    assert.equal(draw([]), plain);
  });

  test('go behind lists, tables and headings, and before paragraphs', () => {
    const html = draw(all);
    assert.match(html, /nested[^]*<\/ul>\n<i data-ours="0"><\/i><ol>/);
    assert.match(html, /<\/ol>\n<i data-ours="1"><\/i><table>/);
    assert.match(html, /<\/table>\n<i data-ours="2"><\/i>/);
    assert.match(html, /<i data-ours="3"><\/i><p><strong>Keel<\/strong>/);
    assert.match(html, /<h3>Harbour<\/h3>\n<i data-ours="4"><\/i>/);
    assert.equal(html.replace(/<i data-ours="\d"><\/i>/g, ''), plain);
  });

  test('leave the tokens as they are', () => {
    const md = new MarkdownIt();
    const before = md.parse(text, {});
    addBlocks(md, () => all);
    assert.deepEqual(md.parse(text, {}), before);
    const tokens = md.parse(text, {});
    assert.ok(md.renderer.render(tokens, md.options, {}).includes('data-ours'));
    assert.deepEqual(tokens, before);
  });

  test('are left out where another block stands, or another text', () => {
    const quoted = place('paragraph', '> **Quoted**');
    const fenced = { ...place('paragraph', '```md'), text: '**Keel**: code' };
    const keel = place('paragraph', '**Keel**');
    for (const wrong of [
      quoted,
      fenced,
      { ...keel, block: 'list' } as const,
      { ...keel, line: keel.line + 1 },
      { ...keel, line: keel.line - 2 },
      { ...keel, text: '**Harbour**: the bus.' },
      { ...place('list', '- [a]'), text: '- [z](https://github.com/a/z)' },
      { block: 'list', line: 5, text: '  - nested' } as const,
    ]) {
      assert.equal(draw(ours(wrong)), plain, JSON.stringify(wrong));
    }
    // A line more above: what was found before is elsewhere now.
    assert.equal(draw(all, `x\n\n${text}`), new MarkdownIt().render(`x\n\n${text}`));
  });

  test('come once for each drawing, by its environment', () => {
    const asked: object[] = [];
    const md = addBlocks(new MarkdownIt(), (env) => {
      asked.push(env);
      return 'document' in env ? all : [];
    });
    const tokens = md.parse(text, {});
    const env = { document: 1 };
    assert.ok(md.renderer.render(tokens, md.options, env).includes('data-ours'));
    assert.ok(!md.renderer.render(tokens, md.options, {}).includes('data-ours'));
    assert.equal(asked.length, 2);
    assert.equal(asked[0], env);
    assert.ok(!md.renderer.render(tokens, md.options, undefined).includes('data-ours'));
  });

  test('what drew before draws as before, and what comes later stands around it', () => {
    const md = new MarkdownIt();
    md.renderer.rules['paragraph_open'] = () => '<p class="before">';
    addBlocks(md, () => all);
    const previous = md.renderer.rules['paragraph_open'];
    md.renderer.rules['paragraph_open'] = (...values) => `<!--later-->${previous(...values)}`;
    assert.ok(
      md
        .render(text)
        .includes('<!--later--><i data-ours="3"></i><p class="before"><strong>Keel</strong>'),
    );
  });

  test('the label of a grid is text', () => {
    assert.equal(
      framed('<x></x>', 'grid', '"><script>'),
      '<section class="cp-preview cp-grid" aria-label="&quot;&gt;&lt;script&gt;"><x></x></section>\n',
    );
    assert.match(framed('<x></x>', 'beside', ''), /^<div [^]*<x><\/x><\/div><\/div>\n$/);
  });
});
