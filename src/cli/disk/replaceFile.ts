import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import { codeOf } from './diskFiles';
import { reasonOf } from './reasons';

/** Why a file was left as it was, as the end of a sentence. */
export class NotReplaced extends Error {}

/**
 * Gives a file another content: all of it or, whatever happens, nothing. The bytes are written beside it and
 * take its place once the disk has them. It keeps its mode and, as far as this user may give it away, its
 * owner; a link stays one, and what it leads to is replaced.
 *
 * Nothing else of this program runs meanwhile. write-file-atomic takes a disk that became full for one that
 * has it all, and puts the beginning alone in the place of the file.
 *
 * @param before what was read from it, undefined where there was no such file: where it says something else
 * by now, it stays so.
 * @throws NotReplaced
 */
export function replaceFile(file: string, before: Buffer | undefined, after: Buffer): void {
  try {
    const target = before === undefined ? file : realpathSync(file);
    if (before !== undefined) {
      accessSync(target, constants.W_OK);
    }
    replace(target, before, after);
  } catch (error) {
    throw error instanceof NotReplaced ? error : new NotReplaced(reasonFor(error));
  }
}

function replace(target: string, before: Buffer | undefined, after: Buffer): void {
  const beside = path.join(
    path.dirname(target),
    `.component-posts-${randomBytes(8).toString('hex')}.tmp`,
  );
  const handle = openSync(beside, 'wx', before === undefined ? 0o666 : 0o600);
  let isOpen = true;
  try {
    writeFileSync(handle, after);
    if (before !== undefined) {
      likeTarget(handle, statSync(target));
    }
    fsyncSync(handle);
    closeSync(handle);
    isOpen = false;
    if (before === undefined ? existsSync(target) : !readFileSync(target).equals(before)) {
      throw new NotReplaced('it was changed meanwhile');
    }
    renameSync(beside, target);
  } catch (error) {
    if (isOpen) {
      closeSync(handle);
    }
    rmSync(beside, { force: true });
    throw error;
  }
}

function likeTarget(handle: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(handle, uid, gid);
  } catch (error) {
    // Whoever may write to a file of somebody else need not be allowed to give files away.
    if (!['EPERM', 'EINVAL', 'ENOSYS'].includes(codeOf(error) ?? '')) {
      throw error;
    }
  }
  fchmodSync(handle, mode);
}

function reasonFor(error: unknown): string {
  return ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')
    ? 'it, or the folder that it is in, is read-only for this user'
    : reasonOf(error);
}
