import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activation, closeAllEditors, openUntitled } from '../support';

suite('restricted mode', () => {
  teardown(closeAllEditors);

  test('the workspace is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  test('a Markdown document activates the extension', async () => {
    await openUntitled('# A title\n');
    await activation();
  });
});
