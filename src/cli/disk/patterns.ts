import { readdirSync, type Dirent } from 'node:fs';
import { globSync } from 'tinyglobby';
import { addressOf, pathOf } from './addresses';
import { kindOf } from './diskFiles';
import { neverEntered } from './markdownFiles';

/**
 * The addresses of the files below a folder that match patterns with forward slashes, sorted. Folders are
 * found where they are, not through links to them.
 */
export function filesMatching(patterns: readonly string[], folder: string): readonly string[] {
  return globSync(patterns, {
    cwd: pathOf(folder),
    ignore: neverEntered.map((name) => `**/${name}/**`),
    absolute: true,
    dot: true,
    expandDirectories: false,
    fs: { readdirSync: listWithoutLinks as typeof readdirSync },
  })
    .map(addressOf)
    .sort();
}

/** Lists a folder for a search, which itself says nothing of those that cannot be listed. */
function listWithoutLinks(folder: string, options: { readonly withFileTypes: true }): Dirent[] {
  return readdirSync(folder, options).filter(
    (entry) => !entry.isSymbolicLink() || kindOf(folder, entry) === 'file',
  );
}
