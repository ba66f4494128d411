// Sample cards in every state, for the tests of everything that shows cards.
import type {
  Badge,
  Card,
  OwnedRepository,
  OwnerWords,
  RepositoryWords,
  Standing,
} from '../../src/preview/card/model';

/** The day on which all samples are looked at. */
export const today = '2026-11-24';

const github = { id: 'github', name: 'github.com', label: 'GitHub' } as const;

/** Stripes, 8 × 8 pixels. */
export const avatar =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAL0lEQVR4nGP4UGEDRxo2FXDEgFX0Q4UNA1ZRqASmKEgCqyiKBJorGLCKQiWwuhgATxlQAZ42/7UAAAAASUVORK5CYII=';

export function repositoryWords(more: Partial<RepositoryWords> = {}): RepositoryWords {
  return {
    description: 'Forges what the stack stands on, and keeps the hammers in order',
    language: { name: 'Python', color: '#3572a5' },
    stars: 1234,
    license: { kind: 'named', name: 'Apache-2.0' },
    pushedAt: '2023-10-02T09:12:44Z',
    release: {
      tag: 'v2.4.0',
      publishedAt: '2023-09-20T10:00:00Z',
      url: 'https://github.com/acme/anvil/releases/tag/v2.4.0',
    },
    topics: ['automation', 'forge', 'python'],
    homepage: 'https://anvil.example/',
    ...more,
  };
}

/** Of the host nothing is known about a repository but what its address says. */
export function unknownCard(standing: Standing, more: Partial<Card> = {}): Card {
  return {
    key: 'github.com/acme/anvil',
    host: github,
    kind: 'repository',
    owner: 'acme',
    name: 'anvil',
    url: 'https://github.com/acme/anvil',
    badges: [],
    standing,
    ...more,
  };
}

const now = { day: today, time: '14:02', source: 'host' } as const;

/** A repository of which all is known, as of now. */
export function repositoryCard(more: Partial<Card> = {}): Card {
  return {
    ...unknownCard({ state: 'current' }),
    repository: repositoryWords(),
    asOf: now,
    ...more,
  };
}

export function ownedRepository(more: Partial<OwnedRepository> = {}): OwnedRepository {
  return {
    name: 'anvil',
    url: 'https://github.com/acme/anvil',
    description: 'Forges what the stack stands on',
    language: { name: 'Python', color: '#3572a5' },
    stars: 1234,
    pushedAt: '2023-10-02T09:12:44Z',
    isArchived: false,
    ...more,
  };
}

const names = ['anvil', 'bellows', 'crucible', 'dross', 'ember', 'flux', 'grindstone', 'hammer'];
const languages = [
  { name: 'Python', color: '#3572a5' },
  { name: 'Go', color: '#00add8' },
  { name: 'Rust', color: '#dea584' },
  { name: 'TypeScript', color: '#3178c6' },
] as const;

/** So many repositories, most starred first, as owners list them. */
export function ownedRepositories(count: number): OwnedRepository[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / names.length);
    const name = `${names[index % names.length] ?? ''}${round === 0 ? '' : `-${String(round + 1)}`}`;
    const language = languages[index % languages.length];
    return ownedRepository({
      name,
      url: `https://github.com/acme/${name}`,
      description: `What the forge calls ${name}`,
      ...(language === undefined ? {} : { language }),
      stars: Math.floor(2400 / (index + 1)),
      pushedAt: `${String(2026 - (index % 7))}-0${String((index % 9) + 1)}-12T08:00:00Z`,
      isArchived: index % 5 === 3,
    });
  });
}

export function ownerWords(more: Partial<OwnerWords> = {}): OwnerWords {
  return {
    displayName: 'Acme Works',
    kind: 'organisation',
    isVerified: true,
    description: 'Tools that fall from great heights',
    repositoryCount: 32,
    repositories: ownedRepositories(32),
    ...more,
  };
}

/** An owner of whom nothing is known. */
export function unknownOwnerCard(standing: Standing, more: Partial<Card> = {}): Card {
  return {
    key: 'github.com/acme',
    host: github,
    kind: 'owner',
    owner: 'acme',
    url: 'https://github.com/acme',
    badges: [],
    standing,
    ...more,
  };
}

/** An owner of whom all is known, as of now. */
export function ownerCard(more: Partial<Card> = {}): Card {
  return unknownOwnerCard({ state: 'current' }, { ownerFacts: ownerWords(), asOf: now, ...more });
}

/** A page of a repository, of which all is known. */
export function pageCard(more: Partial<Card> = {}): Card {
  const url = 'https://github.com/acme/anvil/tree/main/docs';
  return repositoryCard({
    key: `github.com/acme/anvil ${url}`,
    kind: 'page',
    page: 'folder docs on main',
    url,
    ...more,
  });
}

/** A card from before, so that it is dated, in a standing that brings nothing newer. */
export function datedCard(standing: Standing, more: Partial<Card> = {}): Card {
  return repositoryCard({ asOf: { day: '2026-11-20', source: 'host' }, standing, ...more });
}

/** One badge of each kind, and of each way in which it can be said. */
export const badges: readonly Badge[] = [
  { kind: 'missing', isConfirmed: true, isAnonymous: true },
  { kind: 'missing', isConfirmed: true, isAnonymous: false },
  { kind: 'missing', isConfirmed: false, isAnonymous: true },
  { kind: 'blocked' },
  { kind: 'forbidden' },
  { kind: 'replaced' },
  { kind: 'moved', to: 'forge/anvil', shown: 'forge' },
  { kind: 'private', visibility: 'private' },
  { kind: 'private', visibility: 'internal' },
  { kind: 'disabled' },
  { kind: 'archived', at: '2021-05-03T00:00:00Z' },
  { kind: 'archived' },
  { kind: 'empty' },
  { kind: 'mirror' },
  { kind: 'fork', parent: 'up/stream' },
  { kind: 'fork' },
  { kind: 'template' },
];

