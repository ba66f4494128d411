import type { Facts } from './facts';
import type { HttpClient, HttpFailureReason } from './httpClient';

/** One repository or owner to ask its host about. */
export interface Target {
  /** As in `RepositoryReference`. */
  readonly key: string;
  readonly owner: string;
  /** undefined for an owner. */
  readonly name: string | undefined;
  /** Of the last answer, so that the host may say "unchanged". */
  readonly etag?: string | undefined;
}

export type FailureReason =
  | HttpFailureReason
  /** The host has trouble of its own (5xx). */
  | 'server'
  /** An answer that is not what the host documents: no JSON, missing fields, a strange status. */
  | 'not-understood';

/** What a host answers about one target. */
export type Answer =
  | { readonly state: 'found'; readonly facts: Facts; readonly etag?: string | undefined }
  /** As the etag of the target says: the facts that the asker has still hold. */
  | { readonly state: 'unchanged' }
  /** Not there, or private: hosts do not tell which. */
  | { readonly state: 'missing' }
  /** Refused to everybody, for legal reasons (451). */
  | { readonly state: 'blocked' }
  /** Refused to this sign-in: `organisation` where an organisation asks for its own (SAML). */
  | { readonly state: 'forbidden'; readonly reason: 'organisation' | 'refused' }
  /** Too many requests; `until` in epoch milliseconds. */
  | { readonly state: 'limited'; readonly until: number; readonly limit: 'primary' | 'secondary' }
  /** The token is not, or no longer, accepted. */
  | { readonly state: 'bad-token' }
  /**
   * The host has no way to tell, such as a git server about an owner: nothing is known, now and later,
   * and no request was made.
   */
  | { readonly state: 'unknowable' }
  | { readonly state: 'failed'; readonly reason: FailureReason; readonly detail: string };

/** What a host says about how much may still be asked. */
export interface Quota {
  readonly remaining: number;
  readonly limit: number;
  /** Epoch milliseconds. */
  readonly resetAt: number;
}

/** Everything that an adapter may use. */
export interface LookUpSession {
  /** Exact, lower case: which instance to ask. */
  readonly hostName: string;
  readonly http: HttpClient;
  /** undefined: without a sign-in. */
  readonly token: string | undefined;
  readonly signal: AbortSignal | undefined;
  /** Epoch milliseconds. */
  now(): number;
  /** Told after each answer that says so. */
  onQuota(quota: Quota): void;
}

/**
 * Asks one host about targets, in as few requests as it allows, one request after the other.
 *
 * Yields exactly one answer for each target, as they come, and never throws. Once the host says
 * "limited" or "bad token", or the signal is aborted, the targets that are left get that same answer
 * without a request.
 */
export type LookUp = (
  targets: readonly Target[],
  session: LookUpSession,
) => AsyncIterable<readonly [Target, Answer]>;

/** Where a host is asked: what is known before anybody asks it; part of what a host registers. */
export interface AskedAt {
  /**
   * Origins that an instance is asked at, and no others: `https://api.github.com`. The first is where
   * a token may be sent.
   */
  readonly origins: (hostName: string) => readonly string[];
  /** Whether it can tell of owners, too, rather than of repositories alone; unless told, yes. */
  readonly tellsOfOwners?: boolean;
  /** Whether its answers may be read by pages of other origins (CORS), as on the web; unless told, yes. */
  readonly allowsBrowsers?: boolean;
}

/** A host that can be asked: its adapter, which is loaded only where somebody asks. */
export interface Lookable extends AskedAt {
  readonly lookUp: LookUp;
  /** Requests that may be under way at once to one instance: 1 for GitHub, 2 for others. */
  readonly concurrency: number;
  /** README of a repository, Markdown as written; undefined where there is none or it is not known. */
  readme?(target: Target, session: LookUpSession): Promise<string | undefined>;
}
