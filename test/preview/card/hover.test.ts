import assert from 'node:assert/strict';
import {
  componentParagraphs,
  hoverActions,
  hoverParagraphs,
  type HoverContext,
} from '../../../src/preview/card/hover';
import type { Card, Standing } from '../../../src/preview/card/model';
import { evidenceNames } from '../../../src/preview/panel/wording';
import {
  avatar,
  datedCard,
  hostileWords,
  ownerCard,
  repositoryCard,
  sampleCards,
  today,
  unavailable,
  unknownCard,
} from '../cards';
import { nodesOf } from '../../support/markdownNodes';

const plain: HoverContext = {
  today,
  isAsking: false,
  hostNames: ['github.com'],
  canReplace: false,
  canSignIn: true,
  canShow: false,
};

function actions(card: Card, more: Partial<HoverContext> = {}): string[] {
  return hoverActions(card, { ...plain, ...more }).map(({ title }) => title);
}

function lines(card: Card, more: Partial<HoverContext> = {}): string[] {
  return hoverParagraphs(card, { ...plain, ...more }).map((paragraph) =>
    paragraph.replace(/\\(?=\W)/g, ''),
  );
}

suite('What a hover offers', () => {
  test('of what is known: to open it and to ask again', () => {
    assert.deepEqual(actions(repositoryCard()), ['Open on GitHub', 'Look up again']);
    assert.deepEqual(actions(ownerCard(), { canShow: true }), [
      'Open on GitHub',
      'Look up again',
      'Show in Linked Repositories',
    ]);
  });

  test('of what moved: first of all to put the link right, where that can be done', () => {
    const moved = repositoryCard({
      badges: [{ kind: 'moved', to: 'forge/anvil', shown: 'forge' }],
    });
    assert.deepEqual(hoverActions(moved, { ...plain, canReplace: true })[0], {
      kind: 'use-canonical',
      title: 'Use canonical link',
    });
    assert.ok(!actions(moved).includes('Use canonical link'));
  });

  const missing = (isAnonymous: boolean): Card =>
    unknownCard(
      { state: 'current' },
      {
        badges: [{ kind: 'missing', isConfirmed: true, isAnonymous }],
        asOf: { day: today, source: 'host' },
      },
    );

  const cases: readonly (readonly [string, Card, Partial<HoverContext>, readonly string[]])[] = [
    ['not found: no page to open', missing(true), {}, ['Sign in', 'Look up again']],
    ['not found, nobody can sign in', missing(true), { canSignIn: false }, ['Look up again']],
    ['not found for who is signed in', missing(false), {}, ['Look up again']],
    [
      'before consent',
      unknownCard({ state: 'unasked' }),
      { hostNames: ['github.com', 'gitlab.com', 'codeberg.org'] },
      ['Look up on github.com, gitlab.com and codeberg.org', 'Open on GitHub'],
    ],
    ['off', unknownCard({ state: 'off' }), {}, ['Open on GitHub']],
    ['Restricted Mode', unknownCard({ state: 'restricted' }), {}, ['Open on GitHub']],
    ['asking', unknownCard({ state: 'loading' }), { isAsking: true }, ['Open on GitHub']],
    ['not in sight', unknownCard({ state: 'loading' }), {}, ['Open on GitHub', 'Look up']],
    ['limited', unknownCard(unavailable('limited', true)), {}, ['Open on GitHub', 'Sign in']],
    [
      'limited, signed in',
      datedCard(unavailable('limited', true)),
      { canSignIn: false },
      ['Open on GitHub'],
    ],
    ['sign-in not taken', datedCard(unavailable('bad-token')), {}, ['Open on GitHub', 'Sign in']],
    ['offline', datedCard(unavailable('unreachable')), {}, ['Open on GitHub']],
  ];
  for (const [name, card, context, titles] of cases) {
    test(name, () => {
      assert.deepEqual(actions(card, context), titles);
    });
  }

  test('no page of what has no address for a browser', () => {
    const card = Object.entries(repositoryCard()).filter(([name]) => name !== 'url');
    assert.deepEqual(actions(Object.fromEntries(card) as Card), ['Look up again']);
  });
});

