import * as vscode from 'vscode';
import type { Verdict } from '../repositories/facts';
import { readLockfile } from '../repositories/lockfile/read';
import type { LockfileOnDisk } from '../repositories/lockfile/rewrite';
import { lockfileName } from '../repositories/lockfile/schema';
import { lockedVerdict } from '../repositories/lockfile/verdict';
import type { RepositoryReference } from '../repositories/reference';
import { inBackground, log } from './log';
import type { PostPolicies } from './policies';
import { isAbsence } from './workspaceFiles';

/** Milliseconds in which changes are told together. */
const together = 50;

/**
 * The lockfiles of the workspace: what hosts said, for whoever may not ask them or cannot. They are
 * read when somebody asks for a document below them, and watched; nothing is ever requested.
 */
export class Lockfiles implements vscode.Disposable {
  readonly #policies: PostPolicies;
  /** By address; undefined for files that are not there. */
  readonly #known = new Map<string, LockfileOnDisk | undefined>();
  /** By address the last reading under way: an older one that ends later says nothing. */
  readonly #readings = new Map<string, Promise<LockfileOnDisk | undefined>>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #telling: unknown;

  /** Verdicts from lockfiles may be others now. */
  readonly onDidChange = this.#changed.event;

  constructor(policies: PostPolicies) {
    this.#policies = policies;
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${lockfileName}`);
    // Of a folder that goes, its files are not told.
    const deletions = vscode.workspace.createFileSystemWatcher('**', true, true, false);
    const reread = (uri: vscode.Uri): void => {
      if (this.#isAsked(uri)) {
        this.#readInBackground(uri);
      }
    };
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(reread),
      watcher.onDidChange(reread),
      watcher.onDidDelete(reread),
      deletions,
      deletions.onDidDelete((uri) => {
        this.#rereadBelow(uri);
      }),
      // Not every file system tells of changes; these are the author's own.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        reread(uri);
      }),
      vscode.workspace.onDidCreateFiles(({ files }) => {
        files.forEach(reread);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) {
          this.#rereadBelow(uri);
        }
      }),
      vscode.workspace.onDidRenameFiles(() => {
        for (const key of this.#known.keys()) {
          this.#readInBackground(vscode.Uri.parse(key));
        }
      }),
      policies.onDidChange(() => {
        this.#tell();
      }),
      this.#changed,
    );
  }

  dispose(): void {
    clearTimeout(this.#telling);
    this.#subscriptions.dispose();
  }

  /**
   * What the lockfile of a document's blog says of a repository or owner, as it is known now; never
   * waits. What is not read yet is read, and `onDidChange` tells.
   */
  verdictOf(
    { uri: document }: Pick<vscode.TextDocument, 'uri'>,
    { key }: RepositoryReference,
  ): Verdict | undefined {
    const uri = this.uriFor(document);
    if (uri === undefined) {
      return undefined;
    }
    if (!this.#isAsked(uri)) {
      this.#readInBackground(uri);
    }
    const known = this.#known.get(uri.toString());
    return known === undefined ? undefined : lockedVerdict(known.lockfile, key);
  }

  /** Where the lockfile of a file's blog is or would be; undefined for files outside of the workspace. */
  uriFor(file: vscode.Uri): vscode.Uri | undefined {
    const { projectFile } = this.#policies.policyOf(file);
    const home =
      projectFile === undefined
        ? vscode.workspace.getWorkspaceFolder(file)?.uri
        : vscode.Uri.joinPath(vscode.Uri.parse(projectFile), '..');
    return home === undefined ? undefined : vscode.Uri.joinPath(home, lockfileName);
  }

  /** Reads a lockfile anew; undefined where there is none. Rejects where it cannot be read. */
  async read(uri: vscode.Uri): Promise<LockfileOnDisk | undefined> {
    const key = uri.toString();
    const reading = readFromDisk(uri);
    this.#readings.set(key, reading);
    try {
      return await reading;
    } finally {
      if (this.#readings.get(key) === reading) {
        this.#readings.delete(key);
        this.#take(uri, await reading.catch(() => undefined));
      }
    }
  }

  #take(uri: vscode.Uri, found: LockfileOnDisk | undefined): void {
    const key = uri.toString();
    const before = this.#known.get(key);
    this.#known.set(key, found);
    if (found?.text !== before?.text) {
      for (const fault of found?.faults ?? []) {
        log.warn(`${key}: ${fault}`);
      }
      this.#tell();
    }
  }

  #isAsked(uri: vscode.Uri): boolean {
    return this.#known.has(uri.toString()) || this.#readings.has(uri.toString());
  }

  #readInBackground(uri: vscode.Uri): void {
    inBackground(`Reading ${uri.toString()}`, this.read(uri));
  }

  #rereadBelow(uri: vscode.Uri): void {
    const start = `${uri.toString()}/`;
    for (const key of this.#known.keys()) {
      if (key === uri.toString() || key.startsWith(start)) {
        this.#readInBackground(vscode.Uri.parse(key));
      }
    }
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      this.#changed.fire();
    }, together);
  }
}

async function readFromDisk(uri: vscode.Uri): Promise<LockfileOnDisk | undefined> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return { text, ...readLockfile(text) };
  } catch (error) {
    if (isAbsence(error)) {
      return undefined;
    }
    throw error;
  }
}
