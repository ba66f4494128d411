import * as vscode from 'vscode';
import { LineIndex, type TextEdit } from '../post/text';
import type { ProjectChange } from '../profile/fix';
import type { PolicyPlace, PostPolicy } from '../profile/policy';
import { describePolicyAsFile } from '../profile/project/describe';
import { applyChange, targetFor } from '../profile/project/edits';
import type { Mistake } from '../profile/project/mistake';
import {
  isSound,
  projectFileName,
  readProject,
  type Project,
  type ProjectSources,
} from '../profile/project/project';
import { referencesOf } from '../profile/project/read';
import { nearestProject, relativeTo, resolvePolicy } from '../profile/project/resolve';
import { rules as allRules } from '../rules/registry';
import { source } from './convert';
import { describe, inBackground, log } from './log';
import { inertText } from './inertText';
import type { PostPolicies } from './policies';
import { section, severitiesFor } from './settings';

/** The rules that a project file may speak of. */
const rules = allRules.filter(({ id }) => !id.startsWith('internal/'));

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
export class ProjectFiles implements PostPolicies, vscode.Disposable, vscode.CodeActionProvider {
  readonly #known = new Map<string, Known>();
  /** The lines of the texts that what is in force was read from, by address; asked at every key. */
  readonly #linesInForce = new Map<string, LineIndex>();
  /** Texts on disk, by address; undefined for files that are not there. */
  readonly #texts = new Map<string, string | undefined>();
  /** By address the last reading under way: an older one that ends later says nothing. */
  readonly #fetches = new Map<string, Promise<string | undefined>>();
  /** Folders in which somebody has looked for a project file. */
  readonly #folders = new Set<string>();
  readonly #policies = new Map<string, PostPolicy>();
  readonly #extendedWatchers = new Map<string, vscode.Disposable>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #diagnostics = vscode.languages.createDiagnosticCollection(`${source}-project-file`);
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
        for (const file of this.#texts.keys()) {
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
      vscode.languages.registerCodeActionsProvider(
        [{ language: 'jsonc' }, { language: 'json' }],
        this,
        { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
      vscode.commands.registerCommand('componentPosts.createProjectFile', () => this.#create()),
      vscode.commands.registerCommand('componentPosts.openProjectFile', () => this.#open()),
      this.#changed,
      this.#diagnostics,
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
      policy = resolvePolicy(uri.path, this.#projectsAt(uri), severitiesFor(uri, rules));
      if (!this.#isReady && vscode.workspace.getWorkspaceFolder(uri) !== undefined) {
        // Problems of a post that a project file then takes back would flash up.
        return { ...policy, isPost: false };
      }
      this.#policies.set(key, policy);
    }
    return policy;
  }

  /**
   * The path of a document, and of its folder, from the folder of the project file in force or of
   * the one that a change makes; undefined for documents that no project file can be above.
   */
  pathsOf({
    uri,
  }: vscode.TextDocument): { readonly file: string; readonly folder: string } | undefined {
    const home = this.#projectFor(uri)?.folder ?? homeOf(uri)?.path.replace(/\/$/, '');
    const file = home === undefined ? undefined : relativeTo(home, uri.path);
    return file === undefined
      ? undefined
      : { file, folder: file.slice(0, Math.max(file.lastIndexOf('/'), 0)) };
  }

  /** The edit that makes a change in the project file in force for a document, or in a new one. */
  async projectEdit(
    document: vscode.TextDocument,
    change: ProjectChange,
  ): Promise<vscode.WorkspaceEdit> {
    await this.ready;
    const edit = new vscode.WorkspaceEdit();
    const project = this.#projectFor(document.uri);
    if (project !== undefined) {
      const uri = vscode.Uri.parse(project.uri);
      await this.#reload(uri);
      // Places are those of the text as it is now, whatever is in force.
      const { current, texts } = this.#known.get(project.uri) ?? {};
      const text = texts?.get(project.uri) ?? '';
      const edits =
        current === undefined
          ? []
          : applyChange(text, change, targetFor(document.uri.path, current));
      if (edits.length === 0) {
        inBackground(
          'Message',
          vscode.window.showInformationMessage(
            vscode.l10n.t(
              'The project file cannot be changed for this. Correct the mistakes in it first.',
            ),
          ),
        );
      }
      edit.set(uri, toVscode(text, edits));
      return edit;
    }
    const home = homeOf(document.uri);
    const [made] = applyChange(undefined, change);
    if (home !== undefined && made !== undefined) {
      // Contents given along with the creation do not survive the way of a code action.
      const uri = vscode.Uri.joinPath(home, projectFileName);
      edit.createFile(uri, { ignoreIfExists: true });
      edit.insert(uri, new vscode.Position(0, 0), made.newText);
    }
    return edit;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const uri = document.uri.toString();
    const text = this.#partOf(uri)?.texts.get(uri);
    // What was typed since is being read: then edits would be for another text.
    if (text === undefined || !isSameText(text, document.getText())) {
      return [];
    }
    const toRange = rangesIn(text);
    return this.#mistakesOf(uri).flatMap(({ span, fixes }) => {
      const place = toRange(span);
      if (place.intersection(range) === undefined) {
        return [];
      }
      return fixes.map(({ title, edits, preferred = false }) => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.set(document.uri, toVscode(text, edits));
        // Whoever showed the mistake, the light bulb stands beside it.
        action.diagnostics = diagnostics.filter(
          (shown) => shown.range.intersection(place) !== undefined,
        );
        action.isPreferred = preferred;
        return action;
      });
    });
  }

  /** A project that a file is read for; it is as it was read then. */
  #partOf(uri: string): Known | undefined {
    return [...this.#known.values()].find(({ current }) => current.mistakes.has(uri));
  }

  #mistakesOf(uri: string): readonly Mistake[] {
    return this.#partOf(uri)?.current.mistakes.get(uri) ?? [];
  }

