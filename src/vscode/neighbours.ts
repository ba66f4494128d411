import * as vscode from 'vscode';
import {
  chosenNeighbours,
  isMarkedNeighbour,
  neighbourBytes,
  neighboursOf,
  type FolderContent,
} from '../blog/neighbours';
import type { Neighbours } from '../profile/recognise';
import { describe, log } from './log';

const atOnce = 8;

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
    return neighboursOf(await content, uri.path.slice(uri.path.lastIndexOf('/') + 1));
  }
}

async function readFolder(folder: vscode.Uri): Promise<FolderContent> {
  const files = (await listFolder(folder)).filter(
    ([, type]) => (type & vscode.FileType.File) !== 0,
  );
  const rest = chosenNeighbours(files.map(([name]) => name)).values();
  const content = new Map<string, boolean>();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const name of rest) {
        const text = await readStart(vscode.Uri.joinPath(folder, name));
        if (text !== undefined) {
          content.set(name, isMarkedNeighbour(text));
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
    return new TextDecoder().decode(bytes.subarray(0, neighbourBytes));
  } catch (error) {
    log.debug(`${file.toString()} cannot be read: ${describe(error)}`);
    return undefined;
  }
}
