// What the author does to a post in the Linked Repositories view. A message names parts of the post by
// id; they are looked up in the post as it is now, and so is what is written.
import * as vscode from 'vscode';
import { moveComponentTo } from '../../assist/components/arrange';
import type { Component } from '../../post/component';
import { span, type Span, type TextEdit } from '../../post/text';
import type { ViewMessage } from '../../preview/panel/viewMessages';
import { neutralDescription } from '../../rules/components/addSection';
import { addMissingEntry, addMissingSection } from '../../rules/components/missingParts';
import { canonicalEdits } from '../canonicalLinks';
import { toWorkspaceEdit } from '../convert';
import type { PostDiagnostics } from '../diagnostics';
import { inform } from '../log';
import type { PostDocuments } from '../postDocuments';
import { placedRows, type PlacedRow } from './placedRows';
import { reveal } from '../reveal';
import { fixOf, problemsByRow } from './rowProblems';

/** A message that would change the post that it names. */
export type PostMessage = Extract<
  ViewMessage,
  { type: 'use-canonical' | 'fix' | 'insert-section' | 'add-entry' | 'move' }
>;

/** Edits, and the text among them that the author will want to write next. */
interface Change {
  readonly edits: readonly TextEdit[];
  readonly next?: string;
}

export class PostActions {
  readonly #posts: PostDocuments;
  readonly #diagnostics: Pick<PostDiagnostics, 'problemsNow'>;

  constructor(posts: PostDocuments, diagnostics: Pick<PostDiagnostics, 'problemsNow'>) {
    this.#posts = posts;
    this.#diagnostics = diagnostics;
  }

  /** Makes a change as one step of undo, or tells why there is none. */
  async carryOut(document: vscode.TextDocument, message: PostMessage): Promise<void> {
    const row = this.rowsOf(document).find(({ id }) => id === message.row);
    const change = row === undefined ? undefined : this.#changeOf(document, row, message);
    if (change === undefined) {
      inform(
        vscode.l10n.t(
          'This part of the post is another now than it was, so nothing was changed. Try again.',
        ),
      );
    } else if ('refusal' in change) {
      inform(change.refusal);
    } else if (await vscode.workspace.applyEdit(toWorkspaceEdit(document, change.edits))) {
      const place = change.next === undefined ? undefined : placeOf(change.next, change.edits);
      if (place !== undefined) {
        await reveal(document, place, true);
      }
    }
  }

  rowsOf(document: vscode.TextDocument): readonly PlacedRow[] {
    return placedRows(this.#posts.read(document));
  }

  #changeOf(
    document: vscode.TextDocument,
    row: PlacedRow,
    message: PostMessage,
  ): Change | { readonly refusal: string } | undefined {
    switch (message.type) {
      case 'use-canonical':
        return this.#canonical(document, row, message.link);
      case 'fix':
        return this.#fix(document, row, message.problem, message.fix);
      case 'insert-section':
        return row.component && this.#section(document, row.component);
      case 'add-entry':
        return row.component && addMissingEntry(this.#posts.read(document), row.component);
      case 'move':
        return row.component && this.#move(document, row.component, message.before);
    }
  }

  #canonical(document: vscode.TextDocument, row: PlacedRow, link: string): Change | undefined {
    const editOf = canonicalEdits(this.#posts, document);
    const card = row.links.find(({ id }) => id === link)?.card;
    const places = row.links.filter((each) => each.card === card).flatMap(({ links }) => links);
    // Several links may lead to one definition.
    const edits = new Map(
      places.flatMap(({ destination }) => {
        const edit = editOf(destination);
        return edit === undefined ? [] : [[edit.span.start, edit]];
      }),
    );
    return edits.size === 0 ? undefined : { edits: [...edits.values()] };
  }

  #fix(
    document: vscode.TextDocument,
    row: PlacedRow,
    problem: string,
    fix: string,
  ): Change | undefined {
    const problems = this.#diagnostics.problemsNow(document, 'body')?.problems ?? [];
    const found = problemsByRow(this.rowsOf(document), problems)
      .get(row.id)
      ?.find(({ shown }) => shown.id === problem);
    return found && fixOf(found.problem, fix);
  }

  #section(document: vscode.TextDocument, component: Component): Change | undefined {
    const { closings } = this.#posts.contextOf(document).known.componentsOfBlog();
    const added = addMissingSection(this.#posts.read(document), component, closings);
    return (
      added && {
        edits: added.edits,
        next: added.text.includes(neutralDescription) ? neutralDescription : added.text,
      }
    );
  }

  #move(
    document: vscode.TextDocument,
    component: Component,
    before: string | undefined,
  ): Change | { readonly refusal: string } | undefined {
    const target = this.rowsOf(document).find(({ id }) => id === before)?.component;
    return before !== undefined && target === undefined
      ? undefined
      : moveComponentTo(this.#posts.read(document), component, target);
  }
}

/** Where written words stand in the text after the one edit that writes them. */
function placeOf(words: string, edits: readonly TextEdit[]): Span | undefined {
  const [edit] = edits;
  const at = edit?.newText.indexOf(words) ?? -1;
  if (edit === undefined || edits.length > 1 || at === -1) {
    return undefined;
  }
  const start = edit.span.start + at;
  return span(start, start + words.length);
}
