import * as vscode from 'vscode';
import type { World } from '../../doubles/double';
import { factsOf } from '../lookUps';
import { standInFor } from '../standIn';
import { closeAllEditors, openUntitled, testUi, until } from '../support';

/** No other suite asks it: for a minute after this one nobody does. */
const origin = 'https://gitea.com';

const world: World = { repositories: [], owners: [], tokens: [] };

suite('Hosts in trouble in Linked Repositories', () => {
  const host = standInFor(origin, world);
  teardown(closeAllEditors);

  testUi('a host that gives no answer is named in the foot', async (ui) => {
    host().fail('server-error');
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
