import assert from 'node:assert/strict';
import { shown, type ShownIn } from './support';
import { zola } from './zola';

const folders = {
  'assets/images': ['a.png', 'b.png', 'my file.png', 'sub/c.png'],
  '.': ['img/x.png', 'a.png'],
};

/** By what is written for it, how things stand with each picture of a text. */
function pictures(markdown: string, options: ShownIn = {}): Readonly<Record<string, string>> {
  const view = shown(`---\ntitle: A\n---\n\n${markdown}\n`, { folders, ...options });
  return Object.fromEntries(
    view.pictures.map(([written, picture]) => {
      assert.equal(picture.written, written);
      return [written, picture.src?.replace('shown:file:///blog/', '') ?? picture.state];
    }),
  );
}

suite('post preview: pictures in the text', () => {
  const rows: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['![A](b.png)', { 'b.png': 'assets/images/b.png' }],
    ['![A](a.png "Title")', { 'a.png': 'assets/images/a.png' }],
    ['![A](./img/x.png)', { './img/x.png': './img/x.png' }],
    ['![A](img/x.png)', { 'img/x.png': './img/x.png' }],
    ['![A](../assets/images/b.png)', { '../assets/images/b.png': 'assets/images/b.png' }],
    ['![A](/assets/images/sub/c.png)', { '/assets/images/sub/c.png': 'assets/images/sub/c.png' }],
    ['![A](<my file.png>)', { 'my file.png': 'assets/images/my file.png' }],
    ['![A](my%20file.png)', { 'my%20file.png': 'assets/images/my file.png' }],
    ['![A](B.png)', { 'B.png': 'missing' }],
    ['![A](../../outside.png)', { '../../outside.png': 'unknown' }],
    ['![A](https://example.org/a.png)', { 'https://example.org/a.png': 'remote' }],
    ['![A][1]\n\n[1]: b.png', { 'b.png': 'assets/images/b.png' }],
    ['![A][2]', {}],
    ['[![A](b.png)](https://example.org/)', { 'b.png': 'assets/images/b.png' }],
    [
      '- one\n  - ![A](b.png)\n\n> ![B](a.png)',
      {
        'b.png': 'assets/images/b.png',
        'a.png': 'assets/images/a.png',
      },
    ],
    ['| A |\n| - |\n| ![A](b.png) |', { 'b.png': 'assets/images/b.png' }],
    [
      'Text <img alt="" src="b.png"> and <IMG\nSRC=\'a.png\'>',
      {
        'b.png': 'assets/images/b.png',
        'a.png': 'assets/images/a.png',
      },
    ],
    ['<p align="center">\n<img width=20 src=b.png>\n</p>', { 'b.png': 'assets/images/b.png' }],
    ['<img src="?a&amp;b">', { '?a&b': 'missing' }],
    ['`![A](b.png)`\n\n```\n![A](b.png)\n```', {}],
    ['[A](b.png) ![]()', {}],
  ];
  for (const [markdown, expected] of rows) {
    test(markdown, () => {
      assert.deepEqual(pictures(markdown), expected);
    });
  }

  test('unknown while one of the folders is not listed', () => {
    assert.deepEqual(pictures('![](b.png)', { folders: undefined }), { 'b.png': 'unknown' });
  });

  test('what is beside the post is enough where the blog has no folder for pictures', () => {
    const beside = { profile: zola, folders: { '.': ['a.png'] } };
    assert.deepEqual(pictures('![](a.png) ![](b.png)', beside), {
      'a.png': './a.png',
      'b.png': 'unknown',
    });
  });

  test('a text that is too large to be read still shows its first pictures', () => {
    const named = Array.from({ length: 2_000 }, (_, at) => `![](p${String(at)}.png)`).join('\n');
    const long = `![A](b.png) <img src="a.png">\n\n${named}\n\n${'x'.repeat(300_000)}`;
    const found = pictures(long);
    assert.equal(Object.keys(found).length, 500);
    assert.equal(found['b.png'], 'assets/images/b.png');
  });

  test('is done at once whatever stands there', () => {
    for (const part of ['![', '<img ', '![a](', '<img src="', '![a](<', "<img src='&"]) {
      pictures(part.repeat(50_000));
    }
  });
});
