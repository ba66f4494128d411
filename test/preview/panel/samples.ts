// Sample views of the Linked Repositories page, for its tests and its bench.
import type { Card } from '../../../src/preview/card/model';
import { worded } from '../../../src/preview/card/wording';
import type {
  PanelFrame,
  PanelLink,
  PanelPost,
  PanelProblem,
  PanelRow,
  PanelView,
} from '../../../src/preview/panel/model';
import type { HostMessage } from '../../../src/preview/panel/hostMessages';
import { wordedMatch } from '../../../src/preview/panel/wording';
import {
  avatar,
  ownerCard,
  ownerWords,
  repositoryCard,
  repositoryWords,
  today,
  unknownCard,
} from '../cards';

export function link(card: Card, more: Partial<PanelLink> = {}): PanelLink {
  return {
    id: card.key,
    card: card.key,
    place: 'entry',
    url: `https://${card.key}`,
    ...more,
  };
}

export function row(
  title: string,
  links: readonly PanelLink[],
  more: Partial<PanelRow> = {},
): PanelRow {
  return {
    id: `row ${title}`,
    part: 'overview',
    title,
    aliases: [],
    links: [...links],
    problems: [],
    can: { insertSection: false, addEntry: false, move: false },
    ...more,
  };
}

export function frame(more: Partial<PanelFrame> = {}): PanelFrame {
  return {
    post: 'file:///blog/kite.md',
    title: 'The stack behind Kite',
    fileName: 'kite.md',
    isPost: true,
    counts: { entries: 3, sections: 3, repositories: 4, owners: 4 },
    foot: [],
    canRefresh: true,
    isTruncated: false,
    ...more,
  };
}

export function view(
  rows: readonly PanelRow[],
  cards: readonly Card[],
  more: Partial<PanelFrame> = {},
): PanelPost {
  return {
    state: 'post',
    frame: frame(more),
    rows: [...rows],
    cards: cards.map((card) => worded(card, today)),
  };
}

export function show(shown: PanelView, number = 1): HostMessage {
  return { type: 'show', number, view: shown };
}

export const movedCard = repositoryCard({
  key: 'github.com/meridian/loom',
  owner: 'meridian',
  name: 'loom',
  url: 'https://github.com/meridian/loom',
  badges: [
    { kind: 'moved', to: 'meridian-archive/loom', shown: 'meridian-archive' },
    { kind: 'archived', at: '2021-05-03' },
  ],
  repository: repositoryWords({
    description: 'Weaves servers, services and the people who look after them into one fabric',
    stars: 1234,
    topics: ['automation', 'fabric', 'python'],
    homepage: 'https://loom.example/',
  }),
});

export const coreCard = repositoryCard({
  key: 'github.com/meridian/loom-core',
  owner: 'meridian',
  name: 'loom-core',
  url: 'https://github.com/meridian/loom-core',
  avatar,
  repository: repositoryWords({
    description: 'The loom without its threads',
    language: { name: 'Go', color: '#00add8' },
    stars: 88,
    pushedAt: '2026-11-20T09:12:44Z',
    topics: ['automation'],
    homepage: 'https://loom.example/',
  }),
});

export const systemCard = ownerCard({
  key: 'github.com/kite-os',
  owner: 'kite-os',
  url: 'https://github.com/kite-os',
  ownerFacts: ownerWords({
    displayName: 'Kite OS',
    description: 'Everything that runs between the firmware and your services',
  }),
});

export const storageCard = repositoryCard({
  key: 'codeberg.org/kite/storage',
  host: { id: 'gitea', name: 'codeberg.org', label: 'Codeberg' },
  owner: 'kite',
  name: 'storage',
  url: 'https://codeberg.org/kite/storage',
  repository: repositoryWords({
    description: 'Keeps what must not be lost in more places than one',
    language: { name: 'Rust', color: '#dea584' },
    stars: 45_210,
    license: { kind: 'named', name: 'MIT' },
    pushedAt: '2026-11-23T09:12:44Z',
    topics: [],
    homepage: 'https://storage.example/',
  }),
});

export const lintCard = unknownCard(
  { state: 'unknown-host' },
  {
    key: 'git.example.org/tools/lint',
    host: { id: 'unknown', name: 'git.example.org', label: 'git.example.org' },
    owner: 'tools',
    name: 'lint',
    url: 'https://git.example.org/tools/lint',
  },
);

