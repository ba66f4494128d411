import { statSync } from 'node:fs';
import path from 'node:path';
import { addressOf, below } from './disk/addresses';
import { codeOf, find, isAbsence, markdownBelow } from './disk/diskFiles';
import type { DiskWorkspace } from './disk/workspace';
import { UsageError } from './io';

/**
 * The addresses of the files that a user names: files, folders with the Markdown files below them, or
 * patterns with forward slashes; without any, everything Markdown below the current folder.
 *
 * @throws UsageError for what leads to nothing, or out of the root.
 */
export function selectFiles(
  named: readonly string[],
  cwd: string,
  workspace: Pick<DiskWorkspace, 'root' | 'markdown'>,
): readonly string[] {
  const { root } = workspace;
  const selected = new Set<string>();
  for (const name of named.length === 0 ? ['.'] : named) {
    const found = filesOf(name, cwd, workspace);
    if (found === undefined) {
      throw new UsageError(
        `No file matches “${name}”. Write paths from ${cwd}, or patterns with forward slashes in quotes.`,
      );
    }
    for (const address of found) {
      if (below(root, address) === undefined) {
        throw new UsageError(
          `“${name}” is outside of ${root}, which this check looks at. Choose another folder with --root.`,
        );
      }
      selected.add(address);
    }
  }
  return [...selected].sort();
}

/** Whether what a user names is everything below the root. @param root address of the root. */
export function selectsAll(named: readonly string[], cwd: string, root: string): boolean {
  return (named.length === 0 ? ['.'] : named).some(
    (name) => addressOf(path.resolve(cwd, name)) === root,
  );
}

/** undefined where nothing is meant, which is something else than an empty folder. */
function filesOf(
  name: string,
  cwd: string,
  workspace: Pick<DiskWorkspace, 'root' | 'markdown'>,
): readonly string[] | undefined {
  const whole = path.resolve(cwd, name);
  const kind = kindOf(whole);
  if (kind !== undefined) {
    return kind === 'folder' ? filesBelow(addressOf(whole), workspace) : [addressOf(whole)];
  }
  // A pattern means posts, whatever else it matches.
  const found = find(addressOf(cwd), [name]).filter((address) =>
    /\.(?:md|markdown)$/.test(address),
  );
  return found.length === 0 ? undefined : found;
}

/** With the folders among them of which nobody can tell what is in them, so that this is told. */
function filesBelow(
  folder: string,
  workspace: Pick<DiskWorkspace, 'root' | 'markdown'>,
): readonly string[] {
  const { files, notEntered } =
    folder === workspace.root ? workspace.markdown : markdownBelow(folder);
  return [...files, ...notEntered];
}

/** What cannot be looked at counts as a file, of which somebody will tell that. */
function kindOf(file: string): 'file' | 'folder' | undefined {
  try {
    return statSync(file).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return isAbsence(error) || codeOf(error) === 'ENAMETOOLONG' ? undefined : 'file';
  }
}