  #projectsAt({ scheme, authority }: vscode.Uri): Project[] {
    return [...this.#known].flatMap(([key, { inForce }]) => {
      const other = vscode.Uri.parse(key);
      return other.scheme === scheme && other.authority === authority ? [inForce] : [];
    });
  }

  #projectFor(uri: vscode.Uri): Project | undefined {
    return nearestProject(uri.path, this.#projectsAt(uri));
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
    await this.#fetch(uri);
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
      await this.#fetchExtended(vscode.Uri.parse(project), new Set());
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

  async #fetch(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const reading = readText(uri);
    this.#fetches.set(key, reading);
    const text = await reading;
    if (this.#fetches.get(key) === reading) {
      this.#fetches.delete(key);
      this.#texts.set(key, text);
    }
    for (let later = this.#fetches.get(key); later !== undefined; later = this.#fetches.get(key)) {
      await later;
    }
  }

  async #fetchExtended(uri: vscode.Uri, seen: Set<string>): Promise<void> {
    const key = uri.toString();
    const text = this.#textOf(key);
    if (text === undefined || seen.has(key)) {
      return;
    }
    seen.add(key);
    for (const reference of referencesOf(text)) {
      const target = resolveReference(key, reference);
      if (target !== undefined) {
        const other = vscode.Uri.parse(target);
        if (!this.#texts.has(target)) {
          await this.#fetch(other);
        }
        this.#watchExtended(other);
        await this.#fetchExtended(other, seen);
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
    const lines = this.#linesInForce.get(uri);
    if (lines === undefined) {
      return undefined;
    }
    const start = lines.positionAt(span.start);
    const end = lines.positionAt(span.end);
    return new vscode.Location(
      vscode.Uri.parse(uri),
      new vscode.Range(start.line, start.character, end.line, end.character),
    );
  }

  /** The text in an open editor, or on disk. */
  #textOf(uri: string): string | undefined {
    const open = vscode.workspace.textDocuments.find(
      (document) => !document.isClosed && document.uri.toString() === uri,
    );
    return open?.isDirty === true ? open.getText() : this.#texts.get(uri);
  }

  /** @returns whether anything is different now. */
  #build(uri: string, anew: boolean): boolean {
    const before = this.#known.get(uri);
    if (this.#textOf(uri) === undefined) {
      if (before !== undefined) {
        this.#forget(uri);
      }
      return before !== undefined;
    }
    // Saving, and the watcher that tells of it, change nothing that was not typed before.
    if (!anew && before && [...before.texts].every(([file, text]) => this.#textOf(file) === text)) {
      return false;
    }
    const texts = new Map<string, string | undefined>();
    const sources: ProjectSources = {
      pathOf: (address) => vscode.Uri.parse(address).path,
      resolve: resolveReference,
      textOf: (address) => {
        const text = this.#textOf(address);
        texts.set(address, text);
        return text;
      },
    };
    const current = readProject(uri, sources, rules);
    const inForce = isSound(current) ? current : (before?.inForce ?? current);
    this.#known.set(uri, { texts, current, inForce });
    if (inForce === current) {
      for (const [file, text] of texts) {
        this.#linesInForce.set(file, new LineIndex(text ?? ''));
      }
    }
    this.#show([...(before?.current.mistakes.keys() ?? []), ...current.mistakes.keys()]);
    this.#stopWatching(before?.current);
    return inForce !== before?.inForce;
  }

  #forget(uri: string): void {
    const before = this.#known.get(uri)?.current;
    this.#known.delete(uri);
    this.#linesInForce.delete(uri);
    this.#show(before?.mistakes.keys() ?? []);
    this.#stopWatching(before);
  }

  /** Shows what is wrong with files, each of which several projects may extend. */
  #show(files: Iterable<string>): void {
    for (const file of new Set(files)) {
      const text = this.#partOf(file)?.texts.get(file);
      const uri = vscode.Uri.parse(file);
      if (text === undefined) {
        this.#diagnostics.delete(uri);
      } else {
        this.#diagnostics.set(uri, toDiagnostics(file, text, this.#mistakesOf(file)));
      }
    }
  }

  /** Of files that a project extended, those that none does any more. */
  #stopWatching(before: Project | undefined): void {
    for (const file of before?.uris ?? []) {
      if (!this.#isPart(file) && this.#extendedWatchers.has(file)) {
        this.#extendedWatchers.get(file)?.dispose();
        this.#extendedWatchers.delete(file);
        this.#texts.delete(file);
      }
    }
  }

  #tell(): void {
    this.#policies.clear();
    if (this.#isReady) {
      this.#changed.fire();
    }
  }

  async #create(): Promise<void> {
    const folder = await chooseFolder();
    if (folder === undefined) {
      return;
    }
    const uri = vscode.Uri.joinPath(folder, projectFileName);
    await this.#reload(uri);
    if (this.#textOf(uri.toString()) === undefined) {
      const policy = this.policyOf(vscode.Uri.joinPath(folder, 'post.md'));
      const text = describePolicyAsFile(policy, rules);
      try {
        await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      } catch (error) {
        log.error(`${uri.toString()} cannot be written: ${describe(error)}`);
        inBackground(
          'Message',
          vscode.window.showErrorMessage(
            inertText(
              vscode.l10n.t(
                'The project file cannot be written to {0}: {1}',
                folder.fsPath,
                error instanceof Error ? error.message : String(error),
              ),
            ),
          ),
        );
        return;
      }
      await this.#reload(uri);
    }
    await vscode.window.showTextDocument(uri);
  }

  async #open(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const place = document?.uri ?? (folder && vscode.Uri.joinPath(folder.uri, 'post.md'));
    const project = place === undefined ? undefined : this.#projectFor(place);
    if (project !== undefined) {
      await vscode.window.showTextDocument(vscode.Uri.parse(project.uri));
      return;
    }
    const create = vscode.l10n.t('Create Project File');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('There is no project file above this file, so the built-in profile holds.'),
      create,
    );
    if (answer === create) {
      await this.#create();
    }
  }
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    // Most folders have none.
    log.trace(`${uri.toString()} is not read: ${describe(error)}`);
    return undefined;
  }
}

