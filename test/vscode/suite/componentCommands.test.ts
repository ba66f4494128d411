import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  applyCodeAction,
  closeAllEditors,
  codeActionsAt,
  openFile,
  openUntitled,
  testUi,
  until,
} from '../support';

const front = `---
title: "How the stations talk"
author: Mara
author_image: mara.png
tags: tech
published_at: 2026-03-09
post_image: stations.png
---

`;

const entries = {
  harbour: '- [Harbour = Message Bus](https://github.com/tidewater-stack/harbour)',
  logbook: '- [Logbook](https://codeberg.org/tidewater/logbook)',
};

const sections = {
  harbour: `**Harbour**: carries every reading.

To dive deeper into Harbour, see [Harbour on GitHub](https://github.com/tidewater-stack/harbour)`,
  logbook: `**Logbook** (also known as Tide Store): keeps readings for years.

To dive deeper into Logbook, see [Logbook on Codeberg](https://codeberg.org/tidewater/logbook)`,
};

type Name = keyof typeof entries;

function postOf(listed: readonly Name[], explained: readonly Name[] = listed): string {
  const list = listed.map((name) => entries[name]).join('\n');
  const texts = explained.map((name) => sections[name]).join('\n\n');
  return `${front}${list === '' ? '' : `${list}\n\n`}### One by one\n\n${texts}\n`;
}

const inOrder = postOf(['harbour', 'logbook']);

function putCursor(editor: vscode.TextEditor, words: string): vscode.Position {
  const offset = editor.document.getText().indexOf(words);
  assert.notEqual(offset, -1, words);
  const at = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(at, at);
  return at;
}

/** What is selected, or stands behind the cursor in its line. */
function atCursor({ document, selection }: vscode.TextEditor): string {
  return selection.isEmpty
    ? document.lineAt(selection.active.line).text.slice(selection.active.character)
    : document.getText(selection);
}

async function undoRestores({ document }: vscode.TextEditor, before: string): Promise<void> {
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), before, 'one undo restores the file');
}

suite('commands on components', () => {
  teardown(closeAllEditors);

  test('Move Component Down and Up take entry, section and cursor along', async () => {
    const editor = await openUntitled(inOrder);
    putCursor(editor, 'carries');
    await vscode.commands.executeCommand('componentPosts.moveComponentDown');
    assert.equal(editor.document.getText(), postOf(['logbook', 'harbour']));
    assert.equal(atCursor(editor), 'carries every reading.');
    await undoRestores(editor, inOrder);
    putCursor(editor, '[Logbook](');
    await vscode.commands.executeCommand('componentPosts.moveComponentUp');
    assert.equal(editor.document.getText(), postOf(['logbook', 'harbour']));
    assert.ok(atCursor(editor).startsWith('[Logbook]('));
    await undoRestores(editor, inOrder);
  });

  test('Move Component Up in a file with CRLF keeps its line ends', async () => {
    const editor = await openUntitled(inOrder);
    await editor.edit((edit) => {
      edit.setEndOfLine(vscode.EndOfLine.CRLF);
    });
    putCursor(editor, 'keeps readings');
    await vscode.commands.executeCommand('componentPosts.moveComponentUp');
    assert.equal(
      editor.document.getText(),
      postOf(['logbook', 'harbour']).replaceAll('\n', '\r\n'),
    );
    await undoRestores(editor, inOrder.replaceAll('\n', '\r\n'));
  });

  test('Sort Components as in Overview', async () => {
    const mixed = postOf(['harbour', 'logbook'], ['logbook', 'harbour']);
    const editor = await openUntitled(mixed);
    putCursor(editor, 'keeps readings');
    await vscode.commands.executeCommand('componentPosts.sortComponents');
    assert.equal(editor.document.getText(), inOrder);
    assert.equal(atCursor(editor), 'keeps readings for years.');
    await undoRestores(editor, mixed);
  });

  test('Extract Overview List from Sections', async () => {
    const before = postOf([], ['harbour', 'logbook']);
    const editor = await openUntitled(before);
    await vscode.commands.executeCommand('componentPosts.extractOverview');
    const list = `- [Harbour](https://github.com/tidewater-stack/harbour)\n${entries.logbook}`;
    assert.equal(
      editor.document.getText(),
      before.replace('**Harbour**', `${list}\n\n**Harbour**`),
    );
    assert.equal(atCursor(editor), list);
    await undoRestores(editor, before);
  });

  test('Insert Component adds entry and section, and selects the description', async () => {
    const editor = await openFile('posts/tidewater_components.md');
    const before = editor.document.getText();
    await vscode.commands.executeCommand('componentPosts.insertComponent', 'tidewater/net-mender');
    assert.equal(
      editor.document.getText(),
      `${before.replace(
        'command line for all of it\n',
        'command line for all of it\n- [net-mender](https://codeberg.org/tidewater/net-mender)\n',
      )}
**net-mender**: One of the components of this stack.

To dive deeper into net-mender, see [net-mender on Codeberg](https://codeberg.org/tidewater/net-mender)
`,
    );
    assert.equal(atCursor(editor), 'One of the components of this stack.');
    await undoRestores(editor, before);
  });

  test('Insert Component into a post that has none yet', async () => {
    const editor = await openUntitled(`${front}Our stack:\n`);
    putCursor(editor, 'Our stack');
    const url = 'https://github.com/tidewater-stack/harbour';
    await vscode.commands.executeCommand('componentPosts.insertComponent', url);
    assert.match(
      editor.document.getText(),
      /Our stack:\n\n- \[Harbour(?: = [\w ]+)?\]\(\S+\)\n\n\*\*Harbour\*\*: /i,
    );
    await undoRestores(editor, `${front}Our stack:\n`);
  });

  test('Insert Component offers what other posts of the blog have', async () => {
    const editor = await openFile('posts/draft_tide_pools.md');
    const before = editor.document.getText();
    const inserted = vscode.commands.executeCommand('componentPosts.insertComponent');
    // The list may not be there yet; without it the command that accepts does nothing.
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return editor.document.getText() !== before;
    }, 'a component is inserted');
    await inserted;
    assert.match(editor.document.getText(), /\n- \[.+\]\(https:\/\/.+\)\n\n\*\*.+\*\*: /);
    await undoRestores(editor, before);
  });

  testUi('Insert Component takes what is typed, and asks where its code is', async (window) => {
    const editor = await openUntitled(inOrder);
    const inserted = vscode.commands.executeCommand('componentPosts.insertComponent');
    await window.waitForText('from other posts of this blog');
    await window.type('Foghorn');
    await window.waitForText('a name without a repository');
    await window.press('Enter');
    await window.waitForText('Where is the source code of Foghorn?');
    await window.type('tidewater-stack/foghorn');
    await window.press('Enter');
    await inserted;
    assert.ok(
      editor.document
        .getText()
        .includes('\n- [Foghorn](https://github.com/tidewater-stack/foghorn)\n'),
    );
    // The selection reaches the window after the command has ended.
    await window.waitForText('selected)');
    await window.type('Warns ships.');
    await until(
      () => editor.document.getText().includes('\n**Foghorn**: Warns ships.\n'),
      'the description is typed over',
    );
  });

  test('what cannot be done leaves the post alone, and says why', async () => {
    const editor = await openUntitled(inOrder);
    putCursor(editor, 'Harbour = Message');
    for (const command of ['moveComponentUp', 'sortComponents', 'extractOverview']) {
      await vscode.commands.executeCommand(`componentPosts.${command}`);
      assert.equal(editor.document.getText(), inOrder, command);
    }
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});

