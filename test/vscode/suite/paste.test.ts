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
} from '../support';
import type { Ui } from '../../host/ui';

const anvil = 'https://github.com/forge/anvil';
const bellows = 'https://codeberg.org/forge/bellows';

// Commands will not do: in a browser that of VS Code pastes plain text without asking.
suite('pasting the address of a repository', () => {
  teardown(async () => {
    await prefer(undefined);
    await closeAllEditors();
  });

  testUi('plain text stays what a paste inserts', async (ui) => {
    const { document } = await openAt(troubled, '\n**Logbook**');
    await pasteInto(document, anvil, ui);
    assert.equal(document.getText(), troubled.replace('\n**Logbook**', `${anvil}\n**Logbook**`));
    await vscode.commands.executeCommand('editor.changePasteType');
    await ui.waitForText('Insert Link to anvil on GitHub');
    await ui.waitForText('Insert Component Section for anvil');
    await ui.press('Escape');
  });

  testUi('a link, where an author prefers links', async (ui) => {
    await prefer('link');
    const { document } = await openAt(clean, 'Nothing');
    await pasteInto(document, `${anvil}.git\n`, ui);
    const pasted = clean.replace('Nothing', `[anvil on GitHub](${anvil})Nothing`);
    assert.equal(document.getText(), pasted);
    await undo(document, clean);
  });

  testUi('an entry at the end of the overview', async (ui) => {
    await prefer('entry');
    const { document } = await openAt(troubled, 'carries every');
    await pasteInto(document, anvil, ui);
    assert.match(document.getText(), /tidewater\/logbook\)\n- \[anvil\]\(\S+forge\/anvil\)\n\n/);
    await undo(document, troubled);
  });

  testUi('several entries behind that of the cursor', async (ui) => {
    await prefer('entry');
    const { document } = await openAt(troubled, '- [Harbour = ');
    await pasteInto(document, `${anvil}\n${bellows}`, ui);
    assert.match(
      document.getText(),
      /harbour\)\n- \[anvil\]\(\S+\/anvil\)\n- \[bellows\]\(\S+\/bellows\)\n- \[Logbook\]/,
    );
    await undo(document, troubled);
  });

  testUi('a section with a place for its text', async (ui) => {
    await prefer('section');
    const { document, editor } = await openAt(troubled, '\n**Logbook**');
    await pasteInto(document, anvil, ui);
    assert.match(
      document.getText(),
      /\n\n\*\*anvil\*\*: One of .+\.\n\nTo dive deeper into anvil, see \[anvil on GitHub\]\(\S+\)\n\n\*\*Logbook/,
    );
    assert.equal(document.getText(editor.selection), 'One of the components of this stack.');
    await undo(document, troubled);
  });

  testUi('in code and in files that are no posts an address is text', async (ui) => {
    await prefer('link');
    const { document } = await openAt(`${clean}\n\`\`\`sh\nclone\n\`\`\`\n`, 'clone');
    await pasteInto(document, anvil, ui);
    assert.match(document.getText(), /```sh\nhttps:\S+anvilclone\n/);
    const { document: page } = await openFile('pages/about.md');
    await pasteInto(page, anvil, ui);
    assert.ok(page.getText().startsWith(anvil));
  });
});

async function openAt(
  text: string,
  words: string,
): Promise<{ readonly document: vscode.TextDocument; readonly editor: vscode.TextEditor }> {
  const editor = await openUntitled(text);
  const { document } = editor;
  await activation();
  const at = document.positionAt(text.indexOf(words));
  editor.selection = new vscode.Selection(at, at);
  return { document, editor };
}

/** Makes a form the first choice, as authors can in their settings. */
async function prefer(form: string | undefined): Promise<void> {
  const preferences = form === undefined ? undefined : [`componentPosts.${form}`];
  await vscode.workspace
    .getConfiguration('editor')
    .update('pasteAs.preferences', preferences, vscode.ConfigurationTarget.Global);
}

/** What the editor gets where an author presses Ctrl+V, which a window without a head does not pass on. */
async function pasteInto(
  document: vscode.TextDocument,
  clipboard: string,
  { evaluate }: Ui,
): Promise<void> {
  const before = document.getText();
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await evaluate(
    '.editor-instance .monaco-editor.focused :is(.native-edit-context, textarea.inputarea)',
    `(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ${JSON.stringify(clipboard)});
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    })()`,
  );
  await until(() => document.getText() !== before, 'something is pasted');
  await delay(100);
}

async function undo(document: vscode.TextDocument, text: string): Promise<void> {
  await vscode.commands.executeCommand('undo');
  await until(() => document.getText() === text, 'one undo restores the post');
}
