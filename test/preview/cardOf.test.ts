import assert from 'node:assert/strict';
import * as v from 'valibot';
import { parsePost } from '../../src/post/post';
import { cardSchema, type Card } from '../../src/preview/card/model';
import { badgeWords } from '../../src/preview/card/words';
import type { Verdict } from '../../src/repositories/facts';
import { badgesOf, cardOf, type KnownOfCards } from '../../src/vscode/cardOf';
import { missing, ownerFacts, repositoryFacts, verdict, verdictFrom } from '../support/verdicts';

const text =
  '[Anvil](https://github.com/acme/anvil) [Acme](https://github.com/acme) [A](http://github.com/acme/anvil/issues/1)\n';
const [anvil, acme, issue] = parsePost(text).body().links;
assert.ok(anvil !== undefined && acme !== undefined && issue !== undefined);

const nothing: KnownOfCards = {
  today: '2026-11-24',
  consent: 'allowed',
  verdictOf: () => undefined,
  isAsking: () => false,
  canBeAsked: () => true,
  standingOf: () => ({ canSignIn: true, trouble: undefined }),
  avatarOf: () => undefined,
  shownTime: (time) => `14:${String(time / 1000).padStart(2, '0')}`,
};

/** A card as it crosses to a page, which takes no other. */
function checkedCard(link: typeof anvil, more: Partial<KnownOfCards> = {}): Card {
  const card = cardOf(link!, { ...nothing, ...more });
  assert.deepEqual(v.parse(cardSchema, card), card);
  return card;
}

suite('What is special about a link', () => {
  const states: readonly (readonly [string, Verdict, string])[] = [
    [
      'archived, and when',
      verdict({ isArchived: true, archivedAt: '2021-05-03T00:00:00Z' }),
      'Archived on 3 May 2021',
    ],
    ['archived, nobody knows when', verdict({ isArchived: true }), 'Archived'],
    ['moved', verdict({ url: 'https://github.com/forge/anvil' }), 'Moved to forge/anvil'],
    ['private', verdict({ visibility: 'private' }), 'Private: your readers get “not found”'],
    ['internal', verdict({ visibility: 'internal' }), 'Internal: your readers get “not found”'],
    ['fork', verdict({ isFork: true, parent: 'up/stream' }), 'Fork of up/stream'],
    ['fork of something', verdict({ isFork: true }), 'Fork'],
    ['mirror', verdict({ isMirror: true }), 'Mirror of a repository elsewhere'],
    ['template', verdict({ isTemplate: true }), 'Template for other repositories'],
    ['empty', verdict({ isEmpty: true }), 'Empty: nothing has been pushed yet'],
    ['disabled', verdict({ isDisabled: true }), 'Switched off by its host'],
    [
      'replaced',
      verdict({ url: 'https://github.com/forge/anvil' }, { isReplaced: true }),
      'This name belongs to another repository than before',
    ],
    [
      'blocked',
      verdictFrom(undefined, { state: 'blocked' }),
      'Blocked by its host for legal reasons',
    ],
    [
      'forbidden',
      verdictFrom(undefined, { state: 'forbidden' }),
      'Your sign-in may not see it, so it is not known what readers see',
    ],
    ['missing', missing, 'Not found, or private (without a sign-in nobody can tell which)'],
    ['missing to who is signed in', { ...missing, isAnonymous: false }, 'Not found, or private'],
    [
      'missing, but known from before',
      verdict({}, { state: 'missing' }),
      'Not found just now, looked at again in a while',
    ],
    [
      'several at once, what matters most first',
      verdict({ url: 'https://github.com/acme/hammer', isArchived: true, isFork: true }),
      'Moved to acme/hammer · Archived · Fork',
    ],
  ];
  for (const [name, seen, words] of states) {
    test(name, () => {
      const badges = badgesOf(anvil.repository, seen);
      assert.equal(badges.map((badge) => badgeWords(badge).long).join(' · '), words);
    });
  }

  for (const [url, shown] of [
    ['https://github.com/forge/anvil', 'forge'],
    ['https://github.com/acme/hammer', 'hammer'],
    ['https://github.com/forge/hammer', 'forge/hammer'],
  ] as const) {
    test(`of ${url} the new part is ${shown}`, () => {
      const [badge] = badgesOf(anvil.repository, verdict({ url }));
      assert.ok(badge?.kind === 'moved');
      assert.equal(badge.shown, shown);
    });
  }
});

