// What an author sees, photographed into .vscode-test/screenshots, so that someone can look at it.
import * as vscode from 'vscode';
import { closeAllEditors, delay, diagnosticsOf, openFile, openUntitled, testUi } from '../support';
import { troubled } from '../posts';

const themes = [
  { name: 'light', theme: 'Default Light Modern' },
  { name: 'dark', theme: 'Default Dark Modern' },
];

/** Milliseconds until VS Code has asked for the colours of a document and drawn them. */
const colours = 1_500;

async function useTheme(theme: string | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('workbench')
    .update('colorTheme', theme, vscode.ConfigurationTarget.Global);
}

async function closeSideBar(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeSidebar');
}

suite('pictures', () => {
  teardown(closeAllEditors);
  suiteTeardown(() => useTheme(undefined));

  for (const { name, theme } of themes) {
    testUi(`problems with the light bulb open, ${name}`, async (ui) => {
      await useTheme(theme);
      await closeSideBar();
      const editor = await openUntitled(troubled);
      const found = await diagnosticsOf(editor.document.uri);
      const date = found.find(({ message }) => message.includes('2026-03-09'));
      editor.selection = new vscode.Selection(date!.range.start, date!.range.start);
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      await vscode.window.showTextDocument(editor.document);
      await delay(colours);
      await vscode.commands.executeCommand('editor.action.quickFix');
      await ui.waitForText('Write the date as 2026-03-09');
      await ui.screenshot(`light-bulb-${name}`);
      await ui.press('Escape');
      await vscode.commands.executeCommand('workbench.action.closePanel');
    });

    testUi(`a component section from its snippet, ${name}`, async (ui) => {
      await useTheme(theme);
      await closeSideBar();
      const editor = await openFile('posts/tidewater_components.md');
      const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
      editor.selection = new vscode.Selection(end, end);
      await vscode.commands.executeCommand('componentPosts.insertComponentSection');
      await ui.waitForText('To dive deeper');
      await delay(colours);
      await ui.screenshot(`snippet-${name}`);
    });

    testUi(`Linked Repositories beside the post, ${name}`, async (ui) => {
      await useTheme(theme);
      await closeSideBar();
      await openFile('posts/tidewater_components.md');
      await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
      await ui.text('.facts');
      await delay(colours);
      await ui.screenshot(`panel-${name}`);
    });
  }

  testUi('the page of a rule', async (ui) => {
    await useTheme('Default Light Modern');
    await vscode.commands.executeCommand(
      'vscode.open',
      vscode.Uri.parse('component-posts:/rules/front-matter/date-format.md'),
    );
    await ui.waitForText('Dates are written as YYYY-MM-DD.');
    await ui.screenshot('rule-page');
  });

  testUi('the commands of the context menu', async (ui) => {
    await useTheme('Default Light Modern');
    const { document } = await openUntitled(troubled);
    await diagnosticsOf(document.uri);
    await delay(colours);
    await ui.press('Shift+F10');
    await ui.waitForText('Insert Component Post Part');
    await ui.screenshot('context-menu');
    await ui.press('Escape');
  });
});
