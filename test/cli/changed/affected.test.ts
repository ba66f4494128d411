import assert from 'node:assert/strict';
import path from 'node:path';
import { affectedBy } from '../../../src/cli/changed/affected';
import { DiskWorkspace } from '../../../src/cli/disk/workspace';
import { temporaryFolders } from '../support';

const blogs = {
  'base.json': '{}',
  'a/.component-posts.json': '{ "extends": "../base.json" }',
  'a/posts/one.md': '',
  'a/posts/two.md': '',
  'b/.component-posts.json': JSON.stringify({
    profile: {
      fields: {
        slides: { type: 'list', items: { type: 'file', roots: ['talks'], extensions: ['.PDF'] } },
        post_image: { roots: ['.'] },
        author_image: { roots: ['.'] },
      },
    },
  }),
  'b/posts/three.md': '',
  'c/four.md': '',
};

const [one, two, three, four] = [
  'a/posts/one.md',
  'a/posts/two.md',
  'b/posts/three.md',
  'c/four.md',
];
const all = [one, two, three, four];

suite('what a change is about', () => {
  const makeFolder = temporaryFolders();
  const affected = (changed: readonly string[], selected = all): readonly string[] => {
    const root = makeFolder(blogs);
    const within = (files: readonly string[]): string[] =>
      files.map((file) => path.posix.join(root, file));
    return affectedBy(within(changed), within(selected), new DiskWorkspace(root)).map((file) =>
      path.posix.relative(root, file),
    );
  };

  const cases: readonly (readonly [what: string, changed: readonly string[], about: string[]])[] = [
    ['nothing', [], []],
    ['posts themselves', [two, four], [two, four]],
    ['a post that is gone', ['a/posts/gone.md'], []],
    ['a project file', ['a/.component-posts.json'], [one, two]],
    ['a project file that is gone', ['c/.component-posts.json'], [four]],
    ['a file that a project file extends', ['base.json'], [one, two]],
    ['the lockfile of a project', ['b/component-posts.lock.json'], [three]],
    ['the lockfile of what has no project', ['component-posts.lock.json'], [four]],
    ['a lockfile of nobody', ['a/posts/component-posts.lock.json'], []],
    ['a picture where posts look for them', ['a/assets/images/x.png'], [one, two, four]],
    ['a picture where nobody looks for one', ['site/logo.png'], []],
    ['a picture beside a post, where that is the place', ['b/posts/pictures/x.webp'], [three]],
    ['a picture elsewhere than beside the post', ['b/x.webp'], []],
    ['another file that a field may name', ['b/talks/x.pdf'], [three]],
    ['one with another ending', ['b/talks/x.key'], []],
    ['code', ['src/main.ts', 'README'], []],
    ['a repository in the repository', ['c'], [four]],
  ];
  for (const [what, changed, about] of cases) {
    test(what, () => {
      assert.deepEqual(affected(changed), about);
    });
  }

  test('what is not selected stays out', () => {
    assert.deepEqual(affected(['a/.component-posts.json', two, four], [one, three]), [one]);
  });
});
