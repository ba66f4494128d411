// A directory without machine and network: a clock that is told the time, a store in memory, and a host
// that answers from a table.
import assert from 'node:assert/strict';
import { Directory } from '../../src/repositories/directory';
import type {
  Clock,
  Credentials,
  DirectoryPorts,
  ListedStore,
  StoredFile,
} from '../../src/repositories/directoryPorts';
import type { Facts, RepositoryFacts } from '../../src/repositories/facts';
import type { Answer, Lookable, LookUpSession, Target } from '../../src/repositories/lookUp';
import { recogniseRepository } from '../../src/repositories/recognise';
import type { RepositoryReference } from '../../src/repositories/reference';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

export const start = Date.UTC(2026, 10, 22, 14, 2);

/** Lets everything happen that needs no time. */
export async function turns(count = 4): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export class VirtualClock implements Clock {
  #now = start;
  #timers: { readonly at: number; readonly ring: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  dayOf(time: number): string {
    return new Date(time).toISOString().slice(0, 10);
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const abort = (): void => {
        this.#timers = this.#timers.filter((other) => other !== timer);
        resolve();
      };
      const ring = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const timer = { at: this.#now + milliseconds, ring };
      if (signal?.aborted === true || milliseconds === 0) {
        setImmediate(resolve);
      } else {
        this.#timers.push(timer);
        signal?.addEventListener('abort', abort);
      }
    });
  }

  /** As a user sets it, back or forth; no timer notices. */
  jump(milliseconds: number): void {
    this.#now += milliseconds;
    this.#timers = this.#timers.map(({ at, ring }) => ({ at: at + milliseconds, ring }));
  }

  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await turns();
    while (this.#ring(end)) {
      await turns();
    }
    this.#now = end;
  }

  /** Lets time go by until the promise is kept. */
  async until<Value>(promise: Promise<Value>): Promise<Value> {
    let isDone = false;
    void promise.finally(() => {
      isDone = true;
    });
    for (let step = 0; ; step++) {
      await turns(2);
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set by the promise
      if (isDone) {
        return promise;
      }
      assert.ok(step < 10_000 && (this.#ring(Infinity) || step < 50), 'It waits for nothing.');
    }
  }

  /** The next timer, if it is due by then. */
  #ring(end: number): boolean {
    const [next] = this.#timers.toSorted((a, b) => a.at - b.at);
    if (next === undefined || next.at > end) {
      return false;
    }
    this.#timers = this.#timers.filter((other) => other !== next);
    this.#now = Math.max(this.#now, next.at);
    next.ring();
    return true;
  }
}

export class MemoryStore implements ListedStore {
  /** Whatever was written last is last. */
  readonly files = new Map<string, Uint8Array>();
  writes = 0;
  isFull = false;

  read(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.files.get(name));
  }

  write(name: string, bytes: Uint8Array): Promise<void> {
    assert.match(name, /^[a-z0-9.-]+$/);
    if (this.isFull) {
      return Promise.reject(new Error('disk full'));
    }
    this.writes++;
    this.files.delete(name);
    this.files.set(name, bytes);
    return Promise.resolve();
  }

  delete(name: string): Promise<void> {
    this.files.delete(name);
    return Promise.resolve();
  }

  list(): Promise<readonly StoredFile[]> {
    return Promise.resolve(
      Array.from(this.files, ([name, { length: size }], changedAt) => ({ name, size, changedAt })),
    );
  }

  text(name: string): string {
    return Buffer.from(this.files.get(name) ?? []).toString();
  }
}

export interface FakeRequest {
  readonly keys: readonly string[];
  readonly token: string | undefined;
  readonly at: number;
  readonly etags: readonly (string | undefined)[];
}

/** Counts requests of several hosts that are under way together. */
export class Traffic {
  underWay = 0;
  most = 0;
}

export type Script = Answer | ((target: Target, session: LookUpSession) => Answer);

/** A host that answers from a table, in requests for several targets that each take a while. */
export class FakeHost implements Lookable {
  readonly requests: FakeRequest[] = [];
  readonly script = new Map<string, Script>();
  readonly concurrency: number;
  readonly traffic: Traffic;
  /** Of targets without a script. */
  otherwise: Script = (target) => found(target);
  takes = 100;
  batch = 25;
  /** Runs under way, and the most there were. */
  runs = 0;
  mostRuns = 0;
  /** What should never happen. */
  readonly breaches: string[] = [];
  readonly #clock: Clock;
  readonly #asked = new Map<string, LookUpSession>();

  constructor(clock: Clock, concurrency = 1, traffic = new Traffic()) {
    this.#clock = clock;
    this.concurrency = concurrency;
    this.traffic = traffic;
    this.lookUp = this.lookUp.bind(this);
  }

  /** All keys that were asked for, in order. */
  get asked(): readonly string[] {
    return this.requests.flatMap(({ keys }) => keys);
  }

