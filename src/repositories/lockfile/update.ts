import { dayNumber } from '../dayNumber';
import type { Verdict } from '../facts';
import type { RepositoryReference } from '../reference';
import { lockedFrom } from './entry';
import { namesIn } from './read';
import {
  daysKept,
  mostLocked,
  type LockedOwner,
  type LockedRepository,
  type Lockfile,
} from './schema';
import { sameFacts } from './write';

/** How a look at everything that the posts of a blog link ended. */
export interface Look {
  /** Everything that is linked, each key once. */
  readonly linked: readonly RepositoryReference[];
  /** Keys of what its host answered now, or a short while ago. */
  readonly answered: ReadonlySet<string>;
  /** `YYYY-MM-DD`, in the author's time zone. */
  readonly today: string;
  verdictOf(repository: RepositoryReference): Verdict | undefined;
}

export interface LockfileUpdate {
  readonly lockfile: Lockfile;
  readonly counts: UpdateCounts;
}

/** Of what is linked. */
export interface UpdateCounts {
  /** In the lockfile now, with new facts or old ones. */
  readonly repositories: number;
  readonly owners: number;
  readonly moved: number;
  readonly archived: number;
  readonly replaced: number;
  readonly missing: number;
  /** Left out, because not everybody may see them. */
  readonly private: number;
  /** No answer, or none that can be relied on; what the lockfile said of them stays. */
  readonly unchecked: number;
}

/**
 * Takes new facts into a lockfile. What is linked no more goes; what could not be checked stays as it
 * was; and what is as it was keeps its day for a while, so that changes show what changed.
 */
export function updateLockfile(before: Lockfile, look: Look): LockfileUpdate {
  const repositories = new Map<string, LockedRepository>();
  const owners = new Map<string, LockedOwner>();
  const counts = { private: 0, unchecked: 0 };
  for (const reference of look.linked.slice(0, mostLocked)) {
    const { key } = reference;
    const known = { repository: before.repositories.get(key), owner: before.owners.get(key) };
    const verdict = look.answered.has(key) ? look.verdictOf(reference) : undefined;
    const locked = verdict === undefined ? 'unknown' : lockedFrom(reference, verdict, known);
    if (locked === 'private') {
      counts.private++;
    } else if (locked === 'unknown') {
      counts.unchecked++;
      if (known.repository !== undefined) {
        repositories.set(key, known.repository);
      } else if (known.owner !== undefined) {
        owners.set(key, known.owner);
      }
    } else if (locked.repository !== undefined) {
      repositories.set(key, settled(known.repository, locked.repository, look.today));
    } else {
      owners.set(key, settled(known.owner, locked.owner, look.today));
    }
  }
  return {
    lockfile: { schema: before.schema, repositories, owners },
    counts: { ...counts, ...countsOf(repositories, owners) },
  };
}

/** An author far in the east may write tomorrow's day; what is behind that is no day of a look. */
const mostAhead = 1;

/** The earlier entry as long as it says the same and is not old, or where it is the newer one. */
function settled<Entry extends LockedRepository | LockedOwner>(
  before: Entry | undefined,
  now: Entry,
  today: string,
): Entry {
  if (before === undefined || dayNumber(before.checked) - dayNumber(today) > mostAhead) {
    return now;
  }
  const age = dayNumber(now.checked) - dayNumber(before.checked);
  return age < 0 || (age <= daysKept && sameFacts(before, now)) ? before : now;
}

function countsOf(
  repositories: ReadonlyMap<string, LockedRepository>,
  owners: ReadonlyMap<string, LockedOwner>,
): Omit<UpdateCounts, 'private' | 'unchecked'> {
  const all = [...repositories, ...owners];
  return {
    repositories: repositories.size,
    owners: owners.size,
    moved: all.filter(([key, entry]) => entry.state === 'found' && isMoved(key, entry)).length,
    archived: [...repositories.values()].filter(({ archived }) => archived !== undefined).length,
    replaced: all.filter(([, { replaced }]) => replaced === true).length,
    missing: all.filter(([, { state }]) => state !== 'found').length,
  };
}

/** Whether it has another name now; case alone is none. */
function isMoved(key: string, entry: LockedRepository | LockedOwner): boolean {
  const name = 'login' in entry ? entry.login : namesIn(entry.url ?? '').join('/');
  return name?.toLowerCase() !== key.slice(key.indexOf('/') + 1);
}
