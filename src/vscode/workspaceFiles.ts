import * as vscode from 'vscode';
import { excludeGlob } from '../blog/excludes';
import type { Files, Listing } from '../blog/files';
import type { Place } from '../blog/folders';

const markdownFiles = '**/*.{md,markdown}';
/** Folders above a file that is in no workspace folder. */
const mostLevels = 6;

/** Files by their addresses, wherever the editor has them: on disk, remote, in a virtual workspace. */
export const workspaceFiles: Files = {
  read: async (file) => vscode.workspace.fs.readFile(parse(file)),
  async stat(file) {
    const { size, mtime } = await vscode.workspace.fs.stat(parse(file));
    return { size, changed: mtime };
  },
  async list(folder) {
    try {
      return kinds(await vscode.workspace.fs.readDirectory(parse(folder)));
    } catch (error) {
      if (isAbsence(error)) {
        return undefined;
      }
      throw error;
    }
  },
  join: (folder, path) => vscode.Uri.joinPath(parse(folder), path).toString(),
};

function parse(uri: string): vscode.Uri {
  return vscode.Uri.parse(uri, true);
}

export function isAbsence(error: unknown): boolean {
  return (
    error instanceof vscode.FileSystemError &&
    ['FileNotFound', 'FileNotADirectory'].includes(error.code)
  );
}

function kinds(entries: readonly (readonly [string, vscode.FileType])[]): Listing {
  const listing = new Map<string, 'file' | 'folder'>();
  for (const [name, type] of entries) {
    if ((type & vscode.FileType.Directory) !== 0) {
      listing.set(name, 'folder');
    } else if (type !== vscode.FileType.SymbolicLink) {
      // A link that is nothing else leads nowhere.
      listing.set(name, 'file');
    }
  }
  return listing;
}

/** The addresses of all Markdown files in all folders of the workspace, but for what settings exclude. */
export async function findMarkdown(): Promise<ReadonlySet<string>> {
  const perFolder = await Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map((folder) =>
      vscode.workspace.findFiles(
        new vscode.RelativePattern(folder, markdownFiles),
        excludeGlob([exclusions('files', folder), exclusions('search', folder)]),
      ),
    ),
  );
  return new Set(perFolder.flat().map(String));
}

function exclusions(
  section: 'files' | 'search',
  { uri }: vscode.WorkspaceFolder,
): Readonly<Record<string, unknown>> {
  return vscode.workspace.getConfiguration(section, uri).get('exclude', {});
}

/** Where a file stands: up to the folder of the workspace that it is in, or a few folders otherwise. */
export function placeOf(file: string): Place | undefined {
  const uri = parse(file);
  if (uri.scheme === 'untitled' || !uri.path.startsWith('/')) {
    return undefined;
  }
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
  const around: string[] = [];
  let folder = vscode.Uri.joinPath(uri, '..');
  while (around.push(folder.toString()) < mostLevels || top !== undefined) {
    if (folder.path === top || folder.path === '/' || folder.path === '') {
      break;
    }
    folder = vscode.Uri.joinPath(folder, '..');
  }
  return { folder: around[0] ?? '', around };
}
