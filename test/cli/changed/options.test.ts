import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commitAll, git, gitEnv, initRepository } from '../repositories';
import { runCli, temporaryFolders } from '../support';

/** A post that lacks a portrait, and names a picture. */
function post(title: string, picture: string): string {
  return `---
title: ${title}
author: Mara
tags: tech
published_at: 2026-03-09
post_image: ${picture}
---

Words about ${title}.
`;
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9" height="9"/></svg>';

suite('check --changed and --staged', () => {
  const makeFolder = temporaryFolders();
  const makeBlog = (): string => {
    const folder = makeFolder({
      'posts/one.md': post('One', 'one.svg'),
      'posts/two.md': post('Two', 'two.svg'),
      'assets/images/one.svg': svg,
      'assets/images/two.svg': svg.replace('10', '20'),
    });
    initRepository(folder);
    return folder;
  };
  /** The files with problems that a check tells. */
  const told = async (cwd: string, ...args: readonly string[]): Promise<readonly string[]> => {
    const { stdout, stderr } = await runCli(['check', '--reporter', 'compact', ...args], {
      cwd,
      env: gitEnv,
    });
    assert.equal(stderr, '');
    return [...new Set(stdout.split('\n').flatMap((line) => /^[^:]+(?=:)/.exec(line) ?? []))];
  };

  test('posts that did not change are passed over', async () => {
    const folder = makeBlog();
    assert.deepEqual(await told(folder), ['posts/one.md', 'posts/two.md']);
    assert.deepEqual(await told(folder, '--changed'), []);
    writeFileSync(path.join(folder, 'posts/one.md'), post('Other', 'one.svg'));
    assert.deepEqual(await told(folder, '--changed'), ['posts/one.md']);
    assert.deepEqual(await told(path.join(folder, 'posts'), '--changed'), ['one.md']);
    assert.deepEqual(await told(folder, '--staged'), []);
    assert.deepEqual(await told(folder, 'posts/two.md', '--changed'), []);
    git(folder, 'add', '--all');
    assert.deepEqual(await told(folder, '--staged'), ['posts/one.md']);
  });

  test('a post that was renamed is checked under its new name', async () => {
    const folder = makeBlog();
    renameSync(path.join(folder, 'posts/one.md'), path.join(folder, 'posts/first.md'));
    assert.deepEqual(await told(folder, '--changed'), ['posts/first.md']);
  });

  test('a picture that is gone is missed in posts that did not change', async () => {
    const folder = makeBlog();
    rmSync(path.join(folder, 'assets/images/two.svg'));
    const { stdout } = await runCli(['check', '--changed', '--reporter', 'compact'], {
      cwd: folder,
      env: gitEnv,
    });
    assert.match(stdout, /^posts\/two\.md:.*no file “two\.svg”/m);
  });

  test('a project file that says something else is heard in all its posts', async () => {
    const folder = makeBlog();
    git(folder, 'switch', '--quiet', '--create', 'branch');
    writeFileSync(
      path.join(folder, 'posts/.component-posts.json'),
      '{ "rules": { "front-matter/missing-field": "error" } }',
    );
    commitAll(folder);
    const { code } = await runCli(['check', '--changed=main'], { cwd: folder, env: gitEnv });
    assert.equal(code, 1);
    assert.deepEqual(await told(folder, '--changed', 'main'), ['posts/one.md', 'posts/two.md']);
  });

  test('what git cannot tell ends the check with exit code 2', async () => {
    const folder = makeFolder({ 'one.md': '' });
    const run = (...args: readonly string[]): ReturnType<typeof runCli> =>
      runCli(['check', ...args], { cwd: folder, env: gitEnv });
    assert.equal((await run('--changed')).code, 2);
    assert.match((await run('--changed')).stderr, /is in no git repository/);
    assert.match((await run('--changed=')).stderr, /empty name/);
    assert.match((await run('--changed', '--staged')).stderr, /cannot be used with/);
  });
});
