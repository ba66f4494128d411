import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { readLockfile } from '../../../src/repositories/lockfile/read';
import { temporaryFolders, type FolderContent } from '../support';
import { hostStage, goodToken, lockfileOf, postLinking } from './stage';

const project = '{ "posts": [{ "files": "*.md" }] }';
const lockfileName = 'component-posts.lock.json';
const rocket = 'https://github.com/acme/rocket';
const moved = 'https://github.com/acme/old-name';
const museum = 'https://codeberg.org/acme/museum';

function read(...names: readonly string[]): string {
  return readFileSync(path.join(...names), 'utf8');
}

function keysIn(text: string): readonly string[] {
  const { lockfile, faults } = readLockfile(text);
  assert.deepEqual(faults, []);
  return [...lockfile.repositories.keys(), ...lockfile.owners.keys()];
}

suite('facts', () => {
  const stage = hostStage();
  const folder = temporaryFolders();

  function blog(addresses: readonly string[], more: FolderContent = {}): string {
    return folder({
      '.component-posts.json': project,
      'post.md': postLinking(addresses),
      ...more,
    });
  }

  test('asks for leave, and names whom it would ask', async () => {
    const cwd = blog([rocket, museum]);
    const { code, stderr } = await stage.run(['facts'], { cwd });
    assert.match(stderr, /would ask codeberg\.org, github\.com about 2 linked repositories\./);
    assert.match(stderr, /--online/);
    assert.equal(code, 2);
    assert.deepEqual(stage.led, []);
    assert.equal(existsSync(path.join(cwd, lockfileName)), false);
  });

  test('writes what hosts say, with the words of the editor', async () => {
    const cwd = blog([rocket, moved, museum, 'https://github.com/acme']);
    const first = await stage.run(['facts', '--online'], { cwd });
    assert.equal(
      first.stdout,
      `${lockfileName}: Facts of 3 repositories and 1 owner written; 1 moved, 1 archived.\n`,
    );
    assert.equal(first.stderr, '');
    assert.equal(first.code, 0);
    const text = read(cwd, lockfileName);
    assert.deepEqual(keysIn(text), [
      'codeberg.org/acme/museum',
      'github.com/acme/old-name',
      'github.com/acme/rocket',
      'github.com/acme',
    ]);
    const again = await stage.run(['facts', '--online'], { cwd });
    assert.match(again.stdout, /Nothing to write: the facts of 3 repositories/);
    assert.equal(read(cwd, lockfileName), text);
    assert.deepEqual(readdirSync(cwd).sort(), ['.component-posts.json', lockfileName, 'post.md']);
  });

  test('keeps line ends, and what is behind a link', async () => {
    const cwd = blog([rocket], { 'data/facts.json': lockfileOf({}).replaceAll('\n', '\r\n') });
    symlinkSync('data/facts.json', path.join(cwd, lockfileName));
    const { code } = await stage.run(['facts', '--online'], { cwd });
    assert.ok(lstatSync(path.join(cwd, lockfileName)).isSymbolicLink());
    const text = read(cwd, 'data/facts.json');
    assert.deepEqual(keysIn(text), ['github.com/acme/rocket']);
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
    assert.equal(code, 0);
  });

  test('neither reads nor writes a lockfile out of the root', async () => {
    const before = lockfileOf({});
    const elsewhere = folder({ 'facts.json': before });
    const cwd = blog([rocket]);
    symlinkSync(path.join(elsewhere, 'facts.json'), path.join(cwd, lockfileName));
    for (const args of [['facts', '--online'], ['facts', '--verify'], ['check']]) {
      const { code, stderr } = await stage.run(args, { cwd });
      assert.match(stderr, /^component-posts\.lock\.json leads out of .* through a link/m);
      assert.equal(code, 2);
    }
    assert.equal(read(elsewhere, 'facts.json'), before);
  });

  test('writes one lockfile for each blog, for those alone that are named', async () => {
    const root = folder({
      'a/.component-posts.json': project,
      'a/post.md': postLinking([rocket]),
      'b/.component-posts.json': project,
      'b/post.md': postLinking([museum, rocket]),
      'c/.component-posts.json': project,
      'c/post.md': postLinking([]),
    });
    const only = await stage.run(['facts', '--online', '--root', '.', 'a'], { cwd: root });
    assert.match(only.stdout, /^a\/component-posts\.lock\.json: Facts of 1 repository written\.$/m);
    assert.equal(existsSync(path.join(root, 'b', lockfileName)), false);
    const all = await stage.run(['facts', '--online', '--root', '.'], { cwd: root });
    assert.equal(all.stdout.split('\n').length, 3);
    assert.deepEqual(keysIn(read(root, 'b', lockfileName)), [
      'codeberg.org/acme/museum',
      'github.com/acme/rocket',
    ]);
    assert.equal(existsSync(path.join(root, 'c', lockfileName)), false);
    const none = await stage.run(['facts', '--online', '--root', '.', 'c'], { cwd: root });
    assert.match(none.stderr, /No blog below “c” has posts that link a repository\./);
    assert.equal(none.code, 2);
  });

  test('keeps what could not be checked, and says why', async () => {
    const entry = {
      checked: '2026-01-02',
      state: 'found',
      url: 'https://codeberg.org/acme/museum',
      description: 'As it was.',
    };
    const cwd = blog([rocket, museum], {
      [lockfileName]: lockfileOf({ 'codeberg.org/acme/museum': entry }),
    });
    stage.codeberg.fail('retry-after');
    const { stdout, stderr, code } = await stage.run(['facts', '--online'], { cwd });
    assert.match(stdout, /Facts of 2 repositories written; 1 could not be checked\./);
    assert.match(
      stderr,
      /1 of 2 linked repositories not checked: 1 on Codeberg, which limits how much it is asked, again in 1 minute; a token in COMPONENT_POSTS_TOKEN_CODEBERG_ORG allows more\. What a lockfile says of them stays\./,
    );
    assert.equal(code, 0);
    assert.match(read(cwd, lockfileName), /As it was\./);
    const strict = await stage.run(['facts', '--online', '--strict-network'], { cwd });
    assert.equal(strict.code, 2);
  });

  test('writes nothing of what only this token may see', async () => {
    const cwd = blog(['https://github.com/acme/vault', rocket]);
    const env = { GITHUB_TOKEN: goodToken };
    const { stdout } = await stage.run(['facts', '--online'], { cwd, env });
    assert.match(stdout, /Facts of 1 repository written; 1 private and left out\./);
    assert.deepEqual(keysIn(read(cwd, lockfileName)), ['github.com/acme/rocket']);
  });

  test('makes no lockfile of nothing', async () => {
    // No trouble that is worth another try, which would take seconds.
    stage.codeberg.fail('not-json');
    const cwd = blog([museum]);
    const { stdout, code } = await stage.run(['facts', '--online'], { cwd });
    assert.match(stdout, /Nothing was written: 1 of the links are private or could not be checked/);
    assert.equal(code, 0);
    assert.equal(existsSync(path.join(cwd, lockfileName)), false);
  });

  test('loses nothing that it cannot read, before it asks anybody', async () => {
    const broken = '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n';
    const cwd = blog([rocket], { [lockfileName]: broken });
    const { stderr, code } = await stage.run(['facts', '--online'], { cwd });
    assert.match(stderr, /cannot be read in full\. It has the conflict markers of a merge\./);
    assert.equal(code, 2);
    assert.equal(read(cwd, lockfileName), broken);
    assert.deepEqual(stage.led, []);
    const anew = await stage.run(['facts', '--online', '--write-anew'], { cwd });
    assert.equal(anew.code, 0);
    assert.deepEqual(keysIn(read(cwd, lockfileName)), ['github.com/acme/rocket']);
  });

  test('leaves a lockfile alone that somebody breaks meanwhile', async () => {
    const cwd = blog([museum]);
    const { stderr, code } = await stage.run(['facts', '--online'], {
      cwd,
      fetch: (url, init) => {
        writeFileSync(path.join(cwd, lockfileName), 'half a li');
        return stage.fetch(url, init);
      },
    });
    assert.match(stderr, /cannot be read in full/);
    assert.equal(code, 2);
    assert.equal(read(cwd, lockfileName), 'half a li');
  });

  test('says that there is nothing to look up', async () => {
    const { code, stderr } = await stage.run(['facts', '--online'], { cwd: blog([]) });
    assert.match(stderr, /^No post below .* links a repository\.$/m);
    assert.equal(code, 0);
  });

  test('takes out what is linked no more', async () => {
    const entry = { checked: '2026-01-02', state: 'found', url: museum };
    const cwd = blog([], { [lockfileName]: lockfileOf({ 'codeberg.org/acme/museum': entry }) });
    const { code } = await stage.run(['facts'], { cwd });
    assert.deepEqual(keysIn(read(cwd, lockfileName)), []);
    assert.equal(code, 0);
  });

  suite('--verify', () => {
    const entry = (url: string, checked: string): object => ({ checked, state: 'found', url });

    test('finds a fresh lockfile fitting, without a request', async () => {
      const cwd = blog([rocket, museum]);
      await stage.run(['facts', '--online'], { cwd });
      stage.led.length = 0;
      const { stdout, code } = await stage.run(['facts', '--verify', '--max-age', '30'], { cwd });
      assert.equal(stdout, `${lockfileName} fits the posts: 2 entries.\n`);
      assert.equal(code, 0);
      assert.deepEqual(stage.led, []);
    });

    test('tells what does not fit, and in which posts', async () => {
      const now = Date.UTC(2026, 10, 29, 12);
      const cwd = blog([rocket, museum, 'https://git.sr.ht/~acme'], {
        'second.md': postLinking([rocket], 'Second'),
        [lockfileName]: lockfileOf({
          'codeberg.org/acme/museum': entry(museum, '2026-06-01'),
          'github.com/acme/gone': entry('https://github.com/acme/gone', '2026-11-01'),
        }),
      });
      const { stdout, code } = await stage.run(['facts', '--verify', '--max-age', '90'], {
        cwd,
        now,
      });
      assert.equal(
        stdout,
        [
          `${lockfileName} does not fit the posts.`,
          '  1 linked, without an entry:',
          '    github.com/acme/rocket (post.md, second.md)',
          '  1 linked no more:',
          '    github.com/acme/gone',
          '  1 checked more than 90 days ago:',
          '    codeberg.org/acme/museum (2026-06-01)',
          '  Update it with: component-posts facts --online',
          '',
        ].join('\n'),
      );
      assert.equal(code, 1);
    });

    test('misses a lockfile, and complains of a broken one', async () => {
      const none = await stage.run(['facts', '--verify'], { cwd: blog([rocket]) });
      assert.match(none.stdout, /^There is no component-posts\.lock\.json\.$/m);
      assert.equal(none.code, 1);
      const cwd = blog([], { [lockfileName]: '{ "version": 99 }' });
      const broken = await stage.run(['facts', '--verify'], { cwd });
      assert.match(broken.stdout, /It was written by a newer version of Component Posts\./);
      assert.equal(broken.code, 1);
    });

    test('takes no age that no update could keep', async () => {
      const cwd = blog([rocket]);
      for (const days of ['29', 'x', '-1', '']) {
        const { code, stderr } = await stage.run(['facts', '--verify', '--max-age', days], { cwd });
        assert.match(stderr, /30 or more/);
        assert.equal(code, 2);
      }
      const { code, stderr } = await stage.run(['facts', '--max-age', '90'], { cwd });
      assert.match(stderr, /belongs to --verify/);
      assert.equal(code, 2);
    });
  });

  test('asks a host of the user, with its own token', async () => {
    const cwd = blog(['https://git.acme.example/acme/museum']);
    const asked: (readonly [origin: string, authorization: string | undefined])[] = [];
    await stage.run(['facts', '--online', '--host', 'git.acme.example=forgejo'], {
      cwd,
      env: { COMPONENT_POSTS_TOKEN_GIT_ACME_EXAMPLE: goodToken, GITHUB_TOKEN: 'other' },
      fetch: (url, { headers }) => {
        asked.push([new URL(url).origin, headers['authorization']]);
        return Promise.resolve(new Response('{}', { status: 404 }));
      },
    });
    assert.ok(asked.length > 0);
    for (const each of asked) {
      assert.deepEqual(each, ['https://git.acme.example', `token ${goodToken}`]);
    }
  });
});
