import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PostHead, PostPicture } from '../../../src/preview/post/model';
import { cardRatio, cutText, keptOf, siteOf, socialChecks } from '../../../src/preview/post/social';
import { runs } from '../../support/fuzz';
import { none, picture, shownPost } from './samples';

function checksOf(image: PostPicture, more: Partial<PostHead> = {}): string[] {
  return socialChecks(shownPost('', { head: { image, ...more } }).head).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );
}

suite('what social networks would mind', () => {
  for (const [what, image, expected] of [
    ['a picture that fits', picture('a.png', { width: 1200, height: 630, bytes: 5_000_000 }), []],
    ['a larger one that fits', picture('a.png', { width: 2400, height: 1256 }), []],
    ['one of which nothing is known', picture('a.png'), []],
    ['one on another site', { written: 'https://example.org/a.png', state: 'remote' }, []],
    ['one that nobody has looked for', { written: 'a.png', state: 'unknown' }, []],
    [
      'none',
      none,
      [
        'information: The post has no picture. Give it one, so that it stands out where it is shared.',
      ],
    ],
    [
      'one that is missing',
      { written: 'a.png', state: 'missing' },
      ['warning: The picture is not found, so that social networks show none. Check its name.'],
    ],
    [
      'a small one',
      picture('a.png', { width: 800, height: 419 }),
      ['information: The picture is 800 × 419. Social networks want at least 1200 × 630.'],
    ],
    [
      'a tiny one of another shape',
      picture('a.png', { width: 400, height: 300 }),
      [
        'warning: The picture is 400 × 300. Social networks want at least 1200 × 630, and show one this small as a thumbnail or not at all.',
        'information: Social networks cut off the top and bottom of the picture, 30 % of it. Make it 1.91 times as wide as high.',
      ],
    ],
    [
      'a wide one',
      picture('a.png', { width: 3000, height: 630 }),
      [
        'information: Social networks cut off the left and right of the picture, 60 % of it. Make it 1.91 times as wide as high.',
      ],
    ],
    [
      'a heavy one',
      picture('a.png', { width: 1200, height: 630, bytes: 5_000_001 }),
      ['warning: The picture has 5.1 MB. Social networks take at most 5 MB. Save it smaller.'],
    ],
  ] as const) {
    test(what, () => {
      assert.deepEqual(checksOf(image), expected);
    });
  }

  test('long titles and descriptions are cut, as people count characters', () => {
    const fits = { title: '👩‍👧'.repeat(70), description: 'é'.repeat(200) };
    assert.deepEqual(checksOf(picture('a.png'), fits), []);
    assert.deepEqual(
      checksOf(picture('a.png'), { title: 'x'.repeat(71), description: 'y'.repeat(240) }),
      [
        'information: The title has 71 characters. Social networks cut it after about 70.',
        'information: The description has 240 characters. Social networks cut it after about 200.',
      ],
    );
  });

  test('a text is cut between words, or within a word that is too long', () => {
    assert.equal(cutText('one two', 7), 'one two');
    assert.equal(cutText('one two three', 9), 'one two…');
    assert.equal(cutText('x'.repeat(20), 10), `${'x'.repeat(10)}…`);
    assert.equal(cutText('👩‍👧'.repeat(3), 2), `${'👩‍👧'.repeat(2)}…`);
  });

  test('what is kept of a picture is its middle in the shape of a card', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        (width, height) => {
          const kept = keptOf(width, height);
          const near = (one: number, other: number): void => {
            assert.ok(Math.abs(one - other) < 1e-9, `${String(one)} ${String(other)}`);
          };
          near(2 * kept.x + kept.width, 1);
          near(2 * kept.y + kept.height, 1);
          near((kept.width * width) / (kept.height * height) / cardRatio, 1);
          assert.ok(kept.width === 1 || kept.height === 1);
        },
      ),
      runs(200),
    );
  });
});

suite('the site that a card names', () => {
  for (const [address, site] of [
    ['https://www.example.org/blog/a-post', 'example.org'],
    ['//blog.example.org/a-post', 'blog.example.org'],
    ['/blog/a-post', undefined],
    ['example.org/a-post', undefined],
    ['javascript:alert(1)', undefined],
    [undefined, undefined],
  ] as const) {
    test(String(address), () => {
      assert.equal(siteOf(address), site);
    });
  }
});
