// Words of the previews in another language: all of them, with its days and numbers.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { build } from 'esbuild';
import { JSDOM } from 'jsdom';
import type { cardsHtml as CardsHtml } from '../../src/preview/card/html';
import {
  agoInWords,
  dayInWords,
  inNumbers,
  listInWords,
  shortCount,
  shortDay,
} from '../../src/preview/card/words';
import { setLanguage, t, type Translations } from '../../src/preview/l10n';
import { bundle } from '../project/bundle';
import { root } from '../project/files';
import { sampleCards, today } from './cards';

/** Every text in brackets, so that one that was not asked for stands out. */
const bracketed: Translations = Object.fromEntries(
  Object.keys(bundle()).map((text) => [text, `⟦${text}⟧`]),
);

/** Everything that a page says, to eyes and ears. */
function said(html: string): readonly string[] {
  const { document, NodeFilter } = new JSDOM(html).window;
  const found: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    // A monogram is a picture: nobody hears it.
    if (texts.currentNode.parentElement?.closest('[aria-hidden]') === null) {
      found.push(texts.currentNode.textContent ?? '');
    }
  }
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of ['alt', 'aria-label', 'aria-description', 'placeholder', 'title']) {
      found.push(element.getAttribute(name) ?? '');
    }
  }
  return found;
}

/** Texts that stand in a card's data, the longest first. */
function dataOf(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const address = value.replace(/^https:\/\/|\/$/g, '');
    return [value, address, value.charAt(0).toUpperCase() + value.slice(1)];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value)
        .flatMap(dataOf)
        .sort((a, b) => b.length - a.length)
    : [];
}

const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('de', { month: 'long' }).format(new Date(2026, month, 15)),
);

/** What is left of a text without what is translated, what strangers wrote, days and counts. */
function leftOf(text: string, data: readonly string[]): string {
  let left = text;
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  return [...data, ...months]
    .reduce((rest, part) => rest.replaceAll(part, ''), left)
    .replace(/\d[\d,.]*[kM](?!\p{L})/gu, '')
    .replace(/heute|gestern|vor \d+ \p{L}+/gu, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

/** What draws cards as HTML, built as for the extension: who runs the tests reads no elements in a source. */
async function built(): Promise<typeof CardsHtml> {
  const { outputFiles } = await build({
    platform: 'node',
    entryPoints: ['src/preview/card/html.tsx'],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'cjs',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const module: { exports: { cardsHtml?: typeof CardsHtml } } = { exports: {} };
  const text = outputFiles[0]?.text ?? '';
  const run = vm.compileFunction(text, ['module', 'exports', 'require']) as (
    ...given: unknown[]
  ) => void;
  run(module, module.exports, createRequire(import.meta.url));
  assert.ok(module.exports.cardsHtml);
  return module.exports.cardsHtml;
}

suite('words in another language', () => {
  let cardsHtml: typeof CardsHtml;
  suiteSetup(async () => {
    cardsHtml = await built();
  });
  teardown(() => {
    setLanguage('en', undefined);
  });

  const plain = Object.entries(sampleCards).filter(([name]) => !/^(?:hostile|longest)/.test(name));
  for (const form of ['full', 'compact'] as const) {
    for (const [name, card] of plain) {
      test(`a ${form} card says nothing else: ${name}`, () => {
        const options = { today, form, language: 'de', translations: bracketed };
        const texts = said(cardsHtml([card], options));
        const data = dataOf(card);
        assert.ok(texts.some((text) => text.includes('⟦')));
        assert.deepEqual(
          texts.map((text) => leftOf(text, data)).filter((left) => left !== ''),
          [],
        );
      });
    }
  }

  test('days, counts and lists are written as there', () => {
    setLanguage('de', { Repository: 'Projektarchiv' });
    assert.deepEqual(
      [
        t('Repository'),
        dayInWords('2021-05-03'),
        shortDay('2025-05-03', today),
        agoInWords('2023-10-02', today),
        agoInWords(today, today),
        inNumbers(1_234_567),
        shortCount(1_234),
        listInWords(['a', 'b', 'c']),
      ],
      [
        'Projektarchiv',
        '3. Mai 2021',
        '3. Mai 2025',
        'vor 3 Jahren',
        'heute',
        '1.234.567',
        '1,2k',
        'a, b und c',
      ],
    );
  });

  test('without translations they stay English, days too, whatever the language of the editor', () => {
    setLanguage('de', undefined);
    assert.deepEqual(
      [t('Repository'), dayInWords('2021-05-03'), inNumbers(1_234)],
      ['Repository', '3 May 2021', '1,234'],
    );
  });

  test('a language that nobody has heard of is none', () => {
    for (const language of ['xx-nowhere', 'not a tag', '']) {
      setLanguage(language, { Repository: 'R' });
      assert.equal(t('Repository'), 'R');
      assert.equal(dayInWords('2021-05-03'), '3 May 2021');
    }
  });

  test('a text that is not translated stays as it is, however it is called', () => {
    setLanguage('de', {});
    for (const text of ['constructor', '__proto__', 'toString']) {
      assert.equal(t(text), text);
    }
  });
});
