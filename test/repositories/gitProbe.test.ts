// Git servers, asked without an API: git's own `http-backend` answers.
import assert from 'node:assert/strict';
import { gitHost } from '../../src/repositories/hosts/gitProbe';
import { sourcehut } from '../../src/repositories/hosts/sourcehut';
import type { Lookable } from '../../src/repositories/lookUp';
import { Asker } from '../doubles/asking';
import { contractOf } from '../doubles/contract';
import { repositoryIn } from '../doubles/contractStage';
import { goodToken, world } from '../doubles/contractWorld';
import type { HostDouble } from '../doubles/double';
import { gitHttpBackend, startGitHttp } from '../doubles/gitHttp';

const hasGit = gitHttpBackend() !== undefined;

if (!hasGit) {
  suite('git servers', () => {
    test.skip('skipped: `git http-backend` is not installed here');
  });
}

const probeOfSourcehut = sourcehut.lookable!;

const asked: readonly (readonly [name: string, lookable: Lookable, hostName: string])[] = [
  ['SourceHut, by git', probeOfSourcehut, 'git.sr.ht'],
  ['a git server', gitHost, 'git.example.org'],
];

for (const [name, lookable, hostName] of hasGit ? asked : []) {
  contractOf({
    name,
    lookable,
    hostName,
    start: startGitHttp,
    modes: ['anonymous'],
    supports: {
      facts: { anonymous: ['defaultBranch', 'isEmpty', 'latestRelease'] },
      id: false,
      moved: true,
      // A long list is cut, not refused: see below.
      without: ['primary-limit', 'unauthorised', 'huge'],
    },
  });
}

(hasGit ? suite : suite.skip)('git servers, beyond the contract', () => {
  let double: HostDouble;
  suiteSetup(async () => {
    double = await startGitHttp(world);
  });
  setup(() => {
    double.recover();
    double.setWorld(world);
    double.forget();
  });
  suiteTeardown(() => double.stop());

  const asker = (lookable = gitHost, hostName = 'git.example.org'): Asker =>
    new Asker(lookable, hostName, new Map([[`https://${hostName}`, double.origin]]));

  test('owners cannot be told, and cost no request', async () => {
    assert.deepEqual(await asker().paths(['acme/', 'ada/']), [
      { state: 'unknowable' },
      { state: 'unknowable' },
    ]);
    assert.deepEqual(double.requests, []);
  });

  test('SourceHut is git at one of its names only', async () => {
    assert.deepEqual(probeOfSourcehut.origins('git.sr.ht'), ['https://git.sr.ht']);
    for (const hostName of ['hg.sr.ht', 'sr.ht']) {
      assert.deepEqual(probeOfSourcehut.origins(hostName), []);
      assert.deepEqual(await asker(probeOfSourcehut, hostName).one('~ada/notes'), {
        state: 'unknowable',
      });
    }
    assert.deepEqual(double.requests, []);
  });

  test('the default branch and the latest version', async () => {
    const { defaultBranch, latestRelease, isEmpty } = repositoryIn(
      await asker().one('acme/rocket'),
    );
    assert.deepEqual(
      { defaultBranch, latestRelease, isEmpty },
      { defaultBranch: 'trunk', latestRelease: { tag: 'v1.2.0' }, isEmpty: false },
    );
    assert.equal(repositoryIn(await asker().one('ada/notes')).latestRelease, 'none');
    assert.equal(repositoryIn(await asker().one('acme/blank')).defaultBranch, undefined);
  });

  test('one request for a repository, two for one that is missing at either address', async () => {
    await asker().one('acme/rocket');
    assert.deepEqual(
      double.requests.map(({ path }) => path),
      ['/acme/rocket.git/info/refs?service=git-upload-pack'],
    );
    assert.match(String(double.requests[0]!.headers['user-agent']), /^git\/2/);
    assert.equal(double.requests[0]!.headers['git-protocol'], undefined);
    double.forget();
    assert.deepEqual(await asker().one('acme/nothing'), { state: 'missing' });
    assert.equal(double.requests.length, 2);
    double.forget();
    assert.deepEqual(await asker().one('acme/vault'), { state: 'missing' });
    assert.equal(double.requests.length, 1);
  });

  test('a token is nobody’s business here', async () => {
    await asker().paths(['acme/rocket', 'acme/old-name'], { token: goodToken });
    assert.ok(!JSON.stringify(double.requests).includes(goodToken));
  });

  test('a folder without an ending is found at the second address', async () => {
    double.setWorld({
      ...world,
      repositories: [{ id: 201, path: 'deep/er/still/name', formerly: ['deep/old.name.git'] }],
    });
    const { owner, name, url } = repositoryIn(await asker().one('deep/er/still/name'));
    assert.deepEqual(
      [owner.login, name, url],
      ['deep/er/still', 'name', 'https://git.example.org/deep/er/still/name'],
    );
  });

  test('a body without an end that is no list', async () => {
    double.fail('huge');
    const answer = await asker().one('acme/rocket');
    assert.ok(answer.state === 'failed', answer.state);
    assert.equal(answer.reason, 'not-understood');
  });
});
