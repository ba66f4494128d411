import assert from 'node:assert/strict';
import { fileNameOf, mostKept } from '../../src/repositories/kept';
import type { Facts } from '../../src/repositories/facts';
import {
  Bench,
  found,
  hour,
  minute,
  missing,
  repositories,
  repository,
} from '../support/directory';

const anvil = repository('acme/anvil');
const publicFile = 'github.com.public.json';

/** A file of facts with these entries. */
function fileOf(entries: readonly unknown[], more: object = {}): Uint8Array {
  const file = {
    format: 'component-posts-facts',
    version: 1,
    host: 'github.com',
    entries,
    ...more,
  };
  return Buffer.from(JSON.stringify(file));
}

interface KeptFile {
  readonly entries: readonly { readonly key: string; readonly usedAt: number }[];
}

function keysIn(bench: Bench, name = publicFile): readonly string[] {
  return (JSON.parse(bench.store.text(name)) as KeptFile).entries.map(({ key }) => key);
}

suite('kept facts: what outlives the editor', () => {
  test('every fact comes back as it was', async () => {
    const full: Facts = {
      repository: {
        kind: 'repository',
        id: 'R_1',
        owner: {
          login: 'acme',
          kind: 'organisation',
          name: 'ACME',
          avatarUrl: 'https://avatars.githubusercontent.com/u/1?s=80',
        },
        name: 'anvil',
        url: 'https://github.com/acme/anvil',
        description: 'What is hit – “hard” 🔨',
        visibility: 'public',
        stars: 12,
        license: { spdxId: 'Apache-2.0', name: 'Apache License 2.0' },
        language: { name: 'Python', color: '#3572A5' },
        topics: ['iron', 'steel'],
        isArchived: true,
        archivedAt: '2021-03-04T05:06:07Z',
        isFork: true,
        parent: 'smith/anvil',
        isTemplate: false,
        isMirror: false,
        isEmpty: false,
        isDisabled: false,
        pushedAt: '2020-01-02T03:04:05Z',
        activeAt: '2020-01-02T03:04:05+01:00',
        latestRelease: {
          tag: 'v1.0',
          name: 'One',
          publishedAt: '2020-01-02T03:04:05Z',
          url: 'https://github.com/acme/anvil/releases/tag/v1.0',
        },
        homepage: 'https://anvil.example/',
        defaultBranch: 'main',
      },
    };
    const owner: Facts = {
      owner: {
        kind: 'person',
        id: 'U_1',
        login: 'ada',
        name: 'Ada',
        avatarUrl: undefined,
        url: 'https://github.com/ada',
        description: 'First',
        website: 'https://ada.example/',
        isVerified: true,
        repositories: [
          full.repository,
          { ...full.repository, license: 'none', latestRelease: 'none' },
        ],
        repositoryCount: 2,
      },
    };
    const bench = new Bench();
    const ada = repository('ada');
    bench.host.script.set(anvil.key, { state: 'found', facts: full, etag: 'W/"1"' });
    bench.host.script.set(ada.key, { state: 'found', facts: owner });
    bench.host.script.set('github.com/acme/gone', missing);
    const links = [anvil, ada, repository('acme/gone')];
    await bench.lookUp(links);
    const before = links.map((link) => bench.directory.verdictOf(link));
    await bench.restart();
    assert.equal(
      bench.directory.verdictOf(anvil),
      undefined,
      'nothing is read before it is asked to',
    );
    await bench.directory.load(['github.com']);
    assert.deepEqual(
      links.map((link) => bench.directory.verdictOf(link)),
      before,
    );
    await bench.lookUp([anvil], { refresh: true });
    assert.deepEqual(bench.host.requests.at(-1)?.etags, ['W/"1"']);
  });

  test('answers that come close together are written together, by themselves', async () => {
    const bench = new Bench();
    await bench.lookUp(repositories(60));
    assert.equal(bench.store.writes, 0);
    await bench.clock.advance(3_000);
    assert.equal(bench.store.writes, 1);
    await bench.directory.flush();
    assert.equal(bench.store.writes, 1, 'nothing is left to write');
  });

  for (const [what, bytes] of [
    ['cut off', Buffer.from('{"format":"component-posts-facts","version":1,"ho')],
    ['no text', Buffer.from([0xff, 0xfe, 0, 1, 2, 3])],
    ['empty', Buffer.alloc(0)],
    ['null', Buffer.from('null')],
    ['of a later version', fileOf([], { version: 2 })],
    ['of another host', fileOf([], { host: 'gitlab.com' })],
    ['without entries', fileOf([], { entries: {} })],
    ['too large', Buffer.alloc(33 * 1024 * 1024, 32)],
  ] as const) {
    test(`a file that is ${what} is dropped, told once, and built again`, async () => {
      const bench = new Bench();
      bench.store.files.set(publicFile, bytes);
      await bench.directory.load(['github.com']);
      assert.equal(bench.store.files.size, 0);
      assert.equal(bench.failures.length, 1);
      assert.match(bench.failures[0] ?? '', /Facts kept for github\.com made no sense/);
      await bench.lookUp([anvil]);
      await bench.restart();
      await bench.directory.load(['github.com']);
      assert.equal(bench.directory.verdictOf(anvil)?.state, 'found');
      assert.equal(bench.failures.length, 1);
    });
  }

  test('a file is as untrusted as a host', async () => {
    const facts = {
      repository: {
        owner: { login: 'acme', avatarUrl: 'javascript:alert(1)' },
        name: 'anvil',
        url: 'https://github.com/acme/anvil',
        description: `a\u202Eb\n${'c'.repeat(1_000)}`,
        visibility: 'secret',
        stars: -1,
        homepage: 'http://plain.example',
        license: { spdxId: 7 },
        language: { name: 'C', color: 'red;background:url(x)' },
        topics: [1, 'x', null],
        latestRelease: 'soon',
        pushedAt: 'yesterday',
        isArchived: 'yes',
        __proto__: { isFork: true },
      },
    };
    const entry = { key: anvil.key, state: 'found', facts, etag: 'a"\r\nx: y', checkedAt: 5 };
    const bench = new Bench();
    bench.store.files.set(
      publicFile,
      fileOf([
        entry,
        7,
        null,
        { ...entry, key: 'gitlab.com/acme/anvil' },
        { ...entry, key: 'github.com/acme/a', facts: { repository: { name: 'a' } } },
        { ...entry, key: 'github.com/acme/b', state: 'lost' },
        { ...entry, key: 'github.com/acme/c', checkedAt: 'now' },
      ]),
    );
    await bench.directory.load(['github.com']);
    const read = bench.directory.verdictOf(anvil)?.facts?.repository;
    assert.ok(read);
    assert.equal(read.description?.length, 300);
    assert.match(read.description ?? '', /^a b c+…$/);
    const { visibility, stars, homepage, license, language, topics, latestRelease } = read;
    assert.deepEqual(
      { visibility, stars, homepage, license, language, topics, latestRelease },
      {
        visibility: undefined,
        stars: undefined,
        homepage: undefined,
        license: { spdxId: undefined, name: undefined },
        language: { name: 'C', color: undefined },
        topics: ['x'],
        latestRelease: undefined,
      },
    );
    assert.deepEqual(
      [read.owner.avatarUrl, read.pushedAt, read.isArchived],
      [undefined, undefined, undefined],
    );
    for (const name of ['a', 'b', 'c']) {
      assert.equal(bench.directory.verdictOf(repository(`acme/${name}`)), undefined);
    }
    await bench.lookUp([anvil]);
    assert.deepEqual(bench.host.requests.at(-1)?.etags, [undefined]);
  });

  test('2,000 entries are kept for a host; those used longest ago are dropped', async () => {
    const bench = new Bench();
    const links = repositories(mostKept + 50);
    await bench.lookUp(links.slice(0, mostKept));
    await bench.clock.advance(48 * hour);
    // Seen again, so that they are not the oldest.
    await bench.lookUp(links.slice(0, 10));
    await bench.lookUp(links.slice(mostKept));
    await bench.directory.flush();
    const keys = new Set(keysIn(bench));
    assert.equal(keys.size, mostKept);
    assert.ok(links.slice(0, 10).every(({ key }) => keys.has(key)));
    assert.ok(links.slice(mostKept).every(({ key }) => keys.has(key)));
    assert.equal(links.slice(10, 60).filter(({ key }) => keys.has(key)).length, 0);
  });

  test('two windows: what the other has learnt is kept, and known here too', async () => {
    const bench = new Bench();
    const other = bench.open();
    const [first, second] = [repository('acme/first'), repository('acme/second')];
    await bench.lookUp([first, second]);
    await bench.clock.until(other.lookUp([second]));
    await bench.directory.flush();
    await bench.clock.advance(minute);
    bench.host.otherwise = (target) => found(target, { stars: 5 });
    await bench.clock.until(other.lookUp([second], { refresh: true }));
    await other.flush();
    assert.deepEqual(keysIn(bench).toSorted(), [first.key, second.key]);
    await bench.lookUp([repository('acme/third')]);
    let told = 0;
    bench.directory.onDidChange(() => {
      told++;
    });
    await bench.directory.flush();
    await bench.clock.advance(0);
    assert.equal(told, 1);
    assert.equal(bench.directory.verdictOf(second)?.facts?.repository?.stars, 5);
    assert.equal(keysIn(bench).length, 3);
  });

  test('a disk that is full is told once and tried again', async () => {
    const bench = new Bench();
    bench.store.isFull = true;
    await bench.lookUp([anvil]);
    await bench.directory.flush();
    await bench.directory.flush();
    assert.deepEqual(bench.failures, [
      'Facts kept for github.com could not be written: Error: disk full',
    ]);
    assert.equal(bench.directory.verdictOf(anvil)?.state, 'found');
    bench.store.isFull = false;
    await bench.directory.flush();
    assert.deepEqual(keysIn(bench), [anvil.key]);
  });

  test('a clock that was wrong once: what claims to be from the future gives way', async () => {
    const bench = new Bench();
    bench.clock.jump(1_000 * 24 * hour);
    await bench.lookUp([anvil]);
    await bench.directory.flush();
    bench.clock.jump(-1_000 * 24 * hour);
    await bench.restart();
    await bench.lookUp([anvil]);
    assert.equal(bench.host.requests.length, 2);
    await bench.restart();
    await bench.lookUp([anvil]);
    assert.equal(bench.host.requests.length, 2);
  });
});

