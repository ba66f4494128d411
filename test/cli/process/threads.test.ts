import assert from 'node:assert/strict';
import { blog } from '../engine/blogs';
import { temporaryFolders } from '../support';
import { runProgram } from './program';

suite('the built program with several threads', () => {
  const folder = temporaryFolders();

  test('tells what one thread tells, with and without a cache', async () => {
    const words = Array.from(
      { length: 900 },
      (_, index) => [`words/${String(index)}.md`, 'No post.\n'] as const,
    );
    const cwd = folder({ ...blog, ...Object.fromEntries(words) });
    const run = (...more: readonly string[]) =>
      runProgram(['check', '--root', cwd, '--reporter', 'json', ...more], { cwd });
    const alone = await run('--threads', '1');
    assert.equal(alone.code, 1);
    assert.deepEqual(await run('--threads', '3'), alone);
    assert.deepEqual(await run('--threads', '3', '--cache'), alone);
    assert.deepEqual(await run('--threads', '2', '--cache'), alone);
  });

  test('says what is wrong with the number of threads', async () => {
    const { code, stderr } = await runProgram(['check', '--threads', 'many'], { cwd: folder() });
    assert.equal(code, 2);
    assert.match(stderr, /Write a number from 1 to 99/);
  });
});
