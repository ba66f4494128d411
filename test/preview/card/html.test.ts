import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { cardsHtml } from '../../../src/preview/card/html';
import type { Card } from '../../../src/preview/card/model';
import { hostileWords, ownerCard, repositoryCard, sampleCards, today } from '../cards';

function pageOf(cards: readonly Card[], form: 'full' | 'compact' = 'full'): HTMLElement {
  const html = cardsHtml(cards, { today, form, language: 'en' });
  return new JSDOM(html).window.document.body;
}

function textOf(element: Element | null): string {
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

suite('Cards as HTML without a script', () => {
  test('say what is known, and link it', () => {
    const page = pageOf([repositoryCard()]);
    assert.equal(
      page.querySelector('article')?.getAttribute('aria-label'),
      'acme/anvil, Repository on GitHub',
    );
    assert.equal(textOf(page.querySelector('.cp-title')), 'acme/anvil');
    assert.deepEqual([...page.querySelectorAll('.cp-fact')].map(textOf), [
      'Python',
      '1.2k1,234 stars',
      'Apache-2.0',
      'pushed 3 years agopushed 3 years ago, 2 October 2023',
      'v2.4.0',
      'anvil.example',
    ]);
    assert.deepEqual(
      [...page.querySelectorAll('a')].map((link) => link.getAttribute('href')),
      [
        'https://github.com/acme/anvil',
        'https://github.com/acme/anvil/releases/tag/v2.4.0',
        'https://anvil.example/',
      ],
    );
  });

  test('have nothing to press, and the owner’s page instead of a longer list', () => {
    const page = pageOf([...Object.values(sampleCards)]);
    assert.equal(page.querySelectorAll('button, script, [onclick]').length, 0);
    const owner = pageOf([ownerCard()]);
    assert.equal(owner.querySelectorAll('tbody tr').length, 5);
    assert.equal(textOf(owner.querySelector('.cp-more a')), 'All 32 on GitHub');
  });

  test('have no class that is not ours or VS Code’s, and no identifier', () => {
    for (const form of ['full', 'compact'] as const) {
      const page = pageOf(Object.values(sampleCards), form);
      const classes = [...page.querySelectorAll('*')].flatMap(({ classList }) => [...classList]);
      assert.deepEqual(
        [...new Set(classes)].filter((name) => !/^(?:cp-|codicon)/.test(name)),
        [],
      );
      assert.equal(page.querySelectorAll('[id]').length, 0);
    }
  });

  test('show text of strangers as text', () => {
    const hostile = Object.entries(sampleCards).filter(([name]) => name.startsWith('hostile'));
    const page = pageOf(hostile.map(([, card]) => card));
    assert.equal(page.querySelectorAll('img, script, b, i, iframe').length, 0);
    const shown = [...page.querySelectorAll('.cp-words')].map(({ textContent }) => textContent);
    assert.equal(shown[0], hostileWords[0]);
    assert.equal(shown[1], hostileWords[1]);
  });

  test('are nothing at all where there are none', () => {
    assert.equal(cardsHtml([], { today, form: 'full', language: 'en' }), '');
  });
});
