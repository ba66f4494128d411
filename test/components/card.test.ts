// Repository cards as Chromium draws them: every state in every theme, narrow and wide, with the keyboard.
import assert from 'node:assert/strict';
import type { Card } from '../../src/preview/card/model';
import {
  badges,
  datedCard,
  ownerCard,
  repositoryCard,
  sampleCards,
  today,
  unavailable,
  unknownCard,
  unknownOwnerCard,
} from '../preview/cards';
import type { CardPageData } from './cardPage';
import {
  type ComponentOptions,
  openComponent,
  type OpenComponent,
  suiteInChromium,
  suiteOfPictures,
} from './harness';
import { themeKinds } from './themes';

const widths = [260, 360, 900];

function pageOf(
  cards: Readonly<Record<string, Card>>,
  form: 'full' | 'compact' = 'full',
): CardPageData {
  return { cards: Object.entries(cards).map(([name, card]) => [name, { card, form }]), today };
}

async function openCards(
  cards: Readonly<Record<string, Card>>,
  options: Partial<ComponentOptions> & { readonly form?: 'full' | 'compact' } = {},
): Promise<OpenComponent> {
  return openComponent({
    bundle: 'test/components/cardPage.tsx',
    css: 'test/components/cardPage.css',
    data: pageOf(cards, options.form),
    ...options,
  });
}

async function heightOf({ page }: OpenComponent): Promise<number> {
  return page.locator('.cp-card').evaluate((card) => card.getBoundingClientRect().height);
}

/** Opens the lists of owners, the first so many of them. */
async function openOwned({ page }: OpenComponent, most = 1000): Promise<void> {
  await page.locator('details').evaluateAll((owned, count) => {
    for (const details of owned.slice(0, count)) {
      (details as HTMLDetailsElement).open = true;
    }
  }, most);
}

/** What goes onto a picture together. */
function groupOf(name: string, { standing, asOf }: Card): string {
  if (/hostile|longest/.test(name)) {
    return 'hostile';
  }
  return standing.state === 'current' ? 'known' : asOf === undefined ? 'unknown' : 'dated';
}

