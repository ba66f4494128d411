import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectFileName } from '../../profile/project/project';

/**
 * The folder that a check looks at as an editor looks at its workspace: nothing outside of it is read. It is
 * the repository around a folder, else the outermost folder with a project file, else the folder itself.
 *
 * @param from absolute path of a folder.
 */
export function findRoot(from: string): string {
  let outermost: string | undefined;
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) {
      return folder;
    }
    if (existsSync(path.join(folder, projectFileName))) {
      outermost = folder;
    }
    if (folder === path.dirname(folder)) {
      return outermost ?? from;
    }
  }
}
