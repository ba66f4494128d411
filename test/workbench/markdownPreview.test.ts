import assert from 'node:assert/strict';
import { samplePost, suiteInWorkbench, until } from './harness';

suiteInWorkbench("VS Code's Markdown preview", (get) => {
  test('has cards under the overview and beside each section, and its own table', async () => {
    const workbench = get();
    await workbench.open(samplePost);
    await workbench.run('Markdown: Open Preview to the Side');
    const frame = await workbench.webview('markdown');
    await until(
      async () => (await frame.locator('.cp-preview').count()) === 6,
      'the cards are there',
    );
    const overview = frame.locator('.cp-grid');
    assert.equal(await overview.locator('.cp-card').count(), 5);
    assert.match(await overview.innerText(), /Keeps readings for years[\s\S]*Rust/);
    assert.equal(
      await overview.evaluate((element) => element.previousElementSibling?.localName),
      'ul',
    );
    assert.equal(await frame.locator('.cp-float').count(), 5);
    const table = frame.locator('table.frontmatter');
    assert.match(await table.innerText(), /author_image[\s\S]*mara\.png/);
    assert.deepEqual(await workbench.violations(frame, '.cp-preview'), []);
  });
});
