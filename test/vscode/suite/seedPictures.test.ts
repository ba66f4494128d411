// What an author sees of facts about a real post, photographed into .vscode-test/screenshots, so that
// someone can look at it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Ui } from '../../host/ui';
import { startGitHub, type GithubDouble } from '../../doubles/github/double';
import { access } from '../lockfileBlogs';
import { factsOf, forgetConsent, repositoryProblems, setOrigins } from '../lookUps';
import {
  api,
  avatars,
  makeSeedBlog,
  removeSeedBlog,
  seedPost,
  seedText,
  seedWorld,
} from '../seedBlog';
import {
  closeAllEditors,
  delay,
  openFile,
  picture,
  takesPictures,
  testUi,
  until,
} from '../support';

const themes = [
  { name: 'light', theme: 'Default Light Modern' },
  { name: 'dark', theme: 'Default Dark Modern' },
];

/** Milliseconds until VS Code has drawn what it was told. */
const drawn = 1_000;

suite('pictures of facts', () => {
  let double: GithubDouble;
  let hasSeed = false;

  suiteSetup(async function () {
    // They are for looking at, and take a minute.
    if (!takesPictures || (await seedText()) === undefined) {
      console.log('      Taken with COMPONENT_POSTS_PICTURES=1, where ../shared is.');
      this.skip();
    }
    hasSeed = true;
    await makeSeedBlog();
    double = await startGitHub(seedWorld);
    await forgetConsent();
    await setOrigins({ [api]: double.origin, [avatars]: double.origin });
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });

  suiteTeardown(async () => {
    if (!hasSeed) {
      return;
    }
    await useTheme(undefined);
    await closeAllEditors();
    await forgetConsent();
    await setOrigins({});
    await double.stop();
    await removeSeedBlog();
  });

  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAllEditors();
  });

  async function useTheme(theme: string | undefined): Promise<void> {
    await vscode.workspace
      .getConfiguration('workbench')
      .update('colorTheme', theme, vscode.ConfigurationTarget.Global);
  }

  async function openWithPanel(): Promise<vscode.TextEditor> {
    const editor = await openFile(seedPost);
    await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
    return editor;
  }

  async function hoverAt(
    ui: Ui,
    editor: vscode.TextEditor,
    text: string,
    name: string,
  ): Promise<void> {
    const at = editor.document.positionAt(editor.document.getText().lastIndexOf(text) + 1);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
    await delay(300);
    await vscode.commands.executeCommand('editor.action.showHover');
    await picture(name, drawn);
    await ui.press('Escape');
  }

  for (const { name, theme } of themes) {
    testUi(`before, while and after hosts are asked, ${name}`, async (ui) => {
      await forgetConsent();
      await useTheme(theme);
      const editor = await openWithPanel();
      await ui.waitForText('Look up these 6 links');
      await picture(`seed-panel-before-${name}`, drawn);
      await hoverAt(ui, editor, 'github.com/rivine', `seed-hover-before-${name}`);
      const answered = vscode.commands.executeCommand('componentPosts.lookUpRepositories');
      await ui.waitForText('This Blog');
      await picture(`seed-question-${name}`, 300);
      await ui.press('Escape');
      await answered;

      await ui.click('[data-action=look-up-blog]');
      await until(
        () => Object.keys(repositoryProblems(editor.document)).length >= 4,
        'facts',
        10_000,
      );
      await picture(`seed-panel-facts-${name}`, drawn);
      for (const [what, text] of [
        ['repository', 'github.com/threefoldfoundation/tfchain'],
        ['moved', 'github.com/threefoldtech/jumpscaleX_threebot'],
        ['missing', 'github.com/threefoldtech/jumpscaleX_core'],
        ['owner', 'github.com/zero-os'],
      ] as const) {
        await hoverAt(ui, editor, text, `seed-hover-${what}-${name}`);
      }
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      await picture(`seed-problems-${name}`, drawn);
      await vscode.commands.executeCommand('workbench.action.closePanel');
    });
  }

  /** Scrolls the panel so that its end is in sight. */
  async function toEnd(ui: Ui): Promise<void> {
    await ui.evaluate('.main', 'element.scrollTo(0, 1e6)');
    await delay(200);
  }

  testUi('the end of the panel, narrow, enlarged and in high contrast', async (ui) => {
    await useTheme('Default Light Modern');
    await (await factsOf()).decide('blog');
    const editor = await openWithPanel();
    await until(
      () => Object.keys(repositoryProblems(editor.document)).length >= 4,
      'facts',
      10_000,
    );
    await ui.text('.foot');
    await toEnd(ui);
    await picture('seed-panel-end');
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    await delay(drawn);
    await ui.evaluate('.main', 'element.scrollTo(0, 0)');
    await picture('seed-panel-wide');
    // 360 pixels for the panel, beside the activity bar.
    await ui.resize(412, 800);
    await picture('seed-panel-narrow', drawn);
    await toEnd(ui);
    await picture('seed-panel-narrow-end');
    // What a window of 1280 by 800 shows at 200 %.
    await ui.resize(640, 400);
    await picture('seed-panel-enlarged', drawn);
    await ui.resize(1280, 800);
    for (const [name, theme] of [
      ['dark', 'Default High Contrast'],
      ['light', 'Default High Contrast Light'],
    ] as const) {
      await useTheme(theme);
      await delay(drawn);
      await ui.evaluate('.main', 'element.scrollTo(0, 0)');
      await picture(`seed-panel-contrast-${name}`);
    }
  });

  testUi('limited, signing in, the status item and commands', async (ui) => {
    await useTheme('Default Dark Modern');
    await (await factsOf()).decide('blog');
    const editor = await openWithPanel();
    const facts = await factsOf();
    await until(
      () => Object.keys(repositoryProblems(editor.document)).length >= 4,
      'facts',
      10_000,
    );
    await ui.hover('[id="status.languageStatus"]');
    await picture('seed-status', drawn);
    await ui.hover('.view-lines');
    double.fail('primary-limit');
    await vscode.commands.executeCommand('componentPosts.refreshRepositories');
    await until(() => facts.standingOf('github.com').trouble?.reason === 'limited', 'limited');
    await toEnd(ui);
    await picture('seed-panel-limited', drawn);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await ui.hover('[id="status.languageStatus"]');
    await picture('seed-status-limited', drawn);
    await ui.hover('.view-lines');
    await hoverAt(ui, editor, 'github.com/zero-os', 'seed-hover-limited');
    const signingIn = vscode.commands.executeCommand('componentPosts.signInToGitHub');
    await picture('seed-sign-in', 2_000);
    await ui.press('Escape');
    await Promise.race([signingIn, delay(8_000)]);
    await picture('seed-sign-in-after', 300);
    assert.equal(Object.keys(repositoryProblems(editor.document)).length, 4);
  });

  // The last: for a minute after it nobody asks the host again.
  testUi('without a network', async (ui) => {
    await useTheme('Default Light Modern');
    await (await factsOf()).decide('blog');
    // Asked as somebody else, the host has no limit for us any more.
    const facts = await factsOf();
    (await access()).lookUp.asking.loaded?.directory.forgetAccount('github.com');
    double.fail('offline');
    const editor = await openWithPanel();
    await until(
      () => Object.keys(repositoryProblems(editor.document)).length >= 4,
      'facts',
      10_000,
    );
    await vscode.commands.executeCommand('componentPosts.refreshRepositories');
    await until(
      () => facts.standingOf('github.com').trouble?.reason === 'unreachable',
      'the host does not answer',
      10_000,
    );
    await toEnd(ui);
    await picture('seed-panel-offline', drawn);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await ui.hover('[id="status.languageStatus"]');
    await picture('seed-status-offline', drawn);
    await ui.hover('.view-lines');
    await hoverAt(ui, editor, 'github.com/threefoldtech/jumpscaleX_core', 'seed-hover-offline');
    assert.equal(Object.keys(repositoryProblems(editor.document)).length, 4);
  });
});