  origins(hostName: string): readonly string[] {
    return [`https://api.${hostName}`];
  }

  async *lookUp(
    targets: readonly Target[],
    session: LookUpSession,
  ): AsyncGenerator<readonly [Target, Answer]> {
    for (const { key } of targets) {
      // Whoever was aborted is about to stop.
      if (this.#asked.get(key)?.signal?.aborted === false) {
        this.breaches.push(`${key} is asked twice at once`);
      }
      this.#asked.set(key, session);
    }
    this.runs++;
    this.mostRuns = Math.max(this.mostRuns, this.runs);
    try {
      yield* this.#answers(targets, session);
    } finally {
      this.runs--;
      for (const { key } of targets) {
        if (this.#asked.get(key) === session) {
          this.#asked.delete(key);
        }
      }
    }
  }

  async *#answers(
    targets: readonly Target[],
    session: LookUpSession,
  ): AsyncGenerator<readonly [Target, Answer]> {
    let last: Answer | undefined;
    for (let at = 0; at < targets.length; at += this.batch) {
      const batch = targets.slice(at, at + this.batch);
      if (last === undefined) {
        await this.#request(batch, session);
      }
      for (const target of batch) {
        const script = this.script.get(target.key) ?? this.otherwise;
        const answer: Answer =
          last ??
          (session.signal?.aborted === true
            ? { state: 'failed', reason: 'aborted', detail: 'aborted' }
            : typeof script === 'function'
              ? script(target, session)
              : script);
        if (answer.state === 'limited' || answer.state === 'bad-token') {
          last = answer;
        }
        if (answer.state === 'failed' && answer.reason === 'aborted') {
          last = answer;
        }
        this.#asked.delete(target.key);
        yield [target, answer];
      }
    }
  }

  async #request(batch: readonly Target[], session: LookUpSession): Promise<void> {
    this.requests.push({
      keys: batch.map(({ key }) => key),
      etags: batch.map(({ etag }) => etag),
      token: session.token,
      at: this.#clock.now(),
    });
    this.traffic.underWay++;
    this.traffic.most = Math.max(this.traffic.most, this.traffic.underWay);
    await this.#clock.wait(this.takes, session.signal);
    this.traffic.underWay--;
  }
}

/** What a target says of itself where nothing else is told. */
export function factsOf(
  { key, owner, name }: Pick<Target, 'key' | 'owner' | 'name'>,
  more: Partial<RepositoryFacts> = {},
): Facts {
  const hostName = key.slice(0, key.indexOf('/'));
  const id = `id-${key}`;
  return name === undefined
    ? {
        owner: {
          kind: 'organisation',
          id,
          login: owner,
          url: `https://${hostName}/${owner}`,
          repositories: [],
        },
      }
    : {
        repository: {
          kind: 'repository',
          id,
          owner: { login: owner },
          name,
          url: `https://${hostName}/${owner}/${name}`,
          visibility: 'public',
          ...more,
        },
      };
}

export function etagOf({ key }: { readonly key: string }): string {
  return `"${key}"`;
}

export function found(target: Target, more: Partial<RepositoryFacts> = {}): Answer {
  return { state: 'found', facts: factsOf(target, more), etag: etagOf(target) };
}

export const missing: Answer = { state: 'missing' };
export const offline: Answer = { state: 'failed', reason: 'network', detail: 'ENOTFOUND' };

export function repository(path: string, host = 'github.com'): RepositoryReference {
  const reference = recogniseRepository(`https://${host}/${path}`);
  assert.ok(reference, path);
  return reference;
}

export function repositories(count: number, host = 'github.com'): readonly RepositoryReference[] {
  return Array.from({ length: count }, (_, index) =>
    repository(`acme/part-${String(index)}`, host),
  );
}

/** A directory with one fake host for every host name, unless told. */
export class Bench {
  readonly clock = new VirtualClock();
  readonly store = new MemoryStore();
  readonly host = new FakeHost(this.clock);
  readonly failures: string[] = [];
  credentials: Credentials | undefined;
  hosts: (hostName: string) => Lookable | undefined = () => this.host;
  directory = this.open();

  get ports(): DirectoryPorts {
    return {
      http: { send: () => Promise.reject(new Error('Nobody asks for it.')) },
      clock: this.clock,
      store: this.store,
      credentials: () => Promise.resolve(this.credentials),
      onFailure: (what, error) => this.failures.push(`${what}: ${String(error)}`),
    };
  }

  open(): Directory {
    return new Directory(this.ports, (hostName) => this.hosts(hostName));
  }

  /** As after the editor was closed and opened. */
  async restart(): Promise<void> {
    await this.directory.flush();
    this.directory = this.open();
  }

  lookUp(
    wanted: Iterable<RepositoryReference>,
    options?: Parameters<Directory['lookUp']>[1],
  ): ReturnType<Directory['lookUp']> {
    return this.clock.until(this.directory.lookUp(wanted, options));
  }
}
