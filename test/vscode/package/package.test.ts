import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { troubled } from '../posts';
import { closeAllEditors, diagnosticsOf, extension, openUntitled, testUi, until } from '../support';

suite('installed package', () => {
  teardown(closeAllEditors);

  test('the extension runs from where VS Code installed it', () => {
    assert.match(
      extension().extensionPath,
      /[\\/]extensions[\\/]component-posts\.component-posts-/,
    );
  });

  test('a Markdown document activates it', async () => {
    await openUntitled('# A title\n');
    await until(() => extension().isActive, 'the extension is active');
  });

  test('it checks posts and has its snippets with it', async () => {
    const { document } = await openUntitled(troubled);
    await diagnosticsOf(document.uri, ({ length }) => length === 3);
    const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(troubled.length),
    );
    const labels = offered.items.map(({ label }) =>
      typeof label === 'string' ? label : label.label,
    );
    assert.ok(labels.includes('component-section'), labels.join(', '));
  });

  testUi('its panel has script, style and font with it', async (ui) => {
    await openUntitled(troubled);
    await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
    await ui.waitForText('Harbour = Message Bus');
    const font = await ui.evaluate('.codicon', 'getComputedStyle(element).fontFamily');
    assert.match(String(font), /codicon/);
  });
});
