// What is made of single fields of Gitea and Bitbucket, where servers differ or say less.
import assert from 'node:assert/strict';
import {
  bitbucketOwner,
  bitbucketRepository,
} from '../../../src/repositories/hosts/bitbucketFacts';
import { bitbucketLookable } from '../../../src/repositories/hosts/bitbucketLookUp';
import { giteaOwner, giteaRepository, publicOf } from '../../../src/repositories/hosts/giteaFacts';
import { giteaLookable } from '../../../src/repositories/hosts/giteaLookUp';
import { projectOfRest } from '../../../src/repositories/hosts/gitlabFacts';
import { pathOf } from '../../../src/repositories/hosts/jsonApi';
import type { Lookable } from '../../../src/repositories/lookUp';
import { Asker } from '../../doubles/asking';
import { startBitbucket } from '../../doubles/bitbucket';
import { ownerIn, repositoryIn } from '../../doubles/contractStage';
import { world } from '../../doubles/contractWorld';
import type { HostDouble } from '../../doubles/double';
import { startGitea } from '../../doubles/gitea';

const gitea = (fields: object): ReturnType<typeof giteaRepository> =>
  giteaRepository({ full_name: 'acme/rocket', ...fields }, 'git.example.org');
const bitbucket = (fields: object): ReturnType<typeof bitbucketRepository> =>
  bitbucketRepository({ full_name: 'acme/rocket', ...fields });

suite('facts of Gitea and Forgejo', () => {
  test('a server that says little: nothing is made up', () => {
    assert.deepEqual(
      Object.entries(gitea({})!).filter(([, value]) => value !== undefined),
      [
        ['kind', 'repository'],
        ['owner', { login: 'acme', name: undefined, avatarUrl: undefined }],
        ['name', 'rocket'],
        ['url', 'https://git.example.org/acme/rocket'],
      ],
    );
  });
  test('licences: absent and null are unknown, an empty list is none', () => {
    assert.equal(gitea({})?.license, undefined);
    assert.equal(gitea({ licenses: null })?.license, undefined);
    assert.equal(gitea({ licenses: [] })?.license, 'none');
    assert.deepEqual(gitea({ licenses: ['MIT', 'Apache-2.0'] })?.license, { spdxId: 'MIT' });
  });
  test('times that stand for none', () => {
    for (const none of [
      '0001-01-01T00:00:00Z',
      '1970-01-01T00:00:00Z',
      '1970-01-01T01:00:00+01:00',
    ]) {
      assert.equal(gitea({ updated_at: none })?.activeAt, undefined, none);
      assert.equal(gitea({ archived: true, archived_at: none })?.archivedAt, undefined, none);
    }
    const time = '2024-05-06T07:08:09+02:00';
    assert.equal(gitea({ archived: true, archived_at: time })?.archivedAt, time);
    assert.equal(gitea({ archived: false, archived_at: time })?.archivedAt, undefined);
  });
  test('who may see it', () => {
    assert.equal(gitea({ private: false, internal: false })?.visibility, 'public');
    assert.equal(gitea({ private: false, internal: true })?.visibility, 'internal');
    assert.equal(gitea({ private: true, internal: true })?.visibility, 'private');
    assert.equal(gitea({})?.visibility, undefined);
  });
  test('addresses come from names, never from what a server writes', () => {
    const url = gitea({ html_url: 'https://evil.example/acme/rocket' })?.url;
    assert.equal(url, 'https://git.example.org/acme/rocket');
    for (const name of ['acme', 'acme/..', '../user', 'acme/a b', 'acme//b', '/acme', 7, null]) {
      assert.equal(giteaRepository({ full_name: name }, 'git.example.org'), undefined);
    }
  });
  test('organisations of newer and of older servers', () => {
    for (const names of [{ name: 'acme' }, { username: 'acme' }, { login: 'acme' }]) {
      assert.equal(giteaOwner(names, 'organisation', 'git.example.org')?.login, 'acme');
    }
    assert.equal(giteaOwner({ id: 1 }, 'organisation', 'git.example.org'), undefined);
  });
  test('what an owner is shown with is public, and theirs', () => {
    const all = [
      { full_name: 'acme/a', private: false, stars_count: 1 },
      { full_name: 'Acme/b', private: false, stars_count: 9 },
      { full_name: 'acme/c', private: true, stars_count: 99 },
      { full_name: 'acme/d', private: false, internal: true },
      { full_name: 'other/e', private: false, stars_count: 50 },
    ];
    const names = publicOf(all, 'acme', 'git.example.org').map(({ name }) => name);
    assert.deepEqual(names, ['b', 'a']);
  });
});

