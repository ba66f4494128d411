// The Linked Repositories page as Chromium draws it: every state in every theme, narrow and wide.
import assert from 'node:assert/strict';
import type { Card, Standing } from '../../src/preview/card/model';
import type { PanelView } from '../../src/preview/panel/model';
import {
  manyRows,
  sampleCardsOfPanel,
  samplePost,
  sampleRows,
  show,
  view,
} from '../preview/panel/samples';
import {
  type ComponentOptions,
  openComponent,
  type OpenComponent,
  suiteInChromium,
} from './harness';
import { themeKinds } from './themes';

const post = 'file:///blog/kite.md';

function withStanding(standing: Standing): PanelView {
  const cards = sampleCardsOfPanel.map(({ key, host, kind, owner, name, url }): Card => {
    const named = name === undefined ? {} : { name };
    return {
      key,
      host,
      kind,
      owner,
      ...named,
      ...(url === undefined ? {} : { url }),
      badges: [],
      standing,
    };
  });
  return view(sampleRows, cards, {
    ...(standing.state === 'unasked'
      ? { question: 'Look up these 6 links on github.com and codeberg.org?' }
      : {}),
    canRefresh: false,
  });
}

function left(choice: object): unknown {
  const everything = { post, filter: '', sort: 'post', onlyProblems: false, scrollTop: 0 };
  return { post, posts: [{ ...everything, ...choice }] };
}

const states: Readonly<Record<string, { readonly view: PanelView; readonly state?: unknown }>> = {
  full: { view: samplePost() },
  'before consent': { view: withStanding({ state: 'unasked' }) },
  loading: { view: withStanding({ state: 'loading' }) },
  'only problems': { view: samplePost(), state: left({ onlyProblems: true }) },
  'sorted by stars': { view: samplePost(), state: left({ sort: 'stars' }) },
  'filter without match': { view: samplePost(), state: left({ filter: 'nobody' }) },
  'no problems': {
    view: view(sampleRows.slice(1, 2), sampleCardsOfPanel),
    state: left({ onlyProblems: true }),
  },
  'too large': { view: samplePost({ isTruncated: true }) },
  'no post': { view: { state: 'no-post' } },
  'no links': { view: view([], []) },
  'no links here': { view: view([], [], { isPost: false }) },
};

function openPanel(
  shown: PanelView,
  options: Partial<ComponentOptions> = {},
): Promise<OpenComponent> {
  return openComponent({
    bundle: 'src/preview/panel/main.tsx',
    css: 'src/preview/panel/panel.css',
    data: show(shown),
    height: 1200,
    ...options,
  });
}

suiteInChromium('The panel in Chromium', () => {
  for (const [name, { view: shown, state }] of Object.entries(states)) {
    test(`axe finds nothing wrong: ${name}`, async () => {
      for (const theme of themeKinds) {
        const component = await openPanel(shown, { theme, state });
        assert.deepEqual(await component.violations(), [], theme);
        assert.deepEqual(component.errors(), []);
        await component.picture(`panel ${name} ${theme}`);
        await component.close();
      }
    });
  }

  for (const options of [
    { width: 240 },
    { width: 280 },
    { width: 360, zoom: 2 },
    { width: 360, direction: 'rtl' as const },
    { width: 700, direction: 'rtl' as const },
    { width: 900 },
    { width: 900, theme: 'light' as const },
    { width: 480, forcedColors: true },
  ]) {
    test(`nothing is wider than the page: ${JSON.stringify(options)}`, async () => {
      const component = await openPanel(samplePost(), options);
      await component.send({ type: 'highlight', post, row: 'loom', link: 'core' });
      assert.deepEqual(await component.overflowing(), []);
      await component.picture(`panel ${JSON.stringify(options)}`);
      await component.close();
    });
  }

  test('nothing moves under the pointer', async () => {
    const component = await openPanel(samplePost(), { width: 900 });
    const places = (): Promise<unknown> =>
      component.page.locator('.row, .link, .cp-path, .row-title').evaluateAll((elements) =>
        elements.map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [x, y, width, height];
        }),
      );
    const before = await places();
    await component.page.locator('[data-link=core]').hover();
    assert.deepEqual(await places(), before);
    await component.picture('panel under the pointer');
    await component.close();
  });

  test('a row is dragged before another, and Escape lets it be', async () => {
    const component = await openPanel(samplePost(), { width: 700 });
    const { page } = component;
    const drag = async (end: () => Promise<void>): Promise<unknown[]> => {
      await page.locator('[data-row=os]').hover();
      const handle = await page.locator('[data-row=os] .handle').boundingBox();
      const loom = await page.locator('[data-row=loom]').boundingBox();
      assert.ok(handle && loom);
      await page.mouse.move(handle.x + 8, handle.y + 8);
      await page.mouse.down();
      await page.mouse.move(handle.x + 8, loom.y + 20, { steps: 5 });
      await component.picture('panel dragging');
      await end();
      return component.sent();
    };
    const ready = { type: 'ready' };
    assert.deepEqual(
      await drag(async () => {
        await page.keyboard.press('Escape');
        await page.mouse.up();
      }),
      [ready],
    );
    assert.deepEqual(await drag(() => page.mouse.up()), [
      ready,
      { type: 'move', post, row: 'os', before: 'loom' },
    ]);
    await component.close();
  });

  test('changes leave the place in a long list, and the time that they took can be read', async () => {
    const { rows, cards } = manyRows(60);
    const shown = view(rows, cards);
    const component = await openPanel(shown, { height: 600 });
    const { page } = component;
    const scrollTop = (): Promise<number> =>
      page.locator('main').evaluate((main) => Math.round(main.scrollTop));
    await page.locator('[data-row="part 30"]').scrollIntoViewIfNeeded();
    const before = await scrollTop();
    assert.ok(before > 1000);
    await component.send({
      type: 'change',
      change: {
        from: 1,
        to: 2,
        frame: shown.frame,
        order: rows.map(({ id }) => id),
        rows: [{ ...rows[30], title: 'Other title' }],
        cards: [],
      },
    });
    assert.equal(await scrollTop(), before);
    assert.equal(await page.locator('[data-row="part 30"] h3').innerText(), 'Other title');
    await page.waitForFunction(
      () =>
        performance.getEntriesByName('component-posts:show').length === 1 &&
        performance.getEntriesByName('component-posts:change').length === 1,
    );
    await component.close();
  });
});
