import { hash } from 'node:crypto';
import { fileNameIn } from '../../../blog/files';
import type { Profile } from '../../../profile/profile';
import type { PostPolicy } from '../../../profile/policy';
import type { Verdict } from '../../../repositories/facts';
import { textIn } from '../../disk/textFile';
import { lineAt } from '../lines';
import { linesOf, noneFound, packed, type PackedProblem, type Wanted } from '../packing';
import { unpacked } from '../unpacking';
import { entryOf, readEntry, saidIn } from './entry';
import type { SingleFile } from './singleFile';

/** What was kept of earlier checks, as it can be shared between threads. */
export interface CacheContent {
  /** Entries behind each other; each `keyLength` bytes, the length of the rest in four, and the rest as `entryOf` makes it. */
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
  /** As `entryOf` makes it, one character for each byte. */
  readonly entry: string;
}

/** In bytes, of SHA-1. */
const keyLength = 20;
const lengthLength = 4;

/** Where entries start, in the order of a cache file, by their keys. What is cut off is not among them. */
export function entriesIn(entries: Buffer): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at + keyLength + lengthLength <= entries.length;) {
    const end = endOf(at, entries);
    if (end > entries.length) {
      break;
    }
    found.set(entries.toString('latin1', at, at + keyLength), at);
    at = end;
  }
  return found;
}

/** An entry as a cache file holds it. @param at where it starts. */
export function encodedAt(at: number, entries: Buffer): Buffer {
  return entries.subarray(at, endOf(at, entries));
}

/** An entry as a cache file holds it. */
export function encodedEntry({ key, entry }: KeptEntry): Buffer {
  const start = keyLength + lengthLength;
  const encoded = Buffer.allocUnsafe(start + entry.length);
  encoded.write(key, 0, keyLength, 'latin1');
  encoded.writeUInt32LE(entry.length, keyLength);
  encoded.write(entry, start, 'latin1');
  return encoded;
}

function endOf(at: number, entries: Buffer): number {
  return at + keyLength + lengthLength + entries.readUInt32LE(at + keyLength);
}

/** What one worker finds in what was kept, and what it wants to be kept. */
export class ShiftCache {
  readonly #content: CacheContent;
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, number>;
  readonly #used = new Set<string>();
  readonly #fresh: KeptEntry[] = [];
  readonly #profiles = new WeakMap<Profile, string>();
  readonly #policies = new WeakMap<PostPolicy, string>();
  readonly #withLines: boolean;

  /** @param wanted of what it finds; what is kept is the same whether lines are wanted or not. */
  constructor(content: CacheContent, { withLines = true }: Pick<Wanted, 'withLines'>) {
    this.#withLines = withLines;
    this.#content = content;
    this.#bytes = Buffer.from(content.entries);
    this.#entries = entriesIn(this.#bytes);
  }

  /** Of how many files something is kept. */
  get size(): number {
    return this.#entries.size;
  }

  get used(): readonly string[] {
    return [...this.#used];
  }

  get fresh(): readonly KeptEntry[] {
    return this.#fresh;
  }

  /**
   * What tells apart what is kept of files.
   *
   * @param bytes of the file.
   */
  keyOf(bytes: Buffer, address: string, policy: PostPolicy): string {
    let said = this.#policies.get(policy);
    if (said === undefined) {
      said = `${this.#saidOf(policy.profile)} ${JSON.stringify([policy.isPost, ...policy.severities])}`;
      this.#policies.set(policy, said);
    }
    const opening = Buffer.from(`${said}\n${fileNameIn(address)}\n`);
    return hash('sha1', Buffer.concat([opening, bytes]), 'binary');
  }

  /** What a file says by itself, unless hosts say something else by now, or the day counts. */
  find(
    key: string,
    bytes: Buffer,
    verdictOf: (repository: { readonly key: string }) => Verdict | undefined,
  ): SingleFile | undefined {
    const at = this.#entries.get(key);
    const entry = at === undefined ? undefined : readEntry(this.#entryAt(at), bytes);
    if (entry === undefined) {
      return undefined;
    }
    const { file, verdicts } = entry;
    const { checked } = file;
    if (checked !== undefined) {
      const { today, unchecked } = checked;
      if (
        (today !== undefined && today !== this.#content.today) ||
        linesOf(unchecked).some((repository) => verdictOf({ key: repository }) !== undefined) ||
        verdicts.some(([repository, said]) => said !== saidIn(verdictOf({ key: repository })))
      ) {
        return undefined;
      }
    }
    this.#used.add(key);
    return checked === undefined || !this.#withLines || checked.found === noneFound
      ? file
      : { ...file, checked: { ...checked, found: withLines(checked.found, bytes) } };
  }

  #entryAt(at: number): Buffer {
    return this.#bytes.subarray(at + keyLength + lengthLength, endOf(at, this.#bytes));
  }

  keep(key: string, file: SingleFile): void {
    const { checked } = file;
    this.#used.delete(key);
    const kept =
      checked === undefined || !this.#withLines
        ? checked
        : { ...checked, found: withoutLines(checked.found) };
    this.#fresh.push({ key, entry: entryOf({ ...file, checked: kept }) });
  }

  #saidOf(profile: Profile): string {
    let said = this.#profiles.get(profile);
    if (said === undefined) {
      said = hash('sha1', JSON.stringify([this.#content.setting, profile]));
      this.#profiles.set(profile, said);
    }
    return said;
  }
}

function withLines(found: string, bytes: Buffer): string {
  const read = textIn(bytes);
  return 'text' in read
    ? packed(unpacked(found).map((problem) => withLine(problem, lineAt(read.text, problem[2][0]))))
    : found;
}

function withoutLines(found: string): string {
  return packed(unpacked(found).map((problem) => withLine(problem, '')));
}

function withLine(problem: PackedProblem, line: string): PackedProblem {
  return problem.with(4, line) as unknown as PackedProblem;
}
