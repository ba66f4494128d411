import assert from 'node:assert/strict';
import { samplePost, suiteInWorkbench, until, untilTexts } from './harness';

suiteInWorkbench('reloading the window', (get) => {
  test('brings back panel, side bar and post preview with what they showed', async () => {
    const workbench = get();
    await workbench.open(samplePost);
    await workbench.run('Component Posts: Show Linked Repositories');
    let panel = await workbench.webview('panel');
    await panel.locator('#filter').click();
    await workbench.page.keyboard.type('tidewater-stack');
    await panel.locator('#sort').selectOption('name');
    const wanted = ['Harbour = Message Bus', 'Station OS = Keel'];
    await untilTexts(panel.locator('.row-title'), wanted);
    await workbench.focusEditor();
    await workbench.page.locator('.activitybar [aria-label^="Component Posts"]').first().click();
    await workbench.webview('panel', 'side bar');
    await workbench.focusEditor();
    // The other post stands in front, so that what comes back can only have been kept.
    await workbench.reload();

    panel = await workbench.webview('panel');
    await untilTexts(panel.locator('.row-title'), wanted);
    assert.equal(await panel.locator('#filter').inputValue(), 'tidewater-stack');
    assert.equal(await panel.locator('#sort').inputValue(), 'name');
    assert.match(await panel.locator('.counts').innerText(), /tidewater_components\.md/);
    const side = await workbench.webview('panel', 'side bar');
    await untilTexts(side.locator('.row-title'), [
      'Station OS = Keel',
      'Harbour = Message Bus',
      'Logbook',
      'Dashboard = Spyglass',
      'Knots',
    ]);
  });

  test('brings back a panel and a post preview whose post no editor shows', async () => {
    const workbench = get();
    await workbench.open('what_we_build_on.md');
    await workbench.run('Component Posts: Show Linked Repositories');
    const panel = await workbench.webview('panel');
    await panel.locator('h1', { hasText: 'What we build on' }).waitFor();
    await workbench.focusEditor();
    await workbench.run('Component Posts: Show Post as the Blog Shows It');
    await workbench.webview('post');
    await workbench.page
      .locator('.tab[data-resource-name="what_we_build_on.md"]')
      .click({ button: 'middle' });
    await workbench.page
      .locator('.tab[data-resource-name="what_we_build_on.md"]')
      .waitFor({ state: 'detached' });
    await workbench.reload();
    const post = await workbench.webview('post');
    await until(
      async () => (await post.locator('.article .title').innerText()) === 'What we build on',
      'the post preview shows its post',
    );
  });
});
