import * as vscode from 'vscode';
import { parsePost } from '../post/post';
import { builtInProfile } from '../profile/builtIn';
import { carriesMarks, isNeverPost, type Neighbours } from '../profile/recognise';
import { describe, log } from './log';

/** Files read at most; in larger folders evenly chosen ones stand for all. */
const mostFiles = 60;
const atOnce = 8;
/** Bytes of a file that are looked at; front matter stands at its start. */
const mostBytes = 64 * 1024;

/** Whether each file that was looked at is a post, by its name. */
type FolderContent = ReadonlyMap<string, boolean>;

/** What the Markdown files beside a document are, read once per folder until one of them changes. */
export class NeighbourReader implements vscode.Disposable {
  readonly #folders = new Map<string, Promise<FolderContent>>();
  readonly #subscription: vscode.Disposable;

  constructor() {
    const forget = (): void => {
      this.#folders.clear();
    };
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidSaveTextDocument(forget),
      vscode.workspace.onDidCreateFiles(forget),
      vscode.workspace.onDidDeleteFiles(forget),
      vscode.workspace.onDidRenameFiles(forget),
    );
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#folders.clear();
  }

  /** How many of the Markdown files beside a document are posts, going by their own marks. */
  async of({ uri }: vscode.TextDocument): Promise<Neighbours> {
    const folder = vscode.Uri.joinPath(uri, '..');
    const key = folder.toString();
    let content = this.#folders.get(key);
    if (content === undefined) {
      content = readFolder(folder);
      this.#folders.set(key, content);
    }
    const own = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const others = [...(await content)].filter(([name]) => name !== own);
    return {
      markdownFiles: others.length,
      posts: others.filter(([, isMarked]) => isMarked).length,
    };
  }
}

async function readFolder(folder: vscode.Uri): Promise<FolderContent> {
  const names = (await listFolder(folder))
    .filter(
      ([name, type]) =>
        (type & vscode.FileType.File) !== 0 &&
        /\.(?:md|markdown)$/i.test(name) &&
        !isNeverPost(name),
    )
    .map(([name]) => name);
  const step = Math.max(names.length / mostFiles, 1);
  const rest = names.filter((_, index) => index % step < 1).values();
  const content = new Map<string, boolean>();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const name of rest) {
        const text = await readStart(vscode.Uri.joinPath(folder, name));
        if (text !== undefined) {
          content.set(name, carriesMarks(parsePost(text), builtInProfile));
        }
      }
    }),
  );
  return content;
}

/** Nothing where the folder cannot be listed: an address of one file, or no longer there. */
async function listFolder(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    log.debug(`${folder.toString()} cannot be listed: ${describe(error)}`);
    return [];
  }
}

/** undefined for what cannot be read: it says nothing about the files beside it. */
async function readStart(file: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open !== undefined) {
    return open.getText();
  }
  try {
    const bytes = await vscode.workspace.fs.readFile(file);
    return new TextDecoder().decode(bytes.subarray(0, mostBytes));
  } catch (error) {
    log.debug(`${file.toString()} cannot be read: ${describe(error)}`);
    return undefined;
  }
}
