import { dayNumber } from '../dayNumber';
import type { License, OwnerFacts, RepositoryFacts, Verdict } from '../facts';
import { namesIn } from './read';
import type { LockedOwner, LockedRepository, Lockfile } from './schema';

const millisecondsADay = 86_400_000;
/** Where days begin first: fourteen hours before they do in Greenwich. */
const earliestZone = 14 * 3_600_000;

/**
 * What the lockfile says of a repository or owner, by the key of its reference. `checkedAt` is the
 * first moment that its day had anywhere, so that what a host said on that day counts as newer.
 */
export function lockedVerdict(lockfile: Lockfile, key: string): Verdict | undefined {
  const repository = lockfile.repositories.get(key);
  if (repository !== undefined) {
    return verdictFrom(repository, factsOfRepository(repository));
  }
  const owner = lockfile.owners.get(key);
  return owner === undefined ? undefined : verdictFrom(owner, undefined, factsOfOwner(owner));
}

/**
 * Which of both counts: the newer one. A day that has begun nowhere yet is a mistake or a lie, and
 * never stronger than an answer.
 *
 * @param now epoch milliseconds.
 */
export function newerVerdict(
  answered: Verdict | undefined,
  locked: Verdict | undefined,
  now: number,
): Verdict | undefined {
  if (answered === undefined || locked === undefined) {
    return answered ?? locked;
  }
  return answered.checkedAt >= locked.checkedAt || locked.checkedAt > now ? answered : locked;
}

function verdictFrom(
  { state, checked, replaced }: LockedRepository | LockedOwner,
  repository: RepositoryFacts | undefined,
  owner?: OwnerFacts,
): Verdict {
  return {
    state,
    facts: repository !== undefined ? { repository } : owner !== undefined ? { owner } : undefined,
    // Nothing else is ever written.
    isConfirmed: true,
    isReplaced: replaced === true,
    // Whoever wrote it may have been signed in; there is nothing to advise.
    isAnonymous: false,
    checkedAt: dayNumber(checked) * millisecondsADay - earliestZone,
    day: checked,
    source: 'lockfile',
  };
}

function factsOfRepository(entry: LockedRepository): RepositoryFacts | undefined {
  const { url } = entry;
  if (url === undefined) {
    return undefined;
  }
  const names = namesIn(url);
  return {
    kind: 'repository',
    id: entry.id,
    owner: { login: names.slice(0, -1).join('/') },
    name: names.at(-1) ?? '',
    url,
    description: entry.description,
    license: licenseFrom(entry.license),
    language: entry.language === undefined ? undefined : { name: entry.language },
    isArchived: entry.archived === undefined ? undefined : true,
    archivedAt: momentOf(entry.archived),
    isFork: entry.fork === undefined ? undefined : true,
    parent: entry.fork === true ? undefined : entry.fork,
    isTemplate: entry.template,
    isMirror: entry.mirror,
    isEmpty: entry.empty,
    isDisabled: entry.disabled,
    pushedAt: momentOf(entry.pushed),
    activeAt: momentOf(entry.active),
  };
}

function licenseFrom(license: string | undefined): License | 'none' | undefined {
  switch (license) {
    case undefined:
      return undefined;
    case 'NONE':
      return 'none';
    case 'NOASSERTION':
      return {};
    default:
      return { spdxId: license };
  }
}

function momentOf(day: string | true | undefined): string | undefined {
  return day === undefined || day === true ? undefined : `${day}T00:00:00Z`;
}

function factsOfOwner({
  id,
  login,
  kind,
  name,
  url,
  description,
  verified,
  repositories = [],
}: LockedOwner): OwnerFacts | undefined {
  return login === undefined || url === undefined
    ? undefined
    : {
        kind,
        id,
        login,
        name,
        url,
        description,
        isVerified: verified,
        repositories: repositories.map((path) => factsOfOwned(url, login, path)),
      };
}

/** @param path below the owner: a name, behind that of a subgroup if it is in one. */
function factsOfOwned(ownerUrl: string, login: string, path: string): RepositoryFacts {
  const names = [...login.split('/'), ...path.split('/')];
  // Pages of owners may stand below something that those of their repositories do not: `/groups/x`.
  const address = names.map(encodeURIComponent).join('/').replaceAll('%7E', '~');
  return {
    kind: 'repository',
    owner: { login: names.slice(0, -1).join('/') },
    name: names.at(-1) ?? '',
    url: new URL(`/${address}`, ownerUrl).href,
  };
}
