// Asking an adapter in tests, and holding it to what every adapter promises.
import assert from 'node:assert/strict';
import type { HttpClient } from '../../src/repositories/httpClient';
import type { Answer, Lookable, LookUpSession, Quota, Target } from '../../src/repositories/lookUp';
import { clientOn, withoutRetries } from './client';
import { fetchThrough, type LedRequest } from './origins';

/** `owner/name`, with more slashes for subgroups; `owner/` for an owner. */
export function target(hostName: string, path: string, etag?: string): Target {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  return {
    key: `${hostName}/${name === '' ? path.slice(0, slash) : path}`.toLowerCase(),
    owner: path.slice(0, slash),
    name: name === '' ? undefined : name,
    etag,
  };
}

export interface AskOptions {
  readonly token?: string | undefined;
  readonly signal?: AbortSignal;
  /** Milliseconds until a request is given up. */
  readonly timeLimit?: number;
}

/** One host as an adapter sees it, led to a double. */
export class Asker {
  /** Every request that the adapter sent, wherever to. */
  readonly led: LedRequest[] = [];
  readonly quotas: Quota[] = [];
  readonly #http: HttpClient;

  constructor(
    readonly lookable: Lookable,
    readonly hostName: string,
    /** Origins of doubles by the origins that they stand in for. */
    map: ReadonlyMap<string, string>,
  ) {
    const fetch = fetchThrough(map, (request) => this.led.push(request));
    this.#http = clientOn(fetch, lookable.origins(hostName));
  }

  session({ token, signal, timeLimit }: AskOptions = {}): LookUpSession {
    return {
      hostName: this.hostName,
      http: withoutRetries(this.#http, timeLimit),
      token,
      signal,
      now: () => Date.now(),
      onQuota: (quota) => this.quotas.push(quota),
    };
  }

  /** Answers in the order of the targets; fails unless there is exactly one for each. */
  async answers(targets: readonly Target[], options?: AskOptions): Promise<Answer[]> {
    const answers = new Map<Target, Answer>();
    for await (const [asked, answer] of this.lookable.lookUp(targets, this.session(options))) {
      assert.ok(targets.includes(asked), `an answer about ${asked.key}, which nobody asked for`);
      assert.ok(!answers.has(asked), `a second answer about ${asked.key}`);
      answers.set(asked, answer);
    }
    return targets.map((asked) => {
      const answer = answers.get(asked);
      assert.ok(answer !== undefined, `no answer about ${asked.key}`);
      return answer;
    });
  }

  paths(paths: readonly string[], options?: AskOptions): Promise<Answer[]> {
    return this.answers(
      paths.map((path) => target(this.hostName, path)),
      options,
    );
  }

  async one(path: string, options?: AskOptions): Promise<Answer> {
    const [answer] = await this.paths([path], options);
    assert.ok(answer !== undefined);
    return answer;
  }
}
