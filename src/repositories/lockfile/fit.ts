import { canTell } from '../canTell';
import { dayNumber } from '../dayNumber';
import type { RepositoryReference } from '../reference';
import type { Lockfile } from './schema';

/** How a lockfile fits the posts of its blog; each list in the order of the keys. */
export interface LockfileFit {
  /** Linked, and without an entry; not those of which their hosts can tell nothing. */
  readonly missing: readonly RepositoryReference[];
  /** Keys of entries that no post links any more. */
  readonly unused: readonly string[];
  /** Linked, with an entry that is older than wanted. */
  readonly old: readonly OldEntry[];
}

export interface OldEntry {
  readonly key: string;
  /** `YYYY-MM-DD` */
  readonly checked: string;
}

export interface FitOptions {
  /** `YYYY-MM-DD`, in the user's time zone. */
  readonly today: string;
  /** Days that an entry may be old; undefined for any age. */
  readonly maxAge: number | undefined;
}

/** @param linked everything that the posts of the blog link, each key once. */
export function fitOf(
  { repositories, owners }: Lockfile,
  linked: readonly RepositoryReference[],
  { today, maxAge = Infinity }: FitOptions,
): LockfileFit {
  const entries = new Map<string, { readonly checked: string }>([...owners, ...repositories]);
  const keys = new Set(linked.map(({ key }) => key));
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    missing: linked
      .filter((repository) => !entries.has(repository.key) && canTell(repository))
      .toSorted((one, other) => (one.key < other.key ? -1 : 1)),
    unused: sorted.map(([key]) => key).filter((key) => !keys.has(key)),
    old: sorted
      .filter(
        ([key, { checked }]) => keys.has(key) && dayNumber(today) - dayNumber(checked) > maxAge,
      )
      .map(([key, { checked }]) => ({ key, checked })),
  };
}
