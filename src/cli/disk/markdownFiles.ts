import { readdirSync, type Dirent } from 'node:fs';
import { pathOf } from './addresses';
import { isAbsence, kindOf } from './diskFiles';

/** Never posts, wherever they are; as an editor leaves them out, too. */
export const neverEntered: readonly string[] = [
  '.git',
  '.hg',
  '.svn',
  'bower_components',
  'node_modules',
];

/** Markdown below a folder, by addresses. */
export interface FoundMarkdown {
  /** Sorted. */
  readonly files: readonly string[];
  /** Folders that cannot be listed, and links to folders. */
  readonly notEntered: readonly string[];
}

/**
 * The Markdown files below a folder. Folders are found where they are, not through links to them: so nothing
 * is found twice, and nothing leads in a circle. Without a library for patterns, which takes longer to load
 * than most blogs to search.
 */
export function markdownBelow(root: string): FoundMarkdown {
  const found: string[] = [];
  const notEntered: string[] = [];
  const folders = [root];
  for (const folder of folders) {
    for (const entry of entriesOf(folder, notEntered)) {
      const { name } = entry;
      const address = folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
      if (entry.isDirectory()) {
        if (!neverEntered.includes(name)) {
          folders.push(address);
        }
      } else if (entry.isSymbolicLink()) {
        const kind = kindOf(pathOf(folder), entry);
        if (kind === 'folder') {
          notEntered.push(address);
        } else if (kind === 'file' && isMarkdown(name)) {
          found.push(address);
        }
      } else if (entry.isFile() && isMarkdown(name)) {
        found.push(address);
      }
    }
  }
  return { files: found.sort(), notEntered };
}

export function isMarkdown(name: string): boolean {
  return name.endsWith('.md') || name.endsWith('.markdown');
}

/** @param notEntered gets the folder if it cannot be listed. */
function entriesOf(folder: string, notEntered: string[]): readonly Dirent[] {
  try {
    return readdirSync(pathOf(folder), { withFileTypes: true });
  } catch (error) {
    if (!isAbsence(error)) {
      notEntered.push(folder);
    }
    return [];
  }
}
