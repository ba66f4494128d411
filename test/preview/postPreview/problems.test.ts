import assert from 'node:assert/strict';
import { parsePost } from '../../../src/post/post';
import { applyEdits, textOf } from '../../../src/post/text';
import { builtInProfile } from '../../../src/profile/builtIn';
import { partsOf } from '../../../src/blog/postParts';
import { headProblems, placeOfPart } from '../../../src/vscode/postPreview/problems';
import { problemsOf } from '../../support/checking';
import { shown } from './support';
import { zola } from './zola';

const parts = partsOf(builtInProfile);

/** By rule the part of the page at which its problem stands. */
function places(text: string, profile = builtInProfile): string[] {
  return shown(text, { profile, folders: { 'assets/images': ['mara.png'] } }).problems.map(
    ({ id, at }) => `${id.split(' ')[0]?.replace('front-matter/', '') ?? ''} ${at}`,
  );
}

suite('post preview: problems', () => {
  test('each stands at the part that it is about', () => {
    const text = `---
title: “Our stack”
auther: Mara
author_image: mara.jpg
tags: tech, Tech
published_at: 2018-2-2
post_image: nowhere.png
description: x
---

Text.
`;
    assert.deepEqual(places(text).sort(), [
      'curly-quotes title',
      'date-format date',
      'image-missing author-image',
      'image-missing image',
      'tag-duplicate tags',
      'unknown-field post',
    ]);
  });

  test('a field that is missing is told of where it would show', () => {
    assert.deepEqual(places('---\ntitle: A\ntags: a\npublished_at: 2026-03-09\n---\n').sort(), [
      'missing-field author',
      'missing-field author-image',
      'missing-field image',
    ]);
  });

  test('what concerns the front matter as a whole stands at the post', () => {
    assert.deepEqual(places('---\ntitle: A\n\nText.\n'), ['unclosed post']);
    assert.deepEqual(places('---\ntitle: A\nstray\n---\n'), ['syntax post']);
  });

  test('a heading that repeats the title stands at the title, and no other problem of the text', () => {
    const text =
      '---\ntitle: Our stack\n---\n\n# Our stack\n\nSee [here](http://github.com/a/b).\n';
    const found = places(text).filter((place) => !place.startsWith('missing-field'));
    assert.deepEqual(found, ['title-heading-duplicate title']);
  });

  test('fields in fields have their parts, too', () => {
    const text = '---\nextra:\n  imgPath: [x\ntitle: A\n---\n';
    assert.ok(places(text, zola).length > 0);
    const post = parsePost('---\ntitle: A\nextra:\n  imgPath: a.png\n---\n');
    assert.equal(textOf(post.text, placeOfPart(post, partsOf(zola), 'image')), 'a.png');
  });

  test('a fix does what its title says, and ids tell problems apart', () => {
    const text = '---\ntitle: A\npublished_at: 2018-2-2\n---\n';
    const post = parsePost(text);
    const found = headProblems(problemsOf(text), post, parts);
    assert.equal(new Set(found.map(({ shown: { id } }) => id)).size, found.length);
    const date = found.find(({ shown: { at } }) => at === 'date');
    assert.deepEqual(date?.shown.fixes, [
      { id: 'Write the date as 2018-02-02', title: 'Write the date as 2018-02-02' },
    ]);
    const fix = date.fixes.get('Write the date as 2018-02-02');
    assert.equal(
      applyEdits(text, fix?.edits ?? []),
      '---\ntitle: A\npublished_at: 2018-02-02\n---\n',
    );
  });

  test('a part leads to its value, or to where the front matter begins', () => {
    const rows: readonly (readonly [string, number])[] = [
      ['---\nauthor: Mara\ntitle: A\n---\n', 24],
      ['---\nauthor: Mara\n---\n', 0],
      ['\n---\nauthor: Mara\n---\n', 1],
      ['Text.\n', 0],
      ['---\ntitle: A\n\nText.\n', 11],
    ];
    for (const [text, at] of rows) {
      assert.equal(placeOfPart(parsePost(text), parts, 'title').start, at, text);
    }
  });
});
