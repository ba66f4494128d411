import assert from 'node:assert/strict';
import { closeAllEditors, extension, openUntitled, until } from '../support';

suite('installed package', () => {
  teardown(closeAllEditors);

  test('the extension runs from where VS Code installed it', () => {
    assert.match(extension().extensionPath, /[\\/]extensions[\\/]component-posts\.component-posts-/);
  });

  test('a Markdown document activates it', async () => {
    await openUntitled('# A title\n');
    await until(() => extension().isActive, 'the extension is active');
  });
});
