import assert from 'node:assert/strict';
import * as v from 'valibot';
import { parsePost } from '../../../src/post/post';
import { cardSchema, type Badge, type Card } from '../../../src/preview/card/model';
import type { Verdict } from '../../../src/repositories/facts';
import { cardKey, cardOf, type KnownOfCards } from '../../../src/vscode/cardOf';
import { missing, ownerFacts, repositoryFacts, verdict, verdictFrom } from '../../support/verdicts';
import { nothing } from './known';

const links = parsePost(`
[Anvil](https://github.com/acme/anvil) [Acme](https://github.com/acme)
[Issues](https://github.com/acme/anvil/issues) [Saw](https://git.sr.ht/~tide/saw)
`).body().links;

/** The card of the first link, a repository; or of the one of a kind, or on a host. */
function card(more: Partial<KnownOfCards> = {}, which = 'repository'): Card {
  const link = links.find(
    ({ repository }) => repository.kind === which || repository.hostName === which,
  );
  assert.ok(link);
  const made = cardOf(link, { ...nothing, ...more });
  // What is sent has to be what is taken.
  assert.deepEqual(v.parse(cardSchema, structuredClone(made)), made);
  assert.equal(made.key, cardKey(link));
  return made;
}

function said(seen: Verdict, more: Partial<KnownOfCards> = {}, which?: string): Card {
  return card({ verdictOf: () => seen, ...more }, which);
}

