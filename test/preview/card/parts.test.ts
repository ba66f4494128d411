import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import * as v from 'valibot';
import { initialsOf, tintOf } from '../../../src/preview/card/monogram';
import { cardSchema } from '../../../src/preview/card/model';
import {
  firstSorting,
  nextSorting,
  type SortKey,
  sortOwned,
} from '../../../src/preview/card/sortOwned';
import { worded } from '../../../src/preview/card/wording';
import { wordedSchema } from '../../../src/preview/card/worded';
import {
  ownedRepository,
  ownerCard,
  ownerWords,
  repositoryCard,
  repositoryWords,
  sampleCards,
  today,
} from '../cards';

suite('The monogram of an owner', () => {
  for (const [name, initials] of [
    ['Acme Works', 'AW'],
    ['zero-os', 'ZO'],
    ['acme', 'A'],
    ['group/sub/deep', 'GS'],
    ['élan', 'É'],
    ['  ', ''],
    ['\u202e<b>', 'B'],
    ['עברית טובה', 'עט'],
  ] as const) {
    test(`${JSON.stringify(name)} is ${JSON.stringify(initials)}`, () => {
      assert.equal(initialsOf(name), initials);
    });
  }

  test('has one colour, however the login is written', () => {
    assert.equal(tintOf('Acme'), tintOf('acme'));
    assert.equal(new Set(['a', 'b', 'c', 'd', 'e'].map(tintOf)).size, 5);
  });
});

suite('The list of what an owner has', () => {
  const { owned } = worded(
    ownerCard({
      ownerFacts: ownerWords({
        repositories: [
          ownedRepository({ name: 'b10', stars: 3, pushedAt: '2026-01-01' }),
          ownedRepository({ name: 'b9', stars: 30, pushedAt: '2024-01-01T00:00:00Z' }),
          { name: 'a', url: 'https://github.com/acme/a', isArchived: false },
        ],
      }),
    }),
    today,
  );
  const names = (by: SortKey, descending: boolean): string[] =>
    sortOwned(owned?.rows ?? [], { by, descending }).map(({ name }) => name);

  test('is sorted both ways, with what is not known last', () => {
    assert.deepEqual(names('name', false), ['a', 'b9', 'b10']);
    assert.deepEqual(names('name', true), ['b10', 'b9', 'a']);
    assert.deepEqual(names('stars', true), ['b9', 'b10', 'a']);
    assert.deepEqual(names('stars', false), ['b10', 'b9', 'a']);
    assert.deepEqual(names('push', true), ['b10', 'b9', 'a']);
    assert.deepEqual(names('push', false), ['b9', 'b10', 'a']);
  });

  test('begins as hosts have it, and turns round at a second press', () => {
    const byName = nextSorting(firstSorting, 'name');
    assert.deepEqual(byName, { by: 'name', descending: false });
    assert.deepEqual(nextSorting(byName, 'name'), { by: 'name', descending: true });
    assert.deepEqual(nextSorting(byName, 'push'), { by: 'push', descending: true });
  });
});

suite('The data of a card', () => {
  test('every sample is what the schemas let through, in facts and in words', () => {
    for (const [name, card] of Object.entries(sampleCards)) {
      assert.ok(v.is(cardSchema, card), name);
      assert.ok(v.is(wordedSchema, worded(card, today)), name);
    }
  });

  test('a description of ten megabytes is refused', () => {
    const description = 'x'.repeat(10_000_000);
    const card = repositoryCard({ repository: repositoryWords({ description }) });
    assert.equal(v.is(cardSchema, card), false);
    assert.equal(v.is(wordedSchema, worded(card, today)), false);
  });

  for (const [what, card] of [
    ['a script as address', repositoryCard({ url: 'javascript:alert(1)' })],
    ['a command as address', repositoryCard({ url: 'command:workbench.action.quit' })],
    [
      'a script as homepage',
      repositoryCard({ repository: repositoryWords({ homepage: 'javascript:alert(1)' }) }),
    ],
    ['a picture from elsewhere', repositoryCard({ avatar: 'https://evil.example/p.png' })],
    ['a picture that can run', repositoryCard({ avatar: 'data:image/svg+xml;base64,PHN2Zz4=' })],
    [
      'a colour that is more',
      repositoryCard({
        repository: repositoryWords({ language: { name: 'x', color: 'red;background:url(x)' } }),
      }),
    ],
  ] as const) {
    test(`${what} is refused`, () => {
      assert.equal(v.is(cardSchema, card), false);
      assert.equal(v.is(wordedSchema, worded(card, today)), false);
    });
  }
});

suite('The sources of the previews', () => {
  test('make no elements from text', () => {
    const files = readdirSync('src/preview', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    );
    assert.ok(files.length > 10);
    for (const file of files) {
      assert.doesNotMatch(
        readFileSync(`src/preview/${file}`, 'utf8'),
        /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
        file,
      );
    }
  });

  test('the style sheet of cards has no colours, sides or names of its own', () => {
    const css = readFileSync('src/preview/card/card.css', 'utf8').replace(/\/\*[^]*?\*\//g, '');
    assert.doesNotMatch(css, /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(/i);
    assert.doesNotMatch(css, /(?:margin|padding|border)-(?:left|right)|\b(?:left|right):/);
    const classes = [...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? '');
    assert.deepEqual(
      classes.filter((name) => !/^(?:cp-|codicon$)/.test(name)),
      [],
    );
  });
});
