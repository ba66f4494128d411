import path from 'node:path';
import { addressOf, below } from './disk/addresses';
import { findRoot } from './disk/root';
import { textIn, type NoText, type TextFile } from './disk/textFile';
import { DiskWorkspace } from './disk/workspace';
import { UsageError, type Io } from './io';
import { selectFiles } from './selection';

export interface OpeningOptions {
  readonly root?: string;
  readonly stdinFilename?: string;
}

/** What a command works on. */
export interface Opened {
  /** Absolute path of the folder that everything is below. */
  readonly root: string;
  readonly workspace: DiskWorkspace;
  /** What counts instead of what is on disk; the workspace sees what is put there. */
  readonly overlay: Map<string, TextFile | NoText>;
  /** Addresses of the files that the user means. */
  readonly selected: readonly string[];
  /** Of the file that came on standard input. */
  readonly stdin: string | undefined;
}

/**
 * Opens the folder in which a command works, and finds the files that the user means.
 *
 * @throws UsageError for what leads to nothing or out of the root.
 */
export async function openFor(
  named: readonly string[],
  { root: chosen, stdinFilename }: OpeningOptions,
  io: Io,
): Promise<Opened> {
  const root = rootFor(chosen, io);
  const overlay = new Map<string, TextFile | NoText>();
  const workspace = new DiskWorkspace(root, overlay);
  if (stdinFilename === undefined) {
    const selected = selectFiles(named, io.cwd, workspace);
    return { root, workspace, overlay, selected, stdin: undefined };
  }
  const stdin = stdinAddress(stdinFilename, named, workspace.root, io.cwd);
  overlay.set(stdin, textIn(Buffer.from(await io.stdin())));
  return { root, workspace, overlay, selected: [stdin], stdin };
}

/** The folder that everything is below: absolute path. @param chosen as the user wrote it. */
export function rootFor(chosen: string | undefined, { cwd }: Pick<Io, 'cwd'>): string {
  return chosen === undefined ? findRoot(cwd) : path.resolve(cwd, chosen);
}

function stdinAddress(name: string, named: readonly string[], root: string, cwd: string): string {
  if (named.length > 0) {
    throw new UsageError(
      'With --stdin-filename the text of one file comes on standard input, and no others can be named.',
    );
  }
  const address = addressOf(path.resolve(cwd, name));
  if (below(root, address) === undefined) {
    throw new UsageError(`“${name}” is outside of ${root}. Choose another folder with --root.`);
  }
  return address;
}