suite('The card of a link', () => {
  test('has what the host said of a repository, and of when that is', () => {
    const card = checkedCard(anvil, { verdictOf: () => verdict() });
    assert.deepEqual(card.repository, {
      description: 'Forges what the stack stands on',
      language: { name: 'Python', color: '#3572a5' },
      stars: 1234,
      license: { kind: 'named', name: 'Apache-2.0' },
      pushedAt: '2023-05-03T10:00:00Z',
      topics: [],
    });
    assert.deepEqual(card.asOf, { day: '2026-11-24', time: '14:01', source: 'host' });
    assert.deepEqual(card.standing, { state: 'current' });
  });

  test('tells no time of another day, nor of a lockfile, which knows none', () => {
    for (const more of [{ day: '2026-11-22' }, { source: 'lockfile' as const }]) {
      const card = checkedCard(anvil, { verdictOf: () => verdict({}, more) });
      assert.equal(card.asOf?.time, undefined);
    }
  });

  test('leaves out what the host did not say, and what is no colour and no day', () => {
    const card = checkedCard(anvil, {
      verdictOf: () =>
        verdict({
          description: undefined,
          stars: undefined,
          license: {},
          language: { name: 'Odd', color: 'red; x' },
          pushedAt: 'yesterday',
          latestRelease: 'none',
        }),
    });
    assert.deepEqual(card.repository, {
      language: { name: 'Odd' },
      license: { kind: 'other' },
      topics: [],
    });
  });

  test('of an owner has its public repositories alone', () => {
    const owner = ownerFacts({
      repositories: [repositoryFacts(), repositoryFacts({ name: 'secret', visibility: 'private' })],
    });
    const card = checkedCard(acme, { verdictOf: () => verdictFrom({ owner }) });
    assert.equal(card.kind, 'owner');
    assert.deepEqual(
      card.ownerFacts?.repositories.map(({ name }) => name),
      ['anvil'],
    );
  });

  test('of a page says which it is, with a key of its own', () => {
    const card = checkedCard(issue);
    assert.equal(card.kind, 'page');
    assert.equal(card.page, 'issue 1');
    assert.notEqual(card.key, checkedCard(anvil).key);
  });

  test('shows a picture where there is one', () => {
    const avatar = 'data:image/png;base64,AAAA';
    const owner = ownerFacts({ avatarUrl: 'https://avatars.githubusercontent.com/u/1' });
    const card = checkedCard(acme, {
      verdictOf: () => verdictFrom({ owner }),
      avatarOf: (_, url) => (url === owner.avatarUrl ? avatar : undefined),
    });
    assert.equal(card.avatar, avatar);
  });

  const trouble = { reason: 'limited', message: 'GitHub limits it.' } as const;
  for (const [name, known, state] of [
    ['nobody can ask its host', { canBeAsked: () => false }, 'unknown-host'],
    ['Restricted Mode', { consent: 'untrusted' }, 'restricted'],
    ['never', { consent: 'never' }, 'off'],
    ['not asked', { consent: 'not-asked' }, 'unasked'],
    ['nothing known', {}, 'loading'],
    ['asking again', { verdictOf: () => verdict(), isAsking: () => true }, 'loading'],
    ['known', { verdictOf: () => verdict() }, 'current'],
    ['trouble', { standingOf: () => ({ canSignIn: true, trouble }) }, 'unavailable'],
  ] as const) {
    test(`says how it stands: ${name}`, () => {
      assert.equal(checkedCard(anvil, known).standing.state, state);
    });
  }
});
