// What suites share, in Node.js and web extension hosts.
import * as vscode from 'vscode';
import { connectUi, uiRoute, uiVariable, type Ui } from '../host/ui';
import { takesPictures } from '../support/pictures';
import { delay, until } from '../support/until';

export { looks, takesPictures } from '../support/pictures';
export { delay, until } from '../support/until';

const extensionId = 'component-posts.component-posts';

/** What the extension's diagnostics name as their source. */
const diagnosticSource = 'component-posts';

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension<unknown>(extensionId);
  if (!found) {
    throw new Error(`${extensionId} is not installed or not enabled.`);
  }
  return found;
}

/** Waits until something has activated the extension; fails where its activation did. */
export async function activation(): Promise<void> {
  await until(() => extension().isActive, 'the extension is active');
  await extension().activate();
}

/** The window that the tests run in; undefined where nobody can drive it (a desktop VS Code). */
export const ui: Ui | undefined = findUi();

function findUi(): Ui | undefined {
  // A web extension host has no environment, but its extension comes from who owns the window.
  const address =
    typeof process === 'undefined'
      ? extension().extensionUri.with({ path: uiRoute }).toString()
      : process.env[uiVariable];
  return address === undefined ? undefined : connectUi(address);
}

/** A test that needs the window: it is skipped, with a notice, where nobody can drive it. */
export function testUi(title: string, body: (ui: Ui) => Promise<void>, retries = 1): void {
  const window = ui;
  if (window === undefined) {
    test.skip(`${title} (needs a window that tests can drive)`);
  } else {
    test(title, async function () {
      this.retries(retries);
      try {
        await body(window);
      } catch (error) {
        console.log(`      The window then: ${await window.screenshot(`failed ${title}`)}`);
        throw error;
      }
    });
  }
}

/**
 * Takes a picture of the window for people to look at, where those are wanted.
 *
 * @param rest milliseconds until VS Code has drawn what it was told.
 */
export async function picture(name: string, rest = 0): Promise<void> {
  if (takesPictures) {
    await delay(rest);
    await ui?.screenshot(name);
  }
}

export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) {
    throw new Error('No workspace folder is open.');
  }
  return folder.uri;
}

/** A file of the workspace, by its path in there. */
export function workspaceFile(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), path);
}

/** Opens and shows a file of the workspace. */
export function openFile(path: string): Promise<vscode.TextEditor> {
  return show(vscode.workspace.openTextDocument(workspaceFile(path)));
}

/** Opens and shows text that belongs to no file. */
export async function openUntitled(
  content: string,
  language = 'markdown',
): Promise<vscode.TextEditor> {
  const editor = await show(vscode.workspace.openTextDocument({ content, language }));
  const { document } = editor;
  // VS Code backs up untitled documents, and sometimes a new one gets the text of one of its name that was closed a
  // moment ago. An edit is refused while it is given that.
  await until(async () => {
    if (document.getText() !== content) {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      await editor.edit((edit) => {
        edit.replace(whole, content);
      });
    }
    return document.getText() === content;
  }, 'a new document has its text');
  return editor;
}

async function show(document: Thenable<vscode.TextDocument>): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await document, { preview: false });
}

/** Closes everything and keeps no change: files are reverted, untitled documents dropped. */
export async function closeAllEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    // The news that an untitled document is dirty may still be under way.
    if (!document.isDirty && !document.isUntitled) {
      continue;
    }
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until(
    () => vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0),
    'all editors are closed',
  );
}

/** The extension's own diagnostics of a document, once they are as wanted (at first: any). */
export function diagnosticsOf(
  uri: vscode.Uri,
  wanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean = ({ length }) => length > 0,
): Promise<readonly vscode.Diagnostic[]> {
  return until(() => {
    const own = currentDiagnosticsOf(uri);
    return wanted(own) ? own : undefined;
  }, `the diagnostics of ${uri.path} are as wanted`);
}

/** The extension's own diagnostics of a document as they are now. */
export function currentDiagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === diagnosticSource);
}

/** The code actions at a range, with their edits resolved. */
export async function codeActionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<readonly vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<
    readonly (vscode.CodeAction | vscode.Command)[]
  >(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
    // Without a number of actions to resolve, edits that are made late stay absent.
    100,
  );
  return found.filter((action) => action instanceof vscode.CodeAction);
}

/** Applies the code action of this title, as a click in the light bulb's menu does. */
export async function applyCodeAction(
  document: vscode.TextDocument,
  range: vscode.Range,
  title: string,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<void> {
  // A list of actions is dropped when the document changes while they are asked for.
  let titles = 'none';
  const action = await until(
    async () => {
      const actions = await codeActionsAt(document, range, kind);
      titles = actions.map((candidate) => `"${candidate.title}"`).join(', ') || 'none';
      return actions.find((candidate) => candidate.title === title);
    },
    `there is a code action "${title}"`,
    10_000,
  ).catch((error: unknown) => {
    throw new Error(`There is no code action "${title}" among: ${titles}.`, { cause: error });
  });
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit))) {
    throw new Error(`The edit of "${title}" was refused.`);
  }
  if (action.command) {
    const { command, arguments: args = [] } = action.command;
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
  }
}
