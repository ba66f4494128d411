import * as vscode from 'vscode';
import type { PolicyPlace, PostPolicy } from '../profile/policy';
import {
  isSound,
  projectFileName,
  readProject,
  type Project,
  type ProjectSources,
} from '../profile/project/project';
import { nearestProject, resolvePolicy } from '../profile/project/resolve';
import { nameable } from '../rules/registry';
import { describe, inBackground, log } from './log';
import type { PostPolicies } from './policies';
import { ProjectMistakes } from './projectMistakes';
import { ProjectTexts, resolveReference } from './projectTexts';
import { section, severitiesFor } from './settings';
import { rangesIn } from './textPlaces';

const everywhere = `**/${projectFileName}`;
const excluded = '**/node_modules/**';
const mostFiles = 500;

interface Known {
  /** The texts that `current` was read from, by address; undefined for files that are missing. */
  readonly texts: ReadonlyMap<string, string | undefined>;
  /** As the file is now. */
  readonly current: Project;
  /** As it was when nothing was wrong with it last; as it is now if that was never the case. */
  readonly inForce: Project;
}

/** Knows the project files of the workspace, and what holds for each post. */
export class ProjectFiles implements PostPolicies, vscode.Disposable {
  readonly #known = new Map<string, Known>();
  /** How places become ranges in the texts that what is in force was read from, by address. */
  readonly #rangesInForce = new Map<string, ReturnType<typeof rangesIn>>();
  readonly #texts = new ProjectTexts();
  /** Folders in which somebody has looked for a project file. */
  readonly #folders = new Set<string>();
  readonly #policies = new Map<string, PostPolicy>();
  readonly #extendedWatchers = new Map<string, vscode.Disposable>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #mistakes = new ProjectMistakes((uri) => {
    const part = this.#partOf(uri);
    const text = part?.texts.get(uri);
    return text === undefined
      ? undefined
      : { text, mistakes: part?.current.mistakes.get(uri) ?? [] };
  });
  readonly #subscriptions: vscode.Disposable;
  #isReady = false;

  readonly onDidChange = this.#changed.event;
  /** Fulfilled when the project files above open documents are known, which is soon. */
  readonly ready: Promise<void>;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(everywhere);
    // Of a folder that goes, its files are not told.
    const deletions = vscode.workspace.createFileSystemWatcher('**', true, true, false);
    const reload = (uri: vscode.Uri): void => {
      if (!uri.path.includes('/node_modules/')) {
        inBackground(`Reading ${uri.toString()}`, this.#reload(uri));
      }
    };
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(reload),
      watcher.onDidChange(reload),
      watcher.onDidDelete(reload),
      deletions,
      deletions.onDidDelete((uri) => {
        const start = `${uri.toString()}/`;
        for (const file of this.#texts.addresses) {
          if (file.startsWith(start) && this.#isPart(file)) {
            reload(vscode.Uri.parse(file));
          }
        }
      }),
      vscode.workspace.onDidRenameFiles(() => {
        inBackground('Looking for project files', this.#findAll());
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#textChanged(document);
        if (document.languageId === 'markdown') {
          inBackground('Looking for project files', this.#lookAbove([document.uri]));
        }
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.#textChanged(document);
        }
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (this.#isPart(document.uri.toString())) {
          reload(document.uri);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        // What was not saved is gone.
        if (this.#isPart(document.uri.toString())) {
          reload(document.uri);
        }
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        inBackground(
          'Looking for project files',
          this.#findAll().then(() => this.#buildAll([...this.#known.keys()], true)),
        );
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${section}.rules`)) {
          this.#tell();
        }
      }),
      this.#changed,
      this.#mistakes,
    );
    const open = vscode.workspace.textDocuments
      .filter(({ languageId }) => languageId === 'markdown')
      .map(({ uri }) => uri);
    this.ready = this.#lookAbove(open)
      .catch((error: unknown) => {
        log.error(`Looking for project files: ${describe(error)}`);
      })
      .then(() => {
        this.#isReady = true;
        this.#tell();
        inBackground('Looking for project files', this.#findAll());
      });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const watcher of this.#extendedWatchers.values()) {
      watcher.dispose();
    }
  }

  policyOf(uri: vscode.Uri): PostPolicy {
    const key = uri.toString();
    let policy = this.#policies.get(key);
    if (policy === undefined) {
      policy = resolvePolicy(uri.path, this.#projectsAt(uri), severitiesFor(uri, nameable));
      if (!this.#isReady && vscode.workspace.getWorkspaceFolder(uri) !== undefined) {
        // Problems of a post that a project file then takes back would flash up.
        return { ...policy, isPost: false };
      }
      this.#policies.set(key, policy);
    }
    return policy;
  }

  /** A project that a file is read for; it is as it was read then. */
  #partOf(uri: string): Known | undefined {
    return [...this.#known.values()].find(({ current }) => current.mistakes.has(uri));
  }

  #projectsAt({ scheme, authority }: vscode.Uri): Project[] {
    return [...this.#known].flatMap(([key, { inForce }]) => {
      const other = vscode.Uri.parse(key);
      return other.scheme === scheme && other.authority === authority ? [inForce] : [];
    });
  }

  /** The project in force for a document. */
  projectFor(uri: vscode.Uri): Project | undefined {
    return nearestProject(uri.path, this.#projectsAt(uri));
  }

  /** Reads a project file as it is now, whatever is in force; undefined where there is none. */
  async readNow(
    uri: vscode.Uri,
  ): Promise<{ readonly text: string; readonly project: Project } | undefined> {
    await this.#reload(uri);
    const key = uri.toString();
    const { current, texts } = this.#known.get(key) ?? {};
    const text = texts?.get(key);
    return current === undefined || text === undefined ? undefined : { text, project: current };
  }

  /** Whether a file is a project file, or one that a project file extends. */
  #isPart(uri: string): boolean {
    return (
      this.#known.has(uri) ||
      [...this.#known.values()].some(({ current }) => current.uris.includes(uri))
    );
  }

  /** Looks for project files from the folders of documents up to their workspace folders. */
  async #lookAbove(uris: readonly vscode.Uri[]): Promise<void> {
    const folders = new Map<string, vscode.Uri>();
    for (const uri of uris) {
      const top = vscode.workspace.getWorkspaceFolder(uri)?.uri;
      let folder = vscode.Uri.joinPath(uri, '..');
      while (top !== undefined && folder.path.length >= top.path.replace(/\/$/, '').length) {
        if (this.#folders.has(folder.toString())) {
          break;
        }
        folders.set(folder.toString(), folder);
        const above = vscode.Uri.joinPath(folder, '..');
        if (above.path === folder.path) {
          break;
        }
        folder = above;
      }
    }
    await Promise.all(
      [...folders.values()].map(async (folder) => {
        this.#folders.add(folder.toString());
        await this.#reload(vscode.Uri.joinPath(folder, projectFileName));
      }),
    );
  }

  /** Every project file of the workspace. */
  async #findAll(): Promise<void> {
    const found = await vscode.workspace.findFiles(everywhere, excluded, mostFiles);
    const gone = [...this.#known.keys()].filter(
      (key) => vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(key)) === undefined,
    );
    for (const key of gone) {
      this.#forget(key);
    }
    if (gone.length > 0) {
      this.#tell();
    }
    await Promise.all(
      found.filter((uri) => !this.#known.has(uri.toString())).map((uri) => this.#reload(uri)),
    );
  }

  /** Reads a file anew, with all that it extends, and every project that it is a part of. */
  async #reload(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    await this.#texts.readAnew(uri);
    const parts = [...this.#known].filter(([, { current }]) => current.uris.includes(key));
    const projects = new Set(parts.map(([project]) => project));
    if (uri.path.endsWith(`/${projectFileName}`)) {
      projects.add(key);
    }
    await this.#buildAll(projects);
  }

  /** @param anew whether other addresses may be in the workspace now. */
  async #buildAll(projects: Iterable<string>, anew = false): Promise<void> {
    let isOther = false;
    for (const project of projects) {
      await this.#texts.readExtended(vscode.Uri.parse(project), (extended) => {
        this.#watchExtended(extended);
      });
      isOther = this.#build(project, anew) || isOther;
    }
    if (isOther) {
      this.#tell();
    }
  }

  /** An open editor has another text than before; what holds changes while the author types. */
  #textChanged({ uri }: vscode.TextDocument): void {
    const key = uri.toString();
    if (uri.path.endsWith(`/${projectFileName}`) || this.#isPart(key)) {
      if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) {
        inBackground(`Reading ${key}`, this.#reload(uri));
      }
    }
  }

  /** Files that are extended may have any name. */
  #watchExtended(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.#extendedWatchers.has(key) || uri.path.endsWith(`/${projectFileName}`)) {
      return;
    }
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name),
    );
    const reload = (): void => {
      inBackground(`Reading ${key}`, this.#reload(uri));
    };
    this.#extendedWatchers.set(
      key,
      vscode.Disposable.from(
        watcher,
        watcher.onDidCreate(reload),
        watcher.onDidChange(reload),
        watcher.onDidDelete(reload),
      ),
    );
  }

  locationOf({ uri, span }: PolicyPlace): vscode.Location | undefined {
    const range = this.#rangesInForce.get(uri)?.(span);
    return range && new vscode.Location(vscode.Uri.parse(uri), range);
  }

  /** @returns whether anything is different now. */
  #build(uri: string, anew: boolean): boolean {
    const before = this.#known.get(uri);
    if (this.#texts.at(uri) === undefined) {
      if (before !== undefined) {
        this.#forget(uri);
      }
      return before !== undefined;
    }
    // Saving, and the watcher that tells of it, change nothing that was not typed before.
    if (
      !anew &&
      before &&
      [...before.texts].every(([file, text]) => this.#texts.at(file) === text)
    ) {
      return false;
    }
    const texts = new Map<string, string | undefined>();
    const sources: ProjectSources = {
      pathOf: (address) => vscode.Uri.parse(address).path,
      resolve: resolveReference,
      textOf: (address) => {
        const text = this.#texts.at(address);
        texts.set(address, text);
        return text;
      },
    };
    const current = readProject(uri, sources, nameable);
    const inForce = isSound(current) ? current : (before?.inForce ?? current);
    this.#known.set(uri, { texts, current, inForce });
    if (inForce === current) {
      for (const [file, text] of texts) {
        this.#rangesInForce.set(file, rangesIn(text ?? ''));
      }
    }
    this.#mistakes.show([...(before?.current.mistakes.keys() ?? []), ...current.mistakes.keys()]);
    this.#stopWatching(before?.current);
    return inForce !== before?.inForce;
  }

  #forget(uri: string): void {
    const before = this.#known.get(uri)?.current;
    this.#known.delete(uri);
    this.#rangesInForce.delete(uri);
    this.#mistakes.show(before?.mistakes.keys() ?? []);
    this.#stopWatching(before);
  }

  /** Of files that a project extended, those that none does any more. */
  #stopWatching(before: Project | undefined): void {
    for (const file of before?.uris ?? []) {
      if (!this.#isPart(file) && this.#extendedWatchers.has(file)) {
        this.#extendedWatchers.get(file)?.dispose();
        this.#extendedWatchers.delete(file);
        this.#texts.forget(file);
      }
    }
  }

  #tell(): void {
    this.#policies.clear();
    if (this.#isReady) {
      this.#changed.fire();
    }
  }
}
