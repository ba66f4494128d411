import assert from 'node:assert/strict';
import { runCli, temporaryFolders, type CliResult } from '../support';
import { lockfileOf } from '../hosts/stage';

const day = '2026-11-20';

const files = {
  '.component-posts.json': '{ "posts": [{ "files": "posts/*.md" }] }',
  'posts/b.md': [
    '---',
    'title: Second | *look*',
    'author: Noor',
    'tags: tech, data',
    'published_at: 2026-05-01',
    '---',
    '',
    '### Components overview',
    '',
    '- [Rocket = Carrier](https://github.com/acme/Rocket)',
    '- [Museum](https://codeberg.org/acme/museum)',
    '',
    '### The components',
    '',
    '**Rocket**: Flies to the moon.',
    '',
    'To dive deeper into Rocket, see [Rocket on GitHub](https://github.com/acme/Rocket)',
    '',
    '**Museum**: Keeps things.',
    '',
    'To dive deeper into Museum, see [Museum on Codeberg](https://codeberg.org/acme/museum)',
    '',
  ].join('\n'),
  'posts/a.md': [
    '---',
    'title: First look',
    'author: Mara',
    'tags: tech',
    'published_at: 2026-04-01',
    'draft: true',
    '---',
    '',
    '### Components overview',
    '',
    '- [Rocket](https://github.com/acme/rocket)',
    '- [Museum](https://codeberg.org/acme/museum)',
    '',
    '### The components',
    '',
    '**Rocket**: Flies.',
    '',
    'To dive deeper into Rocket, see [Rocket on GitHub](https://github.com/acme/rocket)',
    '',
    '**Museum**: Keeps things.',
    '',
    'To dive deeper into Museum, see [Museum on Codeberg](https://codeberg.org/acme/museum)',
    '',
  ].join('\n'),
  'posts/c.md': '---\ntitle: "Bare\\e[31m"\n---\n\nSee https://github.com/acme.\n',
  'component-posts.lock.json': lockfileOf({
    'codeberg.org/acme/museum': {
      checked: day,
      state: 'found',
      url: 'https://codeberg.org/acme/museum',
      archived: '2021-05-06',
      license: 'NONE',
      pushed: '2020-01-02',
    },
    'github.com/acme/rocket': {
      checked: day,
      state: 'found',
      url: 'https://github.com/moon/rocket',
      license: 'Apache-2.0',
    },
  }),
};

