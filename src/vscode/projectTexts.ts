import * as vscode from 'vscode';
import { referencesOf } from '../profile/project/read';
import { describe, log } from './log';

/** The texts of project files and of what they extend. */
export class ProjectTexts {
  /** Texts on disk, by address; undefined for files that are not there. */
  readonly #texts = new Map<string, string | undefined>();
  /** By address the last reading under way: an older one that ends later says nothing. */
  readonly #readings = new Map<string, Promise<string | undefined>>();

  /** The addresses of all files that were looked for. */
  get addresses(): readonly string[] {
    return [...this.#texts.keys()];
  }

  /** The text in an open editor, or on disk when it was read last; undefined for files that are missing. */
  at(uri: string): string | undefined {
    const open = vscode.workspace.textDocuments.find(
      (document) => !document.isClosed && document.uri.toString() === uri,
    );
    return open?.isDirty === true ? open.getText() : this.#texts.get(uri);
  }

  /** Nobody wants it any more. */
  forget(uri: string): void {
    this.#texts.delete(uri);
  }

  /** Reads a file from the disk, and waits for whoever does so meanwhile. */
  async readAnew(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const reading = readText(uri);
    this.#readings.set(key, reading);
    const text = await reading;
    if (this.#readings.get(key) === reading) {
      this.#readings.delete(key);
      this.#texts.set(key, text);
    }
    for (
      let later = this.#readings.get(key);
      later !== undefined;
      later = this.#readings.get(key)
    ) {
      await later;
    }
  }

  /**
   * Reads what a file extends, and what that extends, where nobody has read it.
   *
   * @param onExtended hears of each.
   */
  async readExtended(
    uri: vscode.Uri,
    onExtended: (uri: vscode.Uri) => void,
    seen = new Set<string>(),
  ): Promise<void> {
    const key = uri.toString();
    const text = this.at(key);
    if (text === undefined || seen.has(key)) {
      return;
    }
    seen.add(key);
    for (const reference of referencesOf(text)) {
      const target = resolveReference(key, reference);
      if (target !== undefined) {
        const other = vscode.Uri.parse(target);
        if (!this.#texts.has(target)) {
          await this.readAnew(other);
        }
        onExtended(other);
        await this.readExtended(other, onExtended, seen);
      }
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

/** The address of what a file extends. Nothing outside of the workspace is read because a file in it says so. */
export function resolveReference(from: string, reference: string): string | undefined {
  if (/^[\\/]|^[a-z][a-z\d+.-]*:/i.test(reference)) {
    return undefined;
  }
  const target = vscode.Uri.joinPath(vscode.Uri.parse(from), '..', reference.replaceAll('\\', '/'));
  return vscode.workspace.getWorkspaceFolder(target) === undefined ? undefined : target.toString();
}
