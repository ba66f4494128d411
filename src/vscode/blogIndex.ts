import * as vscode from 'vscode';
import type { OpenPlaces, PostPlaces } from '../blog/componentPlaces';
import { LiveIndex } from '../blog/liveIndex';
import type { Pace } from '../blog/slices';
import type { KnownOfBlog } from '../profile/knownValues';
import type { PostPolicy } from '../profile/policy';
import type { RepositoryReference } from '../repositories/reference';
import { currentDay, type Knowledge } from './knowledge';
import { describe, inBackground, log } from './log';
import type { PostPolicies } from './policies';
import { isMarkdown } from './postDocuments';
import { findMarkdown, isAbsence, placeOf, workspaceFiles } from './workspaceFiles';

/** Milliseconds of rest before an edit, or what happened to files, is taken in. */
const rest = 300;
/** Milliseconds in which changes are told together. */
const together = 50;

const pace: Pace = {
  now: () => performance.now(),
  pause: () =>
    new Promise((resolve) => {
      if (typeof setImmediate === 'undefined') {
        setTimeout(resolve, 0);
      } else {
        setImmediate(resolve);
      }
    }),
};

/** What a file system event may be about, beside pictures. */
const markdownName = /\.(?:md|markdown)$/i;
/** Of a folder, as far as a name tells: no extension, or one that is rather a number. */
const folderName = /^\.?[^.]+$|\.\d+$/;
const neverLookedAt = /\/(?:\.git|node_modules)\//;

/** What files of the workspace went through since it was last taken in. */
interface Happened {
  readonly touched: Set<string>;
  readonly changed: Set<string>;
  /** Files came or went. */
  listings: boolean;
  /** Some of them may be posts. */
  posts: boolean;
}

function nothing(): Happened {
  return { touched: new Set(), changed: new Set(), listings: false, posts: false };
}

/** What the posts and folders of the workspace say, read in the background once a post is open. */
export class BlogKnowledge implements Knowledge, vscode.Disposable {
  readonly #index: LiveIndex;
  readonly #policies: PostPolicies;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #built: Promise<void>;
  #tellBuilt: () => void = () => undefined;
  readonly #timers = new Map<string, unknown>();
  readonly #subscriptions: { dispose(): unknown }[] = [this.#changed];
  #started = false;
  #disposed = false;
  #longestSlice = 0;
  #happened = nothing();
  /** The posts that changed since it was last told; undefined among them for more than that. */
  readonly #changes = new Set<string | undefined>();

  readonly onDidChange = this.#changed.event;

