import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import {
  samplePost,
  suiteInWorkbench,
  until,
  untilTexts,
  windowSize,
  type Workbench,
} from './harness';

const file = `posts/${samplePost}`;

const inOrder = [
  'Station OS = Keel',
  'Harbour = Message Bus',
  'Logbook',
  'Dashboard = Spyglass',
  'Knots',
];

async function openPanel(workbench: Workbench, name = samplePost): Promise<Frame> {
  await workbench.open(name);
  await workbench.run('Component Posts: Show Linked Repositories');
  return workbench.webview('panel');
}

function titles(frame: Frame): Locator {
  return frame.locator('.row-title');
}

function row(frame: Frame, title: string): Locator {
  return frame.locator('.row', { has: frame.locator(`.row-title:text-is("${title}")`) });
}

/** Titles of the rows that hold the place that the page marks as that of the cursor. */
function marked(frame: Frame): Promise<string[]> {
  return frame
    .locator('[aria-current]')
    .evaluateAll((all) =>
      all.map((one) => one.closest('[data-row]')?.querySelector('.row-title')?.textContent ?? ''),
    );
}

suiteInWorkbench('the panel', (get) => {
  test('lists the post beside the editor, without a fault that axe knows', async () => {
    const workbench = get();
    const frame = await openPanel(workbench);
    await untilTexts(titles(frame), inOrder);
    assert.equal(
      await frame.locator('h1').innerText(),
      'The Tidewater stack, component by component',
    );
    assert.match(
      await frame.locator('.counts').innerText(),
      /5 entries.*5 sections.*5 repositories/s,
    );
    assert.match(
      await row(frame, 'Logbook').innerText(),
      /Keeps readings for years[\s\S]*Rust[\s\S]*GPL-3.0-only/,
    );
    assert.equal(await workbench.page.locator('.editor-group-container').count(), 2);
    assert.deepEqual(await workbench.violations(frame), []);
  });

  test('filters and sorts, and shows only what has problems', async () => {
    const workbench = get();
    const { keyboard } = workbench.page;
    const frame = await openPanel(workbench);
    await untilTexts(titles(frame), inOrder);
    await frame.locator('#filter').click();
    await keyboard.type('codeberg');
    await untilTexts(titles(frame), ['Logbook']);
    await keyboard.press('Escape');
    await untilTexts(titles(frame), inOrder);
    await frame.locator('#sort').selectOption('name');
    await untilTexts(titles(frame), [...inOrder].sort());
    await workbench.open('draft_new_gauges.md');
    const drafted = await workbench.webview('panel');
    await untilTexts(titles(drafted), [
      'Anemone = Wind Gauge',
      'Plumb = Depth Gauge',
      'Squall = Rain Gauge',
      'Eddy = Current Gauge',
      'Halo',
    ]);
    assert.deepEqual(await workbench.violations(drafted), []);
    await drafted.locator('#filter').click();
    await keyboard.type('plumb');
    await untilTexts(titles(drafted), ['Plumb = Depth Gauge']);
    await drafted.locator('[data-action=clear]').click();
    await drafted.locator('#only-problems').click();
    await until(async () => (await titles(drafted).count()) < 5, 'some rows are gone');
    for (const one of await drafted.locator('.row').all()) {
      assert.ok((await one.locator('.problems, .problem').count()) > 0, await one.innerText());
    }
  });

  test('a click goes to the place in the post, and the cursor marks its row', async () => {
    const workbench = get();
    const frame = await openPanel(workbench);
    await titles(frame).filter({ hasText: 'Dashboard = Spyglass' }).click();
    await workbench.untilCursorAt('- [Dashboard = Spyglass]');
    await until(
      async () => (await marked(frame)).join() === 'Dashboard = Spyglass',
      'the row of the click is marked',
    );
    await workbench.goTo('Old readings are thinned out');
    await until(
      async () => (await marked(frame)).join() === 'Logbook',
      'the row of the section is',
    );
    await workbench.goTo('title:');
    await until(async () => (await marked(frame)).length === 0, 'nothing is marked');
  });

  test('moves a component by keys and by dragging, and each is one step of undo', async () => {
    const workbench = get();
    const { keyboard, mouse } = workbench.page;
    const before = workbench.read(file);
    const frame = await openPanel(workbench);
    await titles(frame).filter({ hasText: 'Harbour' }).click();
    await keyboard.press('Alt+ArrowDown');
    const [keel = '', harbour = '', logbook = '', spyglass = '', knots = ''] = inOrder;
    await untilTexts(titles(frame), [keel, logbook, harbour, spyglass, knots]);
    assert.equal(await frame.evaluate(() => document.activeElement?.textContent), harbour);

    // The list scrolls to what is under the mouse, so that places are asked for afterwards, and along with
    // the mouse near its end, so that it goes no further than to the third row.
    await titles(frame).filter({ hasText: keel }).hover();
    const handle = await row(frame, keel).locator('.handle').boundingBox();
    const target = await row(frame, harbour).boundingBox();
    assert.ok(handle !== null && target !== null);
    await mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await mouse.down();
    await mouse.move(handle.x, target.y - 20, { steps: 8 });
    await mouse.move(handle.x, target.y + 8, { steps: 4 });
    await frame.locator('.drop-before, .drop-after').first().waitFor();
    await workbench.picture('panel while dragging');
    await mouse.up();
    await untilTexts(titles(frame), [logbook, keel, harbour, spyglass, knots]);
    await workbench.focusEditor();
    await workbench.run('File: Save');
    await until(() => workbench.read(file) !== before, 'the file is saved');
    assert.deepEqual(
      [...workbench.read(file).matchAll(/^(?:- \[([^\]]+)\]|\*\*(\w+))/gm)].map(
        ([, entry, section]) => entry ?? section,
      ),
      [logbook, keel, harbour, spyglass, knots, 'Logbook', 'Keel', 'Harbour', 'Spyglass', 'Knots'],
    );
    for (const titlesThen of [[keel, logbook, harbour, spyglass, knots], inOrder]) {
      await keyboard.press('Control+Z');
      await untilTexts(titles(frame), titlesThen);
    }
    await workbench.run('File: Save');
    await until(() => workbench.read(file) === before, 'the file is as it was');
  });

  test('typing in the post keeps scroll, filter and rows of the page', async () => {
    const workbench = get();
    const { page } = workbench;
    const { keyboard } = page;
    await page.setViewportSize({ ...windowSize, height: 500 });
    try {
      const frame = await openPanel(workbench);
      await untilTexts(titles(frame), inOrder);
      await frame.locator('#filter').click();
      await keyboard.type('tidewater');
      await frame.locator('.count').waitFor();
      await frame.locator('.main').hover();
      await page.mouse.wheel(0, 150);
      await until(
        () => frame.locator('.main').evaluate((main) => main.scrollTop > 100),
        'the page is scrolled',
      );
      await workbench.goTo('**Knots**');
      await keyboard.press('ArrowRight');
      await keyboard.press('ArrowRight');
      await until(async () => (await marked(frame)).length > 0, 'the row of the cursor is marked');
      const kept = await frame.locator('.row').first().elementHandle();
      const stateOf = (): Promise<unknown> =>
        frame.evaluate(
          (row) => ({
            scroll: document.querySelector('.main')?.scrollTop,
            filter: document.querySelector<HTMLInputElement>('#filter')?.value,
            isSameRow: document.querySelector('.row') === row,
          }),
          kept,
        );
      const before = await stateOf();
      await keyboard.type('Old ');
      await until(
        async () => (await row(frame, 'Knots').innerText()).includes('Old Knots'),
        'the page follows',
      );
      assert.deepEqual(await stateOf(), before);
    } finally {
      await page.setViewportSize(windowSize);
    }
  });
});
