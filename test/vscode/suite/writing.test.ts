import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clean, troubled } from '../posts';
import {
  activation,
  closeAllEditors,
  delay,
  openFile,
  openUntitled,
  testUi,
  until,
  workspaceFile,
} from '../support';

const head = clean.slice(0, clean.indexOf('Nothing'));
const begun = `${head}- [Harbour = Message Bus](https://github.com/tidewater-stack/harbour)
- [Logbook](https://codeberg.org/tidewater/logbook)

**Harbour**: Carries every reading.

To dive deeper into Harbour, see [Harbour on GitHub](https://github.com/tidewater-stack/harbour)

`;

async function itemsAt(
  document: vscode.TextDocument,
  offset: number,
  trigger?: string,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(offset),
    trigger,
  );
  // VS Code itself offers the words of the text, and links to other headings and files.
  const kinds = [
    vscode.CompletionItemKind.Snippet,
    vscode.CompletionItemKind.Class,
    vscode.CompletionItemKind.Reference,
  ];
  return items.filter(
    (item) => item.sortText !== undefined && item.kind !== undefined && kinds.includes(item.kind),
  );
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** Puts cursors there, and waits until the window has them, and whoever listens to that has been told. */
async function putCursors(editor: vscode.TextEditor, ...offsets: number[]): Promise<void> {
  const wanted = offsets.map((offset) => {
    const position = editor.document.positionAt(offset);
    return new vscode.Selection(position, position);
  });
  let listening: vscode.Disposable | undefined;
  const told = new Promise<void>((resolve) => {
    listening = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (
        textEditor === editor &&
        selections.length === wanted.length &&
        selections.every((selection, index) => selection.isEqual(wanted[index]!))
      ) {
        resolve();
      }
    });
  });
  editor.selections = wanted;
  // They may be there already.
  await Promise.race([told, delay(2_000)]);
  listening?.dispose();
}

/** The text with the cursor as `|`. */
function shown({ document, selection }: vscode.TextEditor): string {
  const at = document.offsetAt(selection.active);
  const text = document.getText();
  return `${text.slice(0, at)}|${text.slice(at)}`;
}

/** Opens a new post beside those of the blog. */
async function openBeside(made: vscode.Uri[], text: string): Promise<vscode.TextEditor> {
  const name = `made_for_writing_${String(made.length)}.md`;
  const uri = workspaceFile(`posts/${name}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  made.push(uri);
  return openFile(`posts/${name}`);
}

suite('writing the body', () => {
  const made: vscode.Uri[] = [];

  suiteSetup(async () => {
    await openUntitled(troubled);
    await activation();
    await closeAllEditors();
  });

  teardown(closeAllEditors);

  suiteTeardown(async () => {
    for (const uri of made.splice(0)) {
      await vscode.workspace.fs.delete(uri);
    }
  });

  test('the section that the overview promises is offered, prefilled', async () => {
    const editor = await openUntitled(begun);
    const { document } = editor;
    const items = await itemsAt(document, begun.length);
    const section = items.find((item) => labelOf(item) === 'Section: Logbook');
    assert.ok(section?.insertText instanceof vscode.SnippetString);
    assert.equal(
      section.insertText.value,
      '**Logbook**: ${1:One of the components of this stack.}\n\nTo dive deeper into Logbook, see [Logbook on Codeberg](https://codeberg.org/tidewater/logbook)$0',
    );
    assert.ok(items.every((item) => labelOf(item) !== 'Section: Harbour'));
  });

  test('what is typed finds it, and one undo takes it back', async () => {
    const editor = await openUntitled(`${begun}**Lo`);
    const { document } = editor;
    const before = document.getText();
    await putCursors(editor, before.length);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await until(async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.getText() !== before;
    }, 'the section is written');
    assert.ok(
      document
        .getText()
        .startsWith(
          `${begun}**Logbook**: One of the components of this stack.\n\nTo dive deeper into Logbook, see [`,
        ),
      document.getText(),
    );
    assert.equal(
      document.getText(editor.selection),
      'One of the components of this stack.',
      'ready to be written over',
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  test('the overview is offered what the blog knows, as plain text', async () => {
    const text = begun.replace('\n\n**Harbour', '\n- [\n\n**Harbour');
    const { document } = await openBeside(made, text);
    const at = text.indexOf('- [\n') + 3;
    const items = await until(async () => {
      const found = await itemsAt(document, at, '[');
      return found.some((item) => labelOf(item) === 'Spyglass') ? found : undefined;
    }, 'the other posts are known');
    const spyglass = items.find((item) => labelOf(item) === 'Spyglass');
    assert.equal(
      spyglass?.insertText,
      '[Spyglass = Dashboard](https://gitlab.com/tidewater/ui/spyglass)',
    );
    assert.ok(items.every((item) => labelOf(item) !== 'Harbour'));
  });

  test('a bracket offers links, but not in code, nor in Markdown that is no post', async () => {
    const text = `${begun}See [`;
    const { document } = await openBeside(made, text);
    const items = await itemsAt(document, text.length, '[');
    assert.ok(items.some((item) => labelOf(item) === 'Logbook on Codeberg'));
    const code = `${begun}\`\`\`\n[`;
    const inCode = await openUntitled(code);
    assert.deepEqual((await itemsAt(inCode.document, code.length, '[')).map(labelOf), []);
    const foreign = `# Notes\n\n- [One](https://github.com/a/one)\n- [Two](https://github.com/a/two)\n\n[`;
    const notes = await openUntitled(foreign);
    const labels = (await itemsAt(notes.document, foreign.length, '[')).map(labelOf);
    assert.ok(!labels.some((label) => label.startsWith('One')), labels.join(', '));
  });

  test('other characters offer nothing there', async () => {
    const text = `${begun}- `;
    const { document } = await openUntitled(text);
    assert.deepEqual((await itemsAt(document, text.length, ' ')).map(labelOf), []);
  });
});

