import * as vscode from 'vscode';
import { continuationAt, mayContinueList } from '../assist/listContinuation';
import { toRange } from './convert';
import { inBackground } from './log';
import type { PostDocuments } from './postDocuments';
import { settingsFor } from './settings';

/** The command that Enter is bound to where the key below is set. */
const command = 'componentPosts.continueList';
const contextKey = 'componentPosts.atListItem';

/**
 * Lets Enter continue the lists of posts. Markdown itself has no rules for Enter, and such rules could
 * neither count nor keep out of code and of other Markdown. So Enter is bound to a command, but only
 * while the cursor is at the end of a line that looks like an item.
 */
export function registerListContinuation(posts: PostDocuments): vscode.Disposable {
  let told = false;
  const update = (): void => {
    const at = isAtItem(posts, vscode.window.activeTextEditor);
    if (at !== told) {
      told = at;
      inBackground('Context key', vscode.commands.executeCommand('setContext', contextKey, at));
    }
  };
  // The editor that made VS Code start the extension is active already.
  update();
  return vscode.Disposable.from(
    vscode.commands.registerCommand(command, () => continueList(posts)),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) {
        update();
      }
    }),
    vscode.workspace.onDidChangeConfiguration(update),
    posts.onDidChange(update),
    posts.onDidRecognise(update),
    posts.onDidOutdate(update),
  );
}

/** Cheap, since it is asked at every move of the cursor: the line first, and never the body. */
function isAtItem(posts: PostDocuments, editor: vscode.TextEditor | undefined): boolean {
  if (editor?.selections.length !== 1 || !editor.selection.isEmpty) {
    return false;
  }
  const { document, selection } = editor;
  const { text, range } = document.lineAt(selection.active.line);
  if (!selection.active.isEqual(range.end) || !mayContinueList(text)) {
    return false;
  }
  const post = posts.postOf(document);
  return (
    post !== undefined &&
    document.offsetAt(range.start) >= post.bodyStart &&
    settingsFor(document).continueLists
  );
}

/** The key may be older than the cursor, so that everything is looked at again. */
async function continueList(posts: PostDocuments): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isAtItem(posts, editor)) {
    await pressEnter();
    return;
  }
  const { document, selection } = editor;
  const post = posts.postOf(document);
  const edit =
    post === undefined ? undefined : continuationAt(post, document.offsetAt(selection.active));
  if (edit === undefined) {
    await pressEnter();
    return;
  }
  const range = toRange(document, edit.span);
  const line = document.lineAt(range.end.line).text;
  const write = (): Thenable<boolean> =>
    editor.edit((builder) => {
      if (range.isEmpty) {
        builder.insert(range.start, edit.newText);
      } else {
        builder.replace(range, edit.newText);
      }
    });
  let isDone = await write();
  // What was typed right behind Enter came first: it goes into the new item all the same.
  for (
    let round = 0;
    !isDone && round < mostRounds && isTypedBehind(document, range, line);
    round++
  ) {
    isDone = await write();
  }
  if (!isDone) {
    await pressEnter();
    return;
  }
  if (!range.isEmpty) {
    // Behind what is inserted, the editor puts the cursor by itself.
    const cursor = document.positionAt(edit.span.start + edit.newText.length);
    editor.selection = new vscode.Selection(cursor, cursor);
  }
  editor.revealRange(new vscode.Range(editor.selection.active, editor.selection.active));
}

/** Who types faster than this many edits can be refused gets a plain line end. */
const mostRounds = 5;

function isTypedBehind(
  document: vscode.TextDocument,
  { end }: vscode.Range,
  line: string,
): boolean {
  const now = end.line < document.lineCount ? document.lineAt(end.line).text : '';
  return now.length > line.length && now.startsWith(line);
}

async function pressEnter(): Promise<void> {
  await vscode.commands.executeCommand('type', { text: '\n' });
}
