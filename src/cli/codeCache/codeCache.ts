import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { removeIfThere, writeWhole } from '../disk/writeWhole';
import { decodedCode, encodedCode, type KeptCode } from './keptCode';
import { isPrivate, placeOfCode } from './place';
import { loadWithCode, type LoadedScript } from './scripts';

/** So much longer must a run take than the one that kept its code before what it knows is kept instead. */
const muchLonger = 2;
/** In milliseconds: what was kept so long ago may be of a program that is gone, and is soon made again if not. */
const longAgo = 30 * 24 * 60 * 60 * 1000;

const nothing: KeptCode = { scripts: new Map(), ranFor: 0 };

/**
 * What V8 makes of this program, kept from one run to the next: half of what a run costs before it has looked at
 * the first post. What cannot be read, or kept, costs time alone.
 */
export class CodeCache {
  /** Absolute path, for the threads of this run. */
  readonly file: string;
  readonly #kept: KeptCode;
  readonly #loaded: ReadonlyMap<string, LoadedScript>;
  /** Of the settings of V8: with other ones it takes nothing of what was kept. */
  readonly #tag = cachedDataVersionTag();

  private constructor(file: string, folder: string) {
    this.file = file;
    this.#kept = readCode(file) ?? nothing;
    this.#loaded = loadWithCode(folder, this.#kept.scripts);
  }

  /**
   * @param program absolute path of the first script.
   * @param folder absolute path of the folder with all other ones, none of which was loaded yet.
   * @returns undefined where nothing is to be kept.
   */
  static async open(program: string, folder: string): Promise<CodeCache | undefined> {
    const file = await placeOfCode(program);
    return file === undefined ? undefined : new CodeCache(file, folder);
  }

  /** Keeps what V8 made in this run, if that is more than what was kept. @param ranFor in milliseconds. */
  keep(ranFor: number): void {
    const loaded = [...this.#loaded.values()];
    if (
      loaded.length === 0 ||
      cachedDataVersionTag() !== this.#tag ||
      (loaded.every(({ wasKept }) => wasKept) && ranFor < this.#kept.ranFor * muchLonger)
    ) {
      return;
    }
    const scripts = new Map(this.#kept.scripts);
    for (const [name, { script, source }] of this.#loaded) {
      scripts.set(name, { source, code: script.createCachedData() });
    }
    writeWhole(
      this.file,
      encodedCode({ scripts, ranFor: Math.max(ranFor, this.#kept.ranFor) }),
      0o600,
    );
    removeOld(path.dirname(this.file));
  }
}

/** In a thread of a run, which keeps nothing. @param file `CodeCache.file` of that run. */
export function loadWithCodeIn(file: string, folder: string): void {
  loadWithCode(folder, (readCode(file) ?? nothing).scripts);
}

function readCode(file: string): KeptCode | undefined {
  try {
    const opened = openSync(file, 'r');
    try {
      const state = fstatSync(opened);
      return state.isFile() && isPrivate(state) ? decodedCode(readFileSync(opened)) : undefined;
    } finally {
      closeSync(opened);
    }
  } catch {
    return undefined;
  }
}

function removeOld(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const file = path.join(folder, name);
      // One that others removed meanwhile is none.
      const { mtimeMs = Infinity } = statSync(file, { throwIfNoEntry: false }) ?? {};
      if (Date.now() - mtimeMs > longAgo) {
        removeIfThere(file);
      }
    }
  } catch {
    // Others tidy up, too.
  }
}
