import type { DirectoryPorts } from './directoryPorts';
import type { Entry } from './entry';
import { decodeKept, encodeKept, mostKept, type KeptEntry } from './kept';

/** Milliseconds from a change to the file; answers that come meanwhile are written with it. */
const writeAfter = 2_000;

/** Use alone is not worth a write more often than this. */
const day = 24 * 60 * 60_000;

/** What is known of one host for one account, in memory and in one file of the store. */
export class FactsCache {
  readonly #hostName: string;
  readonly #fileName: string;
  readonly #ports: DirectoryPorts;
  readonly #onMerge: () => void;
  readonly #kept = new Map<string, KeptEntry>();
  /** When what the file may still have was deleted, by key; until it is written. */
  readonly #deleted = new Map<string, number>();
  #loading: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #soon: AbortController | undefined;
  #isDirty = false;
  #hasFailed = false;

  /** @param onMerge told after entries came from the file that another window has written. */
  constructor(hostName: string, fileName: string, ports: DirectoryPorts, onMerge: () => void) {
    this.#hostName = hostName;
    this.#fileName = fileName;
    this.#ports = ports;
    this.#onMerge = onMerge;
  }

  /** Reads the file, once. Never rejects: what cannot be read is looked up again. */
  load(): Promise<void> {
    this.#loading ??= this.#read().then((entries) => {
      for (const kept of entries) {
        this.#kept.set(kept.entry.key, kept);
      }
    });
    return this.#loading;
  }

  get(key: string): Entry | undefined {
    return this.#kept.get(key)?.entry;
  }

  put(entry: Entry): void {
    this.#kept.set(entry.key, { entry, usedAt: this.#ports.clock.now() });
    this.#deleted.delete(entry.key);
    this.#writeSoon();
  }

  delete(key: string): void {
    if (this.#kept.delete(key)) {
      this.#deleted.set(key, this.#ports.clock.now());
      this.#writeSoon();
    }
  }

  /** Somebody wants to know: it is kept longer than what nobody asks for. */
  use(key: string): void {
    const kept = this.#kept.get(key);
    const now = this.#ports.clock.now();
    if (kept !== undefined && Math.abs(now - kept.usedAt) > day) {
      this.#kept.set(key, { ...kept, usedAt: now });
      this.#writeSoon();
    }
  }

  /** Writes what is not written yet. Never rejects. */
  flush(): Promise<void> {
    this.#soon?.abort();
    this.#soon = undefined;
    if (this.#isDirty) {
      this.#isDirty = false;
      this.#writing = this.#writing.then(() => this.#write());
    }
    return this.#writing;
  }

  #writeSoon(): void {
    this.#isDirty = true;
    if (this.#soon === undefined) {
      const soon = new AbortController();
      this.#soon = soon;
      void this.#ports.clock
        .wait(writeAfter, soon.signal)
        .then(() => (soon.signal.aborted ? undefined : this.flush()));
    }
  }

  async #write(): Promise<void> {
    this.#merge(await this.#read());
    this.#trim();
    try {
      const bytes = encodeKept(this.#hostName, this.#kept.values());
      const written = new Map(this.#deleted);
      await this.#ports.store.write(this.#fileName, bytes);
      for (const [key, time] of written) {
        if (this.#deleted.get(key) === time) {
          this.#deleted.delete(key);
        }
      }
    } catch (error) {
      // Tried again with the next change, or when the editor closes.
      this.#isDirty = true;
      this.#fail('could not be written', error);
    }
  }

  /** Other windows write the same file: what they have learnt since is not lost. */
  #merge(onDisk: readonly KeptEntry[]): void {
    const now = this.#ports.clock.now();
    let isMerged = false;
    for (const kept of onDisk) {
      const known = this.#kept.get(kept.entry.key);
      const { checkedAt } = kept.entry;
      const deletedAt = this.#deleted.get(kept.entry.key);
      if (deletedAt !== undefined && checkedAt <= deletedAt) {
        continue;
      }
      // What claims to be from the future would win for ever.
      if (known === undefined || (known.entry.checkedAt < checkedAt && checkedAt <= now)) {
        this.#kept.set(kept.entry.key, kept);
        isMerged = true;
      }
    }
    if (isMerged) {
      this.#onMerge();
    }
  }

  #trim(): void {
    if (this.#kept.size > mostKept) {
      const oldestFirst = [...this.#kept.values()].sort((a, b) => a.usedAt - b.usedAt);
      for (const { entry } of oldestFirst.slice(0, -mostKept)) {
        this.#kept.delete(entry.key);
      }
    }
  }

  /** A file that makes no sense is removed: everything in it can be asked again. */
  async #read(): Promise<readonly KeptEntry[]> {
    let bytes: Uint8Array | undefined;
    try {
      bytes = await this.#ports.store.read(this.#fileName);
    } catch (error) {
      this.#fail('could not be read', error);
    }
    if (bytes === undefined) {
      return [];
    }
    try {
      return decodeKept(this.#hostName, bytes);
    } catch (error) {
      this.#fail('made no sense and were dropped', error);
    }
    try {
      await this.#ports.store.delete(this.#fileName);
    } catch {
      // The next write replaces it.
    }
    return [];
  }

  /** Once for each file: a disk that is full stays full for a while. */
  #fail(how: string, error: unknown): void {
    if (!this.#hasFailed) {
      this.#hasFailed = true;
      this.#ports.onFailure(`Facts kept for ${this.#hostName} ${how}`, error);
    }
  }
}