suite('list', () => {
  const folder = temporaryFolders();

  function list(...args: readonly string[]): Promise<CliResult> {
    return runCli(['list', ...args], { cwd: folder(files) });
  }

  async function rowsOf(...args: readonly string[]): Promise<readonly Record<string, unknown>[]> {
    const { stdout, code } = await list(...args, '--format', 'json');
    assert.equal(code, 0);
    return JSON.parse(stdout) as Record<string, unknown>[];
  }

  async function column(name: string, ...args: readonly string[]): Promise<readonly unknown[]> {
    return (await rowsOf(...args)).map((row) => row[name]);
  }

  test('posts, the newest first', async () => {
    const { stdout } = await list('posts');
    assert.deepEqual(
      stdout.split('\n').map((line) => line.split(/ {2,}/)),
      [
        ['Date', 'Title', 'Author', 'Tags', 'Draft', 'Components', 'File'],
        ['2026-05-01', 'Second | *look*', 'Noor', 'tech, data', '2', 'posts/b.md'],
        ['2026-04-01', 'First look', 'Mara', 'tech', 'draft', '2', 'posts/a.md'],
        ['', 'Bare [31m', '0', 'posts/c.md'],
        [''],
      ],
    );
    assert.deepEqual(await rowsOf('posts'), [
      {
        file: 'posts/b.md',
        title: 'Second | *look*',
        date: '2026-05-01',
        author: 'Noor',
        tags: ['tech', 'data'],
        draft: false,
        components: 2,
      },
      {
        file: 'posts/a.md',
        title: 'First look',
        date: '2026-04-01',
        author: 'Mara',
        tags: ['tech'],
        draft: true,
        components: 2,
      },
      {
        file: 'posts/c.md',
        title: 'Bare\u001B[31m',
        date: null,
        author: null,
        tags: [],
        draft: false,
        components: 0,
      },
    ]);
  });

  test('posts that are wanted alone, in the order that is wanted', async () => {
    assert.deepEqual(await column('file', 'posts', '--drafts', 'only'), ['posts/a.md']);
    assert.deepEqual(await column('file', 'posts', '--drafts', 'without'), [
      'posts/b.md',
      'posts/c.md',
    ]);
    assert.deepEqual(await column('file', 'posts', '--tag', 'Data'), ['posts/b.md']);
    assert.deepEqual(await column('file', 'posts', '--author', 'mara'), ['posts/a.md']);
    assert.deepEqual(await column('file', 'posts', '--match', 'LOOK', '--sort', 'file'), [
      'posts/a.md',
      'posts/b.md',
    ]);
    assert.deepEqual(await column('file', 'posts', '--sort', 'title', '--reverse'), [
      'posts/b.md',
      'posts/a.md',
      'posts/c.md',
    ]);
    assert.deepEqual(await column('file', 'posts', 'posts/[bc].md', '--sort', 'components'), [
      'posts/b.md',
      'posts/c.md',
    ]);
  });

  test('a draft by what its software reads', async () => {
    const cwd = folder({
      '.component-posts.json': '{ "posts": [{ "files": "**/*.md" }] }',
      'published.md': '---\ntitle: One\npublished: false\n---\n',
      'not.md': '---\ntitle: Two\ndraft: false\npublished: true\n---\n',
      '_drafts/in.md': '---\ntitle: Three\n---\n',
    });
    const { stdout } = await runCli(
      ['list', 'posts', '--format', 'json', '--drafts', 'only', '--sort', 'file'],
      { cwd },
    );
    assert.deepEqual(
      (JSON.parse(stdout) as { file: string }[]).map(({ file }) => file),
      ['_drafts/in.md', 'published.md'],
    );
  });

  test('components with their roles and repositories', async () => {
    assert.deepEqual(await rowsOf('components', '--sort', 'post'), [
      {
        name: 'Rocket',
        role: null,
        repository: 'github.com/acme/rocket',
        url: 'https://github.com/acme/rocket',
        post: 'posts/a.md',
      },
      {
        name: 'Museum',
        role: null,
        repository: 'codeberg.org/acme/museum',
        url: 'https://codeberg.org/acme/museum',
        post: 'posts/a.md',
      },
      {
        name: 'Rocket',
        role: 'Carrier',
        repository: 'github.com/acme/rocket',
        url: 'https://github.com/acme/Rocket',
        post: 'posts/b.md',
      },
      {
        name: 'Museum',
        role: null,
        repository: 'codeberg.org/acme/museum',
        url: 'https://codeberg.org/acme/museum',
        post: 'posts/b.md',
      },
    ]);
    assert.deepEqual(await column('name', 'components'), ['Museum', 'Museum', 'Rocket', 'Rocket']);
  });

  test('repositories with what the lockfile says', async () => {
    assert.deepEqual(await rowsOf('repositories'), [
      {
        key: 'codeberg.org/acme/museum',
        url: 'https://codeberg.org/acme/museum',
        kind: 'repository',
        host: 'Codeberg',
        posts: ['posts/a.md', 'posts/b.md'],
        state: 'archived',
        archived: '2021-05-06',
        movedTo: null,
        license: 'NONE',
        lastPush: '2020-01-02',
        checked: day,
      },
      {
        key: 'github.com/acme',
        url: 'https://github.com/acme',
        kind: 'owner',
        host: 'GitHub',
        posts: ['posts/c.md'],
        state: 'unknown',
        archived: null,
        movedTo: null,
        license: null,
        lastPush: null,
        checked: null,
      },
      {
        key: 'github.com/acme/rocket',
        url: 'https://github.com/acme/rocket',
        kind: 'repository',
        host: 'GitHub',
        posts: ['posts/a.md', 'posts/b.md'],
        state: 'moved',
        archived: null,
        movedTo: 'https://github.com/moon/rocket',
        license: 'Apache-2.0',
        lastPush: null,
        checked: day,
      },
    ]);
    assert.deepEqual(await column('key', 'repositories', '--state', 'moved, unknown'), [
      'github.com/acme',
      'github.com/acme/rocket',
    ]);
    assert.deepEqual(await column('key', 'repositories', '--sort', 'posts', '--reverse'), [
      'github.com/acme',
      'codeberg.org/acme/museum',
      'github.com/acme/rocket',
    ]);
    const { stderr, code } = await list('repositories', '--state', 'gone');
    assert.match(stderr, /There is no state “gone”\. Write one or more of unknown, found/);
    assert.equal(code, 2);
  });

  test('a table on a terminal is no wider than that, and has nothing unseen in it', async () => {
    const { stdout } = await runCli(['list', 'repositories'], {
      cwd: folder(files),
      isTerminal: true,
    });
    const lines = stdout.split('\n');
    assert.equal(lines.length, 5);
    assert.deepEqual(
      lines.filter((line) => line.length > 80),
      [],
    );
    const { stdout: posts } = await list('posts');
    assert.doesNotMatch(posts, /\u001B/);
    assert.match(posts, /Bare \[31m/);
  });

  test('JSON has nothing raw that a terminal could take for an order', async () => {
    const cwd = folder({
      ...files,
      'posts/c.md': '---\ntitle: "\\u009b31m \\u202e\\U000E0041"\n---\n',
    });
    const { stdout } = await runCli(['list', 'posts', '--format', 'json', 'posts/c.md'], { cwd });
    assert.match(stdout, /"\\u009b31m \\u202e\\udb40\\udc41"/);
  });

  test('Markdown shows words as they are, and leads where links lead', async () => {
    const { stdout } = await list('posts', '--format', 'markdown', 'posts/b.md');
    assert.match(stdout, /^\| Date +\| Title/);
    assert.match(stdout, /\| Second \\\| \\\*look\\\* \|/);
    assert.match(stdout, /---:/);
    const { stdout: links } = await list('repositories', '--format', 'markdown');
    assert.match(
      links,
      /\| \[github\.com\/acme\/rocket\]\(<https:\/\/github\.com\/acme\/rocket>\) +\|/,
    );
    assert.match(links, /\[github\.com\/moon\/rocket\]\(<https:\/\/github\.com\/moon\/rocket>\)/);
  });

  test('nothing is an empty list, and said beside it', async () => {
    for (const [format, expected] of [
      ['table', ''],
      ['json', '[]\n'],
    ] as const) {
      const result = await list('posts', '--tag', 'none', '--format', format);
      assert.deepEqual(result, { code: 0, stdout: expected, stderr: 'No posts to list.\n' });
    }
  });

  test('help has examples, for the whole and for each list', async () => {
    for (const args of [[], ['posts'], ['components'], ['repositories']]) {
      const { stdout, code } = await list(...args, '--help');
      assert.match(stdout, /Examples:\n {2}component-posts list/);
      assert.equal(code, 0);
    }
  });
});
