import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fixed, runCli, temporaryFolders } from './support';

const baselineFile = '.component-posts-baseline.json';
const cacheFolder = '.component-posts-cache';

suite('Links out of the root', () => {
  const folder = temporaryFolders();
  const silent = JSON.stringify({ rules: { 'front-matter/placeholder-value': 'off' } });
  const post = fixed.replace('Kristof', 'x');

  test('no project file is read behind them', async () => {
    const outside = folder({ 'project.json': silent });
    const cwd = folder({ '.git/': '', 'blog/a.md': post, 'blog/own.json': silent });
    symlinkSync('own.json', path.join(cwd, 'blog/.component-posts.json'));
    const inside = await runCli(['check', '--fail-on', 'warning'], { cwd });
    assert.deepEqual([inside.code, inside.stderr], [0, '']);
    symlinkSync(path.join(outside, 'project.json'), path.join(cwd, '.component-posts.json'));
    writeFileSync(path.join(cwd, 'b.md'), post);
    for (const command of ['check', 'fix', 'list']) {
      const { code, stdout, stderr } = await runCli(
        command === 'list' ? ['list', 'posts'] : [command],
        {
          cwd,
        },
      );
      assert.match(
        stderr,
        /^\.component-posts\.json leads out of .* through a link, .*--root\.\n$/,
      );
      assert.deepEqual([code, stdout], [2, '']);
    }
  });

  test('no file that a project file extends', async () => {
    const outside = folder({ 'base.json': silent });
    const cwd = folder({
      '.git/': '',
      'shared/base.json': silent,
      '.component-posts.json': JSON.stringify({ extends: './near/base.json' }),
      'a.md': post,
    });
    symlinkSync('shared', path.join(cwd, 'near'));
    const inside = await runCli(['check', '--fail-on', 'warning'], { cwd });
    assert.deepEqual([inside.code, inside.stderr], [0, '']);
    symlinkSync(outside, path.join(cwd, 'far'));
    writeFileSync(
      path.join(cwd, '.component-posts.json'),
      JSON.stringify({ extends: './far/base.json' }),
    );
    const { code, stdout, stderr } = await runCli(['check'], { cwd });
    assert.match(stderr, /^far\/base\.json leads out of .* through a link/);
    assert.deepEqual([code, stdout], [2, '']);
  });

  test('a root that is a link is one like any other', async () => {
    const real = folder({ '.component-posts.json': silent, 'a.md': post });
    const root = path.join(folder(), 'root');
    symlinkSync(real, root);
    const { code, stderr } = await runCli(['check', '--fail-on', 'warning', '--cache'], {
      cwd: root,
    });
    assert.deepEqual([code, stderr], [0, '']);
    assert.ok(existsSync(path.join(real, cacheFolder, 'check')));
  });

  test('a baseline is neither read nor written behind one, unless somebody named it', async () => {
    const outside = folder();
    const cwd = folder({ '.git/': '', 'a.md': post });
    const elsewhere = path.join(outside, 'baseline.json');
    const freeze = ['check', '--update-baseline'];
    assert.equal((await runCli([...freeze, '--baseline', elsewhere], { cwd })).code, 0);
    const before = readFileSync(elsewhere, 'utf8');
    symlinkSync(elsewhere, path.join(cwd, baselineFile));
    writeFileSync(path.join(cwd, 'b.md'), post);
    for (const args of [['check'], freeze, ['fix']]) {
      const { code, stdout, stderr } = await runCli(args, { cwd });
      assert.match(stderr, /baseline\.json leads out of .* through a link\. Name the file itself/);
      assert.deepEqual([code, stdout], [2, '']);
    }
    assert.equal(readFileSync(elsewhere, 'utf8'), before);
    const named = await runCli([...freeze, '--baseline', baselineFile], { cwd });
    assert.equal(named.code, 0);
    assert.notEqual(readFileSync(elsewhere, 'utf8'), before);
  });

  test('links in a circle are said to be unreadable, and keep nothing', async () => {
    const cwd = folder({ '.git/': '', 'a.md': fixed });
    symlinkSync(cacheFolder, path.join(cwd, cacheFolder));
    const { code, stderr } = await runCli(['check', '--cache'], { cwd });
    assert.deepEqual([code, stderr], [0, '']);
    symlinkSync(baselineFile, path.join(cwd, baselineFile));
    const refused = await runCli(['check'], { cwd });
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /baseline\.json cannot be read, for .*\n$/);
  });

  test('nothing is kept behind a link, unless somebody named that place', async () => {
    const outside = folder();
    const cwd = folder({ '.git/': '', 'a.md': fixed });
    symlinkSync(outside, path.join(cwd, cacheFolder));
    for (const [args, env] of [
      [['--cache'], {}],
      [[], { CI: 'true' }],
    ] as const) {
      const { code, stderr } = await runCli(['check', ...args], { cwd, env });
      assert.match(stderr, /posts-cache leads out of .* through a link, so that nothing is kept/);
      assert.equal(code, 2);
    }
    assert.deepEqual(readdirSync(outside), []);
    rmSync(path.join(cwd, cacheFolder));
    mkdirSync(path.join(cwd, cacheFolder));
    symlinkSync(path.join(outside, 'one'), path.join(cwd, cacheFolder, 'check'));
    writeFileSync(path.join(outside, 'one'), '');
    assert.equal((await runCli(['check', '--cache'], { cwd })).code, 2);
    rmSync(path.join(outside, 'one'));
    assert.equal((await runCli(['check'], { cwd })).code, 0);
    const named = ['--cache-location', path.join(outside, 'kept')];
    assert.equal((await runCli(['check', ...named], { cwd })).code, 0);
    assert.deepEqual(readdirSync(outside), ['kept']);
  });
});
