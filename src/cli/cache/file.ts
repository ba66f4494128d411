import { createHash } from 'node:crypto';
import { constants, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { writeWhole } from '../disk/writeWhole';
import type { HandedIn } from '../engine/crew/crew';
import { encodedAt, encodedEntry, entriesIn } from '../engine/crew/shiftCache';

/** What the file starts with: what it is, and its format. */
const opening = Buffer.from('component-posts cache 3\n', 'latin1');
const digestLength = 20;
const start = opening.length + digestLength;
/** In bytes. No blog has so much to keep; what is larger is not from us. */
const largest = 256 * 1024 * 1024;

/** The file in which results of earlier checks are kept. Where it is broken, it is as good as none. */
export class CacheFile {
  readonly #file: string;
  /** Entries, as `entriesIn` reads them. */
  readonly entries: SharedArrayBuffer;

  /** @param file absolute path. */
  constructor(file: string) {
    this.#file = file;
    this.entries = readEntries(file) ?? new SharedArrayBuffer(0);
  }

  /** Keeps what a check found and found again, and nothing else, so that the file does not grow for ever. */
  update(handedIn: readonly HandedIn[]): void {
    const used = new Set(handedIn.flatMap((part) => part.used));
    const fresh = handedIn.flatMap((part) => part.fresh);
    const bytes = Buffer.from(this.entries);
    const earlier = entriesIn(bytes);
    if (fresh.length === 0 && used.size === earlier.size) {
      return;
    }
    const kept = new Map<string, Buffer>();
    for (const key of used) {
      const at = earlier.get(key);
      if (at !== undefined) {
        kept.set(key, encodedAt(at, bytes));
      }
    }
    for (const entry of fresh) {
      kept.set(entry.key, encodedEntry(entry));
    }
    const entries = Buffer.concat([...kept.values()]);
    if (start + entries.length <= largest) {
      writeWhole(this.#file, Buffer.concat([opening, digestOf(entries), entries]));
    }
  }
}

const isWindows = process.platform === 'win32';

function readEntries(name: string): SharedArrayBuffer | undefined {
  try {
    // A pipe would wait for somebody to write.
    const file = openSync(
      name,
      isWindows ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NONBLOCK,
    );
    try {
      const state = fstatSync(file);
      if (!state.isFile() || state.size < start || state.size > largest) {
        return undefined;
      }
      const head = Buffer.alloc(start);
      const entries = new SharedArrayBuffer(state.size - start);
      const bytes = Buffer.from(entries);
      const isWhole =
        readSync(file, head, 0, start, 0) === start &&
        readSync(file, bytes, 0, bytes.length, start) === bytes.length;
      return isWhole &&
        head.subarray(0, opening.length).equals(opening) &&
        head.subarray(opening.length).equals(digestOf(bytes))
        ? entries
        : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

function digestOf(bytes: Buffer): Buffer {
  return createHash('sha1').update(bytes).digest();
}
