import * as vscode from 'vscode';
import { parsePost, type Post } from '../post/post';
import { builtInProfile } from '../profile/builtIn';
import { isNeverPost, isPost, type Neighbours } from '../profile/recognise';
import type { RuleContext } from '../rules/rule';
import { inBackground } from './log';
import { NeighbourReader } from './neighbours';

/** Markdown that is no file of the author's: revisions, comments, notebook cells, chats, our pages. */
const foreignSchemes =
  /^(?:git|gitfs|git-graph|gitlens(?:-git)?|hg|svn|comment|output|pr|review|search-editor|chat-editing.*|component-posts|merge-conflict\.conflict-diff|vscode-(?:notebook-cell.*|interactive.*|chat.*|copilot.*|local-history|scm|terminal)|walkThrough(?:Snippet)?)$/;

interface Tracked {
  version: number;
  post: Post;
  /** Once a document counted as a post it stays one while it is open. */
  recognised: boolean;
}

/** What a document says by itself; its neighbours are asked once, when it is opened. */
const noNeighbours: Neighbours = { markdownFiles: 0, posts: 0 };

export function isMarkdown({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'markdown' && !foreignSchemes.test(uri.scheme);
}

export function fileNameOf({ uri }: vscode.TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The open Markdown documents as posts, each parsed once per version. */
export class PostDocuments implements vscode.Disposable {
  readonly #tracked = new Map<string, Tracked>();
  readonly #neighbours = new NeighbourReader();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #recognised = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;

  /** A Markdown document was opened, or its text changed. */
  readonly onDidChange = this.#changed.event;
  /** A Markdown document that was open already turned out to be a post. */
  readonly onDidRecognise = this.#recognised.event;
  readonly onDidClose = this.#closed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#open(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isMarkdown(document)) {
          this.#changed.fire(document);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.#tracked.delete(document.uri.toString())) {
          this.#closed.fire(document);
        }
      }),
      this.#neighbours,
      this.#changed,
      this.#recognised,
      this.#closed,
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#tracked.clear();
  }

  /** Tells of the documents that were open before anyone could listen. */
  start(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#open(document);
    }
  }

  /** The document as a post, whether it is recognised as one or not. */
  read(document: vscode.TextDocument): Post {
    return this.#track(document).post;
  }

  /** The open documents that are our posts. */
  get posts(): readonly vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter((document) => this.postOf(document) !== undefined);
  }

  /** The document if it is one of our posts. */
  postOf(document: vscode.TextDocument): Post | undefined {
    if (!isMarkdown(document)) {
      return undefined;
    }
    const { recognised, post } = this.#track(document);
    return recognised ? post : undefined;
  }

  #track(document: vscode.TextDocument): Tracked {
    const key = document.uri.toString();
    const known = this.#tracked.get(key);
    if (known?.version === document.version) {
      return known;
    }
    const post = parsePost(document.getText(), known?.post);
    const tracked = {
      version: document.version,
      post,
      recognised:
        known?.recognised === true ||
        isPost(post, fileNameOf(document), builtInProfile, noNeighbours),
    };
    if (!document.isClosed) {
      this.#tracked.set(key, tracked);
    }
    return tracked;
  }

  #open(document: vscode.TextDocument): void {
    if (!isMarkdown(document)) {
      return;
    }
    const { recognised } = this.#track(document);
    this.#changed.fire(document);
    if (!recognised && !document.isUntitled && !isNeverPost(fileNameOf(document))) {
      inBackground(`Looking at the files beside ${document.uri.toString()}`, this.#look(document));
    }
  }

  /** Reads the neighbours of a document that does not look like a post by itself. */
  async #look(document: vscode.TextDocument): Promise<void> {
    const neighbours = await this.#neighbours.of(document);
    const tracked = this.#tracked.get(document.uri.toString());
    if (tracked === undefined || tracked.recognised || document.isClosed) {
      return;
    }
    tracked.recognised = isPost(tracked.post, fileNameOf(document), builtInProfile, neighbours);
    if (tracked.recognised) {
      this.#recognised.fire(document);
    }
  }
}

/** What the rules may know besides the post. */
export function ruleContext(document: vscode.TextDocument): RuleContext {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return {
    profile: builtInProfile,
    today: day.map((part) => String(part).padStart(2, '0')).join('-'),
    fileName: document.isUntitled ? undefined : fileNameOf(document),
  };
}
