import { createHash } from 'node:crypto';
import { fileNameIn } from '../../../blog/files';
import type { Profile } from '../../../profile/profile';
import type { PostPolicy } from '../../../profile/policy';
import type { Verdict } from '../../../repositories/facts';
import type { SingleFile } from './singleFile';
import { isSingleFile } from './singleFileShape';

/** What was kept of earlier checks, as it can be shared between threads. */
export interface CacheContent {
  /** Entries behind each other; each `keyLength` bytes, the length of the rest in four, and the rest as JSON. */
  readonly entries: SharedArrayBuffer;
  /** Tells apart what is kept of different programs, and of checks that want different things. */
  readonly setting: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What is kept of one file. */
export interface KeptEntry {
  /** One character for each byte. */
  readonly key: string;
  readonly json: string;
}

/** In bytes, of SHA-1. */
const keyLength = 20;
const lengthLength = 4;

/** Entries in the order of a cache file, by their keys. What is cut off is not among them. */
export function entriesIn(entries: Buffer): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; at + keyLength + lengthLength <= entries.length;) {
    const start = at + keyLength + lengthLength;
    const end = start + entries.readUInt32LE(at + keyLength);
    if (end > entries.length) {
      break;
    }
    found.set(entries.toString('latin1', at, at + keyLength), entries.subarray(start, end));
    at = end;
  }
  return found;
}

/** An entry as a cache file holds it. */
export function encodedEntry(key: string, rest: Buffer): readonly Buffer[] {
  const head = Buffer.alloc(keyLength + lengthLength);
  head.write(key, 0, keyLength, 'latin1');
  head.writeUInt32LE(rest.length, keyLength);
  return [head, rest];
}

/** What one worker finds in what was kept, and what it wants to be kept. */
export class ShiftCache {
  readonly #content: CacheContent;
  readonly #entries: ReadonlyMap<string, Buffer>;
  readonly #used = new Set<string>();
  readonly #fresh: KeptEntry[] = [];
  readonly #profiles = new WeakMap<Profile, string>();

  constructor(content: CacheContent) {
    this.#content = content;
    this.#entries = entriesIn(Buffer.from(content.entries));
  }

  get used(): readonly string[] {
    return [...this.#used];
  }

  get fresh(): readonly KeptEntry[] {
    return this.#fresh;
  }

  /** What a text says by itself, unless hosts say something else by now, or the day counts. */
  find(
    text: string,
    address: string,
    policy: PostPolicy,
    verdictOf: (repository: { readonly key: string }) => Verdict | undefined,
  ): SingleFile | undefined {
    const key = this.#keyOf(text, address, policy);
    const entry = this.#entries.get(key);
    const file = entry === undefined ? undefined : decoded(entry);
    if (file?.checked !== undefined) {
      const { today, verdicts } = file.checked;
      if (
        (today !== undefined && today !== this.#content.today) ||
        verdicts.some(([repository, said]) => !isSame(said, verdictOf({ key: repository })))
      ) {
        return undefined;
      }
    }
    if (file !== undefined) {
      this.#used.add(key);
    }
    return file;
  }

  keep(text: string, address: string, policy: PostPolicy, file: SingleFile): void {
    const key = this.#keyOf(text, address, policy);
    this.#used.delete(key);
    this.#fresh.push({ key, json: JSON.stringify(file) });
  }

  #keyOf(text: string, address: string, { profile, severities, isPost }: PostPolicy): string {
    let said = this.#profiles.get(profile);
    if (said === undefined) {
      said = createHash('sha1')
        .update(JSON.stringify([this.#content.setting, profile]))
        .digest('hex');
      this.#profiles.set(profile, said);
    }
    const policy = `${said} ${JSON.stringify([isPost, ...severities])}`;
    return createHash('sha1')
      .update(`${policy}\n${fileNameIn(address)}\n`)
      .update(text)
      .digest('binary');
  }
}

function decoded(entry: Buffer): SingleFile | undefined {
  try {
    const file: unknown = JSON.parse(entry.toString('utf8'));
    return isSingleFile(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function isSame(said: Verdict | null | undefined, now: Verdict | undefined): boolean {
  return (
    said === now || (said ?? undefined) === now || JSON.stringify(said) === JSON.stringify(now)
  );
}
