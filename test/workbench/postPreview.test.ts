import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { samplePost, suiteInWorkbench, until, untilTexts, type Workbench } from './harness';

async function openPreview(workbench: Workbench): Promise<Frame> {
  await workbench.open(samplePost);
  await workbench.run('Component Posts: Show Post as the Blog Shows It');
  const frame = await workbench.webview('post');
  await frame.getByText('Forty stations, five components, no secrets').first().waitFor();
  return frame;
}

suiteInWorkbench('the post preview', (get) => {
  test('shows the post with its pictures, its excerpt and the checks of its cards', async () => {
    const workbench = get();
    const frame = await openPreview(workbench);
    assert.equal(
      await frame.locator('.article .title').innerText(),
      'The Tidewater stack, component by component',
    );
    await untilTexts(frame.locator('.article .tag'), ['tech', 'open source']);
    await until(
      () =>
        frame
          .locator('img')
          .evaluateAll(
            (all) =>
              all.length >= 4 && all.every((one) => (one as HTMLImageElement).naturalWidth > 0),
          ),
      'all pictures are loaded',
    );
    assert.match(await frame.locator('.card-excerpt').innerText(), /^Forty stations/);
    await frame.locator('.sides .problem', { hasText: 'Social networks' }).first().waitFor();
    assert.deepEqual(await workbench.violations(frame), []);
  });

  test('scrolls with the editor', async () => {
    const workbench = get();
    const frame = await openPreview(workbench);
    const scrolled = (): Promise<number> =>
      frame.evaluate(() => document.scrollingElement?.scrollTop ?? 0);
    await workbench.goTo('title:');
    await until(async () => (await scrolled()) < 20, 'the page is at its beginning');
    await workbench.goTo('To dive deeper into Knots');
    await until(async () => (await scrolled()) > 100, 'the page has followed');
    await workbench.goTo('title:');
    await until(async () => (await scrolled()) < 20, 'the page is back');
  });
});
