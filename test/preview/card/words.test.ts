import assert from 'node:assert/strict';
import type { Card } from '../../../src/preview/card/model';
import {
  asOfWords,
  badgeWords,
  factWords,
  kindWords,
  licenseWords,
  listInWords,
  originWords,
  shortStateWords,
  standingWords,
} from '../../../src/preview/card/words';
import { setLanguage } from '../../../src/preview/l10n';
import {
  badges,
  datedCard,
  ownerCard,
  pageCard,
  repositoryCard,
  repositoryWords,
  today,
  unavailable,
  unknownCard,
} from '../cards';

suite('Words of cards', () => {
  teardown(() => {
    setLanguage('en', undefined);
  });

  test('licences', () => {
    const words = (license: NonNullable<ReturnType<typeof repositoryWords>['license']>) =>
      licenseWords(repositoryWords({ license }));
    assert.equal(words({ kind: 'named', name: 'MIT' }), 'MIT');
    assert.equal(words({ kind: 'other' }), 'other licence');
    assert.equal(words({ kind: 'none' }), 'no licence');
    assert.equal(licenseWords({ topics: [] }), undefined);
  });

  test('hosts as a list', () => {
    assert.equal(listInWords(['a.org']), 'a.org');
    assert.equal(listInWords(['a.org', 'b.org']), 'a.org and b.org');
    assert.equal(listInWords(['a.org', 'b.org', 'c.org']), 'a.org, b.org and c.org');
  });

  test('facts of a repository, short for the eye and in full to be read out', () => {
    assert.deepEqual(
      factWords(repositoryCard(), today).map(({ kind, text, long }) => [kind, text, long]),
      [
        ['language', 'Python', undefined],
        ['stars', '1.2k', '1,234 stars'],
        ['license', 'Apache-2.0', undefined],
        ['activity', 'pushed 3 years ago', 'pushed 3 years ago, 2 October 2023'],
        ['release', 'v2.4.0', 'latest release v2.4.0 of 20 September 2023'],
        ['homepage', 'anvil.example', 'homepage anvil.example'],
      ],
    );
  });

  test('what a host did not say is left out', () => {
    const card = repositoryCard({ repository: { topics: [], activeAt: today } });
    assert.deepEqual(
      factWords(card, today).map(({ text }) => text),
      ['active today'],
    );
    assert.deepEqual(factWords(unknownCard({ state: 'loading' }), today), []);
  });

  test('facts of an owner', () => {
    assert.deepEqual(
      factWords(ownerCard(), today).map(({ text }) => text),
      ['verified organisation', '32 repositories'],
    );
  });

  test('what a card is of', () => {
    assert.equal(kindWords(repositoryCard()), 'Repository on GitHub');
    assert.equal(kindWords(ownerCard()), 'Verified organisation on GitHub');
    assert.equal(kindWords(pageCard()), 'Folder docs on main · GitHub');
    assert.equal(kindWords(pageCard({ page: ' ' })), 'Page · GitHub');
  });

  test('every badge has few words, all words and an icon of VS Code', () => {
    const shown = badges.map((badge) => {
      const { icon, short, long, tone } = badgeWords(badge);
      return `${icon}: ${short} (${long}) ${tone}`;
    });
    assert.equal(new Set(shown).size, badges.length);
    assert.equal(
      shown[10],
      'archive: archived 2021 (Archived on 3 May 2021) information',
      'the samples have another order',
    );
  });

  test('for the end of a line, what is worth knowing and no more', () => {
    const few = badges.filter(({ kind }) => ['moved', 'archived', 'fork'].includes(kind));
    assert.equal(shortStateWords({ badges: few }), 'moved → forge · archived 2021 · archived');
    assert.equal(shortStateWords({ badges: [{ kind: 'fork' }] }), undefined);
  });

  const asOf = (more: NonNullable<Card['asOf']>): readonly (string | undefined)[] => {
    const card = repositoryCard({ asOf: more });
    return [asOfWords(card, today), originWords(card, today)];
  };

  test('from when and where facts are', () => {
    assert.deepEqual(asOf({ day: today, time: '14:02', source: 'host' }), [
      'as of 14:02',
      'From github.com, as of 14:02.',
    ]);
    assert.deepEqual(asOf({ day: '2026-11-20', source: 'host' }), [
      'as of 20 Nov',
      'From github.com, as of 20 November 2026.',
    ]);
    assert.deepEqual(asOf({ day: '2025-11-20', source: 'lockfile' }), [
      'lockfile, as of 20 Nov 2025',
      'From the lockfile of this blog, as of 20 November 2025.',
    ]);
    assert.equal(originWords(unknownCard({ state: 'off' }), today), undefined);
  });

  test('why nothing newer is known', () => {
    assert.equal(standingWords(repositoryCard()), undefined);
    assert.equal(standingWords(datedCard({ state: 'loading' })), 'Asking github.com…');
    assert.equal(
      standingWords(unknownCard({ state: 'restricted' })),
      'Nothing is looked up in Restricted Mode.',
    );
    assert.equal(
      standingWords(unknownCard(unavailable('unreachable'))),
      'github.com gives no answer.',
    );
  });

  test('in another language, with its numbers', () => {
    setLanguage('de', { '{0} stars': '{0} Sterne', 'pushed {0}': 'Push {0}' });
    try {
      const facts = factWords(repositoryCard(), today);
      assert.equal(facts[1]?.long, '1.234 Sterne');
      assert.equal(facts[3]?.text, 'Push vor 3 Jahren');
    } finally {
      setLanguage('en', undefined);
    }
  });
});
