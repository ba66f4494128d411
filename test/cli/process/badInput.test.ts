// Whatever lies in the folder of a blog: each file is read or told of, and none hides another.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fixable, fixed, temporaryFolders } from '../support';
import { isRoot, runProgram, skip, type Ended, type Start } from './program';

const beside = '0-beside.md';
const loud = fixed.replace('title: "Jumpscale"', 'title: [');
const heard = /0-beside\.md:2:\d+: error: /;

/** With what machines read on standard output, and what is said besides on the other. */
function runCompact(args: readonly string[], given: Start): Promise<Ended> {
  return runProgram([...args, '--reporter', 'compact'], given);
}

suite('bad input to the built program', function () {
  const folder = temporaryFolders();

  suiteSetup(function () {
    if (process.platform === 'win32') {
      skip(this, 'modes, pipes and links of this kind are not there.');
    }
  });

  /** A folder with these files and one that has an error, which belongs to somebody without permissions. */
  function blog(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
    const cwd = folder({ [beside]: loud, ...files });
    chmodSync(cwd, 0o777);
    return cwd;
  }

  test('a file that may not be read: told, and no other is hidden', async () => {
    const cwd = blog({ 'secret.md': fixed });
    chmodSync(path.join(cwd, 'secret.md'), 0);
    const all = await runCompact(['check'], { cwd, asNobody: true });
    assert.equal(all.code, 1);
    assert.match(all.stdout, heard);
    assert.match(
      all.stdout,
      /secret\.md:1:1: error: This cannot be read, for this user has no permission/,
    );
    const named = await runCompact(['check', 'secret.md', beside], { cwd, asNobody: true });
    assert.equal(named.code, 2);
    assert.match(named.stdout, heard);
    const fixing = await runCompact(['fix', 'secret.md'], { cwd, asNobody: true });
    assert.equal(fixing.code, 2);
  });

  test('a folder that may not be listed, and a file in it that is named', async () => {
    const cwd = blog({ 'secret/a.md': fixed });
    chmodSync(path.join(cwd, 'secret'), 0);
    try {
      const all = await runCompact(['check'], { cwd, asNobody: true });
      assert.match(all.stdout, heard);
      assert.match(
        all.stdout,
        /secret:1:1: error: This cannot be read, for this user has no permission/,
      );
      assert.equal(all.code, 1);
      const named = await runCompact(['check', 'secret/a.md'], { cwd, asNobody: true });
      assert.match(named.stdout, /secret\/a\.md:1:1: error: This cannot be read/);
      assert.equal(named.code, 2);
    } finally {
      chmodSync(path.join(cwd, 'secret'), 0o755);
    }
  });

  for (const name of ['.component-posts.json', 'component-posts.lock.json']) {
    test(`a ${name} that may not be read: nothing is told as if it were not there`, async () => {
      const cwd = blog({ [name]: '{}' });
      chmodSync(path.join(cwd, name), 0);
      const { code, stdout, stderr } = await runCompact(['check'], { cwd, asNobody: true });
      assert.deepEqual([code, stdout], [2, '']);
      assert.equal(
        stderr,
        `${name} cannot be read, for this user has no permission. Nothing is checked without it.\n`,
      );
    });
  }

  test('a project file that is broken is told of like a post, at its place', async () => {
    const cwd = blog({ '.component-posts.json': '{ "rules": {' });
    const { code, stdout } = await runCompact(['check'], { cwd });
    assert.match(stdout, /^\.component-posts\.json:1:\d+: error: /m);
    assert.match(stdout, heard);
    assert.equal(code, 1);
  });

  test('what is no text in UTF-8 is told of with what to do, and never written', async () => {
    const files = {
      'binary.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 0, 0, 9]),
      'latin.md': Buffer.from(fixable.replace('It is', 'Voilà'), 'latin1'),
      'utf16.md': Buffer.from(`\uFEFF${fixable}`, 'utf16le'),
      'utf16-unmarked.md': Buffer.from(fixable, 'utf16le'),
      'utf16-big.md': Buffer.from(fixable, 'utf16le').swap16(),
    };
    const cwd = blog(files);
    const { code, stdout } = await runCompact(['fix'], { cwd });
    assert.match(stdout, heard);
    assert.match(stdout, /^binary\.md:1:1: error: This is no text/m);
    assert.match(stdout, /^latin\.md:10:1: error: Line 10 is not in UTF-8 .* save it as UTF-8\./m);
    for (const name of ['utf16', 'utf16-unmarked', 'utf16-big']) {
      assert.match(stdout, new RegExp(`^${name}\\.md:1:1: error: This text is in UTF-16`, 'm'));
    }
    assert.equal(code, 1);
    for (const [name, bytes] of Object.entries(files)) {
      assert.deepEqual(readFileSync(path.join(cwd, name)), bytes, name);
    }
  });

  test('links that lead in a circle, to a folder twice, or out of the root', async () => {
    const outside = folder({ 'out.md': fixable });
    const cwd = blog({ 'posts/a.md': fixable });
    symlinkSync('..', path.join(cwd, 'posts/up'));
    symlinkSync('posts', path.join(cwd, 'again'));
    symlinkSync('self.md', path.join(cwd, 'self.md'));
    symlinkSync('nowhere.md', path.join(cwd, 'dangling.md'));
    symlinkSync(path.join(outside, 'out.md'), path.join(cwd, 'out.md'));
    symlinkSync(outside, path.join(cwd, 'elsewhere'));
    const { code, stdout, stderr } = await runCompact(['fix'], { cwd });
    assert.match(stdout, heard);
    assert.match(stderr, /^2 problems fixed in posts\/a\.md\.\n2 problems fixed in 1 file,/);
    assert.match(stdout, /^out\.md:1:1: info: This link leads out of /m);
    assert.match(stdout, /^elsewhere:1:1: info: This link leads out of /m);
    assert.equal(code, 1);
    assert.equal(readFileSync(path.join(outside, 'out.md'), 'utf8'), fixable);
    assert.equal((await runCompact(['check', 'out.md'], { cwd })).code, 2);
    assert.equal((await runCompact(['check', 'elsewhere/out.md'], { cwd })).code, 2);
  });

  test('pipes and devices are never opened', async () => {
    const cwd = blog({ 'posts/a.md': fixed.replace(/post_image: .*/, 'post_image: pipe.png') });
    mkdirSync(path.join(cwd, 'assets/images'), { recursive: true });
    for (const name of ['pipe.md', 'assets/images/pipe.png']) {
      execFileSync('mkfifo', [path.join(cwd, name)]);
    }
    symlinkSync('pipe.md', path.join(cwd, 'link.md'));
    symlinkSync('/dev/zero', path.join(cwd, 'zero.md'));
    const all = await runCompact(['check'], { cwd });
    assert.match(all.stdout, heard);
    assert.equal(all.code, 1);
    for (const name of ['pipe.md', 'link.md']) {
      const { code, stdout } = await runCompact(['check', name], { cwd });
      assert.match(stdout, /This is a pipe, a device or the like, which is never opened\./);
      assert.equal(code, 2);
    }
    assert.equal((await runCompact(['check', 'zero.md'], { cwd })).code, 2);
  });

  test('a project file and a lockfile that are pipes', async () => {
    for (const name of ['.component-posts.json', 'component-posts.lock.json']) {
      const cwd = blog();
      execFileSync('mkfifo', [path.join(cwd, name)]);
      const { code, stderr } = await runCompact(['check'], { cwd });
      assert.equal(code, 2);
      assert.match(
        stderr,
        /cannot be read, for it is a folder, a pipe, a device or the like\. Nothing/,
      );
    }
  });

  test('strange names, folders that are called like posts, and nothing at all', async () => {
    const strange = [
      'new\nline.md',
      'bell\u0007\u001b[2J.md',
      '-dash.md',
      '[brackets].md',
      '{a,b}.md',
      '!not.md',
      ' .md',
      `${'long'.repeat(62)}.md`,
    ];
    const cwd = blog({
      'empty.md': '',
      'folder.md/inner.md': fixable,
      ...Object.fromEntries(strange.map((name) => [`posts/${name}`, fixable])),
    });
    for (const name of strange) {
      const { code, stdout } = await runCompact(['check', `posts/${name}`], { cwd });
      assert.equal(code, 0, name);
      assert.match(stdout, /links\/insecure/, name);
    }
    const { code, stderr } = await runCompact(['fix'], { cwd });
    assert.equal(code, 1);
    assert.match(stderr, /^2 problems fixed in posts\/new␊line\.md\.$/m);
    assert.match(stderr, new RegExp(`\\n${String(2 * strange.length + 2)} problems fixed in `));
    for (const name of [...strange.map((each) => `posts/${each}`), 'folder.md/inner.md']) {
      assert.equal(readFileSync(path.join(cwd, name), 'utf8'), fixed, name);
    }
    const diff = await runCompact(['fix', '--dry-run'], { cwd });
    assert.equal(diff.stdout, '');
    const missing = await runCompact(['check', `${'x'.repeat(5_000)}.md`], { cwd });
    assert.equal(missing.code, 2);
  });

  test('a diff that git takes, of files with any names and bytes', async () => {
    const files = {
      'new\nline.md': fixable,
      'ünïcode "quoted" \\.md': `\uFEFF${fixable}`,
      'windows.md': fixable.replaceAll('\n', '\r\n'),
      'no-end.md': fixable.replace(/\n---\n[^]*/, '\n---\n[x](http://github.com/a/b)'),
    };
    const [here, there] = [folder(files), folder(files)];
    const diff = await runCompact(['fix', '--dry-run'], { cwd: here });
    await runCompact(['fix'], { cwd: there });
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: here, input: diff.stdout });
    for (const [name, before] of Object.entries(files)) {
      const after = readFileSync(path.join(there, name), 'utf8');
      assert.notEqual(after, before, name);
      assert.equal(readFileSync(path.join(here, name), 'utf8'), after, name);
    }
  });

  test('a post 200 folders deep', async () => {
    const name = `${'d/'.repeat(200)}a.md`;
    const cwd = blog({ [name]: fixable });
    const { code, stderr } = await runCompact(['fix'], { cwd });
    assert.match(stderr, /^2 problems fixed in (?:d\/){200}a\.md\.$/m);
    assert.equal(code, 1);
  });

  test('a file of 50 MB, and a larger one', async () => {
    const words = Buffer.alloc(50 * 1024 * 1024, 'words and more words\n');
    const cwd = blog({ 'large.md': words, 'larger.md': Buffer.concat([words, Buffer.from('.')]) });
    const { code, stdout } = await runCompact(['check'], { cwd });
    assert.match(stdout, heard);
    assert.match(stdout, /^larger\.md:1:1: error: This file has 50 MB, and those above 50 MB/m);
    assert.doesNotMatch(stdout, /^large\.md/m);
    assert.equal(code, 1);
  });

  test('posts that may not be written stay as they are, and the others are fixed', async () => {
    const cwd = blog({ 'posts/a.md': fixable, 'locked/b.md': fixable, 'c.md': fixable });
    chmodSync(path.join(cwd, 'posts/a.md'), 0o444);
    chmodSync(path.join(cwd, 'posts'), 0o777);
    chmodSync(path.join(cwd, 'locked/b.md'), 0o666);
    chmodSync(path.join(cwd, 'locked'), 0o555);
    chmodSync(path.join(cwd, 'c.md'), 0o666);
    const { code, stdout, stderr } = await runCompact(['fix'], { cwd, asNobody: true });
    const reason = 'for it, or the folder that it is in, is read-only for this user.';
    assert.equal(
      stderr,
      [
        '2 problems fixed in c.md.',
        `locked/b.md stays as it was, ${reason}`,
        `posts/a.md stays as it was, ${reason}`,
        '2 problems fixed in 1 file, 5 left. 5 of those left have fixes that --suggested applies, too.',
        '',
      ].join('\n'),
    );
    assert.match(stdout, /^posts\/a\.md:\d+:\d+: .*\(links\/insecure\)$/m);
    assert.equal(code, 2);
    for (const name of ['posts/a.md', 'locked/b.md']) {
      assert.equal(readFileSync(path.join(cwd, name), 'utf8'), fixable);
    }
    assert.equal(readFileSync(path.join(cwd, 'c.md'), 'utf8'), fixed);
  });

  test('a disk that becomes full: every post is as it was or fixed in full', async function () {
    if (!isRoot || process.platform !== 'linux') {
      skip(this, 'only root can make a small disk on Linux.');
    }
    const cwd = folder({ 'disk/': '' });
    const disk = path.join(cwd, 'disk');
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      skip(this, 'this system lets nobody make a small disk.');
    }
    try {
      const large = `${fixable}${'Words and more words.\n'.repeat(5_000)}`;
      writeFileSync(path.join(disk, 'large.md'), large);
      writeFileSync(path.join(disk, 'small.md'), fixable);
      // Room for the beginning of the large one, so that the disk becomes full in its middle.
      writeFileSync(path.join(disk, 'filling'), Buffer.alloc(90 * 1024));
      const { code, stderr } = await runCompact(['fix'], { cwd: disk });
      assert.match(
        stderr,
        /^2 problems fixed in small\.md\.\nlarge\.md stays as it was, for the disk is full\.\n/,
      );
      assert.equal(code, 2);
      assert.equal(readFileSync(path.join(disk, 'large.md'), 'utf8'), large);
      assert.equal(readFileSync(path.join(disk, 'small.md'), 'utf8'), fixed);
      assert.deepEqual(execFileSync('ls', ['-A', disk]).toString().split('\n').sort(), [
        '',
        'filling',
        'large.md',
        'small.md',
      ]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  test('the owner of a file stays its owner', async function () {
    if (!isRoot) {
      skip(this, 'only root can give files away.');
    }
    const cwd = folder({ 'a.md': fixable });
    chownSync(path.join(cwd, 'a.md'), 65_534, 65_534);
    await runCompact(['fix'], { cwd });
    assert.match(
      execFileSync('stat', ['-c', '%u %g', path.join(cwd, 'a.md')]).toString(),
      /^65534 65534$/m,
    );
  });
});
