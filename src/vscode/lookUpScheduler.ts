import * as vscode from 'vscode';
import type { RepositoryReference } from '../repositories/reference';
import type { AskingScript } from './askingScript';
import { inBackground } from './log';
import { isMarkdown, type PostDocuments } from './postDocuments';
import type { RepositoryFactsService } from './repositoryFacts';

/** Milliseconds of rest after an edit: an address is not looked up while it is being typed. */
const afterEdit = 800;
/** Milliseconds for which a post has to stay in sight: not each that is passed on the way. */
const afterShown = 200;

/** Looks up what the posts that are in sight link, and no others. */
export class LookUpScheduler implements vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #facts: RepositoryFactsService;
  readonly #subscriptions: vscode.Disposable;
  #waiting: unknown;

  constructor(posts: PostDocuments, facts: RepositoryFactsService, asking: AskingScript) {
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
      facts.onDidWant(() => {
        this.#soon(afterShown);
      }),
      asking.onDidChangeAccount(() => {
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

  /** What the documents in sight link and hosts can be asked about, each once, what is in front first. */
  linked(): readonly RepositoryReference[] {
    const byKey = new Map<string, RepositoryReference>();
    for (const document of this.#inSight()) {
      for (const { repository } of this.#posts.read(document).body().links) {
        if (this.#facts.canAsk(repository) && !byKey.has(repository.key)) {
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
    const wanted = this.#facts.wanted.filter(
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
