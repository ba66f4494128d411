import * as vscode from 'vscode';
import { activation, closeAllEditors, openUntitled, testUi } from '../../vscode/support';
import { equal } from '../assert';

suite('web extension host', () => {
  teardown(closeAllEditors);

  test('has no Node.js', () => {
    equal(typeof process, 'undefined');
    equal(vscode.env.uiKind, vscode.UIKind.Web);
  });

  test('a Markdown document activates the extension', async () => {
    await openUntitled('# A title\n');
    await activation();
  });

  testUi('the window shows the document', async (ui) => {
    await openUntitled('# Seen in the window\n');
    await ui.waitForText('Seen in the window');
  });
});
