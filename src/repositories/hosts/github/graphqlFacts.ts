// What GitHub's GraphQL API says about repositories and owners, as facts.

import {
  mostOwned,
  type Facts,
  type OwnerFacts,
  type OwnerName,
  type Release,
  type RepositoryFacts,
  type Visibility,
} from '../../facts';
import { count, plainWords, timestamp, webAddress } from '../../hostText';
import { fieldsIn, fieldsOf, flag, idOf, topicsOf, type Fields } from '../jsonFields';
import { licenseOf } from './restFacts';

const kinds: ReadonlyMap<unknown, OwnerName['kind']> = new Map([
  ['Organization', 'organisation'],
  ['User', 'person'],
]);

const visibilities: ReadonlyMap<unknown, Visibility> = new Map([
  ['PUBLIC', 'public'],
  ['INTERNAL', 'internal'],
  ['PRIVATE', 'private'],
]);

/** @returns undefined where the node lacks what every repository or owner has */
export function factsOf(node: Fields, isOwner: boolean): Facts | undefined {
  if (isOwner) {
    const owner = ownerIn(node);
    return owner === undefined ? undefined : { owner };
  }
  const repository = repositoryIn(node);
  return repository === undefined ? undefined : { repository };
}

function repositoryIn(node: Fields): RepositoryFacts | undefined {
  const owner = ownerNameIn(fieldsOf(node['owner']));
  const name = plainWords(node['name'], 100);
  const url = webAddress(node['url']);
  if (owner === undefined || name === undefined || url === undefined) {
    return undefined;
  }
  return {
    kind: 'repository',
    id: idOf(node['databaseId']),
    owner,
    name,
    url,
    description: plainWords(node['description']),
    visibility: visibilities.get(node['visibility']),
    stars: count(node['stargazerCount']),
    license: licenseOf(node['licenseInfo'], 'spdxId'),
    language: languageIn(fieldsOf(node['primaryLanguage'])),
    topics: topicsIn(fieldsOf(node['repositoryTopics'])),
    isArchived: flag(node['isArchived']),
    archivedAt: timestamp(node['archivedAt']),
    isFork: flag(node['isFork']),
    parent: plainWords(fieldsOf(node['parent'])?.['nameWithOwner']),
    isTemplate: flag(node['isTemplate']),
    isMirror: flag(node['isMirror']),
    isEmpty: flag(node['isEmpty']),
    isDisabled: flag(node['isDisabled']),
    pushedAt: timestamp(node['pushedAt']),
    latestRelease: releaseIn(node['latestRelease']),
    homepage: webAddress(node['homepageUrl']),
  };
}

function ownerIn(node: Fields): OwnerFacts | undefined {
  const owner = ownerNameIn(node);
  const url = webAddress(node['url']);
  const repositories = fieldsOf(node['repositories']);
  if (owner === undefined || url === undefined || repositories === undefined) {
    return undefined;
  }
  return {
    ...owner,
    kind: owner.kind,
    id: idOf(node['databaseId']),
    name: plainWords(node['name']),
    url,
    description: plainWords(node['description']) ?? plainWords(node['bio']),
    website: webAddress(node['websiteUrl']),
    isVerified: flag(node['isVerified']),
    repositoryCount: count(repositories['totalCount']),
    repositories: fieldsIn(repositories['nodes'])
      .slice(0, mostOwned)
      .flatMap((repository) => repositoryIn(repository) ?? []),
  };
}

function ownerNameIn(node: Fields | undefined): OwnerName | undefined {
  const login = plainWords(node?.['login'], 100);
  return login === undefined
    ? undefined
    : {
        login,
        kind: kinds.get(node?.['__typename']),
        avatarUrl: webAddress(node?.['avatarUrl']),
      };
}

function languageIn(node: Fields | undefined): RepositoryFacts['language'] {
  const name = plainWords(node?.['name'], 60);
  const color = node?.['color'];
  return name === undefined
    ? undefined
    : {
        name,
        color: typeof color === 'string' && /^#[\da-f]{6}$/i.test(color) ? color : undefined,
      };
}

function topicsIn(connection: Fields | undefined): readonly string[] | undefined {
  return connection === undefined
    ? undefined
    : topicsOf(fieldsIn(connection['nodes']).map((node) => fieldsOf(node['topic'])?.['name']));
}

function releaseIn(value: unknown): Release | 'none' | undefined {
  if (value === null) {
    return 'none';
  }
  const node = fieldsOf(value);
  const tag = plainWords(node?.['tagName']);
  return tag === undefined
    ? undefined
    : {
        tag,
        name: plainWords(node?.['name']),
        publishedAt: timestamp(node?.['publishedAt']),
        url: webAddress(node?.['url']),
      };
}
