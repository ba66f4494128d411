import { dayNumber } from '../dayNumber';
import {
  mostOwned,
  type Facts,
  type OwnerFacts,
  type RepositoryFacts,
  type Verdict,
} from '../facts';
import { plainWords } from '../hostText';
import type { RepositoryReference } from '../reference';
import { addressOn, isPathOf, namesIn, withoutAbsent } from './read';
import { dayPattern, quietDays, type LockedOwner, type LockedRepository } from './schema';

/** What of a verdict goes into a lockfile. */
export type Locked =
  | { readonly repository: LockedRepository; readonly owner?: undefined }
  | { readonly owner: LockedOwner; readonly repository?: undefined }
  /** Not for everybody's eyes: neither its facts nor that it is there. */
  | 'private'
  /** Not checked, not confirmed, or nothing that a lockfile could tell. */
  | 'unknown';

/** What a lockfile says so far of a key. */
export interface LockedBefore {
  readonly repository: LockedRepository | undefined;
  readonly owner: LockedOwner | undefined;
}

/**
 * @param before gives the facts of what is missing now, and the id that tells whether a name belongs
 * to somebody else.
 */
export function lockedFrom(
  reference: RepositoryReference,
  verdict: Verdict,
  before: LockedBefore,
): Locked {
  switch (verdict.state) {
    case 'found':
      return lockedFound(reference.key, verdict, before);
    case 'missing':
    case 'blocked':
      return verdict.state === 'missing' && !verdict.isConfirmed
        ? 'unknown'
        : lockedAbsent(reference, { ...verdict, state: verdict.state }, before);
    case 'forbidden':
      return 'unknown';
  }
}

function lockedFound(
  key: string,
  { facts, day, isReplaced }: Verdict,
  before: LockedBefore,
): Locked {
  if (facts === undefined) {
    return 'unknown';
  }
  if (!isPublic(facts)) {
    return 'private';
  }
  const known = before.repository ?? before.owner;
  const id = facts.repository?.id ?? facts.owner?.id;
  const isOther = id !== undefined && known?.id !== undefined && id !== known.id;
  // Whoever removed the word from the lockfile has looked at the link since.
  const isReviewed = id !== undefined && id === known?.id;
  const common = {
    checked: day,
    state: 'found' as const,
    replaced: flag(isReviewed ? known.replaced : isReplaced || isOther),
  };
  return withFacts(key, facts, common) ?? 'unknown';
}

/** What is gone keeps the last facts that everybody could see. */
function lockedAbsent(
  { key, name }: RepositoryReference,
  { state, facts, day }: Verdict & { readonly state: 'missing' | 'blocked' },
  { repository, owner }: LockedBefore,
): Locked {
  const common = { checked: day, state, replaced: repository?.replaced ?? owner?.replaced };
  const known = facts === undefined || !isPublic(facts) ? undefined : withFacts(key, facts, common);
  if (known !== undefined) {
    return known;
  }
  return repository === undefined && (owner !== undefined || name === undefined)
    ? { owner: withoutAbsent<LockedOwner>({ ...owner, ...common }) }
    : { repository: withoutAbsent<LockedRepository>({ ...repository, ...common }) };
}

/** Where a host does not say who may see it, everybody may. */
function isPublic({ repository }: Facts): boolean {
  return isForAll(repository?.visibility);
}

function isForAll(visibility: RepositoryFacts['visibility']): boolean {
  return visibility === undefined || visibility === 'public';
}

type Common = Pick<LockedRepository, 'checked' | 'state' | 'replaced'>;

function withFacts(key: string, facts: Facts, common: Common): Exclude<Locked, string> | undefined {
  if (facts.repository !== undefined) {
    const repository = lockedRepository(key, facts.repository, common);
    return repository === undefined ? undefined : { repository };
  }
  const owner = lockedOwner(key, facts.owner, common);
  return owner === undefined ? undefined : { owner };
}

/** @returns undefined where its address is not that of a repository of this name on the same host. */
function lockedRepository(
  key: string,
  facts: RepositoryFacts,
  common: Common,
): LockedRepository | undefined {
  const url = addressOn(key, facts.url);
  if (url === undefined || namesIn(url).join('/') !== `${facts.owner.login}/${facts.name}`) {
    return undefined;
  }
  return withoutAbsent<LockedRepository>({
    ...common,
    url,
    id: plainWords(facts.id),
    description: plainWords(facts.description),
    archived:
      facts.isArchived === true || facts.archivedAt !== undefined
        ? (dayOf(facts.archivedAt) ?? true)
        : undefined,
    license: licenseOf(facts.license),
    language: plainWords(facts.language?.name, 100),
    fork: facts.isFork === true ? (plainWords(facts.parent) ?? true) : undefined,
    template: flag(facts.isTemplate),
    mirror: flag(facts.isMirror),
    empty: flag(facts.isEmpty),
    disabled: flag(facts.isDisabled),
    pushed: quietSince(facts.pushedAt, common.checked),
    active: quietSince(facts.activeAt, common.checked),
  });
}

function lockedOwner(key: string, facts: OwnerFacts, common: Common): LockedOwner | undefined {
  const url = addressOn(key, facts.url);
  const login = plainWords(facts.login);
  if (url === undefined || login === undefined || !isPathOf(login, url)) {
    return undefined;
  }
  const names = facts.repositories
    .slice(0, mostOwned)
    .filter(({ visibility }) => isForAll(visibility))
    .flatMap((repository) => nameBelow(login, repository.url) ?? []);
  return withoutAbsent<LockedOwner>({
    ...common,
    url,
    login,
    id: plainWords(facts.id),
    kind: facts.kind,
    name: plainWords(facts.name),
    description: plainWords(facts.description),
    verified: flag(facts.isVerified),
    repositories: names.length === 0 ? undefined : [...new Set(names)].toSorted(),
  });
}

/** The path of a repository below its owner: its name, behind that of a subgroup if it is in one. */
function nameBelow(login: string, url: string): string | undefined {
  const names = namesIn(url);
  const owner = login.split('/');
  const isBelow = names.slice(0, owner.length).join('/').toLowerCase() === login.toLowerCase();
  return isBelow ? plainWords(names.slice(owner.length).join('/')) : undefined;
}

function flag(isSo: boolean | undefined): true | undefined {
  return isSo === true ? true : undefined;
}

function licenseOf(license: RepositoryFacts['license']): string | undefined {
  return license === undefined
    ? undefined
    : license === 'none'
      ? 'NONE'
      : (plainWords(license.spdxId, 100) ?? 'NOASSERTION');
}

function dayOf(moment: string | undefined): string | undefined {
  const day = moment?.slice(0, 10);
  return day !== undefined && dayPattern.test(day) ? day : undefined;
}

/** The day of what happened last, if that is long ago. */
function quietSince(moment: string | undefined, checked: string): string | undefined {
  const day = dayOf(moment);
  return day !== undefined && dayNumber(checked) - dayNumber(day) > quietDays ? day : undefined;
}
