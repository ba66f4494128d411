import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { troubled } from '../posts';
import { applyCodeAction, closeAllEditors, diagnosticsOf, openUntitled, testUi } from '../support';

suite('in an untrusted workspace', () => {
  teardown(closeAllEditors);

  test('posts are checked and fixed as anywhere', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await openUntitled(troubled);
    const found = await diagnosticsOf(document.uri);
    const date = found.find(({ message }) => message.includes('2026-03-09'));
    assert.ok(date);
    await applyCodeAction(document, date.range, 'Write the date as 2026-03-09');
    assert.match(document.getText(), /published_at: 2026-03-09/);
  });

  testUi('the panel opens', async (ui) => {
    await openUntitled(troubled);
    await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
    await ui.waitForText('Harbour = Message Bus');
  });
});
