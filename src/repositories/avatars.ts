import { keptPicture, pictureFile, readPicture, trimmed, type KeptPicture } from './avatarFiles';
import type { Clock, ListedStore } from './directoryPorts';
import { webAddress } from './hostText';
import type { HttpClient, HttpResult } from './httpClient';
import { dataAddress } from './pictureBytes';
import type { PicturedAt } from './picturedAt';
import { Slots } from './slots';

/** What pictures of owners need of the machine that they are shown on. */
export interface AvatarPorts {
  /** Sends to where pictures are alone, and never with an account. */
  readonly http: HttpClient;
  readonly clock: Pick<Clock, 'now'>;
  readonly store: ListedStore;
  /** Where the host of this exact name has pictures; undefined where it has none. */
  picturedAt(hostName: string): PicturedAt | undefined;
  /** Something went wrong that no user can help, for the log. */
  onFailure(what: string, error: unknown): void;
}

/** Pictures that are fetched or read at once. */
const mostAtOnce = 4;

/** Bytes of a picture; larger ones are none. */
const largestPicture = 65_536;

/** Pixels of a side that are asked for: twice what is drawn, for screens that have two for one. */
const side = 80;

/** Of which something is known in memory; whoever comes later goes without. */
const mostKnown = 500;

const minute = 60_000;
const day = 24 * 60 * minute;

/** Milliseconds for which a picture is fresh. */
const freshFor = 30 * day;
/** Milliseconds for which an address without a picture is not asked again. */
const noneFor = day;
/** Milliseconds after the first trouble on the way; twice as long after each further one, up to a day. */
const troubleFor = 10 * minute;

interface Known {
  readonly picture: string | undefined;
  /** Epoch milliseconds from which on it is asked again. */
  readonly until: number;
  /** How often in a row there was trouble on the way. */
  readonly troubles: number;
}

interface Source {
  readonly url: string;
  readonly origins: readonly string[];
}

/** What a host said: a picture, that there is none, or nothing that would tell. */
type Said = { readonly picture: string | undefined } | 'trouble' | 'not-asked';

/** Pictures of owners, as `data:` addresses: asked for once each, and kept for the next time. */
export class Avatars {
  readonly #ports: AvatarPorts;
  readonly #known = new Map<string, Known>();
  readonly #underWay = new Set<string>();
  readonly #slots = new Slots(mostAtOnce);
  readonly #listeners = new Set<() => void>();
  #allowed = new AbortController();
  #hasWritten = false;
  #hasFailed = false;

  constructor(ports: AvatarPorts) {
    this.#ports = ports;
  }

  /**
   * A picture as it is known now. What is not known or not fresh is read and fetched, and listeners are
   * told once it is there.
   *
   * @param url of the picture, as the host gave it
   */
  of(hostName: string, url: string): string | undefined {
    const source = this.#sourceOf(hostName, url);
    if (source === undefined) {
      return undefined;
    }
    const known = this.#known.get(source.url);
    if (
      !this.#underWay.has(source.url) &&
      (known === undefined ? this.#known.size < mostKnown : known.until <= this.#ports.clock.now())
    ) {
      void this.#learn(source, this.#allowed.signal);
    }
    return known?.picture;
  }

  /** Ends all requests; what is asked for from now on is fetched again. */
  stop(): void {
    this.#allowed.abort();
    this.#allowed = new AbortController();
    this.#underWay.clear();
  }

  /** Told after a picture has come, has become another one or is gone. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** The address of the small variant, if it is where the host's pictures are. */
  #sourceOf(hostName: string, address: string): Source | undefined {
    const picturedAt = this.#ports.picturedAt(hostName);
    const plain = webAddress(address);
    if (picturedAt === undefined || plain === undefined) {
      return undefined;
    }
    const origins = picturedAt.origins(hostName);
    const url = new URL(plain);
    if (!origins.includes(url.origin)) {
      return undefined;
    }
    const parameter = picturedAt.sizeParameter?.(url.origin);
    if (parameter !== undefined) {
      url.searchParams.set(parameter, String(side));
    }
    url.hash = '';
    return { url: url.href, origins };
  }

