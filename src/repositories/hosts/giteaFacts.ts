// Repositories and owners as Gitea and Forgejo describe them, version 1 of their interface.
import {
  mostOwned,
  type OwnerFacts,
  type OwnerName,
  type RepositoryFacts,
  type Visibility,
} from '../facts';
import { count, plainWords, timestamp, webAddress } from '../hostText';
import { fieldsOf, flag, fullNameOf, idOf, listOf, ownerNameOf, topicsOf } from './jsonFields';
import type { Fields } from './jsonFields';

/** @returns undefined for what is no repository. */
export function giteaRepository(value: unknown, hostName: string): RepositoryFacts | undefined {
  const fields = fieldsOf(value);
  const fullName = fullNameOf(fields?.['full_name']);
  if (fields === undefined || fullName === undefined) {
    return undefined;
  }
  const isArchived = flag(fields['archived']);
  const language = plainWords(fields['language'], 60);
  return {
    kind: 'repository',
    id: idOf(fields['id']),
    owner: ownerOf(fields['owner'], fullName.owner),
    name: fullName.name,
    url: `https://${hostName}/${fullName.owner}/${fullName.name}`,
    description: plainWords(fields['description']),
    visibility: visibilityOf(fields),
    stars: count(fields['stars_count']),
    license: licenseOf(fields['licenses']),
    language: language === undefined ? undefined : { name: language },
    topics: topicsOf(fields['topics']),
    isArchived,
    archivedAt: isArchived === true ? realTime(fields['archived_at']) : undefined,
    isFork: flag(fields['fork']),
    parent: parentOf(fields['parent']),
    isTemplate: flag(fields['template']),
    isMirror: flag(fields['mirror']),
    isEmpty: flag(fields['empty']),
    activeAt: realTime(fields['updated_at']),
    homepage: webAddress(fields['website']),
    defaultBranch: plainWords(fields['default_branch'], 255),
  };
}

/** An organisation or a user, and the repositories that it was said to have. */
export function giteaOwner(
  value: unknown,
  kind: 'organisation' | 'person',
  hostName: string,
): OwnerFacts | undefined {
  const fields = fieldsOf(value);
  // Organisations were renamed from `username` to `name` in the interface; users have a `login`.
  const login = ownerNameOf(fields?.['login'] ?? fields?.['name'] ?? fields?.['username']);
  if (fields === undefined || login === undefined) {
    return undefined;
  }
  return {
    kind,
    id: idOf(fields['id']),
    login,
    name: plainWords(fields['full_name']),
    avatarUrl: webAddress(fields['avatar_url']),
    url: `https://${hostName}/${login}`,
    description: plainWords(fields['description']),
    website: webAddress(fields['website']),
    repositories: [],
  };
}

/** The public ones of a list that an owner owns, most starred first. */
export function publicOf(value: unknown, login: string, hostName: string): RepositoryFacts[] {
  return listOf(value)
    .flatMap((each) => giteaRepository(each, hostName) ?? [])
    .filter(
      ({ owner, visibility }) =>
        visibility === 'public' && owner.login.toLowerCase() === login.toLowerCase(),
    )
    .sort((one, other) => (other.stars ?? 0) - (one.stars ?? 0))
    .slice(0, mostOwned);
}

function ownerOf(value: unknown, login: string): OwnerName {
  const fields = fieldsOf(value);
  return {
    login,
    name: plainWords(fields?.['full_name']),
    avatarUrl: webAddress(fields?.['avatar_url']),
  };
}

function visibilityOf(fields: Fields): Visibility | undefined {
  const isPrivate = flag(fields['private']);
  return isPrivate === true
    ? 'private'
    : fields['internal'] === true
      ? 'internal'
      : isPrivate === false
        ? 'public'
        : undefined;
}

/** Older servers do not look for licences, and newer ones say `null` before they have looked. */
function licenseOf(value: unknown): RepositoryFacts['license'] {
  if (!Array.isArray(value)) {
    return undefined;
  }
  const [spdxId] = value.map((each) => plainWords(each, 60));
  return spdxId === undefined ? 'none' : { spdxId };
}

function parentOf(value: unknown): string | undefined {
  const parent = fullNameOf(fieldsOf(value)?.['full_name']);
  return parent === undefined ? undefined : `${parent.owner}/${parent.name}`;
}

/** A point in time; servers written in Go send the year 1, or 1970, for none. */
function realTime(value: unknown): string | undefined {
  const time = timestamp(value);
  return time === undefined || /^(?:000|19[0-7])/.test(time) ? undefined : time;
}
