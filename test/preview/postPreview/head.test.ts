import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { postViewSchema, type PostHead } from '../../../src/preview/post/model';
import { profileWith } from '../../support/blog';
import { shown, type ShownIn } from './support';
import { zola } from './zola';

const folders = {
  'assets/images': [
    { name: 'mara.png', bytes: 4_170, picture: { format: 'png', width: 96, height: 96 } },
    { name: 'tidewater_components.png' },
    { name: 'broken.png', bytes: 5, picture: 'unreadable' as const },
  ],
};

function head(lines: string, options: ShownIn = {}): PostHead {
  return shown(`---\n${lines}\n---\n\nText.\n`, { folders, ...options }).head;
}

suite('post preview: head', () => {
  test('a post of the sample blog', () => {
    const text = readFileSync('test/workspace/posts/tidewater_components.md', 'utf8');
    const view = shown(text, { folders, name: 'tidewater_components.md' });
    assert.deepEqual(view.head, {
      title: 'The Tidewater stack, component by component',
      isTitleFromFile: false,
      author: 'Mara',
      authorImage: {
        written: 'mara.png',
        state: 'found',
        src: 'shown:file:///blog/assets/images/mara.png',
        bytes: 4_170,
        width: 96,
        height: 96,
      },
      image: {
        written: 'tidewater_components.png',
        state: 'found',
        src: 'shown:file:///blog/assets/images/tidewater_components.png',
      },
      date: '2026-03-09',
      day: '2026-03-09',
      tags: ['tech', 'open source'],
      address: 'the-tidewater-stack-component-by-component',
    });
    assert.deepEqual(view.problems, []);
    assert.equal(view.today, '2026-11-24');
    assert.equal(view.firstLine, 8);
    assert.ok(view.markdown.startsWith('\n## Forty stations'));
    assert.deepEqual(v.parse(postViewSchema, view), view);
  });

  test('a post of a blog with fields in fields, in YAML and in TOML', () => {
    const options: ShownIn = {
      profile: zola,
      name: 'first.md',
      folders: { '.': ['cover.png'], 'static/people': ['mara.png'] },
    };
    const yaml = `---
title: First
updated: 2026-05-01
created: 2026-03-09
summary: |
  What it
  is about.
taxonomies:
  people: [mara, "noor"]
  categories: [news]
  tags: [tech, open source]
extra:
  imgPath: cover.png
  authorImg: mara.png
---
Text.
`;
    const toml = `+++
title = "First"
updated = 2026-05-01
created = 2026-03-09
summary = "What it is about."
[taxonomies]
people = ["mara", "noor"]
categories = ["news"]
tags = ["tech", "open source"]
[extra]
imgPath = "cover.png"
authorImg = "mara.png"
+++
Text.
`;
    const expected: PostHead = {
      title: 'First',
      isTitleFromFile: false,
      author: 'mara, noor',
      authorImage: {
        written: 'mara.png',
        state: 'found',
        src: 'shown:file:///blog/static/people/mara.png',
      },
      image: { written: 'cover.png', state: 'found', src: 'shown:file:///blog/./cover.png' },
      date: '2026-03-09',
      day: '2026-03-09',
      tags: ['tech', 'open source'],
      address: 'blog/first',
      description: 'What it is about.',
    };
    assert.deepEqual(shown(yaml, options).head, expected);
    assert.deepEqual(shown(toml, options).head, expected);
    assert.equal(shown(toml, options).markdown, 'Text.\n');
  });

  test('nothing in the front matter: the blog has something of its own for each part', () => {
    const none = { written: '', state: 'none' };
    const expected = {
      title: 'nim-is-hiring',
      isTitleFromFile: true,
      authorImage: none,
      image: none,
      tags: [],
      address: 'nim-is-hiring',
    };
    const empty = 'title:\nauthor: ""\nauthor_image:\ntags: []\npublished_at:\npost_image: ""';
    assert.deepEqual(head(empty, { name: '2018-09-11-nim-is-hiring.md' }), expected);
    assert.deepEqual(shown('Text.\n', { name: '2018-09-11-nim-is-hiring.md' }).head, expected);
  });

  test('placeholders are values like others to the blog', () => {
    assert.deepEqual(
      head('title: x\nauthor: x\nauthor_image: x\ntags: x\npublished_at: x\npost_image: x'),
      {
        title: 'x',
        isTitleFromFile: false,
        author: 'x',
        authorImage: { written: 'x', state: 'missing' },
        image: { written: 'x', state: 'missing' },
        date: 'x',
        tags: ['x'],
        address: 'x',
      },
    );
  });

  const dates: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['2018-2-2', '2018-2-2', '2018-02-02'],
    ['"2018-02-02"', '2018-02-02', '2018-02-02'],
    ['2020-?-?', '2020-?-?', undefined],
    ['2018-02-30', '2018-02-30', undefined],
    ['', undefined, undefined],
  ];
  for (const [written, date, day] of dates) {
    test(`a date written ${written === '' ? 'not at all' : written}`, () => {
      const found = head(`published_at: ${written}`);
      assert.equal(found.date, date);
      assert.equal(found.day, day);
    });
  }

  const tags: readonly (readonly [string, readonly string[]])[] = [
    ['sustainability, ', ['sustainability', '']],
    ['"token, partner, "', ['token', 'partner', '']],
    ['[a, "b, c"]', ['a', 'b, c']],
    ['\n  - a\n  - b', ['a', 'b']],
    [String.raw`"caf\u00e9, bar"`, ['café', 'bar']],
    ['', []],
  ];
  for (const [written, expected] of tags) {
    test(`tags: ${written}`, () => {
      assert.deepEqual(head(`tags: ${written}`).tags, expected);
    });
  }

  const pictures: readonly (readonly [string, Partial<PostHead['image']>])[] = [
    ['mara.png', { state: 'found', width: 96 }],
    ['broken.png', { state: 'found', bytes: 5 }],
    ['Mara.png', { state: 'missing' }],
    ['assets/images/mara.png', { state: 'missing' }],
    ['/mara.png', { state: 'missing' }],
    ['https://example.org/a.png', { state: 'remote' }],
    ['http://example.org/a.png', { state: 'remote' }],
    ['data:image/png;base64,AAAA', { state: 'unknown' }],
    ['https://[', { state: 'unknown' }],
    ['false', { state: 'none', written: '' }],
    ['[mara.png, other.png]', { state: 'found', written: 'mara.png' }],
  ];
  for (const [written, expected] of pictures) {
    test(`a picture written ${written}`, () => {
      const { image } = head(`post_image: ${written}`);
      assert.deepEqual({ ...image, ...expected }, image);
      assert.equal(image.src === undefined, image.state !== 'found');
    });
  }

  test('pictures of other sites are shown where the author wants that, and only encrypted', () => {
    const image = (written: string): PostHead['image'] =>
      head(`post_image: ${written}`, { showsRemote: true }).image;
    assert.equal(image('https://example.org/ä.png').src, 'https://example.org/%C3%A4.png');
    assert.equal(image('//example.org/a.png').src, 'https://example.org/a.png');
    assert.deepEqual(image('http://example.org/a.png'), {
      written: 'http://example.org/a.png',
      state: 'remote',
    });
  });

  test('unknown while no folder is listed, where none is in sight, and outside of what may be shown', () => {
    const lines = '---\npost_image: mara.png\n---\n';
    assert.equal(shown(lines).head.image.state, 'unknown');
    assert.equal(shown(lines, { folders: {} }).head.image.state, 'unknown');
    assert.deepEqual(shown(lines, { folders, forbidden: () => true }).head.image, {
      written: 'mara.png',
      state: 'unknown',
    });
  });

  test('a post that was never saved has an address where its title makes one', () => {
    const untitled = { name: 'Untitled-1', isSaved: false };
    assert.equal(head('title: A & B', untitled).address, 'a--b');
    const { title, isTitleFromFile, address } = head('title:', untitled);
    assert.deepEqual([title, isTitleFromFile, address], ['Untitled-1', true, undefined]);
  });

  test('an address has the prefix of the blog', () => {
    const profile = { ...profileWith({}), address: { from: 'title', prefix: 'news/' } as const };
    assert.equal(head('title: Our stack', { profile }).address, 'news/our-stack');
  });

  test('a description is read whether the profile speaks of it or not', () => {
    assert.equal(head('excerpt: B\ndescription: A').description, 'A');
    assert.equal(head('description:\nexcerpt: B').description, 'B');
  });

  test('other Markdown files have their text alone', () => {
    const view = shown('---\ntitle: Notes\nauther: x\n---\nText.\n', {
      isPost: false,
      name: 'notes.md',
    });
    assert.equal(view.isPost, false);
    assert.equal(view.markdown, 'Text.\n');
    assert.deepEqual(view.problems, []);
    assert.equal(view.head.title, 'notes');
  });

  test('what is longer than the page takes is cut, between characters', () => {
    const long = '😀'.repeat(200_000);
    const view = shown(`---\ntitle: ${'😀'.repeat(3_000)}\n---\nx${long}`);
    assert.deepEqual(v.parse(postViewSchema, view), view);
    assert.equal(view.isTruncated, true);
    // Half a character would become another one on its way to the page.
    assert.equal(view.markdown, new TextDecoder().decode(new TextEncoder().encode(view.markdown)));
    assert.equal(view.head.title, '😀'.repeat(2_000));
  });
});