suite('writing lists', () => {
  teardown(async () => {
    await vscode.workspace
      .getConfiguration('componentPosts')
      .update('continueLists', undefined, vscode.ConfigurationTarget.Global);
    await closeAllEditors();
  });

  /** Waits until the window has the context key: what it is told stays in order. */
  const settle = async (): Promise<void> => {
    await vscode.commands.executeCommand('setContext', 'componentPosts.testing', true);
  };

  test('the command continues a list and falls back to a plain line end', async () => {
    const editor = await openUntitled(`${begun}- one`);
    await putCursors(editor, editor.document.getText().length);
    await vscode.commands.executeCommand('componentPosts.continueList');
    await until(() => shown(editor) === `${begun}- one\n- |`, 'the next item is there');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), `${begun}- one`);
    await putCursors(editor, begun.length - 1);
    await vscode.commands.executeCommand('componentPosts.continueList');
    await until(() => editor.document.getText() === `${begun}\n- one`, 'a line end is there');
  });

  test('what is typed right behind Enter goes into the new item', async () => {
    const editor = await openUntitled(`${begun}- one`);
    await putCursors(editor, editor.document.getText().length);
    await settle();
    await Promise.all([
      vscode.commands.executeCommand('componentPosts.continueList'),
      vscode.commands.executeCommand('type', { text: 't' }),
      vscode.commands.executeCommand('type', { text: 'w' }),
    ]);
    await until(() => shown(editor) === `${begun}- one\n- tw|`, 'all of it is in the new item');
  });

  testUi('Enter continues a list and ends it, each undone in one step', async (ui) => {
    const editor = await openUntitled(`${begun}1. one`);
    await putCursors(editor, editor.document.getText().length);
    await settle();
    await ui.press('Enter');
    await until(() => shown(editor) === `${begun}1. one\n2. |`, 'the next item is there');
    await settle();
    await ui.press('Enter');
    await until(() => shown(editor) === `${begun}1. one\n|`, 'the list is ended');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), `${begun}1. one\n2. `);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), `${begun}1. one`);
  });

  testUi(
    'Enter is left alone with Shift, in code, in other files, and where it is off',
    async (ui) => {
      const enter = async (text: string, keys: string): Promise<string> => {
        const editor = await openUntitled(text);
        await putCursors(editor, text.length);
        await settle();
        await ui.press(keys);
        await until(() => editor.document.getText() !== text, 'something is written');
        assert.ok(editor.document.getText().startsWith(text), editor.document.getText());
        return editor.document.getText().slice(text.length);
      };
      assert.equal(await enter(`${begun}- one`, 'Enter'), '\n- ');
      assert.equal(await enter(`${begun}- one`, 'Shift+Enter'), '\n');
      assert.equal(await enter(`${begun}\`\`\`\n- one`, 'Enter'), '\n');
      assert.equal(await enter(`# Notes\n\n- one`, 'Enter'), '\n');
      await vscode.workspace
        .getConfiguration('componentPosts')
        .update('continueLists', false, vscode.ConfigurationTarget.Global);
      assert.equal(await enter(`${begun}- one`, 'Enter'), '\n');
    },
  );

  testUi('with several cursors Enter is plain', async (ui) => {
    const editor = await openUntitled(`${begun}- one\n- two`);
    const { document } = editor;
    const ends = [document.getText().length, document.getText().length - '\n- two'.length];
    await putCursors(editor, ...ends);
    await settle();
    await ui.press('Enter');
    await until(() => document.getText() === `${begun}- one\n\n- two\n`, 'two line ends are there');
  });
});
