// The small world that the contract suite asks every host about.
import type { OwnerFacts, RepositoryFacts } from '../../src/repositories/facts';
import type { World } from './double';

/** Accepted by doubles in the contract suite; no host ever gave it. */
export const goodToken = 'good-token-of-the-contract';
export const badToken = 'bad-token-of-the-contract';

/** A description as a stranger may write it to make a reader press something, or read it backwards. */
export const hostileText =
  'Nice\u202E tool\u0000\u0007\r\n<img src=x onerror=alert(1)> [run](command:workbench.action.quit) \u2066end\u2069';

/** What may be left of it: the letters, on one line, for whoever draws it to escape. */
export const plainText =
  'Nice tool <img src=x onerror=alert(1)> [run](command:workbench.action.quit) end';

export const world: World = {
  tokens: [goodToken],
  owners: [
    { login: 'acme', kind: 'organisation', name: 'Acme Tools', description: 'We make tools.' },
    { login: 'ada', kind: 'person', name: 'Ada L.', description: 'Writes notes.' },
    { login: 'walled', kind: 'organisation', asksForSignIn: true },
  ],
  repositories: [
    {
      id: 101,
      path: 'acme/rocket',
      description: 'Flies to the moon.',
      stars: 42,
      license: 'Apache-2.0',
      language: 'Python',
      topics: ['moon', 'space-travel'],
      pushed: '2026-03-04',
      release: { tag: 'v1.2.0', published: '2026-02-03' },
      homepage: 'https://rocket.example/',
      readme: '# Rocket\n\nFlies to the **moon**.\n',
    },
    { id: 102, path: 'acme/vault', isPrivate: true, description: 'Secret.' },
    { id: 103, path: 'acme/new-name', formerly: ['acme/old-name', 'former/old-name'], stars: 7 },
    { id: 104, path: 'acme/museum', archived: '2021-05-06', stars: 3, license: null },
    { id: 105, path: 'acme/hostile', description: hostileText, homepage: 'javascript:alert(1)' },
    { id: 106, path: 'acme/blank', isEmpty: true, license: null },
    { id: 107, path: 'acme/pattern', isTemplate: true, stars: 1 },
    { id: 108, path: 'acme/copy', isFork: true },
    { id: 109, path: 'ada/notes', stars: 5, description: 'Notes.' },
    { id: 110, path: 'walled/garden', description: 'Only for members.', stars: 2 },
  ],
};

type Expected<T> = { readonly [Fact in keyof T]?: unknown };

/** What is so about `acme/rocket`; days stand for points in time on that day. */
export const rocket: Expected<RepositoryFacts> = {
  kind: 'repository',
  name: 'rocket',
  description: 'Flies to the moon.',
  visibility: 'public',
  stars: 42,
  license: 'Apache-2.0',
  language: 'Python',
  topics: ['moon', 'space-travel'],
  isArchived: false,
  archivedAt: undefined,
  isFork: false,
  parent: undefined,
  isTemplate: false,
  isMirror: false,
  isEmpty: false,
  isDisabled: false,
  pushedAt: '2026-03-04',
  activeAt: '2026-03-04',
  latestRelease: 'v1.2.0',
  homepage: 'https://rocket.example/',
};

export const acme: Expected<OwnerFacts> = {
  kind: 'organisation',
  login: 'acme',
  name: 'Acme Tools',
  description: 'We make tools.',
};

export const ada: Expected<OwnerFacts> = {
  kind: 'person',
  login: 'ada',
  name: 'Ada L.',
  description: 'Writes notes.',
};

/** A fact in the form in which it is written above. */
export function simplified(fact: unknown): unknown {
  if (typeof fact === 'string') {
    return /^\d{4}-\d\d-\d\dT/.test(fact) ? fact.slice(0, 10) : fact;
  }
  if (typeof fact !== 'object' || fact === null || Array.isArray(fact)) {
    return fact;
  }
  for (const name of ['spdxId', 'tag', 'name']) {
    const value: unknown = Reflect.get(fact, name);
    if (typeof value === 'string') {
      return value;
    }
  }
  return fact;
}
