import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { troubled } from '../posts';
import {
  applyCodeAction,
  closeAllEditors,
  codeActionsAt,
  diagnosticsOf,
  openFile,
  openUntitled,
} from '../support';

function whole(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}

suite('quick fixes', () => {
  teardown(closeAllEditors);

  test('the one right answer is preferred and changes only its place', async () => {
    const { document } = await openUntitled(troubled);
    const [date] = await diagnosticsOf(document.uri, (all) =>
      all.some(({ message }) => message.includes('2026-03-09')),
    ).then((all) => all.filter(({ message }) => message.includes('2026-03-09')));
    assert.ok(date);
    const [action] = await codeActionsAt(document, date.range);
    assert.ok(action);
    assert.equal(action.title, 'Write the date as 2026-03-09');
    assert.equal(action.isPreferred, true);
    await applyCodeAction(document, date.range, action.title);
    assert.equal(document.getText(), troubled.replace('2026-3-9', '2026-03-09'));
  });

  test('a missing field is added at its place in the order of the blog', async () => {
    const { document } = await openUntitled(troubled);
    await diagnosticsOf(document.uri);
    await applyCodeAction(document, new vscode.Range(0, 0, 0, 3), 'Add tags');
    assert.equal(
      document.getText(),
      troubled.replace('author_image: mara.png\n', 'author_image: mara.png\ntags:\n'),
    );
  });

  test('fix all of the post fixes what is safe, in one edit', async () => {
    const { document } = await openUntitled(troubled);
    await diagnosticsOf(document.uri);
    await applyCodeAction(
      document,
      whole(document),
      'Fix all problems of this post',
      vscode.CodeActionKind.SourceFixAll.append('component-posts'),
    );
    // What `auther` was meant to be only its author can say for sure.
    assert.equal(document.getText(), troubled.replace('2026-3-9', '2026-03-09'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), troubled);
  });

  test('fix all of one rule leaves the others alone', async () => {
    const twice = troubled.replace('auther', 'Author').replace('post_image', 'postImage');
    const { document } = await openUntitled(twice);
    const found = await diagnosticsOf(document.uri);
    const slip = found.find(({ message }) => message.includes('`Author`'));
    assert.ok(slip);
    await applyCodeAction(
      document,
      slip.range,
      'Fix all 2 problems of this kind (front-matter/unknown-field)',
    );
    assert.equal(
      document.getText(),
      twice.replace('Author', 'author').replace('postImage', 'post_image'),
    );
  });

  test('source.fixAll.component-posts runs on save where the author asked for it', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.component-posts': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
    const editor = await openFile('posts/crlf_tide_tables.md');
    const { document } = editor;
    const before = document.getText();
    try {
      await diagnosticsOf(document.uri);
      await editor.edit((edit) => {
        edit.insert(document.positionAt(before.length), 'Saved.\r\n');
      });
      await document.save();
      await diagnosticsOf(document.uri, ({ length }) => length === 0);
      assert.equal(
        document.getText(),
        `${before.replace('2026-5-30', '2026-05-30')}Saved.\r\n`,
        'nothing but the date changes, line ends included',
      );
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
      await editor.edit((edit) => {
        edit.replace(whole(document), before);
      });
      await document.save();
    }
  });

  test('a file that is no post gets none', async () => {
    const { document } = await openFile('README.md');
    assert.deepEqual(await codeActionsAt(document, whole(document)), []);
  });
});
