import assert from 'node:assert/strict';
import { builtInProfile } from '../../../src/profile/builtIn';
import { builtInPolicy } from '../../../src/profile/builtInPolicy';
import { matcherOf } from '../../../src/profile/project/globs';
import { resolvePolicy } from '../../../src/profile/project/resolve';
import { main, projectOf } from './support';

suite('project files: patterns', () => {
  /** Patterns, paths that they take in, paths that they do not. */
  const rows: readonly (readonly [
    patterns: readonly string[],
    matching: readonly string[],
    others: readonly string[],
  ])[] = [
    [['*.md'], ['a.md'], ['posts/a.md', '.a.md', 'a.MD']],
    [['**/*.md'], ['a.md', 'posts/2018/a.md'], ['.github/a.md', 'posts/.draft.md', 'a.txt']],
    [['**/.*/*.md'], ['.github/a.md'], ['a.md']],
    [['posts/**'], ['posts/a.md', 'posts/b/c.md'], ['other/a.md']],
    [['posts'], ['posts/a.md', 'posts/b/c.md', 'posts'], ['posts.md', 'posts-old/a.md']],
    [['posts/'], ['posts/a.md'], ['posts-old/a.md']],
    [['./posts/*.md'], ['posts/a.md'], ['posts/b/a.md']],
    [['.'], ['a.md', 'posts/a.md'], []],
    [['posts/{de,en}/*.md'], ['posts/de/a.md'], ['posts/fr/a.md']],
    [['posts/201[89]/*'], ['posts/2018/a.md'], ['posts/2020/a.md']],
    [['post?.md'], ['post1.md'], ['post.md', 'post/a.md']],
    [['posts/**', '!posts/old/**'], ['posts/a.md'], ['posts/old/a.md']],
    [['posts/**', '!posts/old/**', 'posts/old/kept.md'], ['posts/old/kept.md'], ['posts/old/a.md']],
    [['!a.md'], [], ['a.md', 'b.md']],
    [['posts/über uns.md'], ['posts/über uns.md'], []],
    [['../a.md', '/a.md', '{a.md', ''], [], ['a.md']],
  ];
  for (const [patterns, matching, others] of rows) {
    test(patterns.join(' '), () => {
      const matches = matcherOf(patterns);
      const taken = [...matching, ...others].filter((path) => matches(path) !== undefined);
      assert.deepEqual(taken, matching);
    });
  }
});

