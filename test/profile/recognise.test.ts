import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { builtInProfile } from '../../src/profile/builtIn';
import { carriesMarks, isNeverPost, isPost } from '../../src/profile/recognise';
import { sharedMarkdown, sharedSuite } from '../support/corpus';

const alone = { markdownFiles: 0, posts: 0 };
const marked = '---\ntitle: x\npublished_at: 2026-03-09\npost_image: x.jpg\n---\n';

suite('the marks of a post', () => {
  for (const [why, text, expected] of [
    ['two marks', marked, true],
    ['one mark', '---\ntitle: x\npublished_at: 2026-03-09\n---\n', false],
    ['no marks', '---\ntitle: x\ndate: 2026-03-09\n---\n', false],
    ['no front matter', 'published_at: x\npost_image: y\n', false],
    ['marks in the body', '---\ntitle: x\n---\npublished_at: x\npost_image: y\n', false],
    ['broken YAML', '---\ntitle: a: b: c\npublished_at: "\npost_image:\n---\n', true],
    ['front matter without end', '---\npublished_at: x\npost_image: y\n', true],
    ['front matter behind a word', '---yaml\npublished_at: x\npost_image: y\n---\n', true],
    ['TOML', '+++\npublished_at = "x"\npost_image = "y"\n+++\n', true],
    ['CRLF', marked.replaceAll('\n', '\r\n'), true],
    ['quoted names', '---\n"published_at": x\n\'post_image\': y\n---\n', true],
    ['names that only start alike', '---\npublished_at_x: x\npost_images: y\n---\n', false],
    [
      'JSON in one line',
      '---json\n{"title":"x","author_image":"a","published_at":"b"}\n---\n',
      true,
    ],
    ['four dashes above', '----\npublished_at: x\npost_image: y\n---\n', true],
    ['a comment above', `<!-- a -->\n${marked}`, true],
    ['one mark twice', '---\npost_image: x\npost_image: y\n---\n', false],
  ] as const) {
    test(`${why}: ${expected ? 'carries' : 'does not carry'} them`, () => {
      assert.equal(carriesMarks(parsePost(text), builtInProfile), expected);
    });
  }

  test('are whatever a project calls them', () => {
    const profile = { ...builtInProfile, marks: ['(', 'c++'] };
    assert.ok(carriesMarks(parsePost('---\n(: x\n"c++": y\n---\n'), profile));
    assert.ok(carriesMarks(parsePost('---\n(: x\nc++: y\n---\n'), profile));
    assert.ok(!carriesMarks(parsePost('---\n(: x\nccc: y\n---\n'), profile));
  });
});

suite('what a post is', () => {
  const is = (text: string, name: string, neighbours = alone): boolean =>
    isPost(parsePost(text), name, builtInProfile, neighbours);

  test('a file with marks is one, whatever stands beside it', () => {
    assert.ok(is(marked, 'a.md'));
    assert.ok(is(marked, 'a.md', { markdownFiles: 9, posts: 0 }));
  });

  test('a file without marks is one where most files beside it are', () => {
    assert.ok(is('', 'a.md', { markdownFiles: 3, posts: 2 }));
    assert.ok(!is('', 'a.md', { markdownFiles: 4, posts: 2 }));
    assert.ok(!is('', 'a.md'));
  });

  test('files of a project are none, whatever they hold', () => {
    for (const name of [
      'README.md',
      'readme.de.md',
      'README_pt-BR.md',
      'CHANGELOG.md',
      'CODE-OF-CONDUCT.md',
      'LICENSE',
    ]) {
      assert.ok(isNeverPost(name), name);
      assert.ok(!is(marked, name, { markdownFiles: 3, posts: 3 }), name);
    }
  });

  test('files that often stand beside posts need marks of their own', () => {
    for (const name of ['history.md', 'index.md', 'template.md', 'news.md']) {
      assert.ok(!is('', name, { markdownFiles: 3, posts: 3 }), name);
      assert.ok(is(marked, name), name);
    }
  });

  test('names that only contain such a word are no such file', () => {
    for (const name of [
      'news_from_the_forge.md',
      'support_your_blog.md',
      'security-update.md',
      'readmes.md',
      'my-history.md',
    ]) {
      assert.equal(isNeverPost(name), false, name);
    }
  });
});

suite('the built-in profile', () => {
  test('knows each field once, and its marks are fields', () => {
    const names = builtInProfile.fields.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const mark of builtInProfile.marks) {
      assert.ok(names.includes(mark), mark);
    }
  });

  test('explains each field in whole sentences', () => {
    for (const { name, documentation, fallback, what, example } of builtInProfile.fields) {
      assert.match(documentation, /^[A-Z].*\.$/s, name);
      assert.match(fallback, /^[A-Z].*\.$/, name);
      assert.match(what, /^[a-z].*[^.]$/, name);
      assert.notEqual(example, '', name);
    }
  });
});

sharedSuite('the posts of a real blog', () => {
  const files = sharedMarkdown('corpus/threefold-blog');
  const isOne = (name: string): boolean =>
    carriesMarks(parsePost(files.find((file) => file.name === name)?.text ?? ''), builtInProfile);

  test('are recognised, each by its own marks', () => {
    const posts = files.filter(({ name }) => name.startsWith('posts/'));
    assert.equal(posts.length, 35);
    assert.deepEqual(
      posts.filter(({ name }) => !isOne(name)).map(({ name }) => name),
      [],
    );
  });

  test('and its page about the blog is none', () => {
    assert.equal(isOne('pages/about.md'), false);
  });

  test('nor is a post of another blog', () => {
    for (const { name, text } of sharedMarkdown('corpus/overviews')) {
      assert.equal(carriesMarks(parsePost(text), builtInProfile), false, name);
    }
  });
});
