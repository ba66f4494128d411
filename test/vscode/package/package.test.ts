import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { troubled } from '../posts';
import {
  activation,
  closeAllEditors,
  delay,
  diagnosticsOf,
  extension,
  openUntitled,
  testUi,
} from '../support';

suite('installed package', () => {
  teardown(closeAllEditors);

  // The first test of all suites: nothing may have woken the extension before.
  test('loading and activating it is timed beside an extension that does nothing', async () => {
    const empty = vscode.extensions.getExtension('component-posts.empty');
    assert.ok(empty);
    const milliseconds = async (waking: vscode.Extension<unknown>): Promise<string> => {
      assert.equal(waking.isActive, false, `${waking.id} sleeps`);
      const start = performance.now();
      await waking.activate();
      return (performance.now() - start).toFixed(1);
    };
    // The extension host has much to do when it starts; that is not what is timed.
    await delay(2_000);
    const nothing = await milliseconds(empty);
    const own = await milliseconds(extension());
    console.log(`      Activation: ${own} ms, an extension that does nothing ${nothing} ms.`);
  });

  test('the extension runs from where VS Code installed it', () => {
    assert.match(
      extension().extensionPath,
      /[\\/]extensions[\\/]component-posts\.component-posts-/,
    );
  });

  test('a Markdown document activates it', async () => {
    await openUntitled('# A title\n');
    await activation();
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
