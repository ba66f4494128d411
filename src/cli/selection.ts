import { statSync } from 'node:fs';
import path from 'node:path';
import { addressOf, below } from './disk/addresses';
import { codeOf, isAbsence } from './disk/diskFiles';
import { isMarkdown, markdownBelow } from './disk/markdownFiles';
import { filesMatching } from './disk/patterns';
import type { DiskWorkspace } from './disk/workspace';
import { UsageError } from './io';

/**
 * The addresses of the files that a user names: files, folders with the Markdown files below them, or
 * patterns with forward slashes; without any, everything Markdown below the current folder. What has a `!`
 * before it is left out, wherever it stands among them, and need not be there: drafts come and go.
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
  const { wanted, unwanted } = sorted(named, cwd);
  const isLeftOut = leftOut(unwanted, cwd);
  for (const name of wanted) {
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
      if (!isLeftOut(address)) {
        selected.add(address);
      }
    }
  }
  return [...selected].sort();
}

/** Whether what a user names is everything below the root. @param root address of the root. */
export function selectsAll(named: readonly string[], cwd: string, root: string): boolean {
  const { wanted, unwanted } = sorted(named, cwd);
  return (
    unwanted.length === 0 && wanted.some((name) => addressOf(path.resolve(cwd, name)) === root)
  );
}

interface Sorted {
  readonly wanted: readonly string[];
  /** Without the sign before them. */
  readonly unwanted: readonly string[];
}

/** @throws UsageError for a sign with nothing behind it. */
function sorted(named: readonly string[], cwd: string): Sorted {
  // A file may have such a name; whoever names it wants it.
  const isUnwanted = (name: string): boolean =>
    name.startsWith('!') && kindOf(path.resolve(cwd, name)) === undefined;
  const wanted = named.filter((name) => !isUnwanted(name));
  const unwanted = named.filter(isUnwanted).map((name) => name.slice(1));
  if (unwanted.some((name) => name === '' || name.startsWith('!'))) {
    throw new UsageError('Write behind a single ! what is to be left out, as in "!posts/drafts".');
  }
  return { wanted: wanted.length === 0 ? ['.'] : wanted, unwanted };
}

/** Whether an address is among files, folders with all that is in them, and what patterns match. */
function leftOut(unwanted: readonly string[], cwd: string): (address: string) => boolean {
  const places = unwanted.map((name) =>
    addressOf(path.resolve(cwd, name.replace(/\/\*\*\/?$/, ''))),
  );
  const patterns = unwanted
    .filter((name) => kindOf(path.resolve(cwd, name)) === undefined)
    .map((name) => name.replace(/\/+$/, ''))
    .flatMap((name) => [name, `${name}/**`]);
  const found = new Set(patterns.length === 0 ? [] : filesMatching(patterns, addressOf(cwd)));
  return (address) =>
    found.has(address) ||
    places.some((place) => address === place || below(place, address) !== undefined);
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
  const found = filesMatching([name], addressOf(cwd)).filter(isMarkdown);
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
