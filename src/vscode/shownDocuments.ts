// Which Markdown the author looks at, and how a view beside it leads to a place in there.
import * as vscode from 'vscode';
import { isMarkdown } from './postDocuments';

/** The Markdown document with the focus; while none has it, one that can be seen. */
export function markdownInSight(): vscode.TextDocument | undefined {
  return activeMarkdown() ?? vscode.window.visibleTextEditors.map(documentOf).find(isMarkdown);
}

export function activeMarkdown(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isMarkdown(document) ? document : undefined;
}

function documentOf({ document }: vscode.TextEditor): vscode.TextDocument {
  return document;
}

/** Selects a place of a document, in the group that has the document open already, if one does. */
export async function showPlace(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnOf(document) ?? vscode.ViewColumn.One,
    selection: range,
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

function columnOf({ uri }: vscode.TextDocument): vscode.ViewColumn | undefined {
  const groups = vscode.window.tabGroups.all.filter(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    ),
  );
  const visible = vscode.window.visibleTextEditors.find(
    (editor) => editor.document.uri.toString() === uri.toString(),
  );
  return visible?.viewColumn ?? groups[0]?.viewColumn;
}
