import { lstatSync, mkdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { cachedDataVersionTag } from 'node:v8';

/** Node.js can do the same from version 22 on, its own way; and what is compiled so is not seen by whoever counts what was run. */
const saysOtherwise = ['NODE_DISABLE_COMPILE_CACHE', 'NODE_COMPILE_CACHE', 'NODE_V8_COVERAGE'];

/**
 * The file in which what V8 makes of this program is kept, in the user's own folder for such things.
 *
 * @param program absolute path of its first script, whose last line tells it from all others.
 * @returns undefined where nothing is to be kept, or somebody else could write there.
 */
export async function placeOfCode(program: string): Promise<string | undefined> {
  // Stacks that tell of sources need scripts that Node.js loaded itself.
  if (process.sourceMapsEnabled || saysOtherwise.some((name) => (process.env[name] ?? '') !== '')) {
    return undefined;
  }
  try {
    // It asks the system for the user's folder at once, and not every user has one.
    const { default: pathsFor } = await import('env-paths');
    const folder = path.join(pathsFor('component-posts', { suffix: '' }).cache, 'code');
    if (!path.isAbsolute(folder) || !isOurs(statSync(nearest(folder)))) {
      return undefined;
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const hash = /\n\/\/ ([\da-f]{40})\n$/.exec(readFileSync(program, 'utf8'))?.[1];
    if (hash === undefined || !isPrivate(lstatSync(folder))) {
      return undefined;
    }
    const tag = cachedDataVersionTag().toString(16);
    return path.join(folder, `${hash}-${process.version}-${process.arch}-${tag}`);
  } catch {
    return undefined;
  }
}

/** The folder itself, or the innermost one around it that is there. */
function nearest(folder: string): string {
  return statSync(folder, { throwIfNoEntry: false }) === undefined
    ? nearest(path.dirname(folder))
    : folder;
}

/** Whether something belongs to this user: who acts for somebody else makes no folders in that one's home. */
function isOurs({ uid }: Stats): boolean {
  // Windows does not tell, and its folder for such things is the user's own.
  return process.getuid === undefined || uid === process.getuid();
}

/** Whether nobody but this user can write something: V8 runs whatever it finds there. */
export function isPrivate(state: Stats): boolean {
  return isOurs(state) && (process.getuid === undefined || (state.mode & 0o022) === 0);
}
