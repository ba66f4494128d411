import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clean } from '../posts';
import { closeAllEditors, currentDiagnosticsOf, delay, openUntitled } from '../support';

suite('snippets', () => {
  teardown(closeAllEditors);

  test('VS Code offers them on invoke', async () => {
    const { document } = await openUntitled(`${clean}\ncomponent-sec`);
    const at = document.positionAt(document.getText().length);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const offered = items
      .filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet)
      .map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(offered.includes('component-section'), offered.join(', '));
    assert.ok(offered.includes('component-section-full'));
  });

  test('Insert Component Section adds one below the line of the cursor', async () => {
    const editor = await openUntitled(clean);
    const { document } = editor;
    const end = document.positionAt(clean.indexOf('is wrong'));
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('componentPosts.insertComponentSection');
    const text = document.getText();
    assert.match(text, /Nothing is wrong here\.\n\n\*\*[^*]+\*\*/);
    assert.match(text, /To dive deeper/);
  });

  test('Insert Whole Post into an empty document gives a post without problems', async () => {
    const { document } = await openUntitled('');
    await vscode.commands.executeCommand('componentPosts.insertWholePost');
    await delay(500);
    assert.match(document.getText(), /^---\ntitle: "/);
    assert.deepEqual(
      currentDiagnosticsOf(document.uri).map(({ message }) => message),
      [],
    );
  });

  test('Insert Front Matter does not touch a post that has some', async () => {
    const { document } = await openUntitled(clean);
    const inserted = vscode.commands.executeCommand('componentPosts.insertFrontMatter');
    await Promise.race([inserted, delay(500)]);
    assert.equal(document.getText(), clean);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
