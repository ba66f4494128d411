import * as vscode from 'vscode';
import type { RepositoryReference } from '../repositories/reference';
import type { Accounts } from './accounts';
import { inBackground } from './log';
import { isMarkdown, type PostDocuments } from './postDocuments';
import { isLookable, type RepositoryFactsService } from './repositoryFacts';

/** Milliseconds of rest after an edit: an address is not looked up while it is being typed. */
const afterEdit = 800;
/** Milliseconds for which a post has to stay in sight: not each that is passed on the way. */
const afterShown = 200;

/** Looks up what the posts that are in sight link, and no others. */
export class LookUpScheduler implements vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #facts: RepositoryFactsService;
  readonly #subscriptions: vscode.Disposable;
  /** Documents that something beside an editor shows, and how many do. */
  readonly #wanted = new Map<vscode.TextDocument, number>();
  #waiting: unknown;

  constructor(posts: PostDocuments, facts: RepositoryFactsService, accounts: Accounts) {
    this.#posts = posts;
    this.#facts = facts;
    let { consent } = facts;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#soon(afterShown);
      }),
      posts.onDidChange((document) => {
        if (this.#inSight().includes(document)) {
          this.#soon(afterEdit);
        }
      }),
      posts.onDidRecognise(() => {
        this.#soon(afterShown);
      }),
      accounts.onDidChange(() => {
        this.#soon(afterShown);
      }),
      facts.onDidChange(() => {
        if (facts.consent !== consent) {
          ({ consent } = facts);
          this.#soon(0);
        }
      }),
    );
  }

  /** Treats a document as being in sight until the answer is disposed, whether it is a post or not. */
  want(document: vscode.TextDocument): vscode.Disposable {
    this.#wanted.set(document, (this.#wanted.get(document) ?? 0) + 1);
    this.#soon(afterShown);
    let isWanted = true;
    return new vscode.Disposable(() => {
      const others = (this.#wanted.get(document) ?? 1) - 1;
      if (isWanted && others === 0) {
        this.#wanted.delete(document);
      } else if (isWanted) {
        this.#wanted.set(document, others);
      }
      isWanted = false;
    });
  }

  /** What the documents in sight link and hosts can be asked about, each once, what is in front first. */
  linked(): readonly RepositoryReference[] {
    const byKey = new Map<string, RepositoryReference>();
    for (const document of this.#inSight()) {
      for (const { repository } of this.#posts.read(document).body().links) {
        if (isLookable(repository) && !byKey.has(repository.key)) {
          byKey.set(repository.key, repository);
        }
      }
    }
    return [...byKey.values()];
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#subscriptions.dispose();
  }

  #inSight(): readonly vscode.TextDocument[] {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const shown = [
      ...(activeTextEditor === undefined ? [] : [activeTextEditor]),
      ...visibleTextEditors,
    ]
      .map(({ document }) => document)
      .filter((document) => this.#posts.postOf(document) !== undefined);
    const wanted = [...this.#wanted.keys()].filter(
      (document) => !document.isClosed && isMarkdown(document),
    );
    return [...new Set([...shown, ...wanted])];
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      inBackground('Looking up repositories', this.#ask());
    }, milliseconds);
  }

  async #ask(): Promise<void> {
    if (this.#facts.consent !== 'allowed') {
      return;
    }
    await this.#facts.lookUp(this.linked());
  }
}
