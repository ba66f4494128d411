import assert from 'node:assert/strict';
import { postLinking, badToken, codeberg, github, goodToken, hostStage, lockfileOf } from './stage';
import { temporaryFolders } from '../support';

const moved = 'https://github.com/acme/old-name';
const rocket = 'https://github.com/acme/rocket';
const museum = 'https://codeberg.org/acme/museum';
const day = '2026-01-02';

/** What hosts did not say is told on standard error then. */
const spoken = (...args: readonly string[]): readonly string[] => [
  'check',
  '--reporter',
  'compact',
  ...args,
];

suite('check --online', () => {
  const stage = hostStage();
  const folder = temporaryFolders();

  function blog(addresses: readonly string[], lockfile?: string): string {
    return folder({
      '.component-posts.json': '{ "posts": [{ "files": "*.md" }] }',
      'post.md': postLinking(addresses),
      ...(lockfile === undefined ? {} : { 'component-posts.lock.json': lockfile }),
    });
  }

  test('asks nobody without the option, and says what is not known', async () => {
    const cwd = blog([rocket, museum]);
    const { stderr, code } = await stage.run(spoken(), { cwd });
    assert.deepEqual(stage.led, []);
    assert.equal(code, 0);
    assert.equal(
      stderr,
      '2 linked repositories not checked: no lockfile tells of them. Ask hosts with --online.\n',
    );
    assert.equal((await stage.run(['check', '--strict-network'], { cwd })).code, 2);
    const human = await stage.run(['check'], { cwd });
    assert.ok(human.stdout.includes(stderr));
    assert.equal(human.stderr, '');
  });

  test('is content with a lockfile that tells of all', async () => {
    const cwd = blog(
      [moved],
      lockfileOf({
        'github.com/acme/old-name': {
          checked: day,
          state: 'found',
          url: 'https://github.com/acme/elsewhere',
        },
      }),
    );
    const { stdout, stderr, code } = await stage.run(['check', '--strict-network'], { cwd });
    assert.match(stdout, /acme\/old-name moved to acme\/elsewhere \(checked 2026-01-02\)/);
    assert.equal(stderr, '');
    assert.equal(code, 0);
  });

  test('gives the rules what hosts say, where that is newer than the lockfile', async () => {
    const entry = { checked: day, state: 'found', url: 'https://github.com/acme/elsewhere' };
    const cwd = blog([moved, museum], lockfileOf({ 'github.com/acme/old-name': entry }));
    const { stdout, stderr, code } = await stage.run(spoken('--online'), { cwd });
    assert.match(stdout, /acme\/old-name moved to acme\/new-name/);
    assert.match(stdout, /acme\/museum is archived/);
    assert.equal(stderr, '');
    assert.equal(code, 0);
  });

  test('asks about the posts that are checked, and about nothing else', async () => {
    const cwd = folder({
      '.component-posts.json': '{ "posts": [{ "files": "o*.md" }] }',
      'one.md': postLinking([rocket]),
      'other.md': postLinking([museum]),
      'README.md': `See [it](${moved}).\n`,
    });
    await stage.run(spoken('--online', 'one.md', 'README.md'), { cwd });
    assert.deepEqual([...new Set(stage.led.map(({ url }) => new URL(url).origin))], [github]);
    assert.ok(stage.led.every(({ url }) => url.includes('rocket')));
  });

  test('sends a token to its own host alone, and tells it nobody', async () => {
    const cwd = blog([rocket, museum]);
    const env = { GITHUB_TOKEN: goodToken };
    const { stdout, stderr } = await stage.run(spoken('--online'), { cwd, env });
    const at = (origin: string): readonly (string | null)[] => [
      ...new Set(
        stage.led.filter(({ url }) => url.startsWith(origin)).map((each) => each.authorization),
      ),
    ];
    assert.deepEqual(at(github), [`Bearer ${goodToken}`]);
    assert.deepEqual(at(codeberg), [null]);
    assert.equal(`${stdout}${stderr}`.includes(goodToken), false);
  });

  test('says that a sign-in failed, and asks without it', async () => {
    const cwd = blog([rocket]);
    const env = { GITHUB_TOKEN: badToken };
    const { stderr, code } = await stage.run(spoken('--online', '--strict-network'), {
      cwd,
      env,
    });
    assert.equal(
      stderr,
      'GitHub does not accept the token in GITHUB_TOKEN, so that it was asked without one.\n',
    );
    assert.equal(code, 0);
  });

  test('says that a variable holds no token', async () => {
    const cwd = blog([rocket]);
    const { stderr } = await stage.run(spoken('--online'), {
      cwd,
      env: { GITHUB_TOKEN: 'no token' },
    });
    assert.match(
      stderr,
      /^What GITHUB_TOKEN holds is no token: .* GitHub was asked without one\.$/m,
    );
    assert.equal(stderr.includes('no token:'), true);
    assert.deepEqual(
      stage.led.filter(({ authorization }) => authorization !== null),
      [],
    );
  });

  test('tells of a limit, with when it ends and what helps', async () => {
    stage.github.fail('primary-limit');
    const cwd = blog([rocket, moved, museum]);
    const { stderr, code } = await stage.run(spoken('--online'), { cwd });
    assert.match(
      stderr,
      /^2 of 3 linked repositories not checked: 2 on GitHub, which limits how much it is asked, again in \d+ minutes?; a token in GITHUB_TOKEN allows more\. What lockfiles say of them counts\.$/m,
    );
    assert.equal(code, 0);
    assert.equal((await stage.run(spoken('--online', '--strict-network'), { cwd })).code, 2);
  });

  test('tells of a host that answers nonsense, and of one that is not there', async () => {
    stage.codeberg.fail('not-json');
    const cwd = blog([museum, 'https://git.acme.example/acme/rocket']);
    const { stderr, code } = await stage.run(
      spoken('--online', '--host', 'git.acme.example=forgejo'),
      { cwd },
    );
    assert.match(stderr, /2 of 2 linked repositories not checked: /);
    assert.match(stderr, /1 on Codeberg, which gives no answer about them that could be relied on/);
    assert.match(stderr, /1 on git\.acme\.example, which gives no answer \(no connection\)/);
    assert.equal(code, 0);
  });

  test('keeps what hosts said for the next run, unless they are to be asked again', async () => {
    const cwd = blog([rocket]);
    const env = { XDG_CACHE_HOME: folder() };
    await stage.run(spoken('--online'), { cwd, env });
    const asked = stage.led.length;
    assert.ok(asked > 0);
    await stage.run(spoken('--online'), { cwd, env });
    assert.equal(stage.led.length, asked);
    await stage.run(spoken('--online', '--refresh'), { cwd, env });
    assert.ok(stage.led.length > asked);
  });

  test('shows on a terminal how far it is, and wipes that out', async () => {
    const cwd = blog([rocket]);
    let now = Date.now();
    const { stderr } = await stage.run(spoken('--online'), {
      cwd,
      isTerminal: true,
      now: () => (now += 500),
    });
    assert.match(stderr, /Looking up repositories: 100 %/);
    assert.match(stderr, /Checking posts: 100 %/);
    assert.ok(stderr.endsWith('\r\u001B[K'));
  });

  for (const [host, words] of [
    ['git.acme.example', 'what runs on the host'],
    ['git.acme.example=svn', 'what runs on the host'],
    ['https://git.acme.example=gitea', 'Write its name alone'],
    ['127.0.0.1=gitea', 'Write its name alone'],
    ['github.com=gitea', 'is known already'],
  ] as const) {
    test(`takes no --host ${host}`, async () => {
      const { stderr, code } = await stage.run(['check', '--host', host], { cwd: folder() });
      assert.ok(stderr.includes(words), stderr);
      assert.equal(code, 2);
    });
  }
});
