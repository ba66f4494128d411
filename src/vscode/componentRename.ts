import * as vscode from 'vscode';
import { renameAt, renamePlaceAt } from '../assist/components/rename';
import { toRange, toWorkspaceEdit } from './convert';
import type { PostDocuments } from './postDocuments';

/** Rename Symbol for the names of components; everything else is left to VS Code's own Markdown. */
export class ComponentRename implements vscode.RenameProvider {
  readonly #posts: PostDocuments;

  constructor(posts: PostDocuments) {
    this.#posts = posts;
  }

  prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { readonly range: vscode.Range; readonly placeholder: string } | undefined {
    const post = this.#posts.postOf(document);
    if (post === undefined) {
      return undefined;
    }
    const found = renamePlaceAt(post, document.offsetAt(position));
    if (found === undefined) {
      // Without a reason VS Code would let the author rename the word at the cursor, to no effect.
      throw new Error(onlyNames());
    }
    const range = toRange(document, found.span);
    return { range, placeholder: document.getText(range) };
  }

  provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
  ): vscode.WorkspaceEdit | undefined {
    const post = this.#posts.postOf(document);
    const renaming =
      post === undefined ? undefined : renameAt(post, document.offsetAt(position), newName);
    if (renaming !== undefined && 'refusal' in renaming) {
      throw new Error(renaming.refusal);
    }
    return renaming && toWorkspaceEdit(document, renaming.edits);
  }
}

function onlyNames(): string {
  return vscode.l10n.t('Put the cursor on the name of a component to rename it.');
}
