// What GitHub's REST API says about repositories and owners, as facts.

import {
  mostOwned,
  type License,
  type OwnerFacts,
  type OwnerName,
  type RepositoryFacts,
  type Visibility,
} from '../../facts';
import { count, plainWords, timestamp, webAddress } from '../../hostText';
import { fieldsIn, fieldsOf, flag, idOf, topicsOf, type Fields } from '../jsonFields';

/** @returns undefined where the answer lacks what every repository has */
export function repositoryOf(json: Fields): RepositoryFacts | undefined {
  const owner = ownerNameOf(fieldsOf(json['owner']));
  const name = plainWords(json['name'], 100);
  const url = webAddress(json['html_url']);
  if (owner === undefined || name === undefined || url === undefined) {
    return undefined;
  }
  const language = plainWords(json['language'], 60);
  return {
    kind: 'repository',
    // Not the id of the node, of which there are two formats: which one comes depends on how one asks.
    id: idOf(json['id']),
    owner,
    name,
    url,
    description: plainWords(json['description']),
    visibility: visibilityOf(json),
    stars: count(json['stargazers_count']),
    license: licenseOf(json['license'], 'spdx_id'),
    language: language === undefined ? undefined : { name: language },
    topics: topicsOf(json['topics']),
    isArchived: flag(json['archived']),
    isFork: flag(json['fork']),
    parent: plainWords(fieldsOf(json['parent'])?.['full_name']),
    isTemplate: flag(json['is_template']),
    isMirror: json['mirror_url'] === undefined ? undefined : json['mirror_url'] !== null,
    isDisabled: flag(json['disabled']),
    pushedAt: timestamp(json['pushed_at']),
    homepage: webAddress(json['homepage']),
    defaultBranch: plainWords(json['default_branch']),
  };
}

/** @returns undefined where an answer lacks what every owner has */
export function ownerOf(json: Fields, repositories: readonly unknown[]): OwnerFacts | undefined {
  const owner = ownerNameOf(json);
  const url = webAddress(json['html_url']);
  if (owner === undefined || url === undefined) {
    return undefined;
  }
  return {
    ...owner,
    kind: owner.kind,
    id: idOf(json['id']),
    name: plainWords(json['name']),
    url,
    description: plainWords(json['bio']) ?? plainWords(json['description']),
    website: webAddress(json['blog']),
    repositoryCount: count(json['public_repos']),
    repositories: fieldsIn(repositories)
      .flatMap((repository) => repositoryOf(repository) ?? [])
      // Servers of companies list what is for everybody there, too.
      .filter(({ visibility }) => visibility === undefined || visibility === 'public')
      .toSorted((a, b) => (b.stars ?? 0) - (a.stars ?? 0))
      .slice(0, mostOwned),
  };
}

function ownerNameOf(json: Fields | undefined): OwnerName | undefined {
  const login = plainWords(json?.['login'], 100);
  const kind = { Organization: 'organisation', User: 'person' } as const;
  const type = json?.['type'];
  return login === undefined
    ? undefined
    : {
        login,
        kind: type === 'Organization' || type === 'User' ? kind[type] : undefined,
        avatarUrl: webAddress(json?.['avatar_url']),
      };
}

function visibilityOf(json: Fields): Visibility | undefined {
  const { visibility, private: isPrivate } = json;
  if (visibility === 'public' || visibility === 'internal' || visibility === 'private') {
    return visibility;
  }
  return typeof isPrivate === 'boolean' ? (isPrivate ? 'private' : 'public') : undefined;
}

/** @param spdxId what the API calls the identifier; `NOASSERTION` stands for a licence it cannot name */
export function licenseOf(value: unknown, spdxId: string): License | 'none' | undefined {
  if (value === null) {
    return 'none';
  }
  const json = fieldsOf(value);
  if (json === undefined) {
    return undefined;
  }
  const id = plainWords(json[spdxId], 60);
  return { spdxId: id === 'NOASSERTION' ? undefined : id, name: plainWords(json['name'], 100) };
}
