import type { DirectoryPorts } from './directoryPorts';
import {
  canonicalKey,
  entryAfter,
  isForEverybody,
  isMoved,
  verdictFrom,
  type Entry,
  type TellingAnswer,
} from './entry';
import { FactsCache } from './factsCache';
import type { Verdict } from './facts';
import { isFresh } from './freshness';
import type { Gate } from './gates';
import { fileNameOf } from './kept';

/** As whom a host is asked. */
export interface Asker {
  /** undefined to ask without a sign-in, also where there is one that the host does not accept. */
  readonly token: string | undefined;
  /** Where answers go that are for the account alone; undefined without a sign-in. */
  readonly own: FactsCache | undefined;
}

/** What is known of one host: by everybody, and by the account that is used. */
export class HostFacts {
  readonly #hostName: string;
  readonly #ports: DirectoryPorts;
  readonly #gate: Gate;
  readonly #changed: () => void;
  /** Looks without a sign-in, and what accounts were told of public repositories. */
  readonly #shared: FactsCache;
  /** Of every account that was used; only the one of `#account` is read from. */
  readonly #ofAccounts = new Map<string, FactsCache>();
  readonly #verdicts = new WeakMap<Entry, Verdict>();
  #account: string | undefined;
  #own: FactsCache | undefined;
  /** Who asks, once that is known. */
  #asks: 'not-known' | 'signed-in' | 'anonymously' = 'not-known';
  #epoch = 0;
  #ready: Promise<unknown> | undefined;

  constructor(hostName: string, ports: DirectoryPorts, gate: Gate, changed: () => void) {
    this.#hostName = hostName;
    this.#ports = ports;
    this.#gate = gate;
    this.#changed = changed;
    this.#shared = this.#cache(undefined);
  }

  get account(): string | undefined {
    return this.#account;
  }

  /** Another one after each change of the account. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Knows the account and what was kept for it. Never rejects. */
  async ready(): Promise<void> {
    this.#ready ??= Promise.all([this.#shared.load(), this.identify()]);
    await this.#ready;
  }

  /** As whom to ask now. Never rejects. */
  async identify(): Promise<Asker> {
    const epoch = this.#epoch;
    const credentials = await this.#credentials();
    if (epoch !== this.#epoch) {
      return this.identify();
    }
    if (this.#account !== undefined && this.#account !== credentials?.account) {
      this.forgetAccount();
    }
    this.#account = credentials?.account;
    this.#own = credentials && this.#cacheOf(credentials.account);
    this.#gate.presented(credentials?.token);
    const own = this.#own;
    await Promise.all([this.#shared.load(), own?.load()]);
    if (credentials === undefined || own === undefined || this.#gate.isRefused(credentials.token)) {
      this.#asks = 'anonymously';
      return { token: undefined, own: undefined };
    }
    this.#asks = 'signed-in';
    return { token: credentials.token, own };
  }

  forgetAccount(): void {
    this.#epoch++;
    this.#ready = undefined;
    this.#account = undefined;
    this.#own = undefined;
    this.#asks = 'not-known';
    this.#gate.forgetAccount();
  }

  /** The token is not accepted: from now on it is as if there were none, but for what it has shown. */
  refuse(token: string): void {
    this.#gate.refused(token);
    this.#asks = 'anonymously';
  }

  /** Of one entry always the same object. */
  verdictOf(key: string): Verdict | undefined {
    const entry = this.#shown(key);
    if (entry === undefined) {
      return undefined;
    }
    let verdict = this.#verdicts.get(entry);
    if (verdict === undefined) {
      verdict = verdictFrom(entry, this.#ports.clock.dayOf(entry.checkedAt));
      this.#verdicts.set(entry, verdict);
    }
    return verdict;
  }

  /** Whether those who ask now need not ask: what was seen without a sign-in tells an account less. */
  isFresh(key: string, now: number): boolean {
    const isSignedIn = this.#asks === 'signed-in';
    const own = isSignedIn ? this.#own?.get(key) : undefined;
    const shared = this.#shared.get(key);
    return (
      (own !== undefined && isFresh(own, now)) ||
      (shared !== undefined && !(isSignedIn && shared.isAnonymous) && isFresh(shared, now))
    );
  }

  use(key: string): void {
    this.#shared.use(key);
    this.#own?.use(key);
  }

  /** Of the facts that an "unchanged" would renew. */
  etagFor(asker: Asker, key: string): string | undefined {
    return this.#knownTo(asker, key)?.etag;
  }

  /** @returns undefined where the answer makes no sense. */
  put(asker: Asker, key: string, answer: TellingAnswer): Entry | undefined {
    const entry = this.#putOne(asker, key, answer);
    if (entry?.state === 'found' && entry.facts !== undefined && isMoved(entry)) {
      // Whoever follows the move in the post has the facts of the new name at hand.
      const { facts, etag } = entry;
      this.#putOne(asker, canonicalKey(key, facts), { state: 'found', facts, etag });
    }
    return entry;
  }

  async flush(): Promise<void> {
    await Promise.all([this.#shared, ...this.#ofAccounts.values()].map((cache) => cache.flush()));
  }

  #putOne(asker: Asker, key: string, answer: TellingAnswer): Entry | undefined {
    const entry = entryAfter(this.#knownTo(asker, key), answer, {
      key,
      isAnonymous: asker.own === undefined,
      checkedAt: this.#ports.clock.now(),
    });
    if (entry === undefined) {
      return undefined;
    }
    if (asker.own === undefined || isForEverybody(entry)) {
      this.#shared.put(entry);
      asker.own?.delete(key);
    } else {
      asker.own.put(entry);
    }
    return entry;
  }

  #shown(key: string): Entry | undefined {
    const shared = this.#shared.get(key);
    const own = this.#own?.get(key);
    if (own === undefined) {
      // That it is missing without a sign-in says nothing about what a sign-in sees.
      return this.#asks !== 'anonymously' && shared?.state !== 'found' ? undefined : shared;
    }
    return newer(own, shared);
  }

  #knownTo({ own }: Asker, key: string): Entry | undefined {
    const shared = this.#shared.get(key);
    const mine = own?.get(key);
    if (own === undefined) {
      return shared;
    }
    return mine === undefined
      ? shared?.state === 'found'
        ? shared
        : undefined
      : newer(mine, shared);
  }

  #cacheOf(account: string): FactsCache {
    const cache = this.#ofAccounts.get(account) ?? this.#cache(account);
    this.#ofAccounts.set(account, cache);
    return cache;
  }

  #cache(account: string | undefined): FactsCache {
    const name = fileNameOf(this.#hostName, account);
    return new FactsCache(this.#hostName, name, this.#ports, this.#changed);
  }

  async #credentials(): ReturnType<DirectoryPorts['credentials']> {
    try {
      return await this.#ports.credentials(this.#hostName);
    } catch (error) {
      this.#ports.onFailure(`The sign-in to ${this.#hostName} could not be read`, error);
      return undefined;
    }
  }
}

/** What everybody finds holds for an account too; that others miss it does not. */
function newer(own: Entry, shared: Entry | undefined): Entry {
  return shared?.state === 'found' && shared.checkedAt >= own.checkedAt ? shared : own;
}