suite('refactorings of components', () => {
  teardown(closeAllEditors);

  const { Refactor, RefactorMove, RefactorRewrite } = vscode.CodeActionKind;

  async function refactored(before: string, words: string, title: string): Promise<string> {
    const editor = await openUntitled(before);
    const at = putCursor(editor, words);
    await applyCodeAction(editor.document, new vscode.Range(at, at), title, Refactor);
    const after = editor.document.getText();
    await undoRestores(editor, before);
    return after;
  }

  test('move, sort, convert and complete, each undone at once', async () => {
    assert.equal(
      await refactored(inOrder, 'keeps', 'Move Logbook up'),
      postOf(['logbook', 'harbour']),
    );
    const mixed = postOf(['harbour', 'logbook'], ['logbook', 'harbour']);
    assert.equal(
      await refactored(mixed, 'keeps', 'Sort the sections as in the overview list'),
      inOrder,
    );
    assert.match(
      await refactored(inOrder, 'keeps', 'Write the names of all 2 sections as headings'),
      /#### Harbour\n\ncarries[^]*\n#### Logbook \(also known as Tide Store\)\n\nkeeps/,
    );
    assert.match(
      await refactored(
        postOf(['harbour', 'logbook'], ['harbour']),
        '[Logbook](',
        'Add a section for Logbook',
      ),
      /\n\n\*\*Logbook\*\*: .+\n\nTo dive deeper into Logbook, see \[Logbook on Codeberg\]/,
    );
    assert.match(
      await refactored(
        inOrder
          .replace('\n\n### One', '\n\n### One')
          .replace(
            '### One by one',
            `### One by one\n\n**Knots**: ties.\n\nTo dive deeper into Knots, see [Knots on SourceHut](https://git.sr.ht/~tidewater/knots)`,
          ),
        'ties',
        'Add Knots to the overview list',
      ),
      /\n- \[Knots\]\(https:\/\/git\.sr\.ht\/~tidewater\/knots\)\n/,
    );
  });

  test('the cursor follows a component that moves', async () => {
    const editor = await openUntitled(inOrder);
    const at = putCursor(editor, 'keeps');
    await applyCodeAction(
      editor.document,
      new vscode.Range(at, at),
      'Move Logbook up',
      RefactorMove,
    );
    assert.equal(atCursor(editor), 'keeps readings for years.');
  });

  test('each is found under its kind', async () => {
    const editor = await openUntitled(inOrder);
    const at = putCursor(editor, 'keeps');
    const titles = async (kind: vscode.CodeActionKind): Promise<string[]> =>
      (await codeActionsAt(editor.document, new vscode.Range(at, at), kind)).map(
        ({ title }) => title,
      );
    assert.deepEqual(await titles(RefactorMove), ['Move Logbook up']);
    assert.deepEqual(await titles(RefactorRewrite), [
      'Write the name Logbook as a heading',
      'Write the names of all 2 sections as headings',
    ]);
  });
});
