import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { runCli, temporaryFolders } from './support';

suite('the command line', () => {
  const folder = temporaryFolders();

  test('tells its version', async () => {
    const { code, stdout } = await runCli(['--version'], { cwd: folder() });
    assert.equal(code, 0);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.equal(stdout, `${version}\n`);
  });

  test('says how it is used where a command is unknown, and ends as misused', async () => {
    const { code, stdout, stderr } = await runCli(['chekc'], { cwd: folder() });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /unknown command 'chekc'/);
  });

  test('says what leads to nothing', async () => {
    const cwd = folder({ 'posts/': '' });
    const { code, stderr } = await runCli(['check', 'posts/missing.md'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /^No file matches “posts\/missing\.md”\./);
  });
});
