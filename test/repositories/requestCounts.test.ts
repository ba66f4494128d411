// The directory, the adapter and the stand-in for GitHub together: how many requests a post costs.
import assert from 'node:assert/strict';
import { Directory } from '../../src/repositories/directory';
import { githubLookable } from '../../src/repositories/hosts/github/lookable';
import { requestScenarios } from '../bench/repositories';
import { clientOn } from '../doubles/client';
import { startGitHub } from '../doubles/github/double';
import { fetchThrough } from '../doubles/origins';
import { Bench, repository } from '../support/directory';

test('a post costs few requests of GitHub, and none once its facts are known', async () => {
  const scenarios = await requestScenarios();
  assert.deepEqual(
    scenarios.map(({ repositories, owners, isSignedIn, answered, cold, warm, restarted }) => [
      `${String(repositories)} + ${String(owners)} ${isSignedIn ? 'signed in' : 'anonymous'}`,
      answered,
      cold,
      warm,
      restarted,
    ]),
    [
      ['5 + 1 signed in', 6, 2, 0, 0],
      ['28 + 2 signed in', 30, 3, 0, 0],
      ['95 + 5 signed in', 100, 5, 0, 0],
      ['5 + 1 anonymous', 6, 7, 0, 0],
      ['28 + 2 anonymous', 30, 32, 0, 0],
      ['95 + 5 anonymous', 50, 50, 0, 0],
    ],
  );
});

test('signing in makes no repository another, whichever interface tells its id', async () => {
  const double = await startGitHub({
    repositories: [{ id: 7, path: 'acme/anvil' }],
    owners: [{ login: 'acme', kind: 'organisation' }],
    tokens: ['good'],
  });
  try {
    const origin = 'https://api.github.com';
    const bench = new Bench();
    let token: string | undefined;
    const directory = new Directory(
      {
        ...bench.ports,
        http: clientOn(fetchThrough(new Map([[origin, double.origin]])), [origin]),
        credentials: () => Promise.resolve(token === undefined ? token : { account: 'ada', token }),
      },
      () => githubLookable,
    );
    const links = [repository('acme/anvil'), repository('acme')];
    for (const next of [undefined, 'good', undefined]) {
      token = next;
      directory.forgetAccount('github.com');
      double.forget();
      await directory.lookUp(links, { refresh: true });
      assert.ok(double.requests.length > 0);
      for (const link of links) {
        const verdict = directory.verdictOf(link);
        assert.deepEqual([verdict?.state, verdict?.isReplaced], ['found', false]);
        assert.ok((verdict?.facts?.owner ?? verdict?.facts?.repository)?.id);
      }
    }
    double.setWorld({
      repositories: [{ id: 8, path: 'acme/anvil' }],
      owners: [{ login: 'acme', kind: 'organisation' }],
      tokens: ['good'],
    });
    await directory.lookUp(links, { refresh: true });
    assert.equal(directory.verdictOf(links[0]!)?.isReplaced, true);
  } finally {
    await double.stop();
  }
});
