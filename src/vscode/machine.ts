// What the directory of repositories needs of the machine: a clock, and files that outlive the editor.
import * as vscode from 'vscode';
import type { Clock, ListedStore, StoredFile } from '../repositories/directoryPorts';
import { localDay } from '../repositories/localDay';
import { isAbsence } from './workspaceFiles';

/**
 * Whether the extension runs in a web worker, which has no `process`. There the browser follows
 * redirects unseen, names itself, and asks only hosts that let pages of other origins read.
 */
export const inBrowser = typeof process === 'undefined';

export const clock: Clock = {
  now: () => Date.now(),
  dayOf: (time) => localDay(new Date(time)),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal?.addEventListener('abort', end);
    }),
};

/** Files in a folder of the extension's own, which is made when the first one is written. */
export class StoredFacts implements ListedStore {
  readonly #folder: vscode.Uri;

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    try {
      return await vscode.workspace.fs.readFile(this.#file(name));
    } catch (error) {
      if (isAbsence(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** Beside it first, so that no crash and no second window leaves half a file. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    const unfinished = this.#file(`${name}.${randomName()}.new`);
    await vscode.workspace.fs.createDirectory(this.#folder);
    try {
      await vscode.workspace.fs.writeFile(unfinished, bytes);
      await vscode.workspace.fs.rename(unfinished, this.#file(name), { overwrite: true });
    } catch (error) {
      await deleteIfThere(unfinished);
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await deleteIfThere(this.#file(name));
  }

  async list(): Promise<readonly StoredFile[]> {
    const names = await namesIn(this.#folder);
    const files = await Promise.all(
      names.map(async (name) => {
        try {
          const { size, mtime } = await vscode.workspace.fs.stat(this.#file(name));
          return [{ name, size, changedAt: mtime }];
        } catch (error) {
          if (isAbsence(error)) {
            return [];
          }
          throw error;
        }
      }),
    );
    return files.flat();
  }

  #file(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }
}

async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch (error) {
    if (isAbsence(error)) {
      return [];
    }
    throw error;
  }
}

async function deleteIfThere(file: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(file);
  } catch (error) {
    if (!isAbsence(error)) {
      throw error;
    }
  }
}

function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
