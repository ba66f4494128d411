// What stands in for hosts in tests: servers on loopback that answer as the host would, from a small
// world, and fail on demand. One suite (`contract.ts`) runs over every adapter with its double.

/** A repository of the world that a double answers from. */
export interface WorldRepository {
  /** Stable while it is renamed. */
  readonly id: number;
  /** `owner/name`; groups with subgroups have more slashes. */
  readonly path: string;
  /** Paths that it had before, which lead to it. */
  readonly formerly?: readonly string[];
  readonly description?: string;
  readonly isPrivate?: boolean;
  /** Day on which it was archived. */
  readonly archived?: string;
  readonly stars?: number;
  /** SPDX identifier; null for a repository without a licence. */
  readonly license?: string | null;
  readonly language?: string;
  readonly topics?: readonly string[];
  readonly isFork?: boolean;
  readonly isTemplate?: boolean;
  readonly isMirror?: boolean;
  readonly isEmpty?: boolean;
  readonly isDisabled?: boolean;
  /** Day of the last push. */
  readonly pushed?: string;
  readonly release?: { readonly tag: string; readonly published: string };
  readonly homepage?: string;
  readonly readme?: string;
}

export interface WorldOwner {
  readonly login: string;
  readonly kind: 'organisation' | 'person';
  readonly name?: string;
  readonly description?: string;
  /** An organisation that asks for a sign-in of its own (SAML). */
  readonly asksForSignIn?: boolean;
}

export interface World {
  readonly repositories: readonly WorldRepository[];
  readonly owners: readonly WorldOwner[];
  /** Tokens that are accepted; a token sees private repositories too. */
  readonly tokens: readonly string[];
}

/** The ways in which a host lets down. */
export type Failure =
  | 'primary-limit'
  | 'secondary-limit'
  | 'retry-after'
  | 'resource-limit'
  | 'unauthorised'
  | 'server-error'
  /** The connection is closed without an answer. */
  | 'offline'
  /** Headers, and then nothing for longer than anybody waits. */
  | 'slow'
  /** A body without an end. */
  | 'huge'
  | 'not-json'
  | 'redirect-away'
  | 'redirect-loop'
  | 'header-bomb'
  | 'blocked';

/** Where `redirect-away` leads: an origin that no host answers at. */
export const elsewhere = 'https://elsewhere.example';

/** What `retry-after` says, in seconds. */
export const retryAfter = 30;

export interface RecordedRequest {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A stand-in for one instance of a host, listening on loopback. */
export interface HostDouble {
  /** `http://127.0.0.1:PORT`; what the origins of the host are replaced with. */
  readonly origin: string;
  readonly requests: readonly RecordedRequest[];
  /** Replaces the world: what was asked before may be answered otherwise now. */
  setWorld(world: World): void;
  /** Lets the next requests fail; without a number, all until `recover`. */
  fail(how: Failure, requests?: number): void;
  recover(): void;
  /** Forgets the requests that were recorded. */
  forget(): void;
  stop(): Promise<void>;
}