suite('project files: what holds for a post', () => {
  const notes = projectOf({
    posts: [{ files: 'posts/**/*.md', profile: 'notes' }, { files: ['news', 'posts/README.md'] }],
    profile: { name: 'News', fields: { author: null } },
    profiles: { notes: { fields: { title: { maximumLength: 60 } } } },
    overrides: [
      { files: 'posts/old/**', rules: { 'front-matter/date-format': 'off' } },
      {
        files: 'posts/old/a.md',
        rules: { 'front-matter/date-format': 'hint' },
        fields: { tags: false },
      },
    ],
    ignore: ['**/drafts/**'],
    rules: { 'front-matter/date-format': 'error' },
  });
  /** Path, whether it is a post, profile, severity of the form of dates, reason. */
  const rows: readonly (readonly [string, boolean | undefined, string, string, RegExp])[] = [
    [
      '/blog/posts/a.md',
      true,
      'notes',
      'error',
      /“blog” makes `posts\/\*\*\/\*\.md` posts of the profile “notes”/,
    ],
    ['/blog/posts/old/b.md', true, 'notes', 'off', /posts of/],
    ['/blog/posts/old/a.md', true, 'notes', 'hint', /posts of/],
    ['/blog/news/a.md', true, 'News', 'error', /makes `news` posts of the profile “News”/],
    ['/blog/posts/drafts/a.md', false, 'notes', 'error', /ignores `\*\*\/drafts\/\*\*`/],
    ['/blog/about.md', false, 'News', 'error', /has no pattern in `posts`/],
    ['/blog/posts/old/README.md', false, 'News', 'off', /has no pattern/],
    ['/blog/posts/README.md', true, 'News', 'error', /makes `posts\/README\.md` posts/],
    ['/elsewhere/a.md', undefined, 'Component posts', '', /No project file is above this post/],
    ['/blogs/posts/a.md', undefined, 'Component posts', '', /No project file/],
  ];
  for (const [path, isPost, profile, severity, reason] of rows) {
    test(path, () => {
      const policy = resolvePolicy(path, [notes]);
      assert.equal(policy.isPost, isPost);
      assert.equal(policy.profile.name, profile);
      assert.equal(policy.severities.get('front-matter/date-format') ?? '', severity);
      assert.match(policy.reason, reason);
      assert.match(policy.reason, /^[A-Z].*\.$/);
      assert.equal(policy.projectFile, severity === '' ? undefined : main);
    });
  }

  test('without posts, the text of a file tells whether it is one', () => {
    const policy = resolvePolicy('/blog/a.md', [projectOf({ ignore: 'b' })]);
    assert.equal(policy.isPost, undefined);
    assert.deepEqual(policy.profile, builtInProfile);
  });

  test('the nearest project file wins, alone', () => {
    const nearer = projectOf(
      { rules: { 'front-matter/syntax': 'off' } },
      {},
      'test:/blog/posts/.component-posts.json',
    );
    const policy = resolvePolicy('/blog/posts/old/a.md', [notes, nearer]);
    assert.deepEqual([...policy.severities], [['front-matter/syntax', 'off']]);
    assert.equal(policy.projectFile, nearer.uri);
  });

  test('drives have letters of either case', () => {
    const project = projectOf(
      { posts: [{ files: 'posts' }] },
      {},
      'test:/C:/blog/.component-posts.json',
    );
    assert.equal(resolvePolicy('/c:/blog/posts/a.md', [project]).isPost, true);
  });

  test('settings are weaker than the project file, and hold beside it', () => {
    const settings = new Map([
      ['front-matter/date-format', 'off'],
      ['front-matter/syntax', 'hint'],
    ] as const);
    assert.deepEqual(
      Object.fromEntries(resolvePolicy('/blog/news/a.md', [notes], settings).severities),
      {
        'front-matter/date-format': 'error',
        'front-matter/syntax': 'hint',
      },
    );
    assert.deepEqual(builtInPolicy(settings).severities, settings);
  });

  test('what a file extends is weaker, and its patterns are of its own folder', () => {
    const base = 'test:/blog/shared/base.json';
    const project = projectOf(
      {
        extends: './shared/base.json',
        profiles: { notes: { fields: { title: { minimumLength: 3 } } } },
        rules: { 'front-matter/syntax': 'warning' },
      },
      {
        [base]: {
          posts: [{ files: 'texts', profile: 'notes' }],
          profiles: { notes: { fields: { title: { maximumLength: 9, minimumLength: 1 } } } },
          rules: { 'front-matter/syntax': 'off', 'front-matter/missing': 'hint' },
        },
      },
    );
    const policy = resolvePolicy('/blog/shared/texts/a.md', [project]);
    assert.equal(policy.isPost, true);
    const [title] = policy.profile.fields;
    assert.deepEqual([title?.minimumLength, title?.maximumLength], [3, 9]);
    assert.deepEqual(Object.fromEntries(policy.severities), {
      'front-matter/syntax': 'warning',
      'front-matter/missing': 'hint',
    });
    assert.equal(resolvePolicy('/blog/texts/a.md', [project]).isPost, false);
    assert.deepEqual(
      ['maximumLength', 'minimumLength'].map(
        (option) => policy.placeOf?.({ field: 'title', option })?.uri,
      ),
      [base, main],
    );
  });

  test('every part leads to its place', () => {
    const text = `{
  "profile": {
    "fieldTypes": { "image": { "roots": ["a"] } },
    "fields": { "title": { "maximumLength": 60 }, "tags": null }
  },
  "rules": { "front-matter/syntax": "off" },
  "overrides": [{ "files": "posts", "rules": { "front-matter/syntax": "hint" } }]
}`;
    const project = projectOf(text);
    const shown = (
      path: string,
      part: Parameters<NonNullable<ReturnType<typeof resolvePolicy>['placeOf']>>[0],
    ): string | undefined => {
      const place = resolvePolicy(path, [project]).placeOf?.(part);
      return place && text.slice(place.span.start, place.span.end);
    };
    assert.equal(shown('/blog/a.md', { field: 'title', option: 'maximumLength' }), '60');
    assert.equal(shown('/blog/a.md', { field: 'title' }), '"title"');
    assert.equal(shown('/blog/a.md', { field: 'title', option: 'pattern' }), undefined);
    assert.equal(shown('/blog/a.md', { field: 'author' }), undefined);
    assert.equal(shown('/blog/a.md', { field: 'post_image', option: 'roots' }), '["a"]');
    assert.equal(
      shown('/blog/a.md', { rule: 'front-matter/syntax' }),
      '"front-matter/syntax": "off"',
    );
    assert.equal(
      shown('/blog/posts/a.md', { rule: 'front-matter/syntax' }),
      '"front-matter/syntax": "hint"',
    );
  });
});
