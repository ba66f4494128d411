import assert from 'node:assert/strict';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { CacheFile } from '../../src/cli/cache/file';
import { DiskWorkspace } from '../../src/cli/disk/workspace';
import { checkAll } from '../../src/cli/engine/checkAll';
import { entriesIn } from '../../src/cli/engine/crew/shiftCache';
import { rules } from '../../src/rules/registry';
import { blog } from './engine/blogs';
import { runCli, temporaryFolders, type CliResult } from './support';

const noon = Date.UTC(2026, 10, 29, 12);
const usual = path.join('.component-posts-cache', 'check');

suite('The cache of a check', () => {
  const folder = temporaryFolders();

  const check = (root: string, more: readonly string[], now = noon): Promise<CliResult> =>
    runCli(['check', '--root', root, '--reporter', 'compact', ...more], { cwd: root, now });

  function change(root: string, file: string, from: string | RegExp, to: string): void {
    const whole = path.join(root, file);
    const before = readFileSync(whole, 'utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, file);
    writeFileSync(whole, after);
  }

  test('knows of links that no rule asked about', async () => {
    const off = ['components/link-differs', 'components/missing-link'];
    const root = folder({
      '.component-posts.json': JSON.stringify({
        rules: Object.fromEntries(
          rules
            .filter(({ id }) => id.startsWith('repositories/') || off.includes(id))
            .map(({ id }) => [id, 'off']),
        ),
      }),
      'a.md':
        '---\ntitle: A\nauthor_image: https://example.org/a.png\npublished_at: 2026-01-02\n---\n\n[Anvil](https://github.com/acme/anvil)\n',
    });
    const noteOf = async (...more: readonly string[]): Promise<string> =>
      (await check(root, more)).stderr;
    assert.match(await noteOf('--cache'), /^One linked repository not checked|^1 linked/);
    writeFileSync(
      path.join(root, 'component-posts.lock.json'),
      '{ "version": 1, "owners": {}, "repositories": { "github.com/acme/anvil": { "checked": "2026-11-01", "state": "found", "url": "https://github.com/acme/anvil" } } }',
    );
    assert.equal(await noteOf('--cache'), await noteOf('--no-cache'));
    assert.equal(await noteOf('--cache'), '');
  });

  const changes: Readonly<Record<string, (root: string) => number>> = {
    'nothing was': () => noon,
    'a picture was renamed': (root) => {
      const images = path.join(root, 'one', 'assets', 'images');
      renameSync(path.join(images, 'mara.png'), path.join(images, 'noor.png'));
      return noon;
    },
    'the tags of other posts were': (root) => {
      for (const post of ['a', 'b', 'd', 'silenced', 'marked', 'future', 'long', 'unclosed']) {
        change(root, `one/posts/${post}.md`, 'storage', 'sturage');
      }
      return noon;
    },
    'a component of another post was': (root) => {
      change(root, 'one/posts/c.md', /lantern/gi, 'Lamp');
      change(root, 'one/posts/silenced.md', /lantern/gi, 'Lamp');
      return noon;
    },
    'the profile was': (root) => {
      change(root, 'one/.component-posts.json', '"latest"', '"earliest"');
      return noon;
    },
    'severities were': (root) => {
      change(root, 'one/.component-posts.json', '"warning"', '"error"');
      return noon;
    },
    'the day was': () => noon + 20 * 365 * 86_400_000,
    'the lockfile was': (root) => {
      change(root, 'one/component-posts.lock.json', 'keel', 'beacon');
      return noon;
    },
    'the lockfile is gone': (root) => {
      rmSync(path.join(root, 'one', 'component-posts.lock.json'));
      return noon;
    },
    'a post was renamed': (root) => {
      renameSync(path.join(root, 'one/posts/a.md'), path.join(root, 'one/posts/2026-01-01-a.md'));
      return noon;
    },
    'a post is gone': (root) => {
      rmSync(path.join(root, 'one/posts/b.md'));
      return noon;
    },
  };

  for (const [what, make] of Object.entries(changes)) {
    test(`changes nothing in what is told once ${what} changed`, async () => {
      const root = folder(blog);
      const cold = await check(root, ['--cache']);
      const now = make(root);
      const expected = await check(root, ['--no-cache'], now);
      if (what !== 'nothing was') {
        assert.notEqual(expected.stdout, cold.stdout, 'the change matters');
      }
      assert.deepEqual(await check(root, ['--cache'], now), expected);
      assert.deepEqual(await check(root, ['--cache'], now), expected, 'and once more');
    });
  }

  test('looks again only at what changed, and keeps what it used', async () => {
    const root = folder(blog);
    const file = path.join(root, usual);
    const options = { today: '2026-11-29', withFixes: true };
    const run = async (): Promise<readonly number[]> => {
      const kept = new CacheFile(file);
      const counts = [0, 0];
      const workspace = new DiskWorkspace(root);
      await checkAll(workspace, workspace.markdown.files, {
        ...options,
        cache: {
          content: { entries: kept.entries, setting: '', today: options.today },
          update: (handedIn) => {
            counts[0] = handedIn.flatMap(({ fresh }) => fresh).length;
            counts[1] = handedIn.flatMap(({ used }) => used).length;
            kept.update(handedIn);
          },
        },
      });
      return counts;
    };
    const [all = 0, none] = await run();
    assert.ok(all > 20);
    assert.equal(none, 0);
    assert.deepEqual((await run())[0], 0, 'nothing is read anew');
    change(root, 'one/posts/c.md', 'shines', 'glows');
    assert.deepEqual((await run())[0], 1);
    const before = statSync(file).size;
    rmSync(path.join(root, 'generated'), { recursive: true });
    await run();
    assert.ok(statSync(file).size < before, 'what is not used any more goes');
  });

  test('is none where its file is broken, foreign or hostile, and does no harm', async () => {
    // Checked more than fifty times, so without the posts that only make it large.
    const root = folder(
      Object.fromEntries(Object.entries(blog).filter(([name]) => !name.startsWith('generated/'))),
    );
    const expected = await check(root, ['--cache']);
    const file = path.join(root, usual);
    const sound = readFileSync(file);
    const keys = [...entriesIn(Buffer.from(new CacheFile(file).entries)).keys()];
    const flipped = Buffer.from(sound);
    flipped[sound.length - 40] = (flipped[sound.length - 40] ?? 0) ^ 1;
    const broken: Buffer[] = [
      Buffer.alloc(0),
      Buffer.from('{"version":1}'),
      Buffer.concat([sound, Buffer.from([0])]),
      flipped,
      ...Array.from({ length: 16 }, (_, part) => sound.subarray(0, (sound.length * part) / 16)),
    ];
    for (const bytes of broken) {
      writeFileSync(file, bytes);
      assert.deepEqual(await check(root, ['--cache']), expected);
      assert.deepEqual(readFileSync(file).length, sound.length, 'it is whole again');
    }
    const said = (checked: readonly unknown[], found = '', values = '[]'): string =>
      `${JSON.stringify([3, [values.length, 0, 0], checked])}\n${values}${found}`;
    const alone: readonly unknown[] = [10, 0, [], [], null, []];
    const hostile = [
      '',
      'null',
      '[]',
      '[]\n[]',
      '{"__proto__":{"checked":1}}\n',
      '[99,[0,0,0]]\n',
      '[3,[0,0]]\n',
      '[3,[0,0,1]]\n',
      '[3,[0,-1,0]]\n',
      '[3,[0,0,0],null]\n',
      said(alone.with(0, '10')),
      said(alone.with(1, -1)),
      said(alone.with(2, [999])),
      said(alone.with(3, [[0, ['a', 1]]])),
      said(alone.with(4, 1)),
      said(alone.with(5, [['a', {}]])),
      said([...alone, 'more']),
      said(alone, '', '['),
      said(alone, '', '[["title",[1]]]'),
      said(alone, '', '[["title"]]'),
      said(alone, '', '{}'),
    ];
    const withEntry = (entry: string): Promise<CliResult> => {
      rmSync(file);
      new CacheFile(file).update([
        { reports: [], used: [], fresh: keys.map((key) => ({ key, entry })) },
      ]);
      return check(root, ['--cache']);
    };
    for (const entry of hostile) {
      assert.deepEqual(await withEntry(entry), expected, entry);
    }
    const problem = (...parts: readonly unknown[]): string =>
      said(alone, `0${JSON.stringify([[0, 0, [0, 1, 0, 0], 'It lies.', '', ...parts]])}`);
    assert.match((await withEntry(problem())).stdout, /a\.md:1:1: error: It lies\./);
    const opened = [
      said(alone, '0[[0]]'),
      said(alone, '0{'),
      said(alone, '0[[999,0,[0,1,0,0],"It lies.",""]]'),
      said(alone, '0[["made/up",0,[0,1,0,0],"It lies.",""]]'),
      said(alone, '0[[0,9,[0,1,0,0],"It lies.",""]]'),
      said(alone, '0[[0,0,[5,1,0,0],"It lies.",""]]'),
      said(alone, '0[[0,0,[0,0.5,0,0],"It lies.",""]]'),
      said(alone, '0[[0,0,[0,1],"It lies.",""]]'),
      said(alone, '0[[0,0,[0,1,0,0],{},""]]'),
      problem([[1]]),
      problem([], [['It lies.', true, true, [[[0, 1, 0, 0]]]]]),
      problem([], [], 'more'),
    ];
    for (const entry of opened) {
      const { code, stderr } = await withEntry(entry);
      assert.equal(code, 2, entry);
      assert.match(stderr, /is not as this program writes it\. Delete the cache/, entry);
    }
    rmSync(file);
    mkdirSync(file);
    assert.deepEqual(await check(root, ['--cache']), expected, 'a folder in its place');
  });

  test('is the same whatever was told of what it keeps', async () => {
    const root = folder(blog);
    const file = path.join(root, usual);
    const told = (reporter: string, more: string): Promise<CliResult> =>
      runCli(['check', '--root', root, '--reporter', reporter, more], { cwd: root, now: noon });
    const reporters = ['compact', 'human', 'gitlab'];
    const sizes = new Set<number>();
    for (const first of reporters) {
      rmSync(file, { force: true });
      await told(first, '--cache');
      sizes.add(statSync(file).size);
      for (const reporter of reporters) {
        assert.deepEqual(await told(reporter, '--cache'), await told(reporter, '--no-cache'));
      }
    }
    assert.equal(sizes.size, 1, 'nothing of it depends on who made it');
  });

  test('tells what other posts present, though nobody read their bodies before', async () => {
    const asking = 'one/posts/c.md';
    // Without what makes a rule ask for all bodies.
    const root = folder({ ...blog, [asking]: String(blog[asking]).replace('- Logbook\n', '') });
    const some = (more: string): Promise<CliResult> =>
      runCli(['check', asking, '--root', root, '--reporter', 'json', more], {
        cwd: root,
        now: noon,
      });
    const expected = await some('--no-cache');
    assert.match(expected.stdout, /tidewater\/beacon/, 'of other posts');
    for (let time = 0; time < 2; time++) {
      assert.deepEqual(await some('--cache'), expected);
    }
  });

  test('is shared by two checks at once', async () => {
    const root = folder(blog);
    const expected = await check(root, ['--no-cache']);
    for (let time = 0; time < 2; time++) {
      const both = await Promise.all([check(root, ['--cache']), check(root, ['--cache'])]);
      assert.deepEqual(both, [expected, expected]);
    }
    assert.deepEqual(readdirSync(path.join(root, '.component-posts-cache')), [
      '.gitignore',
      'check',
    ]);
    assert.ok(new CacheFile(path.join(root, usual)).entries.byteLength > 0);
  });

  test('is used where somebody asks for it, or where a machine keeps its folder between checks', async () => {
    const root = folder(blog);
    const isMade = (): boolean => {
      const made = readdirSync(root, { recursive: true, encoding: 'utf8' }).includes(usual);
      rmSync(path.join(root, usual), { force: true });
      return made;
    };
    const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      runCli(['check', '--root', root, ...args], { cwd: root, now: noon, env });
    await run([], { CI: 'true' });
    assert.equal(isMade(), false, 'the folder is not there');
    mkdirSync(path.join(root, '.component-posts-cache'));
    await run([]);
    assert.equal(isMade(), false, 'an author did not ask');
    await run([], { CI: 'true' });
    assert.equal(isMade(), true);
    await run(['--no-cache'], { CI: 'true' });
    assert.equal(isMade(), false);
    await run(['--cache']);
    assert.equal(isMade(), true);
    await run(['--cache-location', 'kept/here']);
    assert.ok(statSync(path.join(root, 'kept', 'here')).size > 0);
  });

  test('has a folder that tells git to leave it alone, unless somebody else made it', async () => {
    const [made, found] = [folder(blog), folder({ ...blog, '.component-posts-cache/': '' })];
    await check(made, ['--cache']);
    const ignored = path.join(made, '.component-posts-cache', '.gitignore');
    assert.equal(readFileSync(ignored, 'utf8'), '*\n');
    await check(found, ['--cache']);
    assert.deepEqual(readdirSync(path.join(found, '.component-posts-cache')), ['check']);
    await check(made, ['--cache-location', 'kept/here']);
    assert.deepEqual(readdirSync(path.join(made, 'kept')), ['here']);
  });
});
