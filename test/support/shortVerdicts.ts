// What hosts said about repositories, in a few words of JSON: only what matters is said.
import type { Facts, OwnerFacts, RepositoryFacts, Verdict } from '../../src/repositories/facts';

type Short<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** Without `repository` or `owner`, nothing but the state is known. */
export type ShortVerdict = Short<Omit<Verdict, 'facts'>> & {
  /** `url` says where it is now; without it, where it was asked for. */
  readonly repository?: Short<Omit<RepositoryFacts, 'owner'>>;
  readonly owner?: Short<Omit<OwnerFacts, 'repositories'>> & {
    /** By name. */
    readonly repositories?: Readonly<Record<string, Short<RepositoryFacts>>>;
  };
};

/** Found, and looked up on the day before what tests call today, unless it says something else. */
export function verdictFrom(
  key: string,
  { repository, owner, day = '2026-11-21', ...said }: ShortVerdict,
): Verdict {
  const facts: Facts | undefined =
    repository !== undefined
      ? { repository: repositoryFacts(`https://${key}`, repository) }
      : owner !== undefined
        ? { owner: ownerFacts(`https://${key}`, owner) }
        : undefined;
  return {
    state: 'found',
    isConfirmed: true,
    isReplaced: false,
    isAnonymous: false,
    checkedAt: Date.parse(`${day}T12:00:00Z`),
    source: 'host',
    ...defined(said),
    day,
    facts,
  };
}

function repositoryFacts(
  asked: string,
  said: Short<Omit<RepositoryFacts, 'owner'>>,
): RepositoryFacts {
  const url = said.url ?? asked;
  const parts = url.replace(/^https:\/\/[^/]*\//, '').split('/');
  return {
    ...said,
    kind: 'repository',
    url,
    owner: { login: parts.slice(0, -1).join('/') },
    name: said.name ?? parts.at(-1) ?? '',
  };
}

function ownerFacts(
  asked: string,
  { repositories = {}, ...said }: NonNullable<ShortVerdict['owner']>,
): OwnerFacts {
  const url = said.url ?? asked;
  return {
    ...said,
    kind: said.kind ?? 'organisation',
    login: said.login ?? url.replace(/^https:\/\/[^/]*\//, ''),
    url,
    repositories: Object.entries(repositories).map(([name, facts]) =>
      repositoryFacts(`${url}/${name}`, { ...facts, name }),
    ),
  };
}

/** Without what is undefined, which would hide what is usual. */
function defined<T extends object>(said: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
