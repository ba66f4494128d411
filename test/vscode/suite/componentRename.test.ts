import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clean } from '../posts';
import { closeAllEditors, openFile, openUntitled, testUi, until } from '../support';

const post = `${clean.replace('Nothing is wrong here.\n', '')}See [the bus](#harbour).

- [Harbour = Message Bus](https://github.com/tidewater-stack/harbour)
- [Logbook](https://codeberg.org/tidewater/logbook)

### Harbour

Carries every reading.

To dive deeper into Harbour, see [Harbour on GitHub](https://github.com/tidewater-stack/harbour)

### Logbook

Keeps readings for years.

To dive deeper into Logbook, see [Logbook on Codeberg](https://codeberg.org/tidewater/logbook)
`;

const renamed = post
  .replace('#harbour', '#new-harbour')
  .replace('[Harbour =', '[New Harbour =')
  .replace('### Harbour', '### New Harbour')
  .replace('into Harbour, see [Harbour', 'into New Harbour, see [New Harbour');

const names = ['[Harbour =', '### Harbour', 'into Harbour', '[Harbour on'];

function nameAt(document: vscode.TextDocument, words: string): vscode.Position {
  const offset = document.getText().indexOf(words);
  assert.notEqual(offset, -1, words);
  return document.positionAt(offset + words.indexOf('Harbour') + 2);
}

suite('Rename Symbol on components', () => {
  teardown(closeAllEditors);

  test('changes the name wherever the component is called so', async () => {
    const { document } = await openUntitled(post);
    for (const words of names) {
      const at = nameAt(document, words);
      const prepared = await vscode.commands.executeCommand<{
        readonly range: vscode.Range;
        readonly placeholder: string;
      }>('vscode.prepareRename', document.uri, at);
      assert.equal(prepared.placeholder, 'Harbour', words);
      assert.equal(document.getText(prepared.range), 'Harbour', words);
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'New Harbour',
      );
      await vscode.workspace.applyEdit(edit);
      assert.equal(document.getText(), renamed, words);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), post, 'one undo restores the file');
    }
  });

  testUi('the box at a heading renames the component, not the heading alone', async (window) => {
    const editor = await openUntitled(post);
    const at = nameAt(editor.document, '### Harbour');
    editor.selection = new vscode.Selection(at, at);
    const rename = vscode.commands.executeCommand('editor.action.rename');
    await until(
      () => window.evaluate('.rename-box input', 'element.ownerDocument.activeElement === element'),
      'the name is asked for',
    );
    assert.equal(await window.evaluate('.rename-box input', 'element.value'), 'Harbour');
    await window.press('Control+A');
    await window.type('New Harbour');
    await window.press('Enter');
    await rename;
    await until(() => editor.document.getText() !== post, 'the name changes');
    assert.equal(editor.document.getText(), renamed);
  });

  test('other headings stay with the Markdown of VS Code, and other words with nobody', async () => {
    const { document } = await openFile('posts/tidewater_components.md');
    const prepare = (words: string): Promise<boolean> =>
      Promise.resolve(
        vscode.commands.executeCommand(
          'vscode.prepareRename',
          document.uri,
          document.positionAt(document.getText().indexOf(words) + 1),
        ),
      ).then(
        () => true,
        () => false,
      );
    // The language server of VS Code may not have read the document yet.
    await until(() => prepare('The components'), 'another heading can be renamed');
    assert.equal(await prepare('boots from a card'), false);
  });

  test('a name that will not do is refused, with the reason', async () => {
    const { document } = await openUntitled(post);
    for (const name of [' ', 'A\nB', 'A = B']) {
      await assert.rejects(
        Promise.resolve(
          vscode.commands.executeCommand(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            nameAt(document, '[Harbour ='),
            name,
          ),
        ),
        name,
      );
    }
    assert.equal(document.getText(), post);
  });
});
