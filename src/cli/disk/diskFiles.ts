import { readdirSync, readFileSync, statSync, type Dirent, type Stats } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import type { Files, Listing } from '../../blog/files';
import { addressOf, pathOf } from './addresses';

/** Never posts, wherever they are; as an editor leaves them out, too. */
const neverEntered = ['.git', '.hg', '.svn', 'bower_components', 'node_modules'];

/** The files of this machine. Reading is synchronous underneath, which is several times faster. */
export const diskFiles: Files = {
  read: (file) => attempt(() => readPlainFile(pathOf(file))),
  stat: (file) =>
    attempt(() => {
      const { size, mtimeMs } = statSync(pathOf(file));
      return { size, changed: mtimeMs };
    }),
  list: (folder) => attempt(() => listFolder(pathOf(folder))),
  join: (folder, below) => path.posix.join(folder, below),
};

/** Markdown below a folder, by addresses. */
export interface FoundMarkdown {
  /** Sorted. */
  readonly files: readonly string[];
  /** Folders that cannot be listed, and links to folders. */
  readonly notEntered: readonly string[];
}

export function markdownBelow(folder: string): FoundMarkdown {
  const notEntered: string[] = [];
  const files = find(folder, ['**/*.{md,markdown}'], (other) => {
    notEntered.push(other);
  });
  return { files, notEntered };
}

/** The addresses of the Markdown files below a folder, sorted. */
export function findMarkdown(root: string): readonly string[] {
  return markdownBelow(root).files;
}

/**
 * The addresses of the files below a folder that match patterns with forward slashes, sorted. Folders are
 * found where they are, not through links to them: so nothing is found twice, and nothing leads in a circle.
 *
 * @param notEntered hears of folders that cannot be listed, and of links to folders.
 */
export function find(
  folder: string,
  patterns: readonly string[],
  notEntered: (folder: string) => void = () => undefined,
): readonly string[] {
  return globSync(patterns, {
    cwd: pathOf(folder),
    ignore: neverEntered.map((name) => `**/${name}/**`),
    absolute: true,
    dot: true,
    expandDirectories: false,
    fs: { readdirSync: listing(notEntered) },
  })
    .map(addressOf)
    .sort();
}

/** Lists folders for a search, which itself says nothing of those that cannot be listed. */
function listing(notEntered: (folder: string) => void): typeof readdirSync {
  const list = (folder: string, options: { readonly withFileTypes: true }): Dirent[] => {
    try {
      return readdirSync(folder, options).filter((entry) => {
        const kind = entry.isSymbolicLink() ? kindOf(folder, entry) : 'file';
        if (kind === 'folder') {
          notEntered(addressOf(path.join(folder, entry.name)));
        }
        return kind === 'file';
      });
    } catch (error) {
      if (!isAbsence(error)) {
        // The search writes folders with a slash at their end.
        notEntered(addressOf(path.resolve(folder)));
      }
      throw error;
    }
  };
  return list as typeof readdirSync;
}

/** Never opens pipes, devices and the like, which may wait for ever or do something. */
export function readPlainFile(file: string): Buffer {
  if (!statSync(file).isFile()) {
    throw new Error('it is a folder, a pipe, a device or the like');
  }
  return readFileSync(file);
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

/** A link is what it leads to; one that leads nowhere is nothing, as are pipes and devices. */
function kindOf(folder: string, entry: Dirent): 'file' | 'folder' | undefined {
  if (!entry.isSymbolicLink()) {
    return kindIn(entry);
  }
  try {
    return kindIn(statSync(path.join(folder, entry.name)));
  } catch {
    return undefined;
  }
}

function kindIn(state: Dirent | Stats): 'file' | 'folder' | undefined {
  if (state.isDirectory()) {
    return 'folder';
  }
  return state.isFile() ? 'file' : undefined;
}

/** What it throws becomes a rejection. */
export function attempt<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