suite('The card of a link', () => {
  test('says where it leads, even where nothing is known', () => {
    assert.deepEqual(card(), {
      key: 'github.com/acme/anvil',
      host: { id: 'github', name: 'github.com', label: 'GitHub' },
      kind: 'repository',
      owner: 'acme',
      name: 'anvil',
      url: 'https://github.com/acme/anvil',
      badges: [],
      standing: { state: 'loading' },
    });
    const owner = card({}, 'owner');
    assert.deepEqual([owner.kind, owner.owner, owner.name], ['owner', 'acme', undefined]);
    const page = card({}, 'deep');
    assert.deepEqual([page.kind, page.page], ['page', 'issues']);
    assert.notEqual(page.key, card().key);
  });

  test('tells whether facts can come, and what stands in the way', () => {
    const state = (more: Partial<KnownOfCards>, which?: string): string =>
      card(more, which).standing.state;
    assert.equal(state({ consent: 'not-asked' }), 'unasked');
    assert.equal(state({ consent: 'never' }), 'off');
    assert.equal(state({ consent: 'untrusted' }), 'restricted');
    assert.equal(state({}), 'loading');
    assert.equal(state({ verdictOf: () => verdict() }), 'current');
    assert.equal(state({ verdictOf: () => verdict(), isAsking: () => true }), 'loading');
    for (const consent of ['allowed', 'not-asked', 'never', 'untrusted'] as const) {
      assert.equal(state({ consent }, 'git.sr.ht'), 'unknown-host');
    }
    const trouble = { reason: 'limited', message: 'GitHub limits how much it is asked.' } as const;
    assert.deepEqual(card({ standingOf: () => ({ canSignIn: true, trouble }) }).standing, {
      state: 'unavailable',
      ...trouble,
      canSignIn: true,
    });
  });

  test('does not wait for what its host could not tell', () => {
    const held = { isHeldBack: () => true };
    assert.deepEqual(card(held).standing, {
      state: 'unavailable',
      reason: 'not-understood',
      message: 'GitHub gave no answer about this one that can be read.',
      canSignIn: false,
    });
    assert.equal(card({ ...held, isAsking: () => true }).standing.state, 'loading');
    assert.equal(card({ ...held, consent: 'never' }).standing.state, 'off');
  });

  test('has the facts of a repository', () => {
    assert.deepEqual(said(verdict()).repository, {
      description: 'Forges what the stack stands on',
      language: { name: 'Python', color: '#3572a5' },
      stars: 1234,
      license: { kind: 'named', name: 'Apache-2.0' },
      pushedAt: '2023-05-03T10:00:00Z',
      topics: [],
    });
    const more = said(
      verdict({
        license: 'none',
        language: { name: 'Odd', color: 'red;background:url(x)' },
        latestRelease: { tag: 'v1.0', publishedAt: '2024-01-02T00:00:00Z' },
        topics: Array.from({ length: 30 }, (_, index) => `topic-${String(index)}`),
        pushedAt: 'yesterday',
        homepage: 'https://anvil.example/',
      }),
    ).repository;
    assert.deepEqual(more?.license, { kind: 'none' });
    assert.deepEqual(more.language, { name: 'Odd' });
    assert.deepEqual(more.release, { tag: 'v1.0', publishedAt: '2024-01-02T00:00:00Z' });
    assert.equal(more.topics.length, 20);
    assert.equal(more.pushedAt, undefined);
    assert.equal(more.homepage, 'https://anvil.example/');
    assert.deepEqual(said(verdict({ license: {} })).repository?.license, { kind: 'other' });
    assert.deepEqual(said(verdict({ license: { name: 'House rules' } })).repository?.license, {
      kind: 'named',
      name: 'House rules',
    });
    assert.equal(said(verdict({ latestRelease: 'none' })).repository?.release, undefined);
  });

  test('has the facts of an owner, and only those of its repositories that everybody sees', () => {
    const repositories = [
      repositoryFacts(),
      repositoryFacts({ name: 'secret', visibility: 'private' }),
      repositoryFacts({ name: 'old', isArchived: true, language: undefined, stars: undefined }),
    ];
    const { ownerFacts: facts } = said(
      verdictFrom({ owner: ownerFacts({ repositories, isVerified: true }) }),
      {},
      'owner',
    );
    assert.equal(facts?.displayName, 'Acme Works');
    assert.equal(facts.kind, 'organisation');
    assert.equal(facts.isVerified, true);
    assert.equal(facts.repositoryCount, 32);
    assert.deepEqual(
      facts.repositories.map(({ name, isArchived, stars }) => [name, isArchived, stars]),
      [
        ['anvil', false, 1234],
        ['old', true, undefined],
      ],
    );
  });

  test('has the picture of the owner, where it may be shown', () => {
    const picture = 'data:image/png;base64,AAAA';
    const avatarUrl = 'https://avatars.example/1';
    const seen = verdict({ owner: { login: 'acme', kind: 'organisation', avatarUrl } });
    const asked: string[] = [];
    const avatarOf: KnownOfCards['avatarOf'] = (_, url) => {
      asked.push(url);
      return picture;
    };
    assert.equal(said(seen, { avatarOf }).avatar, picture);
    assert.deepEqual(asked, [avatarUrl]);
    assert.equal(said(verdict(), { avatarOf }).avatar, undefined);
  });

  const states: readonly (readonly [string, Verdict, readonly Badge[]])[] = [
    ['missing', missing, [{ kind: 'missing', isConfirmed: true, isAnonymous: true }]],
    [
      'missing at a first look',
      verdict({}, { state: 'missing' }),
      [{ kind: 'missing', isConfirmed: false, isAnonymous: true }],
    ],
    ['blocked', verdictFrom(undefined, { state: 'blocked' }), [{ kind: 'blocked' }]],
    ['forbidden', verdictFrom(undefined, { state: 'forbidden' }), [{ kind: 'forbidden' }]],
    ['replaced', verdict({}, { isReplaced: true }), [{ kind: 'replaced' }]],
    [
      'another owner',
      verdict({ url: 'https://github.com/forge/anvil' }),
      [{ kind: 'moved', to: 'forge/anvil', shown: 'forge' }],
    ],
    [
      'another name',
      verdict({ url: 'https://github.com/acme/hammer' }),
      [{ kind: 'moved', to: 'acme/hammer', shown: 'hammer' }],
    ],
    [
      'both',
      verdict({ url: 'https://github.com/forge/hammer' }),
      [{ kind: 'moved', to: 'forge/hammer', shown: 'forge/hammer' }],
    ],
    ['another case', verdict({ url: 'https://github.com/ACME/Anvil' }), []],
    [
      'everything',
      verdict({
        visibility: 'private',
        isDisabled: true,
        isArchived: true,
        archivedAt: '2021-05-03T00:00:00Z',
        isEmpty: true,
        isMirror: true,
        isFork: true,
        parent: 'forge/anvil',
        isTemplate: true,
      }),
      [
        { kind: 'private', visibility: 'private' },
        { kind: 'disabled' },
        { kind: 'archived', at: '2021-05-03T00:00:00Z' },
        { kind: 'empty' },
        { kind: 'mirror' },
        { kind: 'fork', parent: 'forge/anvil' },
        { kind: 'template' },
      ],
    ],
  ];
  for (const [name, seen, badges] of states) {
    test(`badges: ${name}`, () => {
      assert.deepEqual(said(seen).badges, badges);
    });
  }

  test('says from when and where its facts are; the time only of today, and of a host', () => {
    assert.equal(card().asOf, undefined);
    assert.deepEqual(said(verdict()).asOf, { day: '2026-11-24', source: 'host', time: '14:02' });
    assert.deepEqual(said(verdict({}, { day: '2026-11-02' })).asOf, {
      day: '2026-11-02',
      source: 'host',
    });
    assert.deepEqual(said(verdict({}, { source: 'lockfile' }), { consent: 'untrusted' }).asOf, {
      day: '2026-11-24',
      source: 'lockfile',
    });
  });
});
