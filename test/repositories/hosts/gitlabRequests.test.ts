// How GitLab is asked: in how many requests, and what is done where an instance is older, has no
// GraphQL, or knows an address as a group.
import assert from 'node:assert/strict';
import { parse } from 'graphql';
import { gitlabLookable as lookable } from '../../../src/repositories/hosts/gitlabLookUp';
import {
  groupQuery,
  groupsQuery,
  projectsInQuery,
  projectsQuery,
} from '../../../src/repositories/hosts/gitlabQueries';
import { Asker } from '../../doubles/asking';
import { ownerIn, repositoryIn } from '../../doubles/contractStage';
import { world } from '../../doubles/contractWorld';
import type { HostDouble, World } from '../../doubles/double';
import { startGitLab, type GitLabOptions } from '../../doubles/gitlab';
import { complexityOf } from '../../doubles/gitlabSchema';

const hostName = 'gitlab.com';

const doubles: HostDouble[] = [];

async function asked(
  options: GitLabOptions = {},
  of: World = world,
): Promise<{ asker: Asker; double: HostDouble }> {
  const double = await startGitLab(of, options);
  doubles.push(double);
  const asker = new Asker(lookable, hostName, new Map([[`https://${hostName}`, double.origin]]));
  return { asker, double };
}

function pathsOf(double: HostDouble): string[] {
  return double.requests.map(({ method, path }) => `${method} ${path}`);
}

const graphQl = 'POST /api/graphql';

