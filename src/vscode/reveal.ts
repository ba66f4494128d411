import * as vscode from 'vscode';
import type { Span } from '../post/text';
import { toRange } from './convert';
import { isMarkdown } from './postDocuments';

/**
 * Selects a place of a document in the group that shows it, or has it open.
 *
 * @param focus go there, too.
 */
export async function reveal(
  document: vscode.TextDocument,
  place: Span,
  focus: boolean,
): Promise<void> {
  const range = toRange(document, place);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnOf(document) ?? vscode.ViewColumn.One,
    selection: range,
    preserveFocus: !focus,
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The editor that shows a document, the active one first. */
export function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return activeTextEditor?.document === document
    ? activeTextEditor
    : visibleTextEditors.find((editor) => editor.document === document);
}

/** The Markdown document that the author works in: the active one, else one that can be seen. */
export function shownMarkdown(): vscode.TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [...(activeTextEditor === undefined ? [] : [activeTextEditor]), ...visibleTextEditors]
    .map(({ document }) => document)
    .find(isMarkdown);
}

/**
 * The document that a page showed before the window was closed, if that is still a Markdown file of the
 * author's.
 *
 * @param state what the page kept: whatever it is, it is not taken on trust.
 */
export async function keptDocument(state: unknown): Promise<vscode.TextDocument | undefined> {
  const kept =
    typeof state === 'object' && state !== null && 'post' in state ? state.post : undefined;
  if (typeof kept !== 'string') {
    return undefined;
  }
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === kept);
  if (open !== undefined) {
    return isMarkdown(open) ? open : undefined;
  }
  const uri = vscode.Uri.parse(kept);
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined && groupOf(uri) === undefined) {
    return undefined;
  }
  // It may be gone since then.
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  return document !== undefined && isMarkdown(document) ? document : undefined;
}

function columnOf({ uri }: vscode.TextDocument): vscode.ViewColumn | undefined {
  const visible = vscode.window.visibleTextEditors.find(
    (editor) => editor.document.uri.toString() === uri.toString(),
  );
  return visible?.viewColumn ?? groupOf(uri)?.viewColumn;
}

function groupOf(uri: vscode.Uri): vscode.TabGroup | undefined {
  return vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    ),
  );
}
