import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import type { Problem } from '../../src/rules/rule';
import { problemsOf } from '../support/checking';

const front = `---
title: "One"
author: Mara
author_image: mara.jpg
tags: tech
published_at: 2026-03-09
post_image: one.jpg
---
`;

const speaks = (text: string): readonly Problem[] =>
  problemsOf(text).filter(({ rule }) => rule === 'post/too-large');

suite('post/too-large', () => {
  const cases: readonly (readonly [why: string, within: string, beyond: string, says: RegExp])[] = [
    [
      'front matter',
      front.replace('tags: tech', `tags: ${'a'.repeat(65_000)}`),
      front.replace('tags: tech', `tags: ${'a'.repeat(65_600)}`),
      /^The front matter is larger than 64 KB/,
    ],
    [
      'front matter of 1 MB',
      front,
      front.replace(
        'tags: tech',
        Array.from({ length: 60_000 }, (_, i) => `field_${String(i)}: a`).join('\n'),
      ),
      /^The front matter is larger than 64 KB, so nothing in it was checked/,
    ],
    [
      'front matter of 1 MB in one value',
      front,
      front.replace('tags: tech', `tags: [${'['.repeat(1_048_576)}`),
      /^The front matter is larger than 64 KB/,
    ],
    [
      'a body',
      `${front}${'word\n\n'.repeat(7_000)}`,
      `${front}${'a word in a line\n'.repeat(18_100)}`,
      /^The text is longer than 300 KB/,
    ],
    [
      'a line',
      `${front}${'a'.repeat(8_192)}`,
      `${front}${'a'.repeat(8_193)}`,
      /^A line of the text is longer than 8 KB/,
    ],
    [
      'lines',
      `${front}${'a\n'.repeat(14_990)}`,
      `${front}${'a\n'.repeat(15_100)}`,
      /^The text has more than 15,000 lines/,
    ],
    [
      'brackets in a paragraph',
      `${front}${'[a]\n'.repeat(2_000)}`,
      `${front}${'[a]\n'.repeat(4_000)}`,
      /^The text has paragraphs with thousands of brackets/,
    ],
    [
      'stars in a paragraph',
      `${front}${'*a* \n'.repeat(2_000)}`,
      `${front}${'*a* \n'.repeat(6_000)}`,
      /^The text has paragraphs with thousands of brackets/,
    ],
    [
      'nesting',
      `${front}${'> '.repeat(90)}a`,
      `${front}${'> '.repeat(101)}a`,
      /^The text is nested too deeply/,
    ],
  ];
  for (const [why, within, beyond, says] of cases) {
    test(`is silent about ${why} within the limit`, () => {
      assert.deepEqual(problemsOf(within), []);
      assert.equal(parsePost(within).body().notParsed, undefined);
    });

    test(`says that ${why} is beyond the limit, once, and nothing else`, () => {
      const problems = problemsOf(beyond);
      assert.deepEqual(
        problems.map(({ rule }) => rule),
        ['post/too-large'],
      );
      assert.match(problems[0]?.message ?? '', says);
      assert.equal(problems[0]?.severity, 'information');
      assert.ok(textOf(beyond, problems[0].span).length <= 8_192);
    });
  }

  test('an image in the text as data does not hide its links', () => {
    const text = `${front}![x](data:image/png;base64,${'A'.repeat(20_000)})\n\n[a](https://github.com/acme/a)\n`;
    assert.equal(speaks(text).length, 1);
    assert.equal(parsePost(text).body().links.length, 1);
  });

  test('a long list of many links is within the limits', () => {
    const items = Array.from(
      { length: 1_500 },
      (_, i) =>
        `- [part ${String(i)}](https://github.com/acme/part-${String(i)}) _does_ \`things\``,
    );
    const text = `${front}\n${items.join('\n')}\n`;
    assert.deepEqual(problemsOf(text), []);
    assert.equal(parsePost(text).body().overview?.entries.length, 1_500);
  });
});
