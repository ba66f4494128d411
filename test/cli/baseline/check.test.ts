import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BaselineFile } from '../../../src/cli/baseline/file';
import { DiskWorkspace } from '../../../src/cli/disk/workspace';
import { checkAll } from '../../../src/cli/engine/checkAll';
import { selectFiles } from '../../../src/cli/selection';
import { git, gitEnv, initRepository } from '../repositories';
import { runCli, temporaryFolders } from '../support';

/** A post with two problems: its date is written in another way, and it lacks pictures. */
const legacy = (title: string): string => `---
title: ${title}
author: Mara
author_image: mara.jpg
tags: tech
published_at: 2018-2-2
---

Words about ${title}.
`;

const baselineFile = '.component-posts-baseline.json';

suite('check with a baseline', () => {
  const makeFolder = temporaryFolders();
  const makeBlog = (): string =>
    makeFolder({ '.git/HEAD': '', 'posts/one.md': legacy('One'), 'posts/two.md': legacy('Two') });
  const check = (
    cwd: string,
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ): ReturnType<typeof runCli> =>
    runCli(['check', '--reporter', 'compact', '--fail-on', 'hint', ...args], {
      cwd,
      env: { ...gitEnv, CI: '', ...env },
    });
  const frozen = (folder: string): Readonly<Record<string, readonly string[]>> =>
    (
      JSON.parse(readFileSync(path.join(folder, baselineFile), 'utf8')) as {
        readonly files: Readonly<Record<string, readonly string[]>>;
      }
    ).files;
  const rewrite = (folder: string, name: string, change: (text: string) => string): void => {
    const file = path.join(folder, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };

  test('freezes what is there, and tells what is new, wherever lines go', async () => {
    const folder = makeBlog();
    assert.equal((await check(folder)).code, 1);
    const { code, stdout } = await check(folder, ['--update-baseline']);
    assert.deepEqual([code, stdout], [0, '']);
    assert.deepEqual(Object.keys(frozen(folder)), ['posts/one.md', 'posts/two.md']);
    assert.equal((await check(folder)).code, 0);
    rewrite(folder, 'posts/one.md', (text) => text.replace('title', '# A comment\ntitle'));
    assert.equal((await check(folder)).code, 0);
    rewrite(folder, 'posts/one.md', (text) => text.replace('Mara', '“Mara”'));
    const { stdout: fresh } = await check(folder);
    assert.match(fresh, /^posts\/one\.md:.*front-matter\/curly-quotes\)\n$/);
    assert.notEqual((await check(folder, ['--no-baseline'])).stdout, fresh);
  });

  test('takes out what is fixed, but not in CI, and not if somebody wants it as it is', async () => {
    const folder = makeBlog();
    await check(folder, ['--update-baseline']);
    const before = frozen(folder);
    rewrite(folder, 'posts/one.md', (text) => text.replace('2018-2-2', '2018-02-02'));
    await check(folder, [], { CI: 'true' });
    await check(folder, ['--no-update-baseline']);
    await check(folder, ['posts/two.md']);
    assert.deepEqual(frozen(folder), before);
    await check(folder);
    assert.equal(frozen(folder)['posts/one.md']?.length, before['posts/one.md']!.length - 1);
    assert.deepEqual(frozen(folder)['posts/two.md'], before['posts/two.md']);
  });

  test('stays as it is where a text is checked that nobody saved', async () => {
    const folder = makeBlog();
    await check(folder, ['--update-baseline']);
    const before = frozen(folder);
    const text = readFileSync(path.join(folder, 'posts/one.md'), 'utf8');
    const args = ['check', '--stdin-filename', 'posts/one.md'];
    await runCli(args, { cwd: folder, stdin: text.replace('2018-2-2', '2018-02-02') });
    assert.deepEqual(frozen(folder), before);
    const refused = await runCli([...args, '--update-baseline'], { cwd: folder, stdin: text });
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /^--update-baseline freezes what files say/);
  });

  test('says how many are left and how many are fixed', async () => {
    const folder = makeBlog();
    await check(folder, ['--update-baseline']);
    rmSync(path.join(folder, 'posts/two.md'));
    rewrite(folder, 'posts/one.md', (text) => text.replace('2018-2-2', '2018-02-02'));
    const { files, notes } = await told(folder);
    assert.deepEqual(files, []);
    const [left, fixed] = notes;
    assert.match(left ?? '', /problems? of the baseline (?:is|are) left and not told\.$/);
    assert.match(fixed ?? '', /^\d problems of the baseline are fixed and taken out of it\.$/);
  });

  test('freezing some files leaves the others', async () => {
    const folder = makeBlog();
    await check(folder, ['--update-baseline', 'posts/one.md']);
    assert.deepEqual(Object.keys(frozen(folder)), ['posts/one.md']);
    await check(folder, ['--update-baseline', 'posts/two.md']);
    assert.deepEqual(Object.keys(frozen(folder)), ['posts/one.md', 'posts/two.md']);
  });

  test('a post keeps its problems under another name, if its words or git tell that it is the same', async () => {
    const folder = makeBlog();
    rewrite(folder, 'posts/one.md', (text) => text.replace('2018-2-2', '2018-2-3'));
    await check(folder, ['--update-baseline']);
    renameSync(path.join(folder, 'posts/one.md'), path.join(folder, 'posts/first.md'));
    assert.equal((await check(folder)).code, 0);
    assert.deepEqual(Object.keys(frozen(folder)), ['posts/first.md', 'posts/two.md']);
    // Of these lines another post has equal ones.
    rewrite(folder, 'posts/first.md', (text) => text.replace('2018-2-3', '2018-2-2'));
    await check(folder, ['--update-baseline']);
    rmSync(path.join(folder, '.git'), { recursive: true });
    initRepository(folder);
    renameSync(path.join(folder, 'posts/first.md'), path.join(folder, 'posts/1.md'));
    assert.equal((await check(folder, ['--no-update-baseline'])).code, 1);
    git(folder, 'add', '--all');
    assert.equal((await check(folder)).code, 0);
    assert.deepEqual(Object.keys(frozen(folder)), ['posts/1.md', 'posts/two.md']);
  });

  test('a baseline may be elsewhere', async () => {
    const folder = makeBlog();
    const { code, stderr } = await check(folder, ['--baseline', 'old.json']);
    assert.equal(code, 2);
    assert.match(stderr, /There is no baseline .*old\.json\. Write it with --update-baseline\./);
    await check(path.join(folder, 'posts'), ['--baseline', '../old.json', '--update-baseline']);
    assert.equal((await check(folder, ['--baseline', 'old.json'])).code, 0);
    assert.equal(existsSync(path.join(folder, baselineFile)), false);
  });

  test('a broken baseline is never written over', async () => {
    const folder = makeBlog();
    const broken = '{ "version": 1, "files": {\n<<<<<<< HEAD\n';
    writeFileSync(path.join(folder, baselineFile), broken);
    for (const args of [[], ['--update-baseline']]) {
      const { code, stderr, stdout } = await check(folder, args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /cannot be used\. It has the conflict markers of a merge\. Bring back/);
    }
    assert.equal(readFileSync(path.join(folder, baselineFile), 'utf8'), broken);
    const { stderr } = await check(folder, ['--no-baseline', '--update-baseline']);
    assert.match(stderr, /contradict each other/);
  });

  test('where it cannot be written, that is said', async () => {
    const folder = makeBlog();
    const { code, stderr } = await check(folder, [
      '--update-baseline',
      '--baseline',
      'no/where.json',
    ]);
    assert.equal(code, 2);
    assert.match(stderr, /no\/where\.json cannot be written, for /);
  });
});

/** What reporters get. */
async function told(
  folder: string,
): Promise<{ readonly files: readonly string[]; readonly notes: readonly string[] }> {
  const workspace = new DiskWorkspace(folder);
  const selected = selectFiles([], folder, workspace);
  const files = await checkAll(workspace, selected, { today: '2026-11-29', withFixes: false });
  const baseline = BaselineFile.open({}, workspace, { cwd: folder, env: {} }, true);
  const { files: left, notes } = baseline!.apply({ files, selected, isWhole: true });
  return {
    files: left.flatMap(({ file, problems }) => (problems.length > 0 ? [file] : [])),
    notes,
  };
}
