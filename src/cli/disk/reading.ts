import {
  closeSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import { addressOf, below, pathOf } from './addresses';
import { isAbsence } from './diskFiles';
import { reasonOf } from './reasons';
import { noText, type NoText } from './textFile';

/** In bytes. Editors hand no larger ones to their extensions either, and no post has a thousandth of it. */
const largestText = 50 * 1024 * 1024;

/**
 * Reads the files below a root, and nothing else: links that lead out of it are not followed, and pipes and
 * devices are never opened, which may wait for ever or do something.
 */
export class TextReader {
  readonly #root: string;
  #realRoot: string | undefined;
  /** Whether folders are truly below the root, by their paths. */
  readonly #folders = new Map<string, boolean>();

  /** @param root address of the root. */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * The bytes of a plain file, which hold until the next one is read; undefined for what is no longer there,
   * and for folders. Never throws.
   */
  bytesAt(address: string): Buffer | NoText | undefined {
    const file = pathOf(address);
    try {
      const own = lstatSync(file);
      const state = own.isSymbolicLink() ? statSync(file) : own;
      if (!this.#isInside(file, own)) {
        return noText(
          'file/outside',
          `This link leads out of ${this.#root}, so that nothing behind it was checked. ` +
            'Choose a folder around both with --root.',
          'information',
        );
      }
      return state.isDirectory() ? folderAt(file) : fileAt(file, state);
    } catch (error) {
      return isAbsence(error) ? absent(address) : unreadable(reasonOf(error));
    }
  }

  #isInside(file: string, own: Stats): boolean {
    return own.isSymbolicLink()
      ? this.#isBelow(realpathSync(file))
      : this.#isFolderInside(path.dirname(file));
  }

  #isFolderInside(folder: string): boolean {
    let isInside = this.#folders.get(folder);
    if (isInside === undefined) {
      isInside = this.#isBelow(realpathSync(folder));
      this.#folders.set(folder, isInside);
    }
    return isInside;
  }

  #isBelow(realPath: string): boolean {
    this.#realRoot ??= addressOf(realpathSync(pathOf(this.#root)));
    const address = addressOf(realPath);
    return address === this.#realRoot || below(this.#realRoot, address) !== undefined;
  }
}

/** A folder is no text, unless nobody can tell what is in it. */
function folderAt(folder: string): NoText | undefined {
  readdirSync(folder);
  return undefined;
}

function fileAt(file: string, state: Stats): Buffer | NoText {
  if (!state.isFile()) {
    return noText(
      'file/special',
      'This is a pipe, a device or the like, which is never opened.',
      'information',
    );
  }
  if (state.size > largestText) {
    const megabytes = Math.round(state.size / 1024 / 1024);
    return noText(
      'file/too-large',
      `This file has ${String(megabytes)} MB, and those above 50 MB are not checked.`,
    );
  }
  return bytesOf(file, state.size);
}

/** Nearly every post fits in. Memory for each file, and asking again how long it is, take half the time of reading. */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

/** @param size as the system told a moment ago. */
function bytesOf(file: string, size: number): Buffer {
  if (size === 0 || size >= shared.length) {
    return readFileSync(file);
  }
  const handle = openSync(file, 'r');
  let length = 0;
  try {
    for (let read = 1; read > 0 && length < size; length += read) {
      read = readSync(handle, shared, length, shared.length - length, null);
    }
  } finally {
    closeSync(handle);
  }
  // It may have grown since.
  return length === shared.length ? readFileSync(file) : shared.subarray(0, length);
}

/** Whoever lists folders puts the replacement character where a name cannot be decoded, and then finds nothing by it. */
function absent(address: string): NoText | undefined {
  return address.includes('\uFFFD') ? unreadable('its name is not in UTF-8') : undefined;
}

function unreadable(reason: string): NoText {
  return noText(
    'file/unreadable',
    `This cannot be read, for ${reason}, so that nothing in it was checked.`,
  );
}
