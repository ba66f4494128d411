import type { HttpClient } from './httpClient';
import type { Quota } from './lookUp';

/** What the directory needs of the machine that it runs on. */
export interface DirectoryPorts {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly store: FactsStore;
  /** Asked before each run against a host; undefined to ask without a sign-in. */
  credentials(hostName: string): Promise<Credentials | undefined>;
  /** Something went wrong that no user can help, for the log: a cache that cannot be written. */
  onFailure(what: string, error: unknown): void;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** The day of a point in time as `YYYY-MM-DD`, in the author's time zone. */
  dayOf(time: number): string;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Credentials {
  /** Whose token it is: facts that one account may see are not shown to another. */
  readonly account: string;
  readonly token: string;
}

/** Small files that outlive the editor, by name; names are made of `[a-z0-9.-]`. */
export interface FactsStore {
  /** undefined where there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  delete(name: string): Promise<void>;
}

/** The same, where somebody drops what is oldest. */
export interface ListedStore extends FactsStore {
  /** All files; none where nothing was ever written. */
  list(): Promise<readonly StoredFile[]>;
}

export interface StoredFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Epoch milliseconds. */
  readonly changedAt: number;
}

/** Why a host gives no answers just now. */
export interface Trouble {
  /** `limited`: too many requests. `bad-token`: the sign-in is not accepted. `unreachable`: no answer. */
  readonly reason: 'limited' | 'bad-token' | 'unreachable' | 'not-understood';
  /** Epoch milliseconds from which on it may be asked again; undefined where only the user can help. */
  readonly until: number | undefined;
  /** For the log and tooltips: `time-out`, `HTTP 502`. */
  readonly detail: string;
}

export interface Standing {
  readonly account: string | undefined;
  readonly trouble: Trouble | undefined;
  readonly quota: Quota | undefined;
  /** Of the newest answer, epoch milliseconds. */
  readonly lastAnswerAt: number | undefined;
}

export interface LookUpOptions {
  /** Ask again, however fresh what is known is. Limits and back-off still hold. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal | undefined;
  onProgress?(answered: number, wanted: number): void;
}

/** How a look-up ended, by the keys of what was wanted. */
export interface LookUpReport {
  /** Answered now, or known and fresh. */
  readonly answered: readonly string[];
  /** Still unknown or older than it should be: limits, trouble, no host to ask, cancelled. */
  readonly unanswered: readonly string[];
}
