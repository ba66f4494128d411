import * as vscode from 'vscode';
import type { Overview } from '../post/overview';
import type { Body, Post } from '../post/post';
import { overlaps, span } from '../post/text';
import { overviewWords, type LinkedTarget } from '../preview/card/lineFacts';
import { badgesOf } from './cardOf';
import type { FactsService } from './facts';
import type { PostDocuments } from './postDocuments';
import { overviewLensSetting, showsOverviewLens } from './settings';

interface Shown {
  readonly line: number;
  readonly words: string;
}

/**
 * One line above the overview of a post that says what the post links. It is there as soon as the
 * overview is, with what the post itself says; facts change its words and never its place.
 */
export class OverviewLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #facts: FactsService;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  /** What was shown last, by address of the document; its line goes along with edits. */
  readonly #shown = new Map<string, Shown>();

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(posts: PostDocuments, facts: FactsService) {
    this.#posts = posts;
    this.#facts = facts;
    const compare = (document: vscode.TextDocument): void => {
      if (this.#lensOf(document)?.words !== this.#shown.get(document.uri.toString())?.words) {
        this.#changed.fire();
      }
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.languages.registerCodeLensProvider({ language: 'markdown' }, this),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        this.#follow(document, contentChanges);
      }),
      posts.onDidOutdate(compare),
      posts.onDidRecognise(compare),
      posts.onDidClose(({ uri }) => {
        this.#shown.delete(uri.toString());
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(overviewLensSetting)) {
          this.#changed.fire();
        }
      }),
      this.#changed,
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const key = document.uri.toString();
    const lens = this.#lensOf(document);
    if (lens === undefined) {
      this.#shown.delete(key);
      return [];
    }
    this.#shown.set(key, lens);
    return [
      new vscode.CodeLens(new vscode.Range(lens.line, 0, lens.line, 0), {
        command: 'componentPosts.showLinkedRepositories',
        title: lens.words,
        tooltip: vscode.l10n.t('Show all linked repositories beside the post'),
      }),
    ];
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #lensOf(document: vscode.TextDocument): Shown | undefined {
    const post = showsOverviewLens(document) ? this.#posts.postOf(document) : undefined;
    if (post === undefined) {
      return undefined;
    }
    const body = post.body();
    const line =
      body.overview === undefined
        ? this.#lineOfBroken(document, body)
        : document.positionAt(startOf(body.overview)).line;
    return line === undefined ? undefined : { line, words: this.#wordsOf(document, post) };
  }

  /**
   * While an entry is written, a list may be no overview for some letters. A lens that went and came back
   * would move the text each time, so it stays as long as a list or table does.
   */
  #lineOfBroken(document: vscode.TextDocument, body: Body): number | undefined {
    const shown = this.#shown.get(document.uri.toString());
    if (shown === undefined || body.links.length === 0 || shown.line >= document.lineCount) {
      return undefined;
    }
    const { start, end } = document.lineAt(shown.line).range;
    const line = span(document.offsetAt(start) - body.start, document.offsetAt(end) - body.start);
    const isThere = body.blocks.some(
      ({ offset, block }) =>
        (block.kind === 'list' || block.kind === 'table') &&
        overlaps(span(offset + block.start, offset + block.end), line),
    );
    return isThere ? shown.line : undefined;
  }

  #wordsOf(document: vscode.TextDocument, post: Post): string {
    const targets = new Map<string, LinkedTarget>();
    for (const { repository } of post.body().links) {
      const { key, name } = repository;
      if (!targets.has(key)) {
        const verdict = this.#facts.verdictOf(document, repository);
        targets.set(key, {
          isOwner: name === undefined,
          badges: verdict === undefined ? [] : badgesOf(repository, verdict),
        });
      }
    }
    return overviewWords([...targets.values()]);
  }

  /** Lets a line go along with edits before it, as VS Code lets the lens itself. */
  #follow(
    { uri }: vscode.TextDocument,
    changes: readonly vscode.TextDocumentContentChangeEvent[],
  ): void {
    const key = uri.toString();
    const shown = this.#shown.get(key);
    if (shown === undefined) {
      return;
    }
    let { line } = shown;
    // Changes of one event stand in the text as it was before all of them.
    for (const { range, text } of changes) {
      if (range.start.isBeforeOrEqual(new vscode.Position(shown.line, 0))) {
        const removed = Math.min(range.end.line, shown.line) - range.start.line;
        line += (text.match(/\r\n|[\r\n]/g)?.length ?? 0) - removed;
      }
    }
    this.#shown.set(key, { ...shown, line });
  }
}

/** A lens above the second row of a table would stand in it. */
function startOf({ form, span, entries }: Overview): number {
  return form === 'table' ? span.start : (entries[0]?.span ?? span).start;
}
