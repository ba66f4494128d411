// A repository that was renamed, as Octokit recorded it from GitHub itself.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { githubLookable } from '../../../src/repositories/hosts/github/lookable';
import { clientOn } from '../../doubles/client';
import { target } from '../../doubles/asking';
import { root } from '../../project/files';

/** The player writes itself into all addresses that were recorded. */
const player = 'https://player.example';

/** Of whoever recorded it; the player wants the very headers. */
const recorded = {
  accept: 'application/vnd.github.v3+json',
  authorization: 'token 0000000000000000000000000000000000000001',
};

suite('recorded answers of GitHub', () => {
  let server: ChildProcess;
  let origin: string;

  suiteSetup(async () => {
    const script = path.join(root, 'test/doubles/github/recordedServer.mjs');
    server = spawn(process.execPath, [script, player], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [port] = (await once(server.stdout!, 'data')) as [Buffer];
    origin = `http://127.0.0.1:${port.toString().trim()}`;
  });
  suiteTeardown(async () => {
    server.kill();
    await once(server, 'exit');
  });

  async function play(
    scenario: string,
  ): Promise<(url: string, method: string) => Promise<Response>> {
    const response = await fetch(`${origin}/fixtures`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ scenario }),
    });
    const { id } = (await response.json()) as { id: string };
    const asRecorded = (text: string): string =>
      text.replaceAll(new RegExp(`${player}/([^/]+)/${id}/`, 'g'), 'https://$1/');
    return async (url, method) => {
      const { hostname, pathname } = new URL(url);
      const isPatch = method === 'PATCH';
      const answer = await fetch(`${origin}/${hostname}/${id}${pathname}`, {
        method,
        headers: {
          ...recorded,
          ...(isPatch ? { 'content-type': 'application/json; charset=utf-8' } : {}),
        },
        ...(isPatch ? { body: '{"name":"rename-repository-newname"}' } : {}),
        redirect: 'manual',
      });
      const headers = new Headers(answer.headers);
      const location = headers.get('location');
      if (location !== null) {
        headers.set('location', asRecorded(location));
      }
      headers.delete('content-length');
      headers.delete('content-encoding');
      const { status } = answer;
      return new Response(asRecorded(await answer.text()), { status, headers });
    };
  }

  test('a renamed repository answers with its new name, by way of its id', async () => {
    const ask = await play('rename-repository');
    const old = 'https://api.github.com/repos/octokit-fixture-org/rename-repository';
    assert.equal((await ask(old, 'PATCH')).status, 200);
    const asked: string[] = [];
    const http = clientOn((url, { method }) => {
      asked.push(new URL(url).pathname);
      return ask(url, method);
    }, githubLookable.origins('github.com'));
    const session = {
      hostName: 'github.com',
      http,
      token: undefined,
      signal: undefined,
      now: () => Date.now(),
      onQuota: () => undefined,
    };
    const wanted = target('github.com', 'octokit-fixture-org/rename-repository');
    for await (const [, answer] of githubLookable.lookUp([wanted], session)) {
      assert.ok(answer.state === 'found', JSON.stringify(answer));
      const { repository } = answer.facts;
      assert.equal(repository?.name, 'rename-repository-newname');
      assert.equal(repository.owner.login, 'octokit-fixture-org');
      assert.equal(
        repository.url,
        'https://github.com/octokit-fixture-org/rename-repository-newname',
      );
      assert.match(answer.etag ?? '', /^(?:W\/)?"/);
    }
    assert.deepEqual(asked, ['/repos/octokit-fixture-org/rename-repository', '/repositories/1000']);
  });
});
