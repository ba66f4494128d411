// What is drawn in each theme is for people to look at, in .vscode-test/screenshots/workbench/. That axe finds
// nothing wrong with our own pages in any theme, the tests of components hold.
import assert from 'node:assert/strict';
import { overflowIn } from '../support/pageChecks';
import { looks } from '../support/pictures';
import { samplePost, suiteInWorkbench, until, type Workbench } from './harness';

/** Background of the workbench in each. */
const themes = [
  { name: 'dark', theme: 'Default Dark Modern', kind: 'vs-dark' },
  { name: 'light', theme: 'Default Light Modern', kind: 'vs' },
  { name: 'high contrast', theme: 'Default High Contrast', kind: 'hc-black' },
];

async function setTheme(workbench: Workbench, theme: string, kind: string): Promise<void> {
  workbench.set({ 'workbench.colorTheme': theme });
  await workbench.page.locator(`.monaco-workbench.${kind}`).waitFor();
}

suiteInWorkbench('themes', (get) => {
  for (const { name, theme, kind } of looks(themes)) {
    test(`everything is drawn in ${name}`, async () => {
      const workbench = get();
      const pictureOf = async (what: string): Promise<void> => {
        await workbench.picture(`${what} ${name}`, 400);
      };
      await setTheme(workbench, theme, kind);
      await workbench.open(samplePost);
      await workbench.goTo('- [Logbook]');
      await workbench.run('Component Posts: Show Linked Repositories');
      const panel = await workbench.webview('panel');
      await panel.locator('[aria-current]').waitFor();
      await pictureOf('panel');

      await workbench.run('Component Posts: Show Post as the Blog Shows It');
      const post = await workbench.webview('post');
      await post.locator('.sides .problem').first().waitFor();
      await pictureOf('post preview');
      await post.locator('.sides .problem').first().scrollIntoViewIfNeeded();
      await pictureOf('post preview cards');

      await workbench.run('Markdown: Open Preview to the Side');
      const preview = await workbench.webview('markdown');
      await preview.locator('.cp-float').first().waitFor();
      await pictureOf('Markdown preview');
      await preview.locator('.cp-float').first().scrollIntoViewIfNeeded();
      await preview.locator('.cp-float').nth(1).scrollIntoViewIfNeeded();
      await pictureOf('Markdown preview sections');
      assert.deepEqual(await workbench.violations(preview, '.cp-preview'), []);

      await workbench.closeAll();
      await workbench.open(samplePost);
      const sideBar = await workbench.openSideBar();
      await sideBar.locator('.row-title').first().waitFor();
      await workbench.showHover();
      await workbench.picture(`side bar and hover ${name}`, 400);
    });
  }

  test('words that go from right to left keep their direction and their place', async () => {
    const workbench = get();
    const name = 'rtl_harbour.md';
    workbench.write(
      `posts/${name}`,
      workbench
        .read(`posts/${samplePost}`)
        .replace('The Tidewater stack, component by component', 'مكونات محطات الأرصاد، واحدا واحدا')
        .replaceAll('Harbour', 'الميناء')
        .replace('Carries every reading', 'ينقل كل قراءة من المحطات إلى من يستمع إليها'),
    );
    await workbench.open(name);
    await workbench.run('Component Posts: Show Linked Repositories');
    const panel = await workbench.webview('panel');
    const title = panel.locator('.row-title', { hasText: 'الميناء' });
    await title.waitFor();
    const directionOf = (element: Element): string => getComputedStyle(element).direction;
    assert.equal(await panel.locator('h1').evaluate(directionOf), 'rtl');
    assert.equal(await title.evaluate(directionOf), 'rtl');
    assert.deepEqual(await overflowIn(panel), []);
    await workbench.picture('panel right to left');
    await workbench.run('Component Posts: Show Post as the Blog Shows It');
    const post = await workbench.webview('post');
    await until(
      async () => (await post.locator('.article .title').evaluate(directionOf)) === 'rtl',
      'the title goes from right to left',
    );
    assert.deepEqual(await overflowIn(post), []);
    await workbench.picture('post preview right to left');
  });
});
