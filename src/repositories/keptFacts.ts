// Facts as a file has them: whoever wrote it is trusted no more than a host.
import { mostOwned } from './facts';
import type { Facts, License, OwnerFacts, OwnerName, Release, RepositoryFacts } from './facts';
import { fieldsOf, flag, type Fields } from './hosts/jsonFields';
import { count, plainWords, timestamp, webAddress } from './hostText';

const mostTopics = 100;

/** @returns undefined where what facts cannot be without is missing. */
export function readFacts(value: unknown): Facts | undefined {
  const fields = fieldsOf(value);
  const repository = readRepository(fields?.['repository']);
  if (repository !== undefined) {
    return { repository };
  }
  const owner = readOwner(fields?.['owner']);
  return owner && { owner };
}

function readRepository(value: unknown): RepositoryFacts | undefined {
  const fields = fieldsOf(value) ?? {};
  const owner = readOwnerName(fields['owner']);
  const name = plainWords(fields['name']);
  const url = webAddress(fields['url']);
  if (owner === undefined || name === undefined || url === undefined) {
    return undefined;
  }
  return {
    kind: 'repository',
    id: plainWords(fields['id']),
    owner,
    name,
    url,
    description: plainWords(fields['description']),
    visibility: oneOf(fields['visibility'], 'public', 'internal', 'private'),
    stars: count(fields['stars']),
    license: noneOr(fields['license'], readLicense),
    language: readLanguage(fields['language']),
    topics: readTopics(fields['topics']),
    isArchived: flag(fields['isArchived']),
    archivedAt: timestamp(fields['archivedAt']),
    isFork: flag(fields['isFork']),
    parent: plainWords(fields['parent']),
    isTemplate: flag(fields['isTemplate']),
    isMirror: flag(fields['isMirror']),
    isEmpty: flag(fields['isEmpty']),
    isDisabled: flag(fields['isDisabled']),
    pushedAt: timestamp(fields['pushedAt']),
    activeAt: timestamp(fields['activeAt']),
    latestRelease: noneOr(fields['latestRelease'], readRelease),
    homepage: webAddress(fields['homepage']),
    defaultBranch: plainWords(fields['defaultBranch']),
  };
}

function readOwner(value: unknown): OwnerFacts | undefined {
  const fields = fieldsOf(value) ?? {};
  const name = readOwnerName(fields);
  const url = webAddress(fields['url']);
  if (name === undefined || url === undefined) {
    return undefined;
  }
  const owned = fields['repositories'];
  return {
    ...name,
    kind: name.kind,
    id: plainWords(fields['id']),
    url,
    description: plainWords(fields['description']),
    website: webAddress(fields['website']),
    isVerified: flag(fields['isVerified']),
    repositories: (Array.isArray(owned) ? owned.slice(0, mostOwned) : []).flatMap(
      (repository) => readRepository(repository) ?? [],
    ),
    repositoryCount: count(fields['repositoryCount']),
  };
}

function readOwnerName(value: unknown): OwnerName | undefined {
  const fields = fieldsOf(value);
  const login = plainWords(fields?.['login']);
  return login === undefined
    ? undefined
    : {
        login,
        kind: oneOf(fields?.['kind'], 'organisation', 'person'),
        name: plainWords(fields?.['name']),
        avatarUrl: webAddress(fields?.['avatarUrl']),
      };
}

function readLicense(fields: Fields): License {
  return { spdxId: plainWords(fields['spdxId']), name: plainWords(fields['name']) };
}

function readRelease(fields: Fields): Release | undefined {
  const tag = plainWords(fields['tag']);
  return tag === undefined
    ? undefined
    : {
        tag,
        name: plainWords(fields['name']),
        publishedAt: timestamp(fields['publishedAt']),
        url: webAddress(fields['url']),
      };
}

function readLanguage(value: unknown): RepositoryFacts['language'] {
  const fields = fieldsOf(value);
  const name = plainWords(fields?.['name']);
  const color = fields?.['color'];
  return name === undefined
    ? undefined
    : {
        name,
        color: typeof color === 'string' && /^#[\da-f]{6}$/i.test(color) ? color : undefined,
      };
}

function readTopics(value: unknown): readonly string[] | undefined {
  return Array.isArray(value)
    ? value.slice(0, mostTopics).flatMap((topic) => plainWords(topic) ?? [])
    : undefined;
}

function noneOr<Read>(
  value: unknown,
  read: (fields: Fields) => Read | undefined,
): Read | 'none' | undefined {
  if (value === 'none') {
    return 'none';
  }
  const fields = fieldsOf(value);
  return fields && read(fields);
}

function oneOf<Word extends string>(value: unknown, ...words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}
