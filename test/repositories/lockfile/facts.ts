// What the tests of the lockfile share: verdicts of hosts, and anything that a lockfile may say.
import fc from 'fast-check';
import type { OwnerFacts, RepositoryFacts, Verdict } from '../../../src/repositories/facts';
import { recogniseRepository } from '../../../src/repositories/recognise';
import type { RepositoryReference } from '../../../src/repositories/reference';
import { daysIn } from '../../../src/profile/days';

export const today = '2026-11-24';

export function referenceTo(url: string): RepositoryReference {
  const found = recogniseRepository(url);
  if (found === undefined) {
    throw new Error(`${url} names no repository.`);
  }
  return found;
}

/** Facts of `https://HOST/OWNER/NAME` as a host says them. */
export function repositoryAt(url: string, more: Partial<RepositoryFacts> = {}): RepositoryFacts {
  const [owner = '', name = ''] = new URL(url).pathname.slice(1).split('/');
  return { kind: 'repository', owner: { login: owner }, name, url, ...more };
}

export function ownerAt(url: string, more: Partial<OwnerFacts> = {}): OwnerFacts {
  const login = new URL(url).pathname.slice(1);
  return { kind: 'organisation', login, url, repositories: [], ...more };
}

export function verdict(
  facts: RepositoryFacts | OwnerFacts | undefined,
  more: Partial<Verdict> = {},
): Verdict {
  return {
    state: 'found',
    facts:
      facts === undefined
        ? undefined
        : 'name' in facts && 'owner' in facts
          ? { repository: facts }
          : { owner: facts },
    isConfirmed: true,
    isReplaced: false,
    isAnonymous: true,
    checkedAt: Date.parse(`${today}T12:00:00Z`),
    day: today,
    source: 'host',
    ...more,
  };
}

const hostile = fc.constantFrom(
  '\u202E',
  '\u0000',
  '\u2028',
  '\uD800',
  '\uFEFF',
  '<img src=x>',
  '[a](command:x)',
  '"',
  '\\',
  '\r\n',
  '__proto__',
  ' ',
);
export const anyWords = fc
  .array(fc.oneof(fc.string({ maxLength: 40 }), hostile), { maxLength: 8 })
  .map((parts) => parts.join(''));

export const anyDay = fc
  .tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 1, max: 12 }), fc.nat(99))
  .map(([year, month, dice]) => {
    const ofMonth = (dice % (daysIn(year, month) ?? 28)) + 1;
    return [year, month, ofMonth].map((part) => String(part).padStart(2, '0')).join('-');
  });

const hostNames = ['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org'];
const owners = ['acme', 'Tide-Water', 'x', 'group/sub'];
const names = ['anvil', 'Harbour.js', 'log_book', 'ünïcode'];
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(some, { nil: undefined });
const moment = anyDay.map((day) => `${day}T10:00:00Z`);

export const anyRepository: fc.Arbitrary<RepositoryFacts> = fc
  .record({
    host: fc.constantFrom(...hostNames),
    owner: fc.constantFrom(...owners),
    name: fc.constantFrom(...names),
    id: maybe(fc.constantFrom('1', 'R_abc')),
    description: maybe(anyWords),
    visibility: maybe(fc.constantFrom('public' as const, 'internal' as const, 'private' as const)),
    stars: maybe(fc.nat()),
    license: maybe(
      fc.constantFrom('none' as const, {}, { spdxId: 'MIT' }, { name: 'Other \u202E' }),
    ),
    language: maybe(anyWords.map((words) => ({ name: words }))),
    isArchived: maybe(fc.boolean()),
    archivedAt: maybe(moment),
    isFork: maybe(fc.boolean()),
    parent: maybe(anyWords),
    isTemplate: maybe(fc.boolean()),
    isMirror: maybe(fc.boolean()),
    isEmpty: maybe(fc.boolean()),
    isDisabled: maybe(fc.boolean()),
    pushedAt: maybe(moment),
    activeAt: maybe(moment),
  })
  .map(({ host, owner, name, ...facts }) => ({
    ...facts,
    kind: 'repository',
    owner: { login: owner },
    name,
    url: `https://${host}/${owner}/${encodeURIComponent(name)}`,
  }));

export const anyOwner: fc.Arbitrary<OwnerFacts> = fc
  .record({
    host: fc.constantFrom(...hostNames),
    login: fc.constantFrom(...owners),
    kind: maybe(fc.constantFrom('organisation' as const, 'person' as const)),
    id: maybe(fc.constantFrom('1', 'O_abc')),
    name: maybe(anyWords),
    description: maybe(anyWords),
    isVerified: maybe(fc.boolean()),
    repositories: fc.array(anyRepository, { maxLength: 20 }),
  })
  .map(({ host, login, repositories, ...facts }) => ({
    ...facts,
    kind: facts.kind,
    login,
    url: `https://${host}/${login}`,
    repositories: repositories.map((repository) => ({
      ...repository,
      owner: { login },
      url: `https://${host}/${login}/${encodeURIComponent(repository.name)}`,
    })),
  }));

/** A link and what its host said of it, which may have been renamed since. */
export const anyLook: fc.Arbitrary<readonly [RepositoryReference, Verdict]> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: anyRepository.map((repository) => ({ repository })) },
      { weight: 1, arbitrary: anyOwner.map((owner) => ({ owner })) },
    ),
    fc.constantFrom('found', 'found', 'found', 'missing', 'blocked', 'forbidden'),
    fc.constantFrom(...names),
    fc.boolean(),
    fc.boolean(),
    fc.boolean(),
    anyDay,
  )
  .map(([facts, state, linked, isRenamed, isConfirmed, isReplaced, day]) => {
    const { owner, repository } = facts as {
      readonly owner?: OwnerFacts;
      readonly repository?: RepositoryFacts;
    };
    const url = repository?.url ?? owner?.url ?? '';
    const name = owner === undefined ? (isRenamed ? linked : repository?.name) : undefined;
    const login = repository?.owner.login ?? owner?.login ?? '';
    const hostName = new URL(url).hostname;
    return [
      {
        host: 'any',
        hostLabel: hostName,
        hostName,
        kind: name === undefined ? 'owner' : 'repository',
        owner: login,
        name,
        detail: undefined,
        key: [hostName, login, ...(name === undefined ? [] : [name])].join('/').toLowerCase(),
      },
      {
        state,
        facts: owner === undefined ? { repository: repository! } : { owner },
        isConfirmed,
        isReplaced,
        isAnonymous: false,
        checkedAt: 0,
        day,
        source: 'host',
      },
    ];
  });