suiteInChromium('Cards in Chromium', () => {
  for (const theme of themeKinds) {
    for (const form of ['full', 'compact'] as const) {
      test(`every state has nothing that axe finds wrong: ${theme}, ${form}`, async () => {
        const component = await openCards(sampleCards, { theme, form });
        await openOwned(component);
        assert.deepEqual(await component.violations(), []);
        assert.deepEqual(component.errors(), []);
        await component.close();
      });
    }
  }

  for (const options of [
    ...widths.map((width) => ({ width })),
    { width: 360, direction: 'rtl' as const },
    { width: 360, zoom: 2 },
    { width: 480, zoom: 2, direction: 'rtl' as const },
  ]) {
    test(`nothing is wider than the page: ${JSON.stringify(options)}`, async () => {
      for (const form of ['full', 'compact'] as const) {
        const component = await openCards(sampleCards, { ...options, form });
        await openOwned(component);
        assert.deepEqual(await component.overflowing(), []);
        const { clientWidth, scrollWidth } = await component.page.evaluate(() => ({
          clientWidth: document.documentElement.clientWidth,
          scrollWidth: document.documentElement.scrollWidth,
        }));
        assert.equal(scrollWidth, clientWidth);
        await component.close();
      }
    });
  }

  for (const width of [240, ...widths]) {
    test(`nothing moves when facts arrive, ${String(width)} pixels wide`, async () => {
      const component = await openCards({}, { width });
      const states: readonly (readonly [string, readonly Card[]])[] = [
        [
          'repository',
          [
            unknownCard({ state: 'unasked' }),
            unknownCard({ state: 'loading' }),
            repositoryCard(),
            repositoryCard({ repository: { topics: [] } }),
            datedCard({ state: 'loading' }),
          ],
        ],
        ['owner', [unknownOwnerCard({ state: 'loading' }), ownerCard()]],
      ];
      for (const [name, cards] of states) {
        const heights = [];
        for (const card of cards) {
          await component.send(pageOf({ [name]: card }));
          heights.push(await heightOf(component));
        }
        assert.equal(new Set(heights).size, 1, `${name}: ${heights.join(', ')}`);
      }
      await component.close();
    });
  }

  test('the longest card that there can be stays bounded, and shows what is wrong', async () => {
    const component = await openCards({ longest: sampleCards['longest']! }, { width: 360 });
    assert.ok((await heightOf(component)) < 700, String(await heightOf(component)));
    const states = await component.page.locator('.cp-state').count();
    assert.equal(states, 12);
    await component.close();
  });

  test('text of strangers is shown as text, and leads nowhere', async () => {
    const hostile = Object.fromEntries(
      Object.entries(sampleCards).filter(([name]) => name.startsWith('hostile')),
    );
    const component = await openCards(hostile);
    const { page } = component;
    const kinds = await page.evaluate(() => [
      ...new Set([...document.querySelectorAll('#root *')].map(({ localName }) => localName)),
    ]);
    const ours = ['a', 'article', 'bdi', 'div', 'h1', 'li', 'main', 'p', 'span', 'ul'];
    assert.deepEqual(kinds.toSorted(), ours);
    const addresses = await page.evaluate(() => [
      ...new Set([...document.querySelectorAll('a')].map(({ href }) => href)),
    ]);
    assert.deepEqual(addresses, ['https://github.com/acme/anvil', 'https://anvil.example/']);
    assert.match(await page.locator('.cp-words').first().innerText(), /^<img src=x onerror="/);
    assert.match(await page.locator('.cp-words').nth(1).innerText(), /^\[quit\]\(command:/);
    // What turns the direction of writing around is seen as such.
    assert.match(await page.locator('.cp-words').nth(2).innerText(), /^\ufffdgnitirw/);
    assert.equal(await page.title(), 'Component');
    assert.deepEqual(component.errors(), []);
    await component.close();
  });

  test('right-to-left text has its direction, in a page that has the other', async () => {
    const component = await openCards({ rtl: sampleCards['right to left']! });
    const directions = await component.page
      .locator('.cp-words, .cp-path')
      .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).direction));
    assert.deepEqual(directions, ['ltr', 'rtl']);
    await component.close();
  });

  test('an owner’s repositories are opened and sorted with the keyboard', async () => {
    const component = await openCards({ owner: ownerCard() });
    const { page } = component;
    const focused = (): Promise<string> =>
      page.evaluate(() => (document.activeElement as HTMLElement).innerText.trim());
    const names = (): Promise<string[]> => page.locator('tbody a').allInnerTexts();
    const sorting = (): Promise<(string | null)[]> =>
      page
        .locator('thead th')
        .evaluateAll((heads) => heads.map((th) => th.getAttribute('aria-sort')));

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), '32 repositories');
    await page.keyboard.press('Enter');
    assert.deepEqual(await sorting(), [null, 'descending', null]);
    assert.deepEqual(await names(), ['anvil', 'bellows', 'crucible', 'dross', 'ember']);

    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Name');
    await page.keyboard.press('Enter');
    assert.deepEqual(await sorting(), ['ascending', null, null]);
    assert.deepEqual(await names(), ['anvil', 'anvil-2', 'anvil-3', 'anvil-4', 'bellows']);
    assert.equal(await focused(), 'Name');
    await page.keyboard.press('Space');
    assert.deepEqual(await sorting(), ['descending', null, null]);
    assert.equal((await names())[0], 'hammer-4');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Last push');
    await page.keyboard.press('Enter');
    assert.deepEqual(await sorting(), [null, null, 'descending']);

    await page.getByRole('button', { name: 'Show all 32' }).press('Enter');
    assert.equal((await names()).length, 32);
    await page.getByRole('button', { name: 'Show fewer' }).press('Enter');
    assert.equal((await names()).length, 5);
    await component.close();
  });

  test('what can be done is asked of who shows the card', async () => {
    const names = ['unasked', 'off', 'unknown host', 'limited', 'offline', 'repository'];
    const component = await openCards(
      Object.fromEntries(names.map((name) => [name, sampleCards[name]!])),
    );
    for (const button of await component.page.locator('.cp-action').all()) {
      await button.click();
    }
    await component.page.getByRole('link', { name: /latest release/ }).click();
    assert.deepEqual(await component.sent(), [
      ['lookUp'],
      ['lookUp'],
      ['addHost', 'git.example.org'],
      ['signIn', 'github.com'],
      ['retry'],
      ['open', 'https://github.com/acme/anvil/releases/tag/v2.4.0'],
    ]);
    await component.close();
  });

  test('waiting moves only where motion is welcome', async () => {
    for (const [motion, animations] of [
      [true, 3],
      [false, 0],
    ] as const) {
      const component = await openCards({ loading: sampleCards['loading']! }, { motion });
      assert.equal(
        await component.page.evaluate(() => document.getAnimations().length),
        animations,
      );
      await component.close();
    }
  });
});

suiteOfPictures('Pictures of cards', () => {
  for (const theme of themeKinds) {
    for (const width of widths) {
      test(`every state: ${theme}, ${String(width)}`, async () => {
        const component = await openCards({}, { theme, width, height: 400 });
        for (const group of ['known', 'unknown', 'dated', 'hostile']) {
          const cards = Object.entries(sampleCards).filter((entry) => groupOf(...entry) === group);
          await component.send(pageOf(Object.fromEntries(cards)));
          await openOwned(component, 1);
          await component.picture(`cards-${group}-${theme}-${String(width)}`);
        }
        await component.close();
      });
    }
  }

  test('compact, right to left, 200 % and forced colours', async () => {
    const few = Object.fromEntries(
      [
        'repository',
        'repository in trouble',
        'owner',
        'page',
        'loading',
        'offline with older facts',
        'right to left',
      ].map((name) => [name, sampleCards[name]!]),
    );
    const variants: readonly (readonly [string, Parameters<typeof openCards>[1]])[] = [
      ['compact', { form: 'compact', width: 600 }],
      ['compact-narrow', { form: 'compact', width: 300, theme: 'light' }],
      ['right-to-left', { direction: 'rtl', width: 400 }],
      ['zoomed', { zoom: 2, width: 720 }],
      ['forced-colors', { forcedColors: true, theme: 'highContrastDark', width: 400 }],
    ];
    for (const [name, options] of variants) {
      const component = await openCards(
        {
          ...few,
          badges: repositoryCard({
            badges: badges.slice(0, 6),
            standing: unavailable('unreachable'),
          }),
        },
        options,
      );
      await component.picture(`cards-${name}`);
      await component.close();
    }
  });
});
