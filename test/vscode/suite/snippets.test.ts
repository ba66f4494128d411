import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clean } from '../posts';
import { closeAllEditors, currentDiagnosticsOf, delay, openFile, openUntitled } from '../support';

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

  test('a section never lands in the front matter, where the cursor of a new editor is', async () => {
    const { document } = await openUntitled(clean);
    await vscode.commands.executeCommand('componentPosts.insertShortComponentSection');
    assert.ok(document.getText().startsWith(clean.slice(0, clean.indexOf('Nothing'))));
    assert.match(document.getText(), /\n\n\*\*[^*]+\*\*: /);
    await delay(400);
    assert.deepEqual(currentDiagnosticsOf(document.uri), []);
  });

  test('in a file with CRLF every line end stays one', async () => {
    const editor = await openFile('posts/crlf_tide_tables.md');
    const { document } = editor;
    const end = document.lineAt(document.lineCount - 2).range.end;
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('componentPosts.insertComponentSection');
    assert.match(document.getText(), /\r\n\r\n\*\*/);
    assert.equal(document.getText().replace(/\r\n/g, '').includes('\n'), false);
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
