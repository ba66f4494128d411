// What leaves the machine without the user's leave: nothing, not even the question where a host is.
import assert from 'node:assert/strict';
import dns from 'node:dns';
import net from 'node:net';
import { platformFetch } from '../../../src/cli/hosts/network';
import { runCli, temporaryFolders } from '../support';
import { lockfileOf, postLinking } from './stage';

suite('without --online', () => {
  const folder = temporaryFolders();
  const tried: string[] = [];
  const ways: readonly (readonly [of: object, name: string])[] = [
    [net.Socket.prototype, 'connect'],
    [dns, 'lookup'],
  ];
  const real = ways.map(([of, name]) => Object.getOwnPropertyDescriptor(of, name) ?? {});

  setup(() => {
    tried.length = 0;
    for (const [of, name] of ways) {
      Object.defineProperty(of, name, {
        configurable: true,
        value: () => {
          tried.push(name);
          throw new Error('There is no way out.');
        },
      });
    }
  });

  teardown(() => {
    for (const [at, [of, name]] of ways.entries()) {
      Object.defineProperty(of, name, real[at] ?? {});
    }
  });

  function blog(): string {
    return folder({
      '.component-posts.json': '{ "posts": [{ "files": "*.md" }] }',
      'post.md': postLinking(['https://github.com/acme/rocket', 'https://codeberg.org/acme/x']),
      'component-posts.lock.json': lockfileOf({}),
    });
  }

  for (const args of [
    ['check'],
    ['check', '--strict-network', '--refresh'],
    ['facts'],
    ['facts', '--verify'],
    ['list', 'posts'],
    ['list', 'components'],
    ['list', 'repositories'],
  ]) {
    test(`${args.join(' ')} makes no connection`, async () => {
      await runCli(args, { cwd: blog(), fetch: platformFetch, env: { GITHUB_TOKEN: 'secret' } });
      assert.deepEqual(tried, []);
    });
  }

  test('the trap sees one where it is allowed', async () => {
    await runCli(['facts', '--online'], { cwd: blog(), fetch: platformFetch });
    assert.ok(tried.length > 0);
  });
});