/** Where a new project file for a document goes: its workspace folder. */
function homeOf(uri: vscode.Uri): vscode.Uri | undefined {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri;
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    inBackground(
      'Message',
      vscode.window.showInformationMessage(
        vscode.l10n.t('Open the folder of the blog first: the project file goes into it.'),
      ),
    );
    return undefined;
  }
  if (folders.length === 1) {
    return folders[0]?.uri;
  }
  const chosen = await vscode.window.showWorkspaceFolderPick({
    placeHolder: vscode.l10n.t('The folder for the project file'),
  });
  return chosen?.uri;
}

/** Nothing outside of the workspace is read because a file in it says so. */
function resolveReference(from: string, reference: string): string | undefined {
  if (/^[\\/]|^[a-z][a-z\d+.-]*:/i.test(reference)) {
    return undefined;
  }
  const target = vscode.Uri.joinPath(vscode.Uri.parse(from), '..', reference.replaceAll('\\', '/'));
  return vscode.workspace.getWorkspaceFolder(target) === undefined ? undefined : target.toString();
}

/** Editors make all line ends of a file alike. */
function isSameText(one: string, other: string): boolean {
  const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');
  return one === other || lines(one) === lines(other);
}

function toVscode(text: string, edits: readonly TextEdit[]): vscode.TextEdit[] {
  const toRange = rangesIn(text);
  return edits.map(({ span, newText }) => vscode.TextEdit.replace(toRange(span), newText));
}

function rangesIn(text: string): (span: TextEdit['span']) => vscode.Range {
  const lines = new LineIndex(text);
  return ({ start, end }) => {
    const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
    return new vscode.Range(from.line, from.character, to.line, to.character);
  };
}

function toDiagnostics(
  uri: string,
  text: string,
  mistakes: readonly Mistake[],
): vscode.Diagnostic[] {
  const toRange = rangesIn(text);
  return mistakes
    .filter((mistake) => !isSaidByOthers(uri, mistake))
    .map(({ code, message, span, severity }) => {
      const diagnostic = new vscode.Diagnostic(
        toRange(span),
        message,
        severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
      );
      diagnostic.source = source;
      diagnostic.code = code;
      return diagnostic;
    });
}

/** VS Code's own JSON support speaks of syntax, and knows the schema of files of our name. */
function isSaidByOthers(uri: string, { code, saidByEditors }: Mistake): boolean {
  return (
    saidByEditors &&
    vscode.extensions.getExtension('vscode.json-language-features') !== undefined &&
    (uri.endsWith(`/${projectFileName}`) || code === 'project-file/syntax')
  );
}
