import type { ReadLockfile } from './read';
import { emptyLockfile, longestLockfile } from './schema';
import { updateLockfile, type Look, type UpdateCounts } from './update';
import { writeLockfile } from './write';

/** A lockfile as it is on disk. */
export interface LockfileOnDisk extends ReadLockfile {
  readonly text: string;
}

/** What becomes of a lockfile after a look. */
export type Rewriting =
  | { readonly kind: 'changed'; readonly text: string; readonly counts: UpdateCounts }
  | { readonly kind: 'unchanged'; readonly counts: UpdateCounts }
  /** There is none, and nothing to put into one. */
  | { readonly kind: 'nothing-known'; readonly counts: UpdateCounts }
  /** With so many repositories it would be one that nobody reads. */
  | { readonly kind: 'too-large' };

/**
 * Takes new facts into a lockfile, whose line ends stay as they are.
 *
 * @param before undefined where there is none.
 */
export function rewriteLockfile(before: LockfileOnDisk | undefined, look: Look): Rewriting {
  const { lockfile, counts } = updateLockfile(before?.lockfile ?? emptyLockfile, look);
  if (before === undefined && counts.repositories + counts.owners === 0) {
    return { kind: 'nothing-known', counts };
  }
  const written = writeLockfile(lockfile);
  // Git may have turned the line ends of a checkout; turned back, it would see no change.
  const text = before?.text.includes('\r\n') === true ? written.replaceAll('\n', '\r\n') : written;
  if (text === before?.text) {
    return { kind: 'unchanged', counts };
  }
  return text.length > longestLockfile ? { kind: 'too-large' } : { kind: 'changed', text, counts };
}
