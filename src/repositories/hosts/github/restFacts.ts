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
import { flag, objectOf, type Json } from '../json';

/** @returns undefined where the answer lacks what every repository has */
export function repositoryOf(json: Json): RepositoryFacts | undefined {
  const owner = ownerNameOf(objectOf(json['owner']));
  const name = plainWords(json['name'], 100);
  const url = webAddress(json['html_url']);
  if (owner === undefined || name === undefined || url === undefined) {
    return undefined;
  }
  const language = plainWords(json['language'], 60);
  return {
    kind: 'repository',
    id: idOf(json['id']),
    owner,
    name,
    url,
    description: plainWords(json['description']),
    visibility: visibilityOf(json),
    stars: count(json['stargazers_count']),
    license: licenseOf(json['license'], 'spdx_id'),
    language: language === undefined ? undefined : { name: language },
    topics: Array.isArray(json['topics']) ? topicsOf(json['topics']) : undefined,
    isArchived: flag(json['archived']),
    isFork: flag(json['fork']),
    parent: plainWords(objectOf(json['parent'])?.['full_name']),
    isTemplate: flag(json['is_template']),
    isMirror: json['mirror_url'] === undefined ? undefined : json['mirror_url'] !== null,
    isDisabled: flag(json['disabled']),
    pushedAt: timestamp(json['pushed_at']),
    homepage: webAddress(json['homepage']),
    defaultBranch: plainWords(json['default_branch']),
  };
}

/** @returns undefined where an answer lacks what every owner has */
export function ownerOf(json: Json, repositories: readonly unknown[]): OwnerFacts | undefined {
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
    repositories: repositories
      .flatMap((repository) => repositoryOf(objectOf(repository) ?? {}) ?? [])
      .toSorted((a, b) => (b.stars ?? 0) - (a.stars ?? 0))
      .slice(0, mostOwned),
  };
}

/**
 * The numeric id, which both of GitHub's APIs give alike. Of the ids of nodes there are two formats,
 * and which one comes depends on how one asks.
 */
export function idOf(value: unknown): string | undefined {
  const id = count(value);
  return id === undefined ? undefined : String(id);
}

function ownerNameOf(json: Json | undefined): OwnerName | undefined {
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

function visibilityOf(json: Json): Visibility | undefined {
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
  const json = objectOf(value);
  if (json === undefined) {
    return undefined;
  }
  const id = plainWords(json[spdxId], 60);
  return { spdxId: id === 'NOASSERTION' ? undefined : id, name: plainWords(json['name'], 100) };
}

export function topicsOf(values: readonly unknown[]): readonly string[] {
  return values.slice(0, 10).flatMap((value) => plainWords(value, 60) ?? []);
}
