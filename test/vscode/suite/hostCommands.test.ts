// Commands that ask the author something, answered as an author does: with the keyboard.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Ui } from '../../host/ui';
import { factsOf, forgetConsent, setOrigins } from '../lookUps';
import { closeAllEditors, delay, openUntitled, picture, testUi, until } from '../support';

const hosts = (): unknown =>
  vscode.workspace.getConfiguration('componentPosts').inspect('repositories.hosts')?.globalValue;

const input = '.quick-input-widget:not([style*="display: none"])';

async function clear(ui: Ui): Promise<void> {
  await ui.press('Control+A');
  await ui.press('Delete');
}

suite('commands about hosts', () => {
  suiteSetup(forgetConsent);
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAllEditors();
    await setOrigins({});
  });
  suiteTeardown(async () => {
    await vscode.workspace
      .getConfiguration('componentPosts')
      .update('repositories.hosts', undefined, vscode.ConfigurationTarget.Global);
    // The message about the change comes a moment later.
    await delay(500);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  testUi('a host is added by its name alone, and the window is to be reloaded', async (ui) => {
    const before = hosts();
    await vscode.commands.executeCommand('componentPosts.addRepositoryHost');
    await ui.waitForText('The host name as it stands in links');
    for (const [typed, said] of [
      ['https://code.example.org/x', 'Write the name of a host alone'],
      ['localhost', 'Write the name of a host alone'],
      ['github.com', 'github.com is known already.'],
    ] as const) {
      await ui.type(typed);
      await ui.waitForText(said);
      await ui.press('Enter');
      await ui.waitForText(said);
      assert.deepEqual(hosts(), before);
      await clear(ui);
    }
    await ui.type('Code.Example.org');
    await picture('add-host');
    await ui.press('Enter');
    await ui.waitForText('What Runs on code.example.org?');
    await picture('add-host-kind', 300);
    await ui.type('forgejo');
    await ui.press('Enter');
    await until(() => hosts() !== before, 'the setting is written');
    assert.deepEqual(hosts(), { 'code.example.org': 'gitea' });
    await ui.waitForText('Reload the window to use them.');
    await picture('add-host-reload');
  });

  testUi('a token is typed unseen, checked, kept and removed', async (ui) => {
    const token = 'glpat-a-token-of-nobody';
    const set = vscode.commands.executeCommand('componentPosts.setHostToken');
    await ui.waitForText('Set a Token for Which Host?');
    const offered = (await ui.texts(input)).join();
    assert.ok(!offered.includes('github.com'), 'GitHub has a sign-in of its own');
    await ui.type('gitlab.com');
    await ui.press('Enter');
    await ui.waitForText('Token for gitlab.com');
    await ui.type('two words');
    await ui.waitForText('A token has no spaces');
    await clear(ui);
    await ui.type(token);
    await picture('set-token', 300);
    assert.ok(!(await ui.texts('body')).join().includes(token), 'nobody reads it on the screen');
    await ui.press('Enter');
    await set;
    await ui.waitForText('gitlab.com is asked with your token from now on.');
    const removed = vscode.commands.executeCommand('componentPosts.removeHostToken');
    await ui.waitForText('Remove the Token of Which Host?');
    await picture('remove-token');
    await ui.press('Enter');
    await removed;
    await ui.waitForText('The token for gitlab.com is removed.');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('componentPosts.removeHostToken');
    await ui.waitForText('No host has a token.');
  });

  testUi('refreshing asks for consent first, and says when there is nothing to ask', async (ui) => {
    await forgetConsent();
    await openUntitled('# Notes\n\nSee [x](https://github.com/tidewater-stack/harbour).\n');
    const refreshed = vscode.commands.executeCommand('componentPosts.refreshRepositories');
    await ui.waitForText('This Blog');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await refreshed;
    assert.equal((await factsOf()).consent, 'not-asked');
    await closeAllEditors();
    await (await factsOf()).decide('blog');
    await vscode.commands.executeCommand('componentPosts.refreshRepositories');
    await ui.waitForText('No post that is in sight links a repository that can be looked up.');
    await forgetConsent();
  });
});
