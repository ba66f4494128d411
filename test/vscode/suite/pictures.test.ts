// What an author sees, photographed into .vscode-test/screenshots, so that someone can look at it.
import * as vscode from 'vscode';
import {
  closeAllEditors,
  delay,
  diagnosticsOf,
  looks,
  openFile,
  openUntitled,
  picture,
  takesPictures,
  testUi,
} from '../support';
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

async function open(theme: string, path: string): Promise<vscode.TextEditor> {
  await useTheme(theme);
  await closeSideBar();
  const editor = await openFile(path);
  await delay(colours);
  return editor;
}

function placeOf(document: vscode.TextDocument, word: string): vscode.Range {
  const at = document.getText().indexOf(word);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + word.length));
}

async function cursorAt(editor: vscode.TextEditor, position: vscode.Position): Promise<void> {
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.AtTop);
  await vscode.window.showTextDocument(editor.document);
}

suite('pictures', () => {
  teardown(closeAllEditors);
  suiteTeardown(() => useTheme(undefined));

  for (const { name, theme } of looks(themes)) {
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
      await picture(`light-bulb-${name}`);
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
      await picture(`snippet-${name}`, colours);
    });

    testUi(`the result of Insert Component, ${name}`, async (ui) => {
      await ui.resize(1200, 800);
      const editor = await open(theme, 'posts/tidewater_components.md');
      const first = placeOf(editor.document, 'Station OS').start;
      editor.selection = new vscode.Selection(first, first);
      await vscode.commands.executeCommand(
        'componentPosts.insertComponent',
        'tidewater/net-mender',
      );
      await ui.waitForText('selected)');
      editor.revealRange(new vscode.Range(first, first), vscode.TextEditorRevealType.AtTop);
      await picture(`insert-component-${name}`, colours);
      await vscode.commands.executeCommand('undo');
      await vscode.window.showTextDocument(editor.document);
      await ui.resize(1280, 800);
    });

    testUi(`Linked Repositories beside the post, ${name}`, async (ui) => {
      await useTheme(theme);
      await closeSideBar();
      await openFile('posts/tidewater_components.md');
      await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
      await ui.text('.counts');
      await picture(`panel-${name}`, colours);
    });
  }

  for (const { name, theme } of looks(themes)) {
    testUi(`pictures to choose from, ${name}`, async (ui) => {
      const editor = await open(theme, 'posts/draft_storm_season.md');
      const { document } = editor;
      const value = placeOf(document, 'storm_season.png');
      await editor.edit((edit) => {
        edit.delete(value);
      });
      await cursorAt(editor, value.start);
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await ui.waitForText('storm_season.png');
      await vscode.commands.executeCommand('selectNextSuggestion');
      await vscode.commands.executeCommand('toggleSuggestionDetails');
      await picture(`completion-${name}`, colours);
      await vscode.commands.executeCommand('toggleSuggestionDetails');
      await ui.press('Escape');
    });

    testUi(`field names to choose from, ${name}`, async (ui) => {
      const editor = await open(theme, 'posts/draft_winter_meetup.md');
      await cursorAt(editor, placeOf(editor.document, 'tags:').end);
      await ui.press('End');
      await ui.press('Enter');
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await ui.waitForText('post_image');
      await picture(`field-names-${name}`, colours);
      await ui.press('Escape');
    });

    testUi(`refactorings, ${name}`, async (ui) => {
      const editor = await open(theme, 'posts/what_we_build_on.md');
      await cursorAt(editor, placeOf(editor.document, 'thanks').start);
      await vscode.commands.executeCommand('editor.action.quickFix');
      await ui.waitForText('Put the value in quotes');
      await picture(`refactorings-${name}`);
      await ui.press('Escape');
    });

    testUi(`outline and language status, ${name}`, async (ui) => {
      const editor = await open(theme, 'posts/a_station_for_everyone.md');
      await cursorAt(editor, new vscode.Position(1, 2));
      await vscode.commands.executeCommand('outline.focus');
      await ui.waitForText('Front Matter');
      await vscode.window.showTextDocument(editor.document);
      await ui.hover('[id="status.languageStatus"]');
      await picture(`outline-and-status-${name}`, colours);
      await ui.hover('.view-lines');
      await closeSideBar();
    });
  }

  // Nothing is waited for but that they are drawn: without a picture there is nothing to see.
  for (const { name, theme } of takesPictures ? themes : []) {
    testUi(`hovers, ${name}`, async (ui) => {
      const editor = await open(theme, 'posts/tidewater_components.md');
      for (const [what, word] of [
        ['picture', 'mara.png'],
        ['tag', 'open source'],
        ['title', 'The Tidewater'],
        ['field', 'published_at'],
      ] as const) {
        await cursorAt(editor, placeOf(editor.document, word).start.translate(0, 1));
        await vscode.commands.executeCommand('editor.action.showHover');
        await picture(`hover-${what}-${name}`, colours);
        await ui.press('Escape');
      }
    });
  }

  testUi('the page of a rule', async (ui) => {
    await useTheme('Default Light Modern');
    await vscode.commands.executeCommand(
      'vscode.open',
      vscode.Uri.parse('component-posts:/rules/front-matter/date-format.md'),
    );
    await ui.waitForText('Dates are written as YYYY-MM-DD');
    await picture('rule-page');
  });

  testUi('the commands of the context menu', async (ui) => {
    await useTheme('Default Light Modern');
    const { document } = await openUntitled(troubled);
    await diagnosticsOf(document.uri);
    await delay(colours);
    await ui.press('Shift+F10');
    await ui.waitForText('Insert Component Post Part');
    await picture('context-menu');
    await ui.press('Escape');
  });
});
