import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startOtherSite } from '../otherSite';
import { clean } from '../posts';
import { closeAllEditors, delay, openFile, openUntitled, testUi, until } from '../support';

suite('post preview in an untrusted workspace', () => {
  teardown(closeAllEditors);

  testUi('shows a post with the pictures of the blog', async (ui) => {
    await openFile('posts/tidewater_components.md');
    await vscode.commands.executeCommand('componentPosts.showPostPreview');
    await until(
      async () => Number(await ui.evaluate('.hero img', 'element.naturalWidth')) > 0,
      'the picture is loaded',
    );
  });

  testUi('asks no other site for pictures, and says why', async (ui) => {
    const site = await startOtherSite();
    try {
      const picture = `![A chart](${site.origin}/chart.png)`;
      await openUntitled(clean.replace('Nothing is wrong here.', picture));
      await vscode.commands.executeCommand('componentPosts.showPostPreview');
      await ui.waitForText('They stay away in Restricted Mode.');
      assert.deepEqual(await ui.texts('.note button'), []);
      await delay(500);
      assert.equal(site.visits, 0);
    } finally {
      await site.stop();
    }
  });
});