suite('What a hover says', () => {
  test('the card, with its picture before the name', () => {
    assert.equal(lines(repositoryCard())[0], '$(repo) **acme/anvil**');
    assert.equal(
      lines(repositoryCard({ avatar }))[0],
      `![](${avatar}|width=20,height=20) **acme/anvil**`,
    );
  });

  test('no picture that would use up the room of the words', () => {
    const large = `data:image/png;base64,${'A'.repeat(70_000)}`;
    assert.equal(lines(repositoryCard({ avatar: large }))[0], '$(repo) **acme/anvil**');
  });

  test('whom a look-up would ask, where these are several', () => {
    const card = unknownCard({ state: 'unasked' });
    assert.deepEqual(lines(card), ['$(repo) **acme/anvil**']);
    assert.equal(
      lines(card, { hostNames: ['github.com', 'gitlab.com'] })[1],
      '*A look-up asks github.com and gitlab.com about the links of this file.*',
    );
  });

  test('that nothing is known, unless it is being asked', () => {
    const card = unknownCard({ state: 'loading' });
    assert.equal(lines(card)[1], '*Nothing is known from github.com yet.*');
    assert.equal(lines(card, { isAsking: true })[1], '*Asking github.com…*');
    const known = repositoryCard({ standing: { state: 'loading' } });
    assert.match(lines(known, { isAsking: true }).at(-1) ?? '', /as of 14:02\. Asking/);
  });

  test('how old the facts are, and why there are no newer ones', () => {
    const standing: Standing = unavailable('unreachable');
    assert.equal(
      lines(datedCard(standing)).at(-1),
      '*From github.com, as of 20 November 2026. github.com gives no answer.*',
    );
  });

  test('of the section of an entry how they belong together, and what it says first', () => {
    assert.deepEqual(
      componentParagraphs({ section: 'Cockpit', evidence: 'alias', sentence: 'Shows it *all*.' }),
      ['⇄ **Cockpit**, matched by alias', 'Shows it \\*all\\*\\.'],
    );
    const all = evidenceNames.map(
      (evidence) => componentParagraphs({ section: 'A', evidence, sentence: undefined })[0],
    );
    // A label is a name to who reads it.
    assert.equal(new Set(all).size, evidenceNames.length - 1);
  });
});

suite('A hover over what strangers have written', () => {
  const known = new Set(['root', 'paragraph', 'text', 'strong', 'emphasis', 'list', 'listItem']);

  test('has no link, code, picture or HTML but ours', () => {
    for (const [name, card] of Object.entries(sampleCards)) {
      const nodes = nodesOf(
        hoverParagraphs(card, { ...plain, hostNames: ['github.com', 'gitlab.com'] }).join('\n\n'),
      );
      for (const { type, url } of nodes.filter((node) => !known.has(node.type))) {
        assert.ok(type === 'link' || type === 'image', `${name}: ${type}`);
        assert.match(url ?? '', /^(?:https:\/\/(?!evil)|data:image\/)/, name);
      }
    }
  });

  for (const words of hostileWords) {
    test(`in a post: ${words.slice(0, 30)}`, () => {
      const paragraphs = componentParagraphs({
        section: words,
        evidence: 'name',
        sentence: words,
      });
      const nodes = nodesOf(paragraphs.join('\n\n'));
      assert.deepEqual(
        nodes.filter(({ type }) => !known.has(type)),
        [],
      );
      assert.doesNotMatch(paragraphs.join(' '), /[\u202A-\u202E\u2066-\u2069\u200B\0\x07]/);
      assert.doesNotMatch(paragraphs.join(' ').replace(/\\./g, ''), /\$\((?:zap|gear)/);
    });
  }
});
