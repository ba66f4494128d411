// The post preview, photographed into .vscode-test/screenshots, so that someone can look at it.
import * as vscode from 'vscode';
import { troubled } from '../posts';
import {
  closeAllEditors,
  openFile,
  openUntitled,
  picture,
  takesPictures,
  testUi,
} from '../support';

const themes = [
  { name: 'light', theme: 'Default Light Modern' },
  { name: 'dark', theme: 'Default Dark Modern' },
];

/** Milliseconds until VS Code has drawn what it was told. */
const drawn = 1_000;

async function useTheme(theme: string | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('workbench')
    .update('colorTheme', theme, vscode.ConfigurationTarget.Global);
}

suite('pictures of the preview of posts', () => {
  suiteSetup(async function () {
    if (!takesPictures) {
      console.log('      Taken with COMPONENT_POSTS_PICTURES=1.');
      this.skip();
    }
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });
  teardown(closeAllEditors);
  suiteTeardown(() => useTheme(undefined));

  for (const { name, theme } of themes) {
    testUi(`a post of the sample blog, ${name}`, async (ui) => {
      await ui.resize(1600, 1000);
      await useTheme(theme);
      await openFile('posts/tidewater_components.md');
      await vscode.commands.executeCommand('componentPosts.showPostPreview');
      await ui.waitForText('In the list of posts');
      await picture(`post-preview-${name}`, drawn);
      await ui.resize(1000, 800);
      await picture(`post-preview-narrow-${name}`, drawn);
    });

    testUi(`a post with problems, ${name}`, async (ui) => {
      await ui.resize(1600, 1000);
      await useTheme(theme);
      await openUntitled(troubled);
      await vscode.commands.executeCommand('componentPosts.showPostPreview');
      await ui.waitForText('Write the date as 2026-03-09');
      await picture(`post-preview-problems-${name}`, drawn);
    });
  }
});
