// What hosts say about repositories and their owners. Text in here comes from strangers: adapters have
// passed it through `plainWords` (no control or bidirectional characters, bounded length), and whoever
// draws it still escapes it.

/** Who may see a repository. */
export type Visibility = 'public' | 'internal' | 'private';

export interface OwnerName {
  /** As the host writes it: login, organisation, or group with its subgroups. */
  readonly login: string;
  readonly kind?: 'organisation' | 'person' | undefined;
  /** The name that people read; undefined where it has none beside the login. */
  readonly name?: string | undefined;
  /** `https:` only. */
  readonly avatarUrl?: string | undefined;
}

export interface License {
  /** SPDX identifier; undefined where the host found a licence that it cannot name. */
  readonly spdxId?: string | undefined;
  readonly name?: string | undefined;
}

export interface Release {
  readonly tag: string;
  readonly name?: string | undefined;
  /** ISO 8601. */
  readonly publishedAt?: string | undefined;
  /** `https:` only. */
  readonly url?: string | undefined;
}

/** What a host says about a repository. `undefined` is always "the host did not say", never "no". */
export interface RepositoryFacts {
  readonly kind: 'repository';
  /** Stable on its host while names change; undefined where a host gives none. */
  readonly id?: string | undefined;
  /** Canonical, in the spelling of the host. */
  readonly owner: OwnerName;
  readonly name: string;
  /** Canonical address for readers, `https:`, without `.git` and trailing slash. */
  readonly url: string;
  readonly description?: string | undefined;
  readonly visibility?: Visibility | undefined;
  readonly stars?: number | undefined;
  /** `none` where the host looked and found no licence. */
  readonly license?: License | 'none' | undefined;
  /** Main language of the code; colour as `#rrggbb`. */
  readonly language?: { readonly name: string; readonly color?: string | undefined } | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly isArchived?: boolean | undefined;
  /** ISO 8601. */
  readonly archivedAt?: string | undefined;
  readonly isFork?: boolean | undefined;
  /** `owner/name` of what a fork was made from. */
  readonly parent?: string | undefined;
  readonly isTemplate?: boolean | undefined;
  readonly isMirror?: boolean | undefined;
  readonly isEmpty?: boolean | undefined;
  /** Switched off by the host. */
  readonly isDisabled?: boolean | undefined;
  /** Of the last push, ISO 8601. */
  readonly pushedAt?: string | undefined;
  /** Of the last activity of any kind, where a host knows no push; ISO 8601. */
  readonly activeAt?: string | undefined;
  /** `none` where the host was asked and has none. */
  readonly latestRelease?: Release | 'none' | undefined;
  /** `https:` only. */
  readonly homepage?: string | undefined;
  readonly defaultBranch?: string | undefined;
}

/** What a host says about an owner of repositories. */
export interface OwnerFacts extends OwnerName {
  readonly kind: 'organisation' | 'person' | undefined;
  /** Stable on its host while names change. */
  readonly id?: string | undefined;
  readonly url: string;
  readonly description?: string | undefined;
  readonly website?: string | undefined;
  readonly isVerified?: boolean | undefined;
  /** Public ones, most starred first; at most `mostOwned`. */
  readonly repositories: readonly RepositoryFacts[];
  /** Of all public repositories. */
  readonly repositoryCount?: number | undefined;
}

/** Repositories of an owner that are asked for. */
export const mostOwned = 12;

/** Facts of the one or the other: `kind` of an owner is who it is, hence the wrapping. */
export type Facts =
  | { readonly repository: RepositoryFacts; readonly owner?: undefined }
  | { readonly owner: OwnerFacts; readonly repository?: undefined };

/** What is known of one link target, as rules and views get it. */
export interface Verdict {
  /**
   * `found`: it answered. `missing`: not there, or private; hosts do not tell which. `blocked`: the host
   * refuses it to everybody. `forbidden`: it refuses it to this sign-in, so nothing is known.
   */
  readonly state: 'found' | 'missing' | 'blocked' | 'forbidden';
  /** The last good facts, also where the state is no longer `found`. */
  readonly facts: Facts | undefined;
  /**
   * Of a `missing`: a second look agreed (at once for a name never seen good, ten minutes later for one
   * that was). Rules speak only of what is confirmed; views may show the rest.
   */
  readonly isConfirmed: boolean;
  /** The name answered before, with another id: it now belongs to another repository. */
  readonly isReplaced: boolean;
  /** Whether the look was made without a sign-in. */
  readonly isAnonymous: boolean;
  /** Of the last look that gave this state, epoch milliseconds. */
  readonly checkedAt: number;
  /** Of that look, `YYYY-MM-DD` in the author's time zone. */
  readonly day: string;
  /** Where it is from: a host, now or earlier, or the lockfile of the blog. */
  readonly source: 'host' | 'lockfile';
}
