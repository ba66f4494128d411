// How many requests GitHub gets, and what becomes of answers that are not like the others.
import assert from 'node:assert/strict';
import { githubLookable } from '../../../src/repositories/hosts/github/lookable';
import { Asker } from '../../doubles/asking';
import { goodToken, world as smallWorld } from '../../doubles/contractWorld';
import type { World } from '../../doubles/double';
import { namesIn, startGitHub, type GithubDouble } from '../../doubles/github/double';

const owners = ['acme', 'beta', 'core', 'delta', 'echo'];
const world: World = {
  tokens: [goodToken],
  owners: owners.map((login) => ({ login, kind: 'organisation' })),
  repositories: Array.from({ length: 95 }, (_, index) => ({
    id: index + 1,
    path: `${owners[index % owners.length] ?? 'acme'}/part-${String(index)}`,
    stars: index,
  })),
};
const paths = world.repositories.map(({ path }) => path);
const signedIn = { token: goodToken, timeLimit: 5_000 };
const patient = { timeLimit: 5_000 };

let double: GithubDouble;

suite('requests to GitHub', () => {
  suiteSetup(async () => {
    double = await startGitHub(world);
  });
  setup(() => {
    double.recover();
    double.setWorld(world);
    double.forget();
  });
  suiteTeardown(() => double.stop());

  function asker(hostName = 'github.com'): Asker {
    const [origin = ''] = githubLookable.origins(hostName);
    return new Asker(githubLookable, hostName, new Map([[origin, double.origin]]));
  }

  /** How many repositories each request asked about. */
  function sizes(): number[] {
    return double.requests.map(({ body }) => namesIn(body).length);
  }

  for (const [repositories, expected] of [
    [1, [1]],
    [6, [6]],
    [25, [25]],
    [26, [25, 1]],
    [50, [25, 25]],
    [95, [25, 25, 25, 20]],
  ] as const) {
    test(`${String(repositories)} repositories, signed in: ${String(expected.length)}`, async () => {
      const answers = await asker().paths(paths.slice(0, repositories), signedIn);
      assert.ok(answers.every(({ state }) => state === 'found'));
      assert.deepEqual(sizes(), expected);
    });
  }

  test('95 repositories and 5 owners, signed in: 5', async () => {
    const wanted = [...paths, ...owners.map((login) => `${login}/`)];
    const { quotas, ...rest } = await told(wanted);
    assert.ok(rest.answers.every(({ state }) => state === 'found'));
    assert.equal(double.requests.length, 5);
    assert.deepEqual(sizes(), [25, 25, 25, 20, 0]);
    assert.deepEqual(
      quotas.map(({ remaining, limit }) => [remaining, limit]),
      [4_999, 4_998, 4_997, 4_996, 4_995].map((remaining) => [remaining, 5_000]),
    );
  });

  async function told(
    wanted: readonly string[],
  ): Promise<{ answers: Awaited<ReturnType<Asker['paths']>>; quotas: Asker['quotas'] }> {
    const asking = asker();
    return { answers: await asking.paths(wanted, signedIn), quotas: asking.quotas };
  }

  test('names go as variables, never into the query', async () => {
    await asker().paths(['acme/part-0', 'acme/") { id } evil: repository(owner:"a'], signedIn);
    const [request] = double.requests;
    const { query, variables } = JSON.parse(request?.body ?? '') as Record<string, unknown>;
    assert.ok(typeof query === 'string' && !/part-0|evil|acme/.test(query));
    assert.equal((variables as Record<string, string>)['n0'], 'part-0');
  });

  for (const how of ['HTTP 502', 'resource limits'] as const) {
    test(`too much at once (${how}): half as many, until it fits`, async () => {
      double.refuse(({ length }) => length > 7, how);
      const answers = await asker().paths(paths.slice(0, 25), signedIn);
      assert.ok(answers.every(({ state }) => state === 'found'));
      assert.deepEqual(sizes(), [25, 13, 7, 7, 7, 4]);
    });
  }

  test('too much even alone: the first two say so, the others are not asked', async () => {
    double.refuse(() => true);
    const answers = await asker().paths(paths, signedIn);
    assert.ok(answers.every((answer) => answer.state === 'failed' && answer.reason === 'server'));
    assert.deepEqual(sizes(), [25, 13, 7, 4, 2, 1, 1]);
  });

  test('one that is too much even alone is found out, and keeps nobody else from an answer', async () => {
    double.refuse((names) => names.includes('part-9'));
    const answers = await asker().paths(paths, signedIn);
    const failed = answers.flatMap(({ state }, index) => (state === 'found' ? [] : [index]));
    assert.deepEqual(failed, [9]);
    assert.deepEqual(sizes(), [25, 13, 7, 7, 4, 2, 2, 1, 1, 25, 25, 25, 9]);
  });

  test('an older server without a field is asked by REST, with the token', async () => {
    double.forgetField('isTemplate');
    double.setWorld(smallWorld);
    const wanted = ['acme/rocket', 'acme/vault', 'acme/nothing', 'ada/'];
    const asking = asker('git.acme.example');
    const answers = await asking.paths(wanted, signedIn);
    assert.deepEqual(
      answers.map(({ state }) => state),
      ['found', 'found', 'missing', 'found'],
    );
    const [first, ...others] = double.requests.map(({ path }) => path);
    assert.equal(first, '/api/graphql');
    assert.deepEqual(others, [
      '/api/v3/repos/acme/rocket',
      '/api/v3/repos/acme/vault',
      '/api/v3/repos/acme/nothing',
      '/api/v3/users/ada',
      '/api/v3/users/ada/repos?type=owner&sort=pushed&per_page=12',
    ]);
  });

  test('where instances are asked', () => {
    const at = (hostName: string): string => githubLookable.origins(hostName).join(' ');
    assert.equal(at('github.com'), 'https://api.github.com');
    assert.equal(at('octo.ghe.com'), 'https://api.octo.ghe.com');
    assert.equal(at('git.acme.example'), 'https://git.acme.example');
    assert.equal(at('notghe.com'), 'https://notghe.com');
  });

  test('without a sign-in: one for a repository, two for an owner, none behind the reserve', async () => {
    const asking = asker();
    await asking.paths([...paths.slice(0, 6), 'acme/'], patient);
    assert.equal(double.requests.length, 8);
    assert.equal(asking.quotas.at(-1)?.remaining, 52);
    double.forget();
    double.leave({ anonymous: 14 });
    const answers = await asking.paths(paths.slice(0, 30), patient);
    // The fourth answer says that ten are left.
    assert.equal(double.requests.length, 4);
    assert.deepEqual(
      answers.map(({ state }) => state),
      [...Array<string>(4).fill('found'), ...Array<string>(26).fill('limited')],
    );
    const last = answers.at(-1);
    assert.ok(last?.state === 'limited' && last.limit === 'primary');
    assert.ok(Math.abs(last.until - Date.now() - 1_800_000) < 10_000);
  });

  test('an owner of which the reserve lets only half be asked is limited, not empty', async () => {
    double.leave({ anonymous: 11 });
    assert.equal((await asker().one('acme/', patient)).state, 'limited');
    assert.equal(double.requests.length, 1);
  });

  test('behind organisations with a sign-in of their own, the reserve holds nobody up', async () => {
    double.setWorld(smallWorld);
    double.leave({ anonymous: 10 });
    const wanted = ['walled/garden', 'acme/rocket', 'ada/'];
    const answers = await asker().paths(wanted, signedIn);
    assert.deepEqual(
      answers.map(({ state }) => state),
      ['found', 'found', 'found'],
    );
    assert.equal(double.requests.filter(({ path }) => path.startsWith('/repos/')).length, 1);
  });
});
