import assert from 'node:assert/strict';
import path from 'node:path';
import { addressOf, below } from '../../src/cli/disk/addresses';
import { DiskWorkspace } from '../../src/cli/disk/workspace';
import { selectFiles, selectsAll } from '../../src/cli/selection';
import { runCli, temporaryFolders } from './support';

suite('The files that a user names', () => {
  const folder = temporaryFolders();
  const files = {
    'a.md': '',
    'posts/b.md': '',
    'posts/drafts/c.md': '',
    'posts/drafts/.old/d.md': '',
    'posts/[id]/e.md': '',
    'posts/i/f.md': '',
    '!odd.md': '',
    'posts/g.txt': '',
  };
  const selected = (named: readonly string[], from = ''): readonly string[] => {
    const root = folder(files);
    return selectFiles(named, path.join(root, from), new DiskWorkspace(addressOf(root))).map(
      (address) => below(addressOf(root), address) ?? address,
    );
  };
  const drafts = ['posts/drafts/.old/d.md', 'posts/drafts/c.md'];
  const others = ['posts/[id]/e.md', 'posts/b.md', 'posts/i/f.md'];

  test('are files, folders and patterns, each once', () => {
    assert.deepEqual(selected(['posts']), [...others.slice(0, 2), ...drafts, ...others.slice(2)]);
    assert.deepEqual(selected(['posts/*', 'posts/b.md', 'a.md']), ['a.md', 'posts/b.md']);
    assert.equal(selected([]).length, 7);
  });

  for (const left of [
    '!posts/drafts',
    '!posts/drafts/',
    '!./posts/drafts/**',
    '!**/drafts',
    '!**/drafts/**',
    '!posts/d*',
  ]) {
    test(`are without those that ${left} leaves out, wherever it stands`, () => {
      assert.deepEqual(selected(['posts/**', left]), others);
      assert.deepEqual(selected([left, 'posts']), others);
      assert.deepEqual(selected([left]), ['!odd.md', 'a.md', ...others]);
    });
  }

  test('are left out also by their names, from outside, and with the signs of patterns in them', () => {
    assert.deepEqual(selected(['posts/b.md', 'a.md', '!a.md']), ['posts/b.md']);
    assert.deepEqual(selected(['..', '!../posts'], 'posts/i'), others.concat(drafts).sort());
    assert.deepEqual(selected(['..', '!../drafts', '!../b.md', '!.'], 'posts/i'), [
      'posts/[id]/e.md',
    ]);
    assert.deepEqual(selected(['posts', '!posts/[id]', '!posts/drafts/**/*.md']), [
      'posts/b.md',
      'posts/i/f.md',
    ]);
  });

  test('are left out without a word where there are none of them', () => {
    assert.deepEqual(selected(['a.md', '!nowhere/**']), ['a.md']);
    assert.deepEqual(selected(['a.md', '!a.md']), []);
  });

  test('may begin with the sign themselves', () => {
    assert.deepEqual(selected(['!odd.md']), ['!odd.md']);
    assert.deepEqual(selected(['!odd.md', 'a.md', '!./!odd.md']), ['a.md']);
  });

  test('are asked for again where a sign has nothing or another one behind it', async () => {
    const cwd = folder(files);
    for (const name of ['!', '!!a.md']) {
      const { code, stderr } = await runCli(['check', name], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /^Write behind a single ! what is to be left out/);
    }
  });

  test('are not everything where something is left out', () => {
    const root = folder(files);
    const isAll = (...named: readonly string[]): boolean =>
      selectsAll(named, root, addressOf(root));
    assert.deepEqual([isAll(), isAll('.'), isAll('posts')], [true, true, false]);
    assert.deepEqual([isAll('!posts'), isAll('.', '!a.md')], [false, false]);
  });
});
