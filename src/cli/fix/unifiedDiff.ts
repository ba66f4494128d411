import { createTwoFilesPatch } from 'diff';
import picocolors from 'picocolors';
import { below } from '../disk/addresses';
import { visible } from '../visible';

/** Lines around a change that are shown with it, as other tools do. */
const context = 3;

/**
 * Address of the folder that the paths of a diff count from. `git apply` and `patch` take them from the folder
 * in which they run: the user's, unless a file is outside of it, which no path of a diff can say.
 *
 * @param cwd address of the user's folder.
 * @param root address of the folder that all files are below.
 */
export function baseOf(files: readonly string[], cwd: string, root: string): string {
  return files.every((file) => below(cwd, file) !== undefined) ? cwd : root;
}

/** How two texts of one file differ, for people and for `git apply`. @param file below the base of the diff. */
export function unifiedDiff(file: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context,
  }).replace(/^=+\n/, '');
}

/** A diff as people see it on a terminal. */
export function shownDiff(diff: string, hasColors: boolean): string {
  const { bold, cyan, green, red } = picocolors.createColors(hasColors);
  const colorOf = (line: string): ((text: string) => string) => {
    if (/^(?:---|\+\+\+) [ab"]/.test(line)) {
      return bold;
    }
    return { '@': cyan, '+': green, '-': red }[line.charAt(0)] ?? String;
  };
  return diff
    .split('\n')
    .map((line) => {
      const shown = line.replace(/\r$/, '').split('\t').map(visible).join('\t');
      return colorOf(line)(shown);
    })
    .join('\n');
}