suite('requests to GitLab', () => {
  teardown(async () => {
    await Promise.all(doubles.splice(0).map((double) => double.stop()));
  });

  test('twelve projects are one request, thirty are three', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `acme/p${String(index)}`);
    const repositories = many.map((path, index) => ({ id: index + 1, path }));
    const { asker, double } = await asked({}, { ...world, repositories });
    for (const [projects, requests] of [
      [12, 1],
      [30, 3],
    ] as const) {
      double.forget();
      const answers = await asker.paths(many.slice(0, projects));
      assert.ok(answers.every(({ state }) => state === 'found'));
      assert.deepEqual(pathsOf(double), Array(requests).fill(graphQl));
    }
  });

  test('a moved project is one request more, a missing one two', async () => {
    const { asker, double } = await asked();
    const answers = await asker.paths(['acme/rocket', 'acme/old-name', 'acme/nothing']);
    assert.deepEqual(
      answers.map(({ state }) => state),
      ['found', 'found', 'missing'],
    );
    assert.deepEqual(pathsOf(double), [
      graphQl,
      'GET /api/v4/projects/acme%2Fold-name?license=true',
      'GET /api/v4/projects/103?license=true',
      'GET /api/v4/projects/acme%2Fnothing?license=true',
      graphQl,
    ]);
  });

  test('a project has the same id through GraphQL and through REST', async () => {
    const { asker } = await asked();
    const [now, before] = (await asker.paths(['acme/new-name', 'acme/old-name'])).map(repositoryIn);
    assert.equal(now?.id, '103');
    assert.equal(before?.id, '103');
  });

  test('a moved project without a sign-in: nothing is said about what REST does not say', async () => {
    const { asker } = await asked();
    const moved = repositoryIn(await asker.one('acme/old-name'));
    assert.deepEqual([moved.isArchived, moved.visibility], [undefined, undefined]);
    assert.equal(moved.license, 'none');
  });

  test('an address that looks like a project may be a group in a group', async () => {
    const { asker, double } = await asked(
      {},
      {
        ...world,
        owners: [...world.owners, { login: 'acme/tools', kind: 'organisation', name: 'Tools' }],
        repositories: [{ id: 7, path: 'acme/tools/hammer', stars: 2 }],
      },
    );
    const [tools, hammer] = await asker.paths(['acme/tools', 'acme/tools/hammer']);
    const owner = ownerIn(tools!);
    assert.deepEqual(
      [owner.login, owner.kind, owner.name, owner.url],
      ['acme/tools', 'organisation', 'Tools', 'https://gitlab.com/acme/tools'],
    );
    assert.deepEqual(
      owner.repositories.map(({ name, owner: { login } }) => `${login}/${name}`),
      ['acme/tools/hammer'],
    );
    assert.equal(repositoryIn(hammer!).owner.login, 'acme/tools');
    assert.equal(double.requests.length, 4);
  });

  test('a group is one request, most starred projects first, twelve at most', async () => {
    const repositories = Array.from({ length: 30 }, (_, index) => ({
      id: index + 1,
      path: `acme/p${String(index)}`,
      stars: index,
    }));
    const { asker, double } = await asked({}, { ...world, repositories });
    const owner = ownerIn(await asker.one('acme/'));
    assert.deepEqual(
      owner.repositories.map(({ stars }) => stars),
      [29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18],
    );
    assert.equal(owner.repositoryCount, 30);
    assert.deepEqual(pathsOf(double), [graphQl]);
  });

  test('an owner with another name now is found as the page of the old one leads', async () => {
    const { asker } = await asked({ renamed: { 'old-acme': 'acme', lovelace: 'ada' } });
    const [group, person] = (await asker.paths(['old-acme/', 'lovelace/'])).map(ownerIn);
    assert.deepEqual([group?.login, group?.kind], ['acme', 'organisation']);
    assert.deepEqual([person?.login, person?.kind], ['ada', 'person']);
  });

  test('an owner with a page that the interfaces do not know is not called missing', async () => {
    const owners = [{ login: 'ghost/team', kind: 'person' as const }];
    const { asker } = await asked({}, { ...world, owners });
    const answer = await asker.one('ghost/team/');
    assert.deepEqual(answer, {
      state: 'failed',
      reason: 'not-understood',
      detail: 'a page, but no owner',
    });
  });

  test('the main language is the one with the largest share', async () => {
    const { asker } = await asked();
    assert.deepEqual(repositoryIn(await asker.one('acme/rocket')).language, { name: 'Python' });
  });

  test('an older instance is asked for the fields that it knows, from then on', async () => {
    const repositories = Array.from({ length: 14 }, (_, index) => ({
      id: index + 1,
      path: `acme/p${String(index)}`,
      ...(index === 0 ? { archived: '2020-02-02' } : {}),
    }));
    const { asker, double } = await asked({ graphQl: 'old' }, { ...world, repositories });
    const answers = await asker.paths(repositories.map(({ path }) => path));
    const [first, second] = answers.map(repositoryIn);
    assert.deepEqual([first?.isArchived, second?.isArchived], [true, false]);
    assert.deepEqual([first?.topics, first?.language, first?.isEmpty], Array(3).fill(undefined));
    assert.deepEqual(pathsOf(double), [graphQl, graphQl, graphQl]);
    assert.equal(ownerIn(await asker.one('acme/')).repositories.length, 12);
  });

  test('an instance without GraphQL is asked through REST', async () => {
    const { asker, double } = await asked({ graphQl: 'none' });
    const paths = ['acme/rocket', 'acme/old-name', 'acme/nothing', 'acme/', 'ada/', 'nobody/'];
    const [rocket, moved, nothing, acme, ada, nobody] = await asker.paths(paths);
    assert.equal(repositoryIn(rocket!).stars, 42);
    assert.deepEqual(repositoryIn(rocket!).license, { name: 'Apache-2.0 License' });
    assert.equal(repositoryIn(rocket!).isArchived, undefined);
    assert.equal(repositoryIn(moved!).name, 'new-name');
    assert.deepEqual([nothing!.state, nobody!.state], ['missing', 'missing']);
    assert.equal(ownerIn(acme!).kind, 'organisation');
    assert.equal(ownerIn(acme!).repositories[0]?.name, 'rocket');
    assert.equal(ownerIn(ada!).kind, 'person');
    const posts = double.requests.filter(({ method }) => method === 'POST');
    assert.equal(posts.length, 2, 'it is not tried again in the same run');
  });

  test('an instance of somebody is asked at its own address, and nowhere else', async () => {
    assert.deepEqual(lookable.origins('git.example.org'), ['https://git.example.org']);
    const double = await startGitLab(world);
    doubles.push(double);
    const asker = new Asker(
      lookable,
      'git.example.org',
      new Map([['https://git.example.org', double.origin]]),
    );
    const repository = repositoryIn(await asker.one('acme/rocket'));
    assert.equal(repository.url, 'https://git.example.org/acme/rocket');
    assert.ok(asker.led.every(({ url }) => url.startsWith('https://git.example.org/api/')));
  });

  test('a limit in the middle ends the run', async () => {
    const { asker, double } = await asked();
    double.fail('retry-after', 1);
    const many = Array.from({ length: 20 }, (_, index) => `acme/p${String(index)}`);
    const answers = await asker.paths([...many, 'acme/', 'acme/rocket']);
    assert.ok(answers.every(({ state }) => state === 'limited'));
    assert.equal(double.requests.length, 1);
  });
});

suite('queries for GitLab', () => {
  const longest = `${'g'.repeat(60)}/${'p'.repeat(100)}`;
  const paths = Array.from({ length: projectsInQuery }, () => longest);
  const all = [
    projectsQuery(paths, 'rich'),
    projectsQuery(paths, 'lean'),
    groupsQuery(paths),
    groupQuery(longest, 'rich'),
    groupQuery(longest, 'lean'),
  ];

  test('stay below the complexity that strangers may ask for', () => {
    const complexities = all.map(({ query }) => complexityOf(parse(query)));
    assert.ok(complexities.every((complexity) => complexity <= 200));
    assert.equal(complexities[0], 192, 'as many projects as fit');
  });

  test('stay below 10,000 characters, and name nothing but variables', () => {
    for (const { query } of all) {
      assert.ok(query.length < 10_000);
      assert.ok(!query.includes(longest));
    }
  });
});
