import * as vscode from 'vscode';
import type { HostDouble, World } from '../../doubles/double';
import { startGitea } from '../../doubles/gitea';
import { factsOf, forgetConsent, setOrigins } from '../lookUps';
import { closeAllEditors, openUntitled, testUi, until } from '../support';

/** No other suite asks it: for a minute after this one nobody does. */
const origin = 'https://gitea.com';

const world: World = { repositories: [], owners: [], tokens: [] };

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

  testUi('a host that gives no answer is named in the foot', async (ui) => {
    double.fail('server-error');
    await openUntitled(`# Notes\n\n[Mast](${origin}/deep/mast)\n`);
    await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
    await (await factsOf()).decide('blog');
    await until(
      async () => (await ui.texts('.foot-line .codicon-warning')).length === 1,
      'the foot tells of trouble',
      10_000,
    );
  });
});
