import assert from 'node:assert/strict';
import { cardMarkdown } from '../../../src/preview/card/markdown';
import { setLanguage } from '../../../src/preview/l10n';
import type { Card } from '../../../src/preview/card/model';
import {
  datedCard,
  hostileWords,
  ownedRepositories,
  ownerCard,
  ownerWords,
  pageCard,
  repositoryCard,
  sampleCards,
  today,
  unavailable,
  unknownCard,
} from '../cards';
import { nodesOf } from '../../support/markdownNodes';

/** What stands there, line by line, without the signs that keep text from being more. */
function said(card: Card, more: readonly string[] = []): string[] {
  return cardMarkdown(card, today, more).map((paragraph) => paragraph.replace(/\\(?=\W)/g, ''));
}

suite('Cards as Markdown', () => {
  suiteSetup(() => {
    setLanguage('en', undefined);
  });

  test('a repository', () => {
    assert.deepEqual(said(repositoryCard()), [
      '$(repo) **acme/anvil**',
      'Forges what the stack stands on, and keeps the hammers in order',
      'Python · $(star-full) 1.2k · $(law) Apache-2.0 · pushed 3 years ago',
      '$(tag) [v2.4.0](https://github.com/acme/anvil/releases/tag/v2.4.0) · automation, forge, python',
      '*From github.com, as of 14:02.*',
    ]);
  });

  test('a repository with states, of which little is known', () => {
    assert.deepEqual(
      said(
        repositoryCard({
          repository: { topics: [] },
          badges: [{ kind: 'moved', to: 'acme/hammer', shown: 'hammer' }, { kind: 'fork' }],
        }),
      ),
      [
        '$(repo) **acme/anvil**',
        '$(arrow-right) Moved to acme/hammer · $(repo-forked) Fork',
        '*From github.com, as of 14:02.*',
      ],
    );
  });

  test('a page names itself', () => {
    assert.equal(said(pageCard())[0], '$(repo) **acme/anvil** · folder docs on main');
  });

  test('an owner, with five repositories', () => {
    assert.deepEqual(said(ownerCard()), [
      '$(organization) **Acme Works** acme',
      'Tools that fall from great heights',
      'verified organisation · 32 repositories',
      ownedRepositories(5)
        .map(
          ({ name, language }, index) =>
            `- [${name}](https://github.com/acme/${name}) · ${language?.name ?? ''} · $(star-full) ${['2.4k', '1.2k', '800', '600', '480'][index] ?? ''}`,
        )
        .join('\n'),
      '*From github.com, as of 14:02.*',
    ]);
  });

  test('a person without a name is called by the login', () => {
    const card = ownerCard({ ownerFacts: { kind: 'person', isVerified: false, repositories: [] } });
    assert.equal(said(card)[0], '$(account) **acme**');
  });

  for (const [name, card, last] of [
    ['unasked', unknownCard({ state: 'unasked' }), undefined],
    ['off', unknownCard({ state: 'off' }), '*Looking up repositories is switched off.*'],
    ['loading', unknownCard({ state: 'loading' }), '*Asking github.com…*'],
    [
      'offline with facts of before',
      datedCard(unavailable('unreachable')),
      '*From github.com, as of 20 November 2026. github.com gives no answer.*',
    ],
  ] as const) {
    test(name, () => {
      const lines = said(card);
      assert.equal(lines.length > 1 ? lines.at(-1) : undefined, last);
    });
  }

  test('who shows it can say more in the last line', () => {
    assert.deepEqual(said(unknownCard({ state: 'unasked' }), ['A look-up asks github.com.']), [
      '$(repo) **acme/anvil**',
      '*A look-up asks github.com.*',
    ]);
  });

  for (const [name, card] of Object.entries(sampleCards)) {
    test(`has no link, picture, code or HTML of strangers: ${name}`, () => {
      const markdown = cardMarkdown(card, today).join('\n\n');
      const nodes = nodesOf(markdown);
      const allowed = [
        'root',
        'paragraph',
        'text',
        'strong',
        'emphasis',
        'list',
        'listItem',
        'link',
      ];
      assert.deepEqual(
        nodes.filter(({ type }) => !allowed.includes(type)).map(({ type }) => type),
        [],
      );
      const addresses = nodes.flatMap(({ url }) => (url === undefined ? [] : [url]));
      assert.deepEqual(
        addresses.filter((url) => !url.startsWith('https://github.com/acme')),
        [],
      );
      assert.doesNotMatch(markdown, /[\u202A-\u202E\u2066-\u2069\u200B\0\x07]/);
      assert.doesNotMatch(markdown.replace(/\\./g, ''), /\$\((?:zap|gear)/);
    });
  }

  test('an address cannot end its own link', () => {
    const card = ownerCard({
      ownerFacts: ownerWords({
        repositories: hostileWords.map((words) => ({
          name: words,
          url: `https://x.example/${words}`,
          isArchived: false,
        })),
      }),
    });
    const addresses = nodesOf(cardMarkdown(card, today).join('\n\n')).flatMap(
      ({ url }) => url ?? [],
    );
    assert.equal(addresses.length, hostileWords.length);
    assert.ok(addresses.every((url) => url.startsWith('https://x.example/')));
  });
});
