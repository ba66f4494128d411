import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Ui } from '../../host/ui';
import type { TestAccess } from '../../../src/vscode/extension';
import { clean, troubled } from '../posts';
import {
  closeAllEditors,
  delay,
  extension,
  openFile,
  openUntitled,
  testUi,
  until,
} from '../support';

async function openPanel(): Promise<void> {
  await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
}

/** Of the row with this title, in the page. */
function row(title: string): string {
  return `.row:has(.row-title:text-is("${title}"))`;
}

/** Titles of the rows that can be seen, in their order. */
function titles(ui: Ui): Promise<string[]> {
  return ui.texts('.row-title');
}

async function untilTitles(ui: Ui, wanted: readonly string[]): Promise<void> {
  await until(
    async () => (await titles(ui)).join('\n') === wanted.join('\n'),
    `the rows are ${wanted.join(', ')}`,
  );
}

/** What the page marks as the place of the cursor: title of its row, and id of its link. */
function marked(ui: Ui): Promise<unknown> {
  return ui.evaluate(
    'body.panel',
    `[...element.querySelectorAll('[aria-current]')].map((one) =>
      [one.closest('[data-row]').querySelector('.row-title')?.textContent, one.dataset.link ?? '']
    ).join()`,
  );
}

function setCursor(editor: vscode.TextEditor, words: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(words) + 1);
  editor.selection = new vscode.Selection(at, at);
}

const stack = `---
title: "How the stations talk"
author: Mara
author_image: mara.png
tags: tech, weather
published_at: 2026-03-09
post_image: stations.png
---

- [Harbour](https://codeberg.org/tide/harbour)
- [Logbook](https://codeberg.org/tide/logbook)
- [Spyglass](https://codeberg.org/tide/spyglass)
- [Mast](https://codeberg.org/tide/mast)

**Harbour**: carries readings, see [it](https://codeberg.org/tide/harbour).

**Logbook**: keeps them, see [it](https://codeberg.org/tide/logbook).

**Spyglass**: shows them, see [it](https://codeberg.org/tide/spyglass).
`;

