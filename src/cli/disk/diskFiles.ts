import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import type { Files, Listing } from '../../blog/files';
import { addressOf, pathOf } from './addresses';

/** Never posts, wherever they are; as an editor leaves them out, too. */
const neverEntered = ['.git', '.hg', '.svn', 'bower_components', 'node_modules'];

/** The files of this machine. Reading is synchronous underneath, which is several times faster. */
export const diskFiles: Files = {
  read: (file) => attempt(() => readFileSync(pathOf(file))),
  stat: (file) =>
    attempt(() => {
      const { size, mtimeMs } = statSync(pathOf(file));
      return { size, changed: mtimeMs };
    }),
  list: (folder) => attempt(() => listFolder(pathOf(folder))),
  join: (folder, below) => path.posix.join(folder, below),
};

/** The addresses of the Markdown files below a folder, sorted. */
export function findMarkdown(root: string): readonly string[] {
  return find(root, ['**/*.{md,markdown}']);
}

/** The addresses of the files below a folder that match patterns with forward slashes, sorted. */
export function find(folder: string, patterns: readonly string[]): readonly string[] {
  return globSync(patterns, {
    cwd: pathOf(folder),
    ignore: neverEntered.map((name) => `**/${name}/**`),
    absolute: true,
    dot: true,
    expandDirectories: false,
  })
    .map(addressOf)
    .sort();
}

export function isAbsence(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');
}

/** The system's name of what went wrong: `EACCES`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** What is directly in a folder, by its path; undefined where there is none. */
export function listFolder(folder: string): Listing | undefined {
  try {
    const listing = new Map<string, 'file' | 'folder'>();
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const kind = kindOf(folder, entry);
      if (kind !== undefined) {
        listing.set(entry.name, kind);
      }
    }
    return listing;
  } catch (error) {
    if (isAbsence(error)) {
      return undefined;
    }
    throw error;
  }
}

/** A link is what it leads to; one that leads nowhere is nothing. */
function kindOf(folder: string, entry: Dirent): 'file' | 'folder' | undefined {
  if (!entry.isSymbolicLink()) {
    return entry.isDirectory() ? 'folder' : 'file';
  }
  try {
    return statSync(path.join(folder, entry.name)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** What it throws becomes a rejection. */
function attempt<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
