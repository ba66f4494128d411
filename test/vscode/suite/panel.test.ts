import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clean, troubled } from '../posts';
import { closeAllEditors, openFile, openUntitled, testUi, until } from '../support';

async function openPanel(): Promise<void> {
  await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
}

suite('Linked Repositories', () => {
  teardown(closeAllEditors);

  testUi('lists the repositories of the post beside the editor', async (ui) => {
    await openUntitled(troubled);
    await openPanel();
    await ui.waitForText('2 repositories');
    const [facts = ''] = await ui.texts('.facts');
    assert.match(facts.replace(/\s+/g, ' '), /2 entries.*2 sections.*2 repositories.*2 owners/);
    await ui.waitForText('Harbour = Message Bus');
    await ui.waitForText('Tide Store');
    assert.equal(vscode.window.tabGroups.all.length, 2);
  });

  testUi('opens from the title of a post, and only of a post', async (ui) => {
    const button = '.editor-actions [aria-label*="Show Linked Repositories"]';
    await openFile('posts/tidewater_components.md');
    await ui.click(button);
    await ui.waitForText('Repository on SourceHut');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await openFile('README.md');
    await until(async () => (await ui.texts(button)).length === 0, 'the button is gone');
  });

  testUi('follows edits and the active post', async (ui) => {
    const editor = await openUntitled(troubled);
    await openPanel();
    await ui.waitForText('2 repositories');
    const end = editor.document.positionAt(troubled.length);
    await editor.edit((edit) => {
      edit.insert(end, '\nSee also [Spyglass](https://gitlab.com/tidewater/ui/spyglass).\n');
    });
    await ui.waitForText('3 repositories');
    const other = await vscode.workspace.openTextDocument({ language: 'markdown', content: clean });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.One);
    await until(
      async () => (await ui.texts('body.panel')).every((text) => !text.includes('Harbour')),
      'the panel shows the other post',
    );
  });

  testUi('a row leads to its place in the post', async (ui) => {
    const { document } = await openUntitled(troubled);
    await openPanel();
    await ui.waitForText('Logbook');
    await ui.click('.part:first-of-type .group:nth-child(2) .jump');
    const selected = await until(() => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document === document && !editor.selection.isEmpty
        ? document.getText(editor.selection)
        : undefined;
    }, 'the place is selected');
    assert.match(selected, /Logbook/);
  });

  testUi('a row leads to the tab that the post has already, in whatever group', async (ui) => {
    const { document } = await openUntitled(troubled);
    await openPanel();
    await ui.waitForText('Harbour = Message Bus');
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    const tabs = (): number => vscode.window.tabGroups.all.flatMap((group) => group.tabs).length;
    const before = tabs();
    await ui.click('.part:first-of-type .group:nth-child(1) .jump');
    await until(
      () => vscode.window.activeTextEditor?.document === document,
      'the post has the focus',
    );
    assert.equal(tabs(), before);
  });

  testUi('works in any Markdown file', async (ui) => {
    await openUntitled('# Notes\n\nSee [Harbour](https://github.com/tidewater-stack/harbour).\n');
    await openPanel();
    await ui.waitForText('1 repository');
  });
});