  async #learn(source: Source, signal: AbortSignal): Promise<void> {
    const { url } = source;
    this.#underWay.add(url);
    const free = await this.#slots.take();
    try {
      if (!signal.aborted && !(await this.#isKept(url))) {
        await this.#hear(url, await this.#ask(source, signal));
      }
    } finally {
      free();
      if (!signal.aborted) {
        this.#underWay.delete(url);
        await this.#trimWhenDone();
      }
    }
  }

  /** Reads what is kept of an address. */
  async #isKept(url: string): Promise<boolean> {
    let known = this.#known.get(url);
    if (known === undefined) {
      const kept = await this.#read(url);
      if (kept === undefined) {
        return false;
      }
      known = { picture: kept.picture, until: untilOf(kept), troubles: 0 };
      this.#learnt(url, known);
    }
    return known.until > this.#ports.clock.now();
  }

  async #ask({ url, origins }: Source, signal: AbortSignal): Promise<Said> {
    const result = await this.#ports.http.send({
      url,
      headers: { accept: 'image/webp,image/png,image/jpeg,image/gif' },
      sizeLimit: largestPicture,
      retry: false,
      within: origins,
      signal,
    });
    return signal.aborted ? 'not-asked' : saidBy(result);
  }

  async #hear(url: string, said: Said): Promise<void> {
    if (said === 'not-asked') {
      return;
    }
    const now = this.#ports.clock.now();
    if (said === 'trouble') {
      const { picture, troubles = 0 } = this.#known.get(url) ?? {};
      const until = now + Math.min(day, troubleFor * 2 ** troubles);
      this.#learnt(url, { picture, until, troubles: troubles + 1 });
      return;
    }
    const fresh = { ...said, fetchedAt: now };
    this.#learnt(url, { picture: said.picture, until: untilOf(fresh), troubles: 0 });
    await this.#guarded('could not be kept', async () => {
      await this.#ports.store.write(pictureFile(url), keptPicture(url, fresh));
      this.#hasWritten = true;
    });
  }

  #learnt(url: string, known: Known): void {
    const before = this.#known.get(url)?.picture;
    this.#known.set(url, known);
    if (before !== known.picture) {
      for (const listener of this.#listeners) {
        listener();
      }
    }
  }

  /** A file that makes no sense is removed: the picture can be fetched again. */
  #read(url: string): Promise<KeptPicture | undefined> {
    const { store, clock } = this.#ports;
    return this.#guarded('could not be read', async () => {
      const file = pictureFile(url);
      const bytes = await store.read(file);
      const kept = bytes === undefined ? undefined : readPicture(url, bytes);
      // What claims to be from the future would be fresh for ever.
      if (kept !== undefined && kept.fetchedAt <= clock.now()) {
        return kept;
      }
      if (bytes !== undefined) {
        await store.delete(file);
      }
      return undefined;
    });
  }

  /** Once for all that came together. */
  async #trimWhenDone(): Promise<void> {
    if (this.#underWay.size > 0 || !this.#hasWritten) {
      return;
    }
    this.#hasWritten = false;
    await this.#guarded('could not be dropped', async () => {
      const { store } = this.#ports;
      await Promise.all(trimmed(await store.list()).map((name) => store.delete(name)));
    });
  }

  /** Trouble with files is told once: a disk that is full stays full for a while. */
  async #guarded<Value>(how: string, work: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!this.#hasFailed) {
        this.#hasFailed = true;
        this.#ports.onFailure(`Pictures of owners ${how}`, error);
      }
      return undefined;
    }
  }
}

function untilOf({ picture, fetchedAt }: KeptPicture): number {
  return fetchedAt + (picture === undefined ? noneFor : freshFor);
}

function saidBy({ response, failure }: HttpResult): Said {
  if (response !== undefined) {
    const { status, bytes } = response;
    return status === 429 || status >= 500
      ? 'trouble'
      : { picture: status === 200 ? dataAddress(bytes) : undefined };
  }
  switch (failure.reason) {
    case 'aborted':
    case 'not-allowed':
      return 'not-asked';
    case 'network':
    case 'time-out':
      return 'trouble';
    case 'redirected-away':
    case 'too-large':
    case 'too-many-redirects':
      return { picture: undefined };
  }
}
