import type { AskedAt } from './lookUp';
import type { PicturedAt } from './picturedAt';

/** What kind of page of a repository host a URL names. */
export type RepositoryPageKind = 'repository' | 'owner' | 'deep';

/** A place on a repository host, as far as its URL alone tells. */
export interface RepositoryReference {
  /** Id of the host's adapter: `github`, `gitlab`, … */
  readonly host: string;
  /** Name to show: `GitHub`, `Codeberg`, … */
  readonly hostLabel: string;
  /** Host name of the URL, lower case, without `www.`. */
  readonly hostName: string;
  readonly kind: RepositoryPageKind;
  /** User, organisation, or GitLab group with its subgroups (`group/subgroup`), as written. */
  readonly owner: string;
  /** Name of the repository as written, without `.git`; undefined for an owner's page. */
  readonly name: string | undefined;
  /** For a deep link, what it leads to: `release v1.0`, `issue 12`, `file src/main.ts`. */
  readonly detail: string | undefined;
  /** Equal for two URLs of the same repository or owner: `github.com/owner/name` in lower case. */
  readonly key: string;
}

/** What an adapter reads from a path; the registry adds what is the same for every host. */
export interface PathReference {
  readonly owner: string;
  readonly name?: string;
  readonly detail?: string;
}

export interface RepositoryHost {
  readonly id: string;
  readonly label: string;
  /** Exact host names with the label that each instance is known by. */
  readonly hostNames: Readonly<Record<string, string>>;
  /**
   * Reads the decoded segments of a URL's path.
   *
   * @returns undefined for a page of the host itself, such as its topics or settings.
   */
  read(segments: readonly string[]): PathReference | undefined;
  /**
   * Where it is asked for facts; undefined where nothing but the address is known. How it is asked says
   * its adapter, in `hosts/lookables.ts`.
   */
  readonly askedAt?: AskedAt;
  /** Where pictures of its owners are; undefined where it gives none. */
  readonly picturedAt?: PicturedAt;
}