export function unavailable(
  reason: Extract<Standing, { state: 'unavailable' }>['reason'],
  canSignIn = false,
): Standing {
  const message = {
    limited: 'GitHub limits how much it is asked, again at 14:30.',
    'bad-token': 'GitHub does not take your sign-in any more.',
    unreachable: 'github.com gives no answer.',
    'not-understood': 'github.com answers with what is not understood.',
  }[reason];
  return { state: 'unavailable', reason, message, canSignIn };
}

const nobody = { id: 'unknown', name: 'git.example.org', label: 'git.example.org' } as const;

/** Text by strangers that tries to be more than text. */
export const hostileWords: readonly string[] = [
  '<img src=x onerror="document.title=1"><script>document.title=1</script> &lt;b&gt; <b>bold</b>',
  '[quit](command:workbench.action.quit) ![x](https://evil.example/p.png) <https://evil.example>',
  '\u202Egnitirw sti snrut\u202C \u2066and isolates\u2069 \u200Bnothing\u0000\u0007',
  'w'.repeat(300),
  '$(zap) $(gear~spin) `code` **bold** _em_ # heading | a | b |',
];

function hostileCard(words: string): Card {
  return repositoryCard({
    owner: words,
    name: words,
    badges: [
      { kind: 'moved', to: words, shown: words },
      { kind: 'fork', parent: words },
    ],
    repository: repositoryWords({
      description: words,
      language: { name: words },
      license: { kind: 'named', name: words },
      release: { tag: words },
      topics: [words.slice(0, 100)],
    }),
  });
}

/** Everything at its longest, as the schema lets it through. */
export function longestCard(): Card {
  const long = (length: number): string => 'long words '.repeat(length).slice(0, length);
  return repositoryCard({
    owner: long(2000),
    name: long(2000),
    badges: Array.from({ length: 12 }, () => ({
      kind: 'moved' as const,
      to: long(600),
      shown: long(600),
    })),
    repository: repositoryWords({
      description: long(1000),
      language: { name: long(300) },
      license: { kind: 'named', name: long(300) },
      release: { tag: long(300) },
      topics: Array.from({ length: 20 }, () => long(100)),
    }),
    standing: { ...unavailable('limited', true), message: long(1000) } as Standing,
  });
}

/** A card in every state, by a name for the state. */
export const sampleCards: Readonly<Record<string, Card>> = {
  repository: repositoryCard(),
  'repository with a picture': repositoryCard({ avatar }),
  'repository of which little is known': repositoryCard({ repository: { topics: [] } }),
  'repository in trouble': repositoryCard({
    badges: [
      { kind: 'moved', to: 'forge/anvil', shown: 'forge' },
      { kind: 'archived', at: '2021-05-03T00:00:00Z' },
      { kind: 'fork', parent: 'up/stream' },
    ],
  }),
  'repository with every badge': repositoryCard({ badges: badges.slice(0, 12) }),
  missing: unknownCard(
    { state: 'current' },
    {
      badges: [{ kind: 'missing', isConfirmed: true, isAnonymous: true }],
      asOf: now,
    },
  ),
  owner: ownerCard(),
  'owner with few repositories': ownerCard({
    ownerFacts: ownerWords({ repositoryCount: 3, repositories: ownedRepositories(3) }),
  }),
  'owner with more than are listed': ownerCard({
    ownerFacts: ownerWords({ repositoryCount: 240, repositories: ownedRepositories(50) }),
  }),
  person: ownerCard({
    owner: 'wile',
    url: 'https://github.com/wile',
    ownerFacts: { kind: 'person', isVerified: false, repositoryCount: 1, repositories: [] },
  }),
  page: pageCard(),
  loading: unknownCard({ state: 'loading' }),
  'loading an owner': unknownOwnerCard({ state: 'loading' }),
  'loading with older facts': datedCard({ state: 'loading' }),
  unasked: unknownCard({ state: 'unasked' }),
  'unasked with older facts': datedCard({ state: 'unasked' }),
  off: unknownCard({ state: 'off' }),
  'off with older facts': datedCard({ state: 'off' }),
  restricted: unknownCard({ state: 'restricted' }),
  'unknown host': unknownCard(
    { state: 'unknown-host' },
    { host: nobody, url: 'https://git.example.org/acme/anvil' },
  ),
  limited: unknownCard(unavailable('limited', true)),
  'limited with older facts': datedCard(unavailable('limited', true)),
  'sign-in ended': unknownCard(unavailable('bad-token', true)),
  offline: unknownCard(unavailable('unreachable')),
  'offline with older facts': datedCard(unavailable('unreachable')),
  'not understood': unknownCard(unavailable('not-understood')),
  'from the lockfile': repositoryCard({ asOf: { day: '2026-11-20', source: 'lockfile' } }),
  'right to left': repositoryCard({
    repository: repositoryWords({
      description: 'ספרייה קטנה שמחברת בין רכיבים, ושומרת על הסדר שלהם',
      topics: ['עברית', 'العربية', 'mixed'],
    }),
  }),
  Arabic: repositoryCard({
    repository: repositoryWords({ description: 'مكتبة صغيرة تربط المكونات (v2) وتحفظ ترتيبها' }),
  }),
  ...Object.fromEntries(
    hostileWords.map((words, index) => [`hostile ${String(index + 1)}`, hostileCard(words)]),
  ),
  longest: longestCard(),
};
