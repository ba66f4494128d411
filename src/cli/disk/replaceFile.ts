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

/** Of new files, before the user's mask. */
const usualMode = 0o666;

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
  explained(() => {
    const target = before === undefined ? file : writable(file);
    const state = before === undefined ? undefined : statSync(target);
    put(target, state, after, usualMode, () => {
      if (before === undefined ? existsSync(target) : !readFileSync(target).equals(before)) {
        throw new NotReplaced('it was changed meanwhile');
      }
    });
  });
}

/**
 * Gives a file a content, whatever is in it, in the same way. What is no file, such as a pipe or `/dev/stdout`,
 * gets the bytes one after the other.
 *
 * @param mode of a file that is not there yet.
 * @throws NotReplaced
 */
export function overwriteFile(file: string, after: Uint8Array, mode = usualMode): void {
  explained(() => {
    const state = statSync(file, { throwIfNoEntry: false });
    if (state === undefined) {
      put(file, undefined, after, mode);
    } else if (state.isFile()) {
      put(writable(file), state, after, mode);
    } else {
      writeFileSync(file, after);
    }
  });
}

/** What goes wrong, as the end of a sentence. */
function explained(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof NotReplaced ? error : new NotReplaced(reasonFor(error));
  }
}

/** What a path leads to, where that may be written. */
function writable(file: string): string {
  const target = realpathSync(file);
  accessSync(target, constants.W_OK);
  return target;
}

/** @param state of what is there; undefined where nothing is. */
function put(
  target: string,
  state: Stats | undefined,
  after: Uint8Array,
  mode: number,
  beforeItIsThere: () => void = () => undefined,
): void {
  const beside = path.join(
    path.dirname(target),
    `.component-posts-${randomBytes(8).toString('hex')}.tmp`,
  );
  const handle = openSync(beside, 'wx', state === undefined ? mode : 0o600);
  let isOpen = true;
  try {
    writeFileSync(handle, after);
    if (state !== undefined) {
      likeTarget(handle, state);
    }
    fsyncSync(handle);
    closeSync(handle);
    isOpen = false;
    beforeItIsThere();
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
