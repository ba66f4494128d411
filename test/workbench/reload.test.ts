import assert from 'node:assert/strict';
import { samplePost, suiteInWorkbench, untilTexts } from './harness';

suiteInWorkbench('reloading the window', (get) => {
  test('brings back panel, side bar and post preview as they were', async function () {
    // VS Code starts twice here.
    this.timeout(400_000);
    const workbench = get();
    const tab = (name: string): Promise<void> =>
      workbench.page.locator('.tab', { hasText: name }).click();
    await workbench.open(samplePost);
    await workbench.run('Component Posts: Show Post as the Blog Shows It');
    await workbench.webview('post');
    await workbench.run('Component Posts: Show Linked Repositories');
    const before = await workbench.webview('panel');
    await before.locator('#filter').fill('tidewater-stack');
    await before.locator('#sort').selectOption('name');
    const filtered = ['Harbour = Message Bus', 'Station OS = Keel'];
    await untilTexts(before.locator('.row-title'), filtered);
    await workbench.focusEditor();
    await workbench.openSideBar();
    await workbench.reload([
      'tidewater-stack',
      'workbench.sidebar.activeviewletid=workbench.view.extension.componentPosts',
    ]);

    const panel = await workbench.webview('panel');
    await untilTexts(panel.locator('.row-title'), filtered);
    assert.equal(await panel.locator('#filter').inputValue(), 'tidewater-stack');
    assert.equal(await panel.locator('#sort').inputValue(), 'name');
    const sideBar = await workbench.webview('panel', 'side bar');
    await untilTexts(sideBar.locator('.row-title'), [
      'Station OS = Keel',
      'Harbour = Message Bus',
      'Logbook',
      'Dashboard = Spyglass',
      'Knots',
    ]);
    await tab(`${samplePost} on the Blog`);
    const post = await workbench.webview('post');
    await untilTexts(post.locator('.article .title'), [
      'The Tidewater stack, component by component',
    ]);
  });
});
