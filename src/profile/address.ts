import type { Profile } from './profile';

const extension = /\.[^.]*$/;

/**
 * Where the blog shows a post, below its own address; undefined where nothing is left of the name.
 *
 * @param title undefined for a post without one: the blog makes one of the file name.
 * @param fileName undefined for a post that was never saved.
 */
export function addressOf(
  { address: { from, prefix } }: Profile,
  title: string | undefined,
  fileName: string | undefined,
): string | undefined {
  const last =
    from === 'file-name'
      ? fileName?.replace(extension, '')
      : slugOf(title ?? (fileName === undefined ? '' : titleOfFile(fileName)));
  return last === undefined || last === '' ? undefined : `${prefix}${last}`;
}

/** What the blog calls a post without a title: its file without extension and numbers. */
export function titleOfFile(fileName: string): string {
  return fileName.replace(extension, '').replace(/(?:\d+-)+/g, '');
}

/** As the blog software makes it: `A & B` becomes `a--b`. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .trim()
    .replaceAll(' ', '-')
    .replace(/[^\p{L}\p{N}_-]+/gu, '');
}