export function problem(message: string, more: Partial<PanelProblem> = {}): PanelProblem {
  return {
    id: message,
    rule: 'links/moved',
    severity: 'warning',
    message,
    fixes: [],
    ...more,
  };
}

const movable = { insertSection: false, addEntry: false, move: true };

/** A post with everything that the page can show. */
export const sampleRows: readonly PanelRow[] = [
  row(
    'Loom = Automation Framework',
    [
      link(movedCard, { canonical: 'meridian-archive/loom' }),
      link(coreCard, { id: 'core', place: 'section', label: 'here' }),
    ],
    {
      id: 'loom',
      aliases: ['Weaver'],
      match: wordedMatch({
        section: 'Cockpit',
        evidence: 'alias',
        words: 'Weaver',
        isCertain: true,
      }),
      excerpt: 'Cockpit is where operators look after their machines, from the first to the last.',
      problems: [
        problem('meridian/loom moved to meridian-archive/loom (checked 2026-11-22).', {
          fixes: [{ id: 'use', title: 'Use github.com/meridian-archive/loom' }],
        }),
        problem('The section links another repository: meridian/loom-core.', {
          rule: 'links/entry-section-mismatch',
          severity: 'information',
          fixes: [
            { id: 'this', title: 'Use meridian/loom in both places' },
            { id: 'that', title: 'Use meridian/loom-core in both places' },
          ],
        }),
      ],
      can: movable,
    },
  ),
  row(
    'Distributed OS = Kite OS',
    [
      link(systemCard),
      link(systemCard, { id: 'section', place: 'section', alsoIn: 'also in Kite Net' }),
    ],
    {
      id: 'os',
      match: wordedMatch({
        section: 'Kite OS',
        evidence: 'label',
        words: 'Kite OS',
        isCertain: true,
      }),
      excerpt: 'A small system that boots over the network and keeps nothing on the machine.',
      can: movable,
    },
  ),
  row('Ledger', [], { id: 'ledger', can: { insertSection: true, addEntry: false, move: true } }),
  row('Kite Storage', [link(storageCard, { place: 'section' })], {
    id: 'storage',
    part: 'section',
    excerpt: 'Kite Storage spreads data so that no one machine, and no one owner, can lose it.',
    problems: [
      problem('Kite Storage has a section but no entry in the overview list.', {
        rule: 'components/entry-missing',
        severity: 'hint',
        fixes: [{ id: 'add', title: 'Add Kite Storage to the overview list' }],
      }),
    ],
    can: { insertSection: false, addEntry: true, move: false },
  }),
  row('History', [link(lintCard, { place: 'other', label: 'our linter' })], {
    id: 'history',
    part: 'other',
  }),
];

export const sampleCardsOfPanel: readonly Card[] = [
  movedCard,
  coreCard,
  systemCard,
  storageCard,
  lintCard,
];

export const sampleFoot: PanelFrame['foot'] = [
  {
    pieces: ['Facts from github.com, as of 14:02', 'not signed in (54 of 60 look-ups left)'],
    isTrouble: false,
    action: { kind: 'sign-in', hostName: 'github.com' },
  },
  {
    pieces: ['git.example.org', 'is no known host'],
    isTrouble: true,
  },
];

export function samplePost(more: Partial<PanelFrame> = {}): PanelPost {
  return view(sampleRows, sampleCardsOfPanel, { foot: sampleFoot, ...more });
}

/** So many components with a repository each, of which all is known. */
export function manyRows(count: number): { readonly rows: PanelRow[]; readonly cards: Card[] } {
  const cards = Array.from({ length: count }, (_, index) =>
    repositoryCard({
      key: `github.com/acme/part-${String(index)}`,
      owner: 'acme',
      name: `part-${String(index)}`,
      url: `https://github.com/acme/part-${String(index)}`,
      repository: repositoryWords({ stars: (index * 7919) % 5000 }),
    }),
  );
  const rows = cards.map((card, index) =>
    row(`Part ${String(index)}`, [link(card), link(card, { id: 'again', place: 'section' })], {
      id: `part ${String(index)}`,
      match: wordedMatch({
        section: `Part ${String(index)}`,
        evidence: 'name',
        words: `Part ${String(index)}`,
        isCertain: true,
      }),
      excerpt: `Part ${String(index)} does what its name says, and nothing else.`,
      problems: index % 10 === 0 ? [problem(`Part ${String(index)} has no closing sentence.`)] : [],
      can: movable,
    }),
  );
  return { rows, cards };
}
