import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { parsePost } from '../../../src/post/post';
import { addBlocks } from '../../../src/preview/markdownIt/plugin';
import { cardPlaces } from '../../../src/vscode/previewPlaces';
import { root, sharedMarkdown, sharedSuite } from '../../support/corpus';

/** What is placed, shown by its targets. */
function placed(text: string): string[] {
  return cardPlaces(parsePost(text)).map(
    ({ block, form, line, links }) =>
      `${String(line)} ${form} ${block}: ${links.map(({ repository }) => repository.key).join(' ')}`,
  );
}

/** Draws a post with and without marks at its places. */
function drawn(text: string): { plain: string; marked: string; places: number; missed: string[] } {
  const places = cardPlaces(parsePost(text));
  const md = new MarkdownIt({ html: true, linkify: true });
  const tokens = md.parse(text, {});
  const plain = md.renderer.render(tokens, md.options, {});
  const before = JSON.stringify(tokens);
  let blocks = places.map((place, index) => ({ ...place, html: `\u0001${String(index)}\u0002` }));
  addBlocks(md, () => blocks);
  const marked = md.renderer.render(tokens, md.options, {});
  assert.equal(JSON.stringify(tokens), before);
  const missed = blocks.filter(({ html }) => !marked.includes(html)).map((block) => block.text);
  blocks = [];
  assert.equal(md.renderer.render(tokens, md.options, {}), plain);
  return { plain, marked, places: places.length, missed };
}

const marks = /\u0001\d+\u0002/g;

suite('places of cards in a post', () => {
  test('the overview list, and each section before its lead', () => {
    const text = readFileSync(
      path.join(root, 'test/workspace/posts/tidewater_components.md'),
      'utf8',
    );
    const { marked, missed } = drawn(text);
    assert.deepEqual(missed, []);
    assert.match(marked, /the command line for all of it<\/li>\n<\/ul>\n\u00010\u0002/);
    assert.match(marked, /\u00011\u0002<p><strong>Keel<\/strong>/);
    assert.match(marked, /\u00015\u0002<p><strong>Knots<\/strong>/);
  });

  test('tables, headings, and items that are sections', () => {
    assert.deepEqual(
      placed(`| Name | Code |
| --- | --- |
| Keel | [keel](https://github.com/t/keel) |
| Tide | [tide](https://github.com/t/tide) |

## Keel

Text, see [code](https://github.com/t/keel).

## Tide

No link of its own.
`),
      [
        '0 grid table: github.com/t/keel github.com/t/tide',
        '5 beside heading: github.com/t/keel',
        '9 beside heading: github.com/t/tide',
      ],
    );
    const items = placed(`- **Keel**: boots. See [it](https://github.com/t/keel).

  More on it.
- **Tide**: flows. See [it](https://github.com/t/tide).

  More on it.
`);
    assert.equal(items.length, 1, items.join('\n'));
    assert.match(items[0] ?? '', /^0 grid list: github\.com\/t\/keel github\.com\/t\/tide$/);
  });

  test('a target stands once in a grid, and front matter moves the lines', () => {
    assert.deepEqual(
      placed(`---
title: A
---

- [Keel](https://github.com/t/keel)
- [Keel again](https://github.com/T/Keel/)
- [Tide](https://github.com/t/tide)
`),
      ['4 grid list: github.com/t/keel github.com/t/tide'],
    );
  });

  test('line ends of any kind', () => {
    const text =
      'A\n\n- [Keel](https://github.com/t/keel)\n- [Tide](https://github.com/t/tide)\n\n**Keel**: x\n';
    for (const end of ['\r\n', '\r']) {
      assert.deepEqual(drawn(text.replaceAll('\n', end)).missed, []);
    }
  });

  test('no component, no place', () => {
    assert.deepEqual(placed('See [Keel](https://github.com/t/keel).\n\n- a\n- b\n'), []);
  });

  for (const name of readdirSync(path.join(root, 'test/workspace/posts'))) {
    test(`${name}: all of them are found, and nothing else changes`, () => {
      const text = readFileSync(path.join(root, 'test/workspace/posts', name), 'utf8');
      const { plain, marked, missed } = drawn(text);
      assert.deepEqual(missed, []);
      assert.equal(marked.replace(marks, ''), plain);
    });
  }
});

sharedSuite('places of cards in real posts', () => {
  test('are where Markdown-it has the same blocks, and nothing else changes', () => {
    let places = 0;
    const missed: string[] = [];
    for (const { name, text } of sharedMarkdown('corpus')) {
      const result = drawn(text);
      assert.equal(result.marked.replace(marks, ''), result.plain, name);
      places += result.places;
      missed.push(...result.missed.map((line) => `${name}: ${line}`));
    }
    console.log(`      ${String(places)} places, ${String(missed.length)} not found`);
    assert.ok(places > 5);
    assert.deepEqual(missed, []);
  });
});
