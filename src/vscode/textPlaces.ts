// Places in texts that no document of the editor may have.
import * as vscode from 'vscode';
import { LineIndex, type Span, type TextEdit } from '../post/text';

/** How spans of a text become ranges of an editor. */
export function rangesIn(text: string): (span: Span) => vscode.Range {
  const lines = new LineIndex(text);
  return ({ start, end }) => {
    const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
    return new vscode.Range(from.line, from.character, to.line, to.character);
  };
}

/** Edits of a text as an editor takes them. */
export function editsIn(text: string, edits: readonly TextEdit[]): vscode.TextEdit[] {
  const toRange = rangesIn(text);
  return edits.map(({ span, newText }) => vscode.TextEdit.replace(toRange(span), newText));
}