  /** @param told hears how long each slice of work took, in milliseconds. */
  constructor(policies: PostPolicies, told: (milliseconds: number) => void = () => undefined) {
    this.#policies = policies;
    this.#built = new Promise((resolve) => {
      this.#tellBuilt = resolve;
    });
    this.#index = new LiveIndex(
      {
        ...workspaceFiles,
        find: findMarkdown,
        isSearched: (file) =>
          vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(file)) !== undefined,
        placeOf,
        policyOf: (file) => policies.policyOf(vscode.Uri.parse(file)),
      },
      pace,
      (post) => {
        this.#changes.add(post);
        this.#soon('tell', together, () => {
          this.#tell();
        });
      },
      reportFailure,
      (milliseconds) => {
        this.#longestSlice = Math.max(this.#longestSlice, milliseconds);
        told(milliseconds);
      },
    );
  }

  dispose(): void {
    this.#disposed = true;
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
    this.#index.stop();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** Resolves when all posts have been read once; starts that if need be. */
  build(): Promise<void> {
    this.#start();
    return this.#built;
  }

  /** How many posts count by now. */
  get size(): number {
    return this.#index.size;
  }

  /** The addresses of the posts that count, once all are known. */
  async posts(): Promise<readonly vscode.Uri[]> {
    await this.build();
    return this.#index.posts.map((uri) => vscode.Uri.parse(uri));
  }

  /** By address what the posts that count by now may link. */
  get repositoriesByPost(): ReadonlyMap<string, readonly RepositoryReference[]> {
    return this.#index.repositoriesByPost;
  }

  /** Where the posts of the workspace present components; reads what is not known yet. */
  async componentPlaces(open: OpenPlaces): Promise<readonly PostPlaces[]> {
    await this.build();
    return this.#index.componentPlaces(open);
  }

  /** The repositories and owners that the posts at some addresses link; reads what is not known yet. */
  async linkedRepositories(
    isWanted: (uri: vscode.Uri) => boolean,
    open: OpenPlaces,
  ): Promise<readonly RepositoryReference[]> {
    await this.build();
    return this.#index.linkedRepositories((uri) => isWanted(vscode.Uri.parse(uri)), open);
  }

  /** Of the other posts in a document's blog, those that link one of these repositories. */
  async componentPlacesAround(
    { uri }: vscode.TextDocument,
    policy: PostPolicy,
    repositories: ReadonlySet<string>,
    open: OpenPlaces,
  ): Promise<readonly PostPlaces[]> {
    await this.build();
    return this.#index.componentPlacesAround(uri.toString(), policy, repositories, open);
  }

  knownFor({ uri }: vscode.TextDocument, policy: PostPolicy): KnownOfBlog {
    this.#start();
    return this.#index.knownFor(uri.toString(), policy, currentDay());
  }

  #start(): void {
    if (this.#started || this.#disposed) {
      return;
    }
    this.#started = true;
    this.#listen();
    // Whoever asks first is about to show problems: that comes before anything here.
    this.#soon('build', 0, () => {
      inBackground('Reading the posts of the workspace', this.#build());
    });
  }

  async #build(): Promise<void> {
    const start = performance.now();
    for (const document of vscode.workspace.textDocuments) {
      this.#edit(document);
    }
    await this.#index.refresh();
    const milliseconds = (performance.now() - start).toFixed(0);
    log.info(
      `Read ${String(this.size)} posts in ${milliseconds} ms, at most ${this.#longestSlice.toFixed(1)} ms at once.`,
    );
    this.#tellBuilt();
  }

  #listen(): void {
    const watcher = vscode.workspace.createFileSystemWatcher('**');
    this.#subscriptions.push(
      watcher,
      watcher.onDidCreate((uri) => {
        this.#cameOrWent([uri]);
      }),
      watcher.onDidDelete((uri) => {
        this.#cameOrWent([uri]);
      }),
      watcher.onDidChange((uri) => {
        this.#happen(uri);
      }),
      // Not every file system tells of changes; these are the author's own.
      vscode.workspace.onDidCreateFiles(({ files }) => {
        this.#cameOrWent(files);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        this.#cameOrWent(files);
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        this.#cameOrWent(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]));
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#index.placesChanged();
        this.#refresh();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (
          change.affectsConfiguration('files.exclude') ||
          change.affectsConfiguration('search.exclude')
        ) {
          this.#refresh();
        }
      }),
      this.#policies.onDidChange(() => {
        this.#index.regroup();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#edit(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.#stop(document.uri.toString());
          this.#soon(document.uri.toString(), rest, () => {
            this.#edit(document);
          });
        }
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.#edit(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (isIndexed(document)) {
          const uri = document.uri.toString();
          this.#stop(uri);
          inBackground(`Reading ${uri}`, this.#index.close(uri));
        }
      }),
    );
  }

  #edit(document: vscode.TextDocument): void {
    if (isIndexed(document) && !document.isClosed) {
      const uri = document.uri.toString();
      this.#stop(uri);
      inBackground(`Reading ${uri}`, this.#index.edit(uri, document.getText()));
    }
  }

  #cameOrWent(uris: readonly vscode.Uri[]): void {
    for (const uri of uris.filter(({ path }) => !neverLookedAt.test(path))) {
      const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
      this.#happened.listings = true;
      this.#happened.posts ||= markdownName.test(name) || folderName.test(name);
      this.#happen(uri);
    }
  }

  #happen(uri: vscode.Uri): void {
    if (neverLookedAt.test(uri.path)) {
      return;
    }
    this.#happened.touched.add(uri.toString());
    if (markdownName.test(uri.path)) {
      this.#happened.changed.add(uri.toString());
    }
    this.#soon('files', rest, () => {
      const { touched, changed, listings, posts } = this.#happened;
      this.#happened = nothing();
      this.#index.touched([...touched], listings);
      inBackground(
        'Reading the workspace again',
        (posts ? this.#index.refresh() : Promise.resolve()).then(() => this.#index.reread(changed)),
      );
    });
  }

  #refresh(): void {
    inBackground('Reading the workspace again', this.#index.refresh());
  }

  /** Others need to hear of it; the post that changed knew. */
  #tell(): void {
    const changes = new Set(this.#changes);
    this.#changes.clear();
    const concerns = changes.has(undefined)
      ? true
      : vscode.workspace.textDocuments.some(
          (document) =>
            isMarkdown(document) && (changes.size > 1 || !changes.has(document.uri.toString())),
        );
    if (concerns) {
      this.#changed.fire();
    }
  }

  /** Does something a little later, once for all who want it until then. */
  #soon(key: string, milliseconds: number, work: () => void): void {
    if (this.#disposed || this.#timers.has(key)) {
      return;
    }
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        work();
      }, milliseconds),
    );
  }

  #stop(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }
}

/** A new document has no place among the others until it is saved. */
function isIndexed(document: vscode.TextDocument): boolean {
  return isMarkdown(document) && !document.isUntitled;
}

function reportFailure(what: string, error: unknown): void {
  const message = `${what} cannot be read: ${error instanceof Error ? error.message : describe(error)}`;
  if (isAbsence(error)) {
    log.debug(message);
  } else {
    log.warn(message);
  }
}
