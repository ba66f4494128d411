import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { changedFiles, type Since } from '../../../src/cli/changed/changes';
import { Git } from '../../../src/cli/changed/git';
import { UsageError } from '../../../src/cli/io';
import { commitAll, git, gitEnv, initRepository } from '../repositories';
import { temporaryFolders } from '../support';

const since = (ref: string): Since => ({ kind: 'ref', ref });

suite('changed files', () => {
  const makeFolder = temporaryFolders();
  const makeRepository = (): string => {
    const folder = makeFolder({
      'posts/one.md': '# One\n\nA long enough text to be told again.\n',
      'posts/two.md': '# Two\n',
      '.gitignore': 'ignored.md\n',
    });
    initRepository(folder);
    return folder;
  };
  const changed = (folder: string, of: Since = { kind: 'commit' }, from = folder): string[] =>
    changedFiles(new Git(from, gitEnv), from, of).map((file) => path.posix.relative(folder, file));

  test('nothing is changed in a clean repository', () => {
    assert.deepEqual(changed(makeRepository()), []);
  });

  test('changed, staged, deleted, renamed and new files are, ignored ones are not', () => {
    const folder = makeRepository();
    appendFileSync(path.join(folder, 'posts/two.md'), 'More.\n');
    git(folder, 'add', 'posts/two.md');
    renameSync(path.join(folder, 'posts/one.md'), path.join(folder, 'posts/other.md'));
    writeFileSync(path.join(folder, 'posts/new.md'), '');
    writeFileSync(path.join(folder, 'posts/ignored.md'), '');
    const all = ['posts/new.md', 'posts/one.md', 'posts/other.md', 'posts/two.md'];
    assert.deepEqual(changed(folder), all);
    assert.deepEqual(changed(folder, { kind: 'commit' }, path.join(folder, 'posts')), all);
    assert.deepEqual(changed(folder, { kind: 'index' }), ['posts/two.md']);
    git(folder, 'add', '--all');
    assert.deepEqual(changed(folder, { kind: 'index' }), all);
    assert.match(git(folder, 'status', '--short'), /^R {2}posts\/one\.md -> posts\/other\.md$/m);
  });

  test('names may have anything that files can have in them', () => {
    const folder = makeRepository();
    const names = ['a b.md', 'line\nend.md', 'tab\t"quote".md', 'ü ✓.md', '-x.md', 'R100'];
    for (const name of names) {
      writeFileSync(path.join(folder, name), '');
    }
    assert.deepEqual(changed(folder), [...names].sort());
    git(folder, 'add', '--all');
    assert.deepEqual(changed(folder, { kind: 'index' }), [...names].sort());
  });

  test('a branch has what it changed itself, committed or not, and not what the other got meanwhile', () => {
    const folder = makeRepository();
    git(folder, 'switch', '--quiet', '--create', 'branch');
    writeFileSync(path.join(folder, 'posts/mine.md'), '');
    commitAll(folder);
    git(folder, 'switch', '--quiet', 'main');
    writeFileSync(path.join(folder, 'posts/theirs.md'), '');
    commitAll(folder);
    git(folder, 'switch', '--quiet', 'branch');
    writeFileSync(path.join(folder, 'posts/two.md'), '# Other\n');
    assert.deepEqual(changed(folder, since('main')), ['posts/mine.md', 'posts/two.md']);
  });

  test('everything is new before the first commit', () => {
    const folder = makeFolder({ 'staged.md': '', 'new.md': '' });
    git(folder, 'init', '--quiet');
    git(folder, 'add', 'staged.md');
    assert.deepEqual(changed(folder), ['new.md', 'staged.md']);
    assert.deepEqual(changed(folder, { kind: 'index' }), ['staged.md']);
  });

  test('the names of files are those on the way that the user took', () => {
    const folder = makeRepository();
    const link = path.join(makeFolder(), 'link');
    symlinkSync(folder, link);
    writeFileSync(path.join(folder, 'new.md'), '');
    const posts = path.join(link, 'posts');
    assert.deepEqual(changedFiles(new Git(posts, gitEnv), posts, { kind: 'commit' }), [
      path.join(link, 'new.md'),
    ]);
  });

  test('asking runs no program of a configuration, and changes nothing', () => {
    const folder = makeRepository();
    const ran = path.join(folder, 'ran');
    const program = path.join(folder, '.git/program');
    writeFileSync(program, `#!/bin/sh\ntouch "${ran}"\n`);
    chmodSync(program, 0o755);
    for (const key of ['diff.external', 'core.fsmonitor', 'diff.words.textconv']) {
      git(folder, '-c', 'core.fsmonitor=false', 'config', key, program);
    }
    for (const hook of ['post-index-change', 'fsmonitor-watchman']) {
      writeFileSync(path.join(folder, '.git/hooks', hook), `#!/bin/sh\ntouch "${ran}"\n`, {
        mode: 0o755,
      });
    }
    writeFileSync(path.join(folder, '.git/info/attributes'), '*.md diff=words\n');
    writeFileSync(path.join(folder, 'posts/two.md'), '# Tw2\n');
    assert.deepEqual(changed(folder), ['posts/two.md']);
    assert.deepEqual(changed(folder, since('main')), ['posts/two.md']);
    assert.equal(existsSync(ran), false);
    // Without our care the first of them runs.
    git(folder, 'diff');
    assert.equal(existsSync(ran), true);
  });

  const refusal = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      assert.ok(error instanceof UsageError);
      return error.message;
    }
    throw new Error('Nothing was refused.');
  };

  test('what cannot be told is said, with what to do', () => {
    const folder = makeRepository();
    assert.match(
      refusal(() => changed(makeFolder())),
      /is in no git repository.*git init/,
    );
    assert.match(
      refusal(() => changed(folder, since('origin/nowhere'))),
      /knows no commit “origin\/nowhere”.*git fetch origin/,
    );
    assert.match(
      refusal(() => changed(folder, since('--output=x'))),
      /knows no commit/,
    );
    assert.equal(existsSync(path.join(folder, 'x')), false);
    assert.match(
      refusal(() => changed(folder, { kind: 'commit' }, path.join(folder, '.git'))),
      /inside of a git folder/,
    );
    git(folder, 'switch', '--quiet', '--orphan', 'other');
    commitAll(folder);
    assert.match(
      refusal(() => changed(folder, since('main'))),
      /no commit in common/,
    );
    assert.match(
      refusal(() => changedFiles(new Git(folder, { PATH: '' }), folder, { kind: 'commit' })),
      /git is not installed/,
    );
  });

  test('a shallow clone is told how it gets deeper', () => {
    const origin = makeRepository();
    git(origin, 'switch', '--quiet', '--create', 'branch');
    writeFileSync(path.join(origin, 'posts/mine.md'), '');
    commitAll(origin);
    git(origin, 'switch', '--quiet', 'main');
    writeFileSync(path.join(origin, 'posts/theirs.md'), '');
    commitAll(origin);
    const folder = makeFolder();
    git(folder, 'clone', '--quiet', '--depth=1', '--no-single-branch', `file://${origin}`, '.');
    git(folder, 'switch', '--quiet', 'branch');
    assert.match(
      refusal(() => changed(folder, since('origin/main'))),
      /too shallow.*fetch-depth: 0.*GIT_DEPTH: 0.*--unshallow/,
    );
    assert.match(
      refusal(() => changed(folder, since('v1'))),
      /knows no commit “v1”.*shallow.*fetch-depth: 0/,
    );
    git(folder, 'fetch', '--quiet', '--unshallow');
    assert.deepEqual(changed(folder, since('origin/main')), ['posts/mine.md']);
  });

  test('a repository in the repository is one that changed as a whole', () => {
    const folder = makeRepository();
    const inner = path.join(folder, 'inner');
    mkdirSync(inner);
    writeFileSync(path.join(inner, 'a.md'), '');
    initRepository(inner);
    git(folder, '-c', 'advice.addEmbeddedRepo=false', 'add', 'inner');
    commitAll(folder);
    writeFileSync(path.join(inner, 'b.md'), '');
    assert.deepEqual(changed(folder), ['inner']);
    rmSync(path.join(inner, 'b.md'));
    assert.deepEqual(changed(folder), []);
  });
});