suite('Linked Repositories', () => {
  teardown(closeAllEditors);

  testUi('lists the components of the post beside the editor', async (ui) => {
    await openUntitled(troubled);
    await openPanel();
    await ui.waitForText('2 entries');
    const [counts = ''] = await ui.texts('.counts');
    assert.match(counts.replace(/\s+/g, ' '), /2 entries.*2 sections.*2 repositories.*2 owners/);
    await untilTitles(ui, ['Harbour = Message Bus', 'Logbook']);
    await ui.waitForText('Tide Store');
    assert.equal(vscode.window.tabGroups.all.length, 2);
  });

  testUi('opens from the title of a post, and only of a post', async (ui) => {
    const button = '.editor-actions [aria-label*="Show Linked Repositories"]';
    await openFile('posts/tidewater_components.md');
    await ui.click(button);
    await ui.text('.counts');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await openFile('README.md');
    await until(async () => (await ui.texts(button)).length === 0, 'the button is gone');
  });

  testUi('follows edits and the active post, and says when there is none', async (ui) => {
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
    for (const { document } of [editor, { document: other }]) {
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await ui.waitForText('No post is open');
  });

  testUi('a row leads to its place in the post, and a link to its own', async (ui) => {
    const { document } = await openUntitled(stack);
    await openPanel();
    await ui.click(`${row('Logbook')} .row-title`);
    const selected = (words: string) => () => {
      const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
      return editor !== undefined && document.getText(editor.selection) === words;
    };
    await until(
      selected('- [Logbook](https://codeberg.org/tide/logbook)'),
      'the entry is selected',
    );
    await until(async () => (await marked(ui)) === 'Logbook,', 'the row is marked');
    await ui.click(`${row('Mast')} .cp-words`);
    await until(selected('[Mast](https://codeberg.org/tide/mast)'), 'the link is selected');
  });

  testUi('a row leads to the tab that the post has already, in whatever group', async (ui) => {
    const { document } = await openUntitled(troubled);
    await openPanel();
    await ui.waitForText('Harbour = Message Bus');
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    const tabs = (): number => vscode.window.tabGroups.all.flatMap((group) => group.tabs).length;
    const before = tabs();
    await ui.evaluate(`${row('Logbook')} .row-title`, 'element.focus()');
    await ui.press('Enter');
    await until(
      () => vscode.window.activeTextEditor?.document === document,
      'the post has the focus',
    );
    assert.equal(tabs(), before);
  });

  testUi('marks where the cursor is, and answers nothing of its own with a move', async (ui) => {
    const editor = await openUntitled(stack);
    await openPanel();
    await ui.waitForText('4 entries');
    const isMarked =
      (title: string, link = '') =>
      async () =>
        (await marked(ui)) === `${title},${link}`;
    setCursor(editor, 'keeps them');
    await until(isMarked('Logbook'), 'the row of the section is marked');
    setCursor(editor, '[Spyglass]');
    const key = 'entry codeberg.org/tide/spyglass';
    await until(isMarked('Spyglass', key), 'the link of the entry is marked');
    const moves: string[] = [];
    const listening = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      moves.push(textEditor.document.getText(selections[0]));
    });
    await ui.click(`${row('Harbour')} .row-title`);
    await until(isMarked('Harbour'), 'the row of the click is marked');
    await delay(500);
    listening.dispose();
    assert.deepEqual([...new Set(moves)], ['- [Harbour](https://codeberg.org/tide/harbour)']);
    assert.ok(await isMarked('Harbour')(), 'and stays so');
    setCursor(editor, 'title:');
    await until(async () => (await marked(ui)) === '', 'nothing is marked');
  });

  testUi('filters, sorts, and shows only what has problems', async (ui) => {
    await openUntitled(stack);
    await openPanel();
    await untilTitles(ui, ['Harbour', 'Logbook', 'Spyglass', 'Mast']);
    await ui.click('#filter');
    await ui.type('log');
    await untilTitles(ui, ['Logbook']);
    await ui.press('Escape');
    await untilTitles(ui, ['Harbour', 'Logbook', 'Spyglass', 'Mast']);
    await ui.evaluate(
      '#sort',
      "(element.value = 'name', element.dispatchEvent(new Event('change', { bubbles: true })))",
    );
    await untilTitles(ui, ['Harbour', 'Logbook', 'Mast', 'Spyglass']);
    await ui.click('#only-problems');
    await untilTitles(ui, ['Mast']);
    await ui.waitForText('Mast is in the overview list but has no section');
  });

  testUi('a fix of a problem, and a missing section, are one step of undo each', async (ui) => {
    const { document } = await openUntitled(stack);
    await openPanel();
    await ui.click('[data-action=fix]');
    await until(() => document.getText().includes('**Mast**'), 'the section is there');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), stack);
    await ui.click(`${row('Mast')} [data-action=insert-section]`);
    const editor = await until(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document === document && !active.selection.isEmpty ? active : undefined;
    }, 'the description is selected');
    assert.match(document.getText(editor.selection), /^One of the components/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), stack);
  });

  testUi('moves a component with its section by the keyboard', async (ui) => {
    const { document } = await openUntitled(stack);
    await openPanel();
    await ui.evaluate(`${row('Harbour')} .row-title`, 'element.focus()');
    await ui.press('Alt+ArrowDown');
    await untilTitles(ui, ['Logbook', 'Harbour', 'Spyglass', 'Mast']);
    await ui.press('Alt+ArrowDown');
    await untilTitles(ui, ['Logbook', 'Spyglass', 'Harbour', 'Mast']);
    const text = document.getText();
    assert.deepEqual(
      [...text.matchAll(/^(?:- \[|\*\*)(\w+)/gm)].map(([, name]) => name),
      ['Logbook', 'Spyglass', 'Harbour', 'Mast', 'Logbook', 'Spyglass', 'Harbour'],
    );
    const focused = await ui.evaluate('body.panel', 'document.activeElement.textContent');
    assert.equal(focused, 'Harbour');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), stack);
  });

  testUi('typing in the post keeps filter, scroll and focus of the page', async (ui) => {
    const entries = Array.from({ length: 60 }, (_, index) => {
      const name = `Part ${String(index)}`;
      return `- [${name}](https://codeberg.org/tide/part-${String(index)})`;
    });
    const { document } = await openUntitled(`# Parts\n\n${entries.join('\n')}\n`);
    await openPanel();
    await ui.waitForText('60 entries');
    await ui.click('#filter');
    await ui.type('part');
    await ui.waitForText('60 of 60');
    await ui.evaluate('.main', 'element.scrollTo(0, 900)');
    await ui.evaluate('body.panel', 'globalThis.keptRow = document.querySelector(".row")');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().indexOf('Part 3]')), 'Old ');
    await vscode.workspace.applyEdit(edit);
    await ui.waitForText('Old Part 3');
    const state = await ui.evaluate(
      'body.panel',
      `({
        scroll: document.querySelector('.main').scrollTop,
        focus: document.activeElement.id,
        filter: document.querySelector('#filter').value,
        isSameRow: globalThis.keptRow === document.querySelector('.row'),
      })`,
    );
    assert.deepEqual(state, { scroll: 900, focus: 'filter', filter: 'part', isSameRow: true });
  });

  testUi('works in any Markdown file', async (ui) => {
    await openUntitled('# Notes\n\nSee [Harbour](https://github.com/tidewater-stack/harbour).\n');
    await openPanel();
    await ui.waitForText('1 repository');
  });

  testUi('copies an address, and drops what is no message', async (ui) => {
    await openUntitled(stack);
    await openPanel();
    await ui.evaluate(`${row('Logbook')} [data-action=copy]`, 'element.click()');
    await until(
      async () => (await vscode.env.clipboard.readText()) === 'https://codeberg.org/tide/logbook',
      'the address is in the clipboard',
    );
  });

  testUi('is the same in the side bar', async (ui) => {
    await openUntitled(stack);
    await vscode.commands.executeCommand('componentPosts.repositories.focus');
    await untilTitles(ui, ['Harbour', 'Logbook', 'Spyglass', 'Mast']);
    assert.equal(vscode.window.tabGroups.all.length, 1);
    await ui.click(`${row('Spyglass')} .row-title`);
    await until(() => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.getText(editor.selection).includes('[Spyglass]');
    }, 'the entry is selected');
    await ui.hover('.composite.title');
    await ui.click('[aria-label^="Open Linked Repositories Beside"]');
    await until(() => vscode.window.tabGroups.all.length === 2, 'the panel is open, too');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  testUi('comes back with the post that it showed', async (ui) => {
    const shown = vscode.Uri.joinPath(
      vscode.workspace.workspaceFolders?.[0]?.uri ?? extension().extensionUri,
      'posts/tidewater_components.md',
    );
    const { linkedRepositories } = extension().exports as TestAccess;
    const restored = vscode.window.createWebviewPanel(
      'componentPosts.linkedRepositories',
      'Linked Repositories',
      vscode.ViewColumn.One,
    );
    await linkedRepositories.serializer.deserializeWebviewPanel(restored, {
      post: shown.toString(),
      posts: [],
    });
    await ui.waitForText('tidewater_components.md');
    await ui.text('.row-title');
    // One that is gone is none, and no other file is opened for what a page says.
    for (const post of [`${shown.toString()}.gone.md`, 'file:///etc/hostname', 7]) {
      const next = vscode.window.createWebviewPanel(
        'componentPosts.linkedRepositories',
        'Linked Repositories',
        vscode.ViewColumn.One,
      );
      await linkedRepositories.serializer.deserializeWebviewPanel(next, { post, posts: [] });
      await ui.waitForText('No post is open');
    }
  });
});
