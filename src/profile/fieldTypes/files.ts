// What fields for pictures and for other files have in common.
import { array, description, optional, pipe, string } from 'valibot';
import type { KnownFile, KnownFolder, KnownValues } from '../knownValues';
import { code, counted, inBytes } from '../wording';

/** A file in one of the folders of a field. */
export interface FoundFile {
  /** Below its folder, with forward slashes. */
  readonly path: string;
  readonly file: KnownFile;
  readonly folder: KnownFolder;
}

/** What a project file says of `roots`. */
export const rootsOption = optional(
  pipe(
    array(string()),
    description(
      'Folders in which the blog looks for the file, first to last; `.` is the folder of the post. Without this: that folder.',
    ),
  ),
);

/** The folders in which a field looks for files: that of the post, `.`, where it names none. */
export function rootsOf({
  roots,
}: {
  readonly roots?: readonly string[] | undefined;
}): readonly string[] {
  return roots ?? ['.'];
}

/** The files of the folders of a field by what a post writes: the first folder that has one wins. */
export function filesIn(
  roots: readonly string[],
  extensions: readonly string[],
  known: KnownValues,
): ReadonlyMap<string, FoundFile> {
  const found = new Map<string, FoundFile>();
  for (const folder of known.folders(roots) ?? []) {
    for (const [path, file] of folder.files) {
      if (!found.has(path) && hasExtension(path, extensions)) {
        found.set(path, { path, file, folder });
      }
    }
  }
  return found;
}

/** @param extensions in lower case, without dot; empty for any. */
export function hasExtension(path: string, extensions: readonly string[]): boolean {
  const [, extension = ''] = /\.([^./\\]+)$/.exec(path) ?? [];
  return extensions.length === 0 || extensions.includes(extension.toLowerCase());
}

/** Extensions as authors may write them: `.JPG`, `jpg`. */
export function asExtensions(written: readonly string[]): readonly string[] {
  return written.map((extension) => extension.toLowerCase().replace(/^\./, ''));
}

/** Where a file is and how large, as a sentence. */
export function placeAndSize({ folder, file: { bytes, picture } }: FoundFile): string {
  const size = [
    ...(picture === undefined || picture === 'unreadable'
      ? []
      : [`${String(picture.width)} × ${String(picture.height)} pixels`]),
    ...(bytes === undefined ? [] : [inBytes(bytes)]),
  ].join(', ');
  return `In ${code(folder.root)}${size === '' ? '' : `: ${size}`}.`;
}

/**
 * Paths in the order in which an author may want them: those that several posts share, such as the
 * portrait of an author, then those that none shows yet, then those that belong to one post.
 */
export function byUse(
  paths: Iterable<string>,
  uses: ReadonlyMap<string, number>,
): readonly string[] {
  const rank = (path: string): number => {
    const count = uses.get(path) ?? 0;
    return count > 1 ? count : count === 0 ? 1 : 0;
  };
  return [...paths].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : a > b ? 1 : 0));
}

export function usesOf(field: string, known: KnownValues): ReadonlyMap<string, number> {
  return new Map(known.valuesOf(field).map(({ text, uses }) => [text, uses]));
}

/** `used in 7 other posts`; nothing where no other post uses it. */
export function usedIn(uses: number | undefined): string {
  return uses === undefined || uses === 0 ? '' : `used in ${counted(uses, 'other post')}`;
}
