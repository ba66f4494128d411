import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAllEditors, extension, openUntitled, until } from '../support';

suite('restricted mode', () => {
  teardown(closeAllEditors);

  test('the workspace is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  test('a Markdown document activates the extension', async () => {
    await openUntitled('# A title\n');
    await until(() => extension().isActive, 'the extension is active');
  });
});