suite('kept facts: who may see them', () => {
  const isPrivate = { visibility: 'private', description: 'for ada' } as const;

  function signedIn(account: string): Bench {
    const bench = new Bench();
    bench.credentials = { account, token: `token-of-${account}` };
    bench.host.otherwise = (target, { token }) =>
      target.name === 'open'
        ? found(target)
        : token === 'token-of-ada'
          ? found(target, isPrivate)
          : missing;
    return bench;
  }
  const [open, secret] = [repository('acme/open'), repository('acme/secret')];

  test('private facts are for the account that was told them, in memory and on disk', async () => {
    const bench = signedIn('ada');
    await bench.lookUp([open, secret]);
    assert.equal(bench.directory.verdictOf(secret)?.state, 'found');
    await bench.directory.flush();

    for (const next of [undefined, { account: 'eve', token: 'token-of-eve' }]) {
      bench.credentials = next;
      bench.directory.forgetAccount('github.com');
      assert.equal(bench.directory.verdictOf(secret), undefined, 'at once');
      await bench.directory.load(['github.com']);
      assert.equal(bench.directory.verdictOf(secret), undefined);
      assert.equal(bench.directory.verdictOf(open)?.state, 'found', 'everybody may see this');
      await bench.lookUp([open, secret]);
      const { state, facts, isConfirmed } = bench.directory.verdictOf(secret) ?? {};
      assert.deepEqual([state, facts, isConfirmed], ['missing', undefined, true]);
      await bench.restart();
      await bench.directory.load(['github.com']);
      assert.equal(bench.directory.verdictOf(secret)?.state, 'missing');
    }

    bench.credentials = { account: 'ada', token: 'token-of-ada' };
    bench.directory.forgetAccount('github.com');
    await bench.directory.load(['github.com']);
    assert.equal(bench.directory.verdictOf(secret)?.facts?.repository?.description, 'for ada');

    const files = [...bench.store.files.keys()].toSorted();
    assert.equal(files.length, 3);
    for (const name of files) {
      const text = bench.store.text(name);
      assert.doesNotMatch(name + text, /token-of|"ada"|eve/);
      assert.equal(text.includes('for ada'), name === fileNameOf('github.com', 'ada'));
    }
  });

  test('what everybody may see by now is gone from what the account alone was told', async () => {
    const bench = signedIn('ada');
    await bench.lookUp([open, secret]);
    await bench.directory.flush();
    const own = fileNameOf('github.com', 'ada');
    assert.ok(keysIn(bench, own).includes(secret.key));
    bench.host.otherwise = (target) => found(target);
    await bench.lookUp([secret], { refresh: true });
    await bench.directory.flush();
    assert.deepEqual(keysIn(bench, own), []);
    await bench.lookUp([secret], { refresh: true });
    await bench.directory.flush();
    assert.deepEqual(keysIn(bench, own), []);
    assert.ok(keysIn(bench).includes(secret.key));
  });

  test('an owner that a sign-in was told about stays with the account: it tells no visibility', async () => {
    const bench = signedIn('ada');
    const owner = repository('acme');
    await bench.lookUp([owner]);
    assert.equal(bench.directory.verdictOf(owner)?.state, 'found');
    bench.credentials = undefined;
    bench.directory.forgetAccount('github.com');
    await bench.directory.load(['github.com']);
    assert.equal(bench.directory.verdictOf(owner), undefined);
  });

  test('what a sign-in misses is not missing for everybody, nor the other way round', async () => {
    const bench = signedIn('eve');
    await bench.lookUp([secret]);
    assert.equal(bench.directory.verdictOf(secret)?.isAnonymous, false);
    bench.credentials = undefined;
    bench.directory.forgetAccount('github.com');
    await bench.directory.load(['github.com']);
    assert.equal(bench.directory.verdictOf(secret), undefined);
    await bench.lookUp([secret]);
    assert.equal(bench.directory.verdictOf(secret)?.isAnonymous, true);
    bench.credentials = { account: 'ada', token: 'token-of-ada' };
    bench.directory.forgetAccount('github.com');
    await bench.directory.load(['github.com']);
    assert.equal(bench.directory.verdictOf(secret), undefined);
    await bench.lookUp([secret]);
    assert.equal(bench.directory.verdictOf(secret)?.state, 'found');
  });

  test('what is being asked when the account changes is asked as the new one', async () => {
    const bench = signedIn('ada');
    const report = bench.directory.lookUp([secret]);
    await bench.clock.advance(50);
    bench.credentials = { account: 'eve', token: 'token-of-eve' };
    bench.directory.forgetAccount('github.com');
    assert.deepEqual((await bench.clock.until(report)).answered, [secret.key]);
    assert.equal(bench.directory.standingOf('github.com').account, 'eve');
    assert.equal(bench.directory.verdictOf(secret)?.state, 'missing');
    assert.deepEqual(
      bench.host.requests.map(({ token }) => token),
      ['token-of-ada', 'token-of-eve', 'token-of-eve'],
    );
    await bench.directory.flush();
    assert.ok(![...bench.store.files.keys()].includes(fileNameOf('github.com', 'ada')));
  });

  test('an account that changes without a word is noticed with the next run', async () => {
    const bench = signedIn('ada');
    await bench.lookUp([secret]);
    bench.credentials = { account: 'eve', token: 'token-of-eve' };
    await bench.lookUp([open]);
    assert.equal(bench.directory.verdictOf(secret), undefined);
    assert.equal(bench.directory.standingOf('github.com').account, 'eve');
  });

  test('a limit is that of who asks', async () => {
    const bench = signedIn('ada');
    bench.credentials = undefined;
    const until = bench.clock.now() + hour;
    bench.host.otherwise = (target, { token }) =>
      token === undefined ? { state: 'limited', until, limit: 'primary' } : found(target);
    await bench.lookUp([open]);
    bench.credentials = { account: 'ada', token: 'token-of-ada' };
    bench.directory.forgetAccount('github.com');
    assert.equal((await bench.lookUp([open])).answered.length, 1);
  });

  test('names of files are plain, one for each host and account', () => {
    const names = ['github.com', '127.0.0.1:8080', '[::1]', '../x', 'a_b', 'a-b'].flatMap((host) =>
      [undefined, 'ada', 'Ada', 'ädä', 'public'].map((account) => fileNameOf(host, account)),
    );
    assert.equal(new Set(names).size, names.length);
    for (const name of names) {
      assert.match(name, /^[a-z0-9.-]+$/);
    }
    assert.equal(fileNameOf('github.com', undefined), publicFile);
  });
});
