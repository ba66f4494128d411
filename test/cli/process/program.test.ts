import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fixable, fixed, temporaryFolders } from '../support';
import { ended, runProgram, start } from './program';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const loud = fixed.replace('title: "Jumpscale"', 'title: [');

suite('the built program', () => {
  const folder = temporaryFolders();

  test('tells its version', async () => {
    const { code, stdout, stderr } = await runProgram(['--version'], { cwd: folder() });
    assert.deepEqual([code, stdout, stderr], [0, `${version}\n`, '']);
  });

  for (const command of ['check', 'fix']) {
    test(`tells how ${command} is used, with examples`, async () => {
      const { code, stdout } = await runProgram([command, '--help'], { cwd: folder() });
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`Usage: component-posts ${command} `));
      assert.match(stdout, new RegExp(`Examples:\\n(?: .*\\n)*  component-posts ${command} `));
    });
  }

  test('ends with 0 for sound posts, 1 for problems, 2 for what cannot be done', async () => {
    const cwd = folder({ 'sound.md': fixed, 'broken.md': loud });
    assert.equal((await runProgram(['check', 'sound.md'], { cwd })).code, 0);
    const broken = await runProgram(['check', 'broken.md'], { cwd });
    assert.equal(broken.code, 1);
    assert.match(broken.stdout, /broken\.md/);
    assert.equal((await runProgram(['check', 'missing.md'], { cwd })).code, 2);
    assert.equal((await runProgram(['check', '--no-such-option'], { cwd })).code, 2);
    assert.equal((await runProgram(['fix', 'broken.md'], { cwd })).code, 1);
  });

  test('takes names that begin with a dash behind two dashes', async () => {
    const cwd = folder({ '-x.md': loud });
    const { code, stdout } = await runProgram(['check', '--', '-x.md'], { cwd });
    assert.equal(code, 1);
    assert.match(stdout, /-x\.md/);
  });

  test('checks what comes on standard input', async () => {
    const { code, stdout } = await runProgram(['check', '--stdin-filename', 'new.md'], {
      cwd: folder(),
      input: loud,
    });
    assert.equal(code, 1);
    assert.match(stdout, /new\.md/);
  });

  test('fixes what comes on standard input, byte for byte beside the fixes', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await runProgram(['fix', '--stdin-filename', 'new.md'], {
      cwd,
      input: `\uFEFF${fixable}`,
    });
    assert.deepEqual([code, stdout], [0, `\uFEFF${fixed}`]);
    assert.match(stderr, /2 problems fixed/);
  });

  test('takes it for no failure that somebody reads the beginning alone', async () => {
    const posts = Array.from({ length: 1_500 }, (_, at) => [`${String(at)}.md`, loud] as const);
    const child = start(['check'], { cwd: folder(Object.fromEntries(posts)) });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, signal, stderr } = await ended(child);
    assert.deepEqual([code, signal, stderr], [1, undefined, '']);
  });
});
