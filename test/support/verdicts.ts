// Verdicts about links, as a host or a lockfile would give them.
import type { Facts, OwnerFacts, RepositoryFacts, Verdict } from '../../src/repositories/facts';

/** Of `acme/anvil` on GitHub, an ordinary repository. */
export function repositoryFacts(more: Partial<RepositoryFacts> = {}): RepositoryFacts {
  return {
    kind: 'repository',
    id: 'R_1',
    owner: { login: 'acme', kind: 'organisation' },
    name: 'anvil',
    url: 'https://github.com/acme/anvil',
    description: 'Forges what the stack stands on',
    visibility: 'public',
    stars: 1234,
    license: { spdxId: 'Apache-2.0' },
    language: { name: 'Python', color: '#3572a5' },
    pushedAt: '2023-05-03T10:00:00Z',
    isArchived: false,
    ...more,
  };
}

/** Of the organisation `acme` on GitHub. */
export function ownerFacts(more: Partial<OwnerFacts> = {}): OwnerFacts {
  return {
    kind: 'organisation',
    login: 'acme',
    name: 'Acme Works',
    url: 'https://github.com/acme',
    description: 'Tools that fall from great heights',
    repositories: [repositoryFacts()],
    repositoryCount: 32,
    ...more,
  };
}

export function verdictFrom(facts: Facts | undefined, more: Partial<Verdict> = {}): Verdict {
  return {
    state: 'found',
    facts,
    isConfirmed: false,
    isReplaced: false,
    isAnonymous: true,
    checkedAt: 1_000,
    day: '2026-11-24',
    source: 'host',
    ...more,
  };
}

/** An answer about a repository. */
export function verdict(
  facts: Partial<RepositoryFacts> = {},
  more: Partial<Verdict> = {},
): Verdict {
  return verdictFrom({ repository: repositoryFacts(facts) }, more);
}

export const missing: Verdict = verdictFrom(undefined, { state: 'missing', isConfirmed: true });
