import path from 'node:path';
import { addressOf, below } from '../disk/addresses';
import type { CheckReport } from '../report';

/** The path of a file from the folder in which the user is, as the machine writes paths. */
export function pathFromUser(
  { root }: Pick<CheckReport, 'root'>,
  file: string,
  cwd: string,
): string {
  return path.relative(cwd, path.join(root, file));
}

/**
 * The path of a file as a host counts it, with forward slashes: from the repository; below the root of the report
 * where that is elsewhere.
 */
export function pathFromBase({ root }: CheckReport, file: string, base: string): string {
  return below(addressOf(base), addressOf(path.join(root, file))) ?? file;
}

/** A path with forward slashes as the path of a URI. */
export function uriOf(file: string): string {
  return file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
