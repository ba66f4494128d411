import * as vscode from 'vscode';
import { parsePost, type Post } from '../post/post';
import type { PolicyPart, PostPolicy } from '../profile/policy';
import { isNeverPost, isPost, type Neighbours } from '../profile/recognise';
import type { RuleContext } from '../rules/rule';
import type { FactsService } from './facts';
import type { Knowledge } from './knowledge';
import { inBackground } from './log';
import { NeighbourReader } from './neighbours';
import type { PostPolicies } from './policies';

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
  readonly #outdated = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #policies: PostPolicies;
  readonly #knowledge: Knowledge;
  readonly #facts: Pick<FactsService, 'verdictOf' | 'onDidChange'>;
  readonly #subscriptions: vscode.Disposable;

  /** A Markdown document was opened, or its text changed. */
  readonly onDidChange = this.#changed.event;
  /** A Markdown document that was open already turned out to be a post. */
  readonly onDidRecognise = this.#recognised.event;
  readonly onDidClose = this.#closed.event;
  /** The text of a post is as it was, but what is known around it, or asked of it, has changed. */
  readonly onDidOutdate = this.#outdated.event;

  constructor(
    policies: PostPolicies,
    knowledge: Knowledge,
    facts: Pick<FactsService, 'verdictOf' | 'onDidChange'>,
  ) {
    this.#policies = policies;
    this.#knowledge = knowledge;
    this.#facts = facts;
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
      policies.onDidChange(() => {
        this.#recogniseAnew();
      }),
      knowledge.onDidChange(() => {
        this.#outdate();
      }),
      facts.onDidChange(() => {
        this.#outdate();
      }),
      this.#neighbours,
      this.#changed,
      this.#recognised,
      this.#closed,
      this.#outdated,
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
    return (this.policyOf(document).isPost ?? recognised) ? post : undefined;
  }

  /** What the blog expects of a document, whether it is a post or not. */
  policyOf({ uri }: vscode.TextDocument): PostPolicy {
    return this.#policies.policyOf(uri);
  }

  /** Where a project file says a part of what holds for a document. */
  placeOf(document: vscode.TextDocument, part: PolicyPart): vscode.Location | undefined {
    const place = this.policyOf(document).placeOf?.(part);
    return place === undefined ? undefined : this.#policies.locationOf(place);
  }

  /** What the rules and the assistance may know besides the post. */
  contextOf(document: vscode.TextDocument): RuleContext {
    const policy = this.policyOf(document);
    return {
      profile: policy.profile,
      known: {
        ...this.#knowledge.knownFor(document, policy),
        verdictOf: (repository) => this.#facts.verdictOf(document, repository),
      },
      fileName: document.isUntitled ? undefined : fileNameOf(document),
      severities: policy.severities,
    };
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
      recognised: known?.recognised === true || this.#isPostByItself(document, post),
    };
    if (!document.isClosed) {
      this.#tracked.set(key, tracked);
    }
    return tracked;
  }

  #isPostByItself(document: vscode.TextDocument, post: Post): boolean {
    return isPost(post, fileNameOf(document), this.policyOf(document).profile, noNeighbours);
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

  /** A project file may have made posts of documents, or the other way round. */
  #recogniseAnew(): void {
    for (const document of vscode.workspace.textDocuments.filter(isMarkdown)) {
      const tracked = this.#track(document);
      tracked.recognised = this.#isPostByItself(document, tracked.post);
      this.#open(document);
      this.#outdated.fire(document);
    }
  }

  #outdate(): void {
    for (const document of this.posts) {
      this.#outdated.fire(document);
    }
  }

  /** Reads the neighbours of a document that does not look like a post by itself. */
  async #look(document: vscode.TextDocument): Promise<void> {
    const neighbours = await this.#neighbours.of(document);
    const tracked = this.#tracked.get(document.uri.toString());
    if (tracked === undefined || tracked.recognised || document.isClosed) {
      return;
    }
    tracked.recognised = isPost(
      tracked.post,
      fileNameOf(document),
      this.policyOf(document).profile,
      neighbours,
    );
    if (tracked.recognised) {
      this.#recognised.fire(document);
    }
  }
}
