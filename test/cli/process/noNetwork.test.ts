// The program itself, with a trap in the place of every way out: without --online none is tried.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { lockfileOf, postLinking } from '../hosts/stage';
import { temporaryFolders } from '../support';

const cli = path.resolve('dist/cli.js');

/** Runs before the program, in its process. */
const trap = `
  const tried = (what) => {
    process.stderr.write('TRIED ' + what + '\\n');
    throw new Error('There is no way out.');
  };
  require('node:net').Socket.prototype.connect = () => tried('a connection');
  require('node:dns').lookup = () => tried('a name');
  require('node:dgram').createSocket = () => tried('a datagram');
`;

suite('the program without --online', function () {
  this.timeout(60_000);
  const folder = temporaryFolders();

  function stderrOf(args: readonly string[]): string {
    const cwd = folder({
      '.component-posts.json': '{ "posts": [{ "files": "*.md" }] }',
      'post.md': postLinking(['https://github.com/acme/rocket', 'https://codeberg.org/acme/x']),
      'component-posts.lock.json': lockfileOf({}),
      'trap.cjs': trap,
    });
    const { stderr } = spawnSync(process.execPath, ['--require', './trap.cjs', cli, ...args], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], XDG_CACHE_HOME: cwd, GITHUB_TOKEN: 'secret', CI: 'true' },
    });
    return stderr;
  }

  for (const args of [
    ['check'],
    ['check', '--strict-network', '--refresh'],
    ['fix'],
    ['facts'],
    ['facts', '--verify'],
    ['list', 'posts'],
    ['list', 'components'],
    ['list', 'repositories'],
  ]) {
    test(args.join(' '), () => {
      assert.doesNotMatch(stderrOf(args), /TRIED|no way out/);
    });
  }

  test('the trap sees one that is allowed', () => {
    assert.match(stderrOf(['facts', '--online']), /TRIED/);
  });
});
