import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { forgetConsent, monitorFetch, repositoryProblems } from '../lookUps';
import {
  applyCodeAction,
  closeAllEditors,
  delay,
  openFile,
  picture,
  testUi,
  until,
} from '../support';

suite('facts of the sample blog', () => {
  setup(forgetConsent);
  teardown(closeAllEditors);

  test('are there at once, and nobody is asked for them', async () => {
    const monitor = monitorFetch();
    try {
      const { document } = await openFile('posts/draft_new_gauges.md');
      await until(
        () => Object.keys(repositoryProblems(document)).length === 3,
        'the lockfile is read',
      );
      const problems = repositoryProblems(document);
      assert.deepEqual(Object.keys(problems).toSorted(), [
        'repositories/archived',
        'repositories/moved',
        'repositories/not-found',
      ]);
      const moved = problems['repositories/moved'];
      assert.ok(moved);
      const before = document.getText();
      await applyCodeAction(document, moved.range, 'Use codeberg.org/tidewater-gauges/halo');
      assert.equal(
        document.getText(),
        before.replace('codeberg.org/tidewater/halo', 'codeberg.org/tidewater-gauges/halo'),
      );
      await delay(1_000);
      assert.deepEqual(monitor.urls, []);
    } finally {
      monitor.stop();
    }
  });

  testUi('stand in the panel with the day of the lockfile', async (ui) => {
    await openFile('posts/draft_new_gauges.md');
    await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
    await ui.waitForText('moved → tidewater-gauges');
    await ui.waitForText('Facts from the lockfile of this blog, as of 20 November 2026');
    await picture('sample-facts', 500);
    await ui.evaluate('.main', 'element.scrollTo(0, 1e6)');
    await picture('sample-facts-end', 300);
  });
});