suite('facts of GitLab', () => {
  test('no licence is none only to who is shown the code', () => {
    const project = { path_with_namespace: 'acme/rocket', license: null };
    assert.equal(projectOfRest(project, 'gitlab.com')?.license, undefined);
    const shown = { ...project, default_branch: 'main' };
    assert.equal(projectOfRest(shown, 'gitlab.com')?.license, 'none');
  });
  test('paths of addresses: names that lead elsewhere make none', () => {
    assert.equal(pathOf('a b', 'c/d', '…'), '/a%20b/c%2Fd/%E2%80%A6');
    for (const name of ['', '.', '..', '\ud800']) {
      assert.equal(pathOf('repos', name, 'x'), undefined, JSON.stringify(name));
    }
  });
});

suite('facts of Bitbucket', () => {
  test('forks: null is none, and absent is unknown', () => {
    assert.equal(bitbucket({})?.isFork, undefined);
    assert.equal(bitbucket({ parent: null })?.isFork, false);
    const fork = bitbucket({ parent: { full_name: 'other/original' } });
    assert.deepEqual([fork?.isFork, fork?.parent], [true, 'other/original']);
  });
  test('languages as others write them', () => {
    for (const [written, expected] of [
      ['python', 'Python'],
      ['javascript', 'JavaScript'],
      ['html/css', 'HTML/CSS'],
      ['c++', 'C++'],
      ['constructor', 'Constructor'],
    ] as const) {
      assert.deepEqual(bitbucket({ language: written })?.language, { name: expected });
    }
    assert.equal(bitbucket({ language: '' })?.language, undefined);
  });
  test('a workspace without repositories', () => {
    const owner = bitbucketOwner({ values: [], size: 0 }, 'acme', true);
    assert.deepEqual([owner?.login, owner?.kind, owner?.repositoryCount], ['acme', undefined, 0]);
    assert.equal(bitbucketOwner({ error: {} }, 'acme', true), undefined);
    // With a token it would count private ones.
    assert.equal(
      bitbucketOwner({ values: [], size: 3 }, 'acme', false)?.repositoryCount,
      undefined,
    );
  });
});

suite('requests to Gitea and Bitbucket', () => {
  const doubles: HostDouble[] = [];
  teardown(async () => {
    await Promise.all(doubles.splice(0).map((double) => double.stop()));
  });
  async function asked(
    lookable: Lookable,
    hostName: string,
    start: typeof startGitea,
  ): Promise<{ asker: Asker; double: HostDouble }> {
    const double = await start(world);
    doubles.push(double);
    const [origin] = lookable.origins(hostName);
    return { asker: new Asker(lookable, hostName, new Map([[origin!, double.origin]])), double };
  }

  test('Gitea: one for a repository, two for an organisation, three for a person', async () => {
    const { asker, double } = await asked(giteaLookable, 'git.example.org', startGitea);
    for (const [path, requests] of [
      ['acme/rocket', ['/repos/acme/rocket']],
      ['acme/old-name', ['/repos/acme/old-name', '/repos/acme/new-name']],
      ['acme/', ['/orgs/acme', '/orgs/acme/repos?limit=50']],
      ['ada/', ['/orgs/ada', '/users/ada', '/users/ada/repos?limit=50']],
    ] as const) {
      double.forget();
      assert.equal((await asker.one(path)).state, 'found');
      assert.deepEqual(
        double.requests.map((request) => request.path),
        requests.map((request) => `/api/v1${request}`),
      );
    }
    assert.ok(asker.led.every(({ url }) => url.startsWith('https://git.example.org/api/v1/')));
  });

  test('Bitbucket: one for a repository, and one for a workspace', async () => {
    const { asker, double } = await asked(bitbucketLookable, 'bitbucket.org', startBitbucket);
    assert.equal(repositoryIn(await asker.one('acme/rocket')).owner.kind, 'organisation');
    assert.equal(ownerIn(await asker.one('ada/')).kind, 'person');
    assert.deepEqual(
      double.requests.map(({ path }) => path),
      ['/2.0/repositories/acme/rocket', '/2.0/repositories/ada?pagelen=12&sort=-updated_on'],
    );
    assert.ok(asker.led.every(({ url }) => url.startsWith('https://api.bitbucket.org/2.0/')));
  });
});
