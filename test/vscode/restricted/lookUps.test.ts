import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startGitea } from '../../doubles/gitea';
import {
  factsOf,
  linking,
  lookUpSettings,
  monitorFetch,
  repositoryProblems,
  setOrigins,
} from '../lookUps';
import { closeAllEditors, delay, openUntitled } from '../support';

const origin = 'https://codeberg.org';

suite('looking up repositories in an untrusted workspace', () => {
  teardown(closeAllEditors);

  test('asks nobody, whatever the settings and commands say', async () => {
    const double = await startGitea({
      repositories: [{ id: 1, path: 'lookups/spyglass', archived: '2021-05-01' }],
      owners: [],
      tokens: [],
    });
    const monitor = monitorFetch();
    const { executeCommand } = vscode.commands;
    const setting = (value: string | undefined): Thenable<void> =>
      vscode.workspace
        .getConfiguration('componentPosts')
        .update('repositories.lookup', value, vscode.ConfigurationTarget.Global);
    try {
      await setOrigins({ [origin]: double.origin });
      await setting('always');
      const facts = await factsOf();
      assert.equal(facts.consent, 'untrusted');
      const { document } = await openUntitled(linking(origin, 'lookups/spyglass', 'lookups/gone'));
      const shown = facts.want(document);
      await delay(1_200);
      for (const choice of ['always', 'blog'] as const) {
        await executeCommand('componentPosts.lookUpRepositories', choice);
        await facts.decide(choice);
      }
      await executeCommand('componentPosts.refreshRepositories');
      await executeCommand('componentPosts.signInToGitHub');
      const picture = `${origin}/avatars/lookups`;
      assert.equal(facts.avatarOf({ hostName: 'codeberg.org' }, picture), undefined);
      await delay(1_200);
      shown.dispose();
      assert.equal(facts.consent, 'untrusted');
      assert.equal(lookUpSettings().globalValue, 'always', 'nothing is decided for later');
      assert.deepEqual(double.requests, []);
      assert.deepEqual(monitor.urls, []);
      assert.deepEqual(repositoryProblems(document), {});
    } finally {
      monitor.stop();
      await setting(undefined);
      await setOrigins({});
      await double.stop();
    }
  });
});
