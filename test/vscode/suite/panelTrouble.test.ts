import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HostDouble, World } from '../../doubles/double';
import { startGitea } from '../../doubles/gitea';
import { factsOf, forgetConsent, setOrigins } from '../lookUps';
import { closeAllEditors, openUntitled, testUi, until } from '../support';

const origin = 'https://gitea.com';

const world: World = {
  repositories: [
    { id: 1, path: 'deep/whale', description: 'whale '.repeat(1_700_000) },
    { id: 2, path: 'deep/net', language: 'C', stars: 3, license: 'GPL-3.0' },
  ],
  owners: [{ login: 'deep', kind: 'organisation' }],
  tokens: [],
};

suite('Hosts in trouble in Linked Repositories', () => {
  let double: HostDouble;

  suiteSetup(async () => {
    double = await startGitea(world);
    await forgetConsent();
    await setOrigins({ [origin]: double.origin });
  });
  suiteTeardown(async () => {
    await forgetConsent();
    await setOrigins({});
    await double.stop();
  });
  teardown(closeAllEditors);

  async function openPanel(text: string): Promise<void> {
    await openUntitled(text);
    await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
  }

  testUi('ten megabytes from a host are no more than a sentence', async (ui) => {
    await openPanel(`# Notes\n\n- [Whale](${origin}/deep/whale)\n- [Net](${origin}/deep/net)\n`);
    await (await factsOf()).decide('blog');
    await until(() => double.requests.length > 0, 'the host has been asked', 10_000);
    await ui.waitForText('GPL-3.0');
    await until(
      async () => (await ui.texts('[aria-busy=true]')).length === 0,
      'nothing is waited for',
      10_000,
    );
    await ui.screenshot('repositories-whale');
    const length = await ui.evaluate('body.panel', 'document.body.textContent.length');
    assert.ok(Number(length) < 10_000, String(length));
  });

  // The last: for a minute after it nobody asks the host again.
  testUi('a host that gives no answer is named, with what is known from before', async (ui) => {
    double.fail('server-error');
    await openPanel(`# Notes\n\n[Mast](${origin}/deep/mast)\n`);
    await (await factsOf()).decide('blog');
    await until(
      async () => (await ui.texts('.foot-line.trouble')).length === 1,
      'the foot tells of trouble',
      10_000,
    );
  });
});
