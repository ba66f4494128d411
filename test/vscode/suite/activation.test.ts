import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activation, closeAllEditors, extension, openUntitled, testUi } from '../support';

suite('activation', () => {
  teardown(closeAllEditors);

  test('a Markdown document activates the extension', async () => {
    await openUntitled('# A title\n');
    await activation();
  });

  test('every command of the manifest is registered', async () => {
    const manifest = extension().packageJSON as {
      contributes: { commands: readonly { command: string }[] };
    };
    const registered = new Set(await vscode.commands.getCommands(true));
    const named = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      named.filter((command) => !registered.has(command)),
      [],
    );
  });

  testUi('the window shows the document', async (ui) => {
    await openUntitled('# Seen in the window\n');
    await ui.waitForText('Seen in the window');
  });
});
