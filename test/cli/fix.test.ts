import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn, read } from '../project/files';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import type { JsonReport } from '../../src/cli/reportSchema';
import { initRepository } from './repositories';
import { fixable, fixed, runCli, temporaryFolders } from './support';

const mark = '\uFEFF';

suite('fix', () => {
  const folder = temporaryFolders();

  test('fixes what is safe, and says what it did and what is left', async () => {
    const cwd = folder({ 'posts/a.md': fixable, 'posts/b.md': fixed.replace('Kristof', 'x') });
    const { code, stdout, stderr } = await runCli(['fix'], { cwd });
    assert.equal(readFileSync(path.join(cwd, 'posts/a.md'), 'utf8'), fixed);
    assert.equal(readFileSync(path.join(cwd, 'posts/b.md'), 'utf8'), fixed.replace('Kristof', 'x'));
    assert.match(stdout, /^2 problems fixed in posts\/a\.md\.\n/);
    assert.match(stdout, /^posts\/b\.md:3:9 {2}warning {2}front-matter\/placeholder-value\n/m);
    assert.match(
      stdout,
      /\n2 problems fixed in 1 file, 1 left\.\n1 problem \(1 warning\) in .*\n$/,
    );
    assert.deepEqual([code, stderr], [0, '']);
  });

  test('ends with 1 where a problem as loud as --fail-on is left', async () => {
    const cwd = folder({ 'a.md': fixed.replace('Kristof', 'x') });
    assert.equal((await runCli(['fix', '--fail-on', 'warning'], { cwd })).code, 1);
    assert.equal((await runCli(['fix', '--fail-on', 'never'], { cwd })).code, 0);
  });

  test('keeps to the rules that are named', async () => {
    const cwd = folder({ 'a.md': fixable });
    await runCli(['fix', '--rule', 'links/insecure'], { cwd });
    assert.equal(
      readFileSync(path.join(cwd, 'a.md'), 'utf8'),
      fixable.replace('http://github', 'https://github'),
    );
    await runCli(['fix', '--rule', 'links/insecure', '--rule', 'links/not-canonical'], { cwd });
    assert.equal(readFileSync(path.join(cwd, 'a.md'), 'utf8'), fixed);
    const { code, stderr } = await runCli(['fix', '--rule', 'links/unsafe'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /There is no rule “links\/unsafe”\./);
  });

  test('takes preferred fixes that are not automatic only with --suggested', async () => {
    const text = fixed.replace('author:', 'auther:');
    const cwd = folder({ 'a.md': text });
    const first = await runCli(['fix'], { cwd });
    assert.match(first.stdout, /1 of those left has a fix that --suggested applies, too\.$/m);
    assert.equal(readFileSync(path.join(cwd, 'a.md'), 'utf8'), text);
    await runCli(['fix', '--suggested'], { cwd });
    assert.equal(readFileSync(path.join(cwd, 'a.md'), 'utf8'), fixed);
  });

  test('never changes a project file, and says what could be settled there', async () => {
    const project = JSON.stringify({
      profile: { extends: 'component-posts', fields: { tags: { known: ['tech'] } } },
    });
    const cwd = folder({
      '.component-posts.json': project,
      'a.md': fixed.replace('tags: tech', 'tags: gardening'),
    });
    const { stdout } = await runCli(['fix', '--suggested'], { cwd });
    assert.match(stdout, /1 can be settled in the project file, which is never changed here\.$/m);
    assert.equal(readFileSync(path.join(cwd, '.component-posts.json'), 'utf8'), project);
  });

  test('tells with --dry-run what would change, and changes nothing', async () => {
    const cwd = folder({ 'posts/a.md': mark + fixable.replaceAll('\n', '\r\n') });
    const { stdout, stderr } = await runCli(['fix', '--dry-run'], { cwd });
    assert.match(stdout, /^--- a\/posts\/a\.md\n\+\+\+ b\/posts\/a\.md\n@@ /);
    assert.match(stdout, /\n-\[Zero-OS\]\(https:\/\/github\.com\/threefoldtech\/zos\.git\)\.\r\n/);
    assert.match(stderr, /^2 problems would be fixed in 1 file, 0 left\.$/m);
    assert.equal(
      readFileSync(path.join(cwd, 'posts/a.md'), 'utf8'),
      mark + fixable.replaceAll('\n', '\r\n'),
    );
  });

  test('prints a diff that git takes in the folder in which it was made', async () => {
    const root = folder({ 'blog/posts/a.md': fixable, 'other/b.md': fixable });
    initRepository(root);
    const cwd = path.join(root, 'blog');
    const { stdout, stderr } = await runCli(['fix', '--dry-run'], { cwd });
    assert.match(stdout, /^--- a\/posts\/a\.md\n\+\+\+ b\/posts\/a\.md\n/);
    assert.doesNotMatch(stderr, /apply it there/);
    execFileSync('git', ['apply'], { cwd, input: stdout });
    assert.equal(readFileSync(path.join(cwd, 'posts/a.md'), 'utf8'), fixed);
  });

  test('says how a diff is applied that leads out of the folder in which it was made', async () => {
    const root = folder({ 'blog/posts/a.md': fixable, 'other/b.md': fixable });
    initRepository(root);
    const cwd = path.join(root, 'blog');
    const { stdout, stderr } = await runCli(['fix', '--dry-run', '..'], { cwd });
    const [, folderToBeIn = ''] =
      /count from (.*): apply it there with git apply\.$/m.exec(stderr) ?? [];
    assert.equal(folderToBeIn, root);
    execFileSync('git', ['-C', folderToBeIn, 'apply'], { cwd, input: stdout });
    for (const name of ['blog/posts/a.md', 'other/b.md']) {
      assert.equal(readFileSync(path.join(root, name), 'utf8'), fixed, name);
    }
  });

  test('shows a diff in colours on a terminal, where no text of a post has its way', async () => {
    const cwd = folder({ 'a.md': fixable.replace('and of', 'and\u001b[2J of') });
    const { stdout } = await runCli(['fix', '--dry-run'], { cwd, isTerminal: true });
    assert.ok(stdout.includes('\u001b[32m+[Zero-OS]'));
    assert.ok(stdout.includes('␛[2J'));
    for (const [color, env] of [
      ['auto', { NO_COLOR: '1' }],
      ['never', { FORCE_COLOR: '1' }],
    ] as const) {
      const plain = await runCli(['fix', '--dry-run', '--color', color], {
        cwd,
        isTerminal: true,
        env,
      });
      assert.ok(plain.stdout.includes('\n+[Zero-OS]'));
      assert.ok(!plain.stdout.includes('\u001b'));
    }
  });

  test('colours no diff in a pipe unless it is told to, whatever a variable says', async () => {
    const cwd = folder({ 'a.md': fixable });
    const env = { FORCE_COLOR: '1' };
    const piped = await runCli(['fix', '--dry-run'], { cwd, env });
    assert.ok(!piped.stdout.includes('\u001b'));
    const told = await runCli(['fix', '--dry-run', '--color', 'always'], { cwd });
    assert.ok(told.stdout.includes('\u001b[32m+[Zero-OS]'));
  });

  test('tells what is left as it is asked to, and leaves standard output to programs', async () => {
    const cwd = folder({ 'a.md': fixable, 'b.md': fixed.replace('Kristof', 'x') });
    const { code, stdout, stderr } = await runCli(
      ['fix', '--reporter', 'json', '--reporter', 'compact=left.txt', '--show', 'warning'],
      { cwd },
    );
    const { files, notes } = JSON.parse(stdout) as JsonReport;
    assert.deepEqual(
      files.map(({ file, problems }) => [file, problems.map(({ rule }) => rule)]),
      [
        ['a.md', []],
        ['b.md', ['front-matter/placeholder-value']],
      ],
    );
    assert.deepEqual(notes, ['2 problems fixed in 1 file, 1 left.']);
    assert.equal(stderr, '2 problems fixed in a.md.\n');
    assert.match(readFileSync(path.join(cwd, 'left.txt'), 'utf8'), /^b\.md:3:9: warning: /);
    assert.equal(code, 0);
  });

  test('a report is out of the way of a diff and of a fixed text', async () => {
    const cwd = folder({ 'a.md': fixable });
    const report = ['--reporter', 'json'];
    const diff = await runCli(['fix', '--dry-run', ...report], { cwd });
    assert.match(diff.stdout, /^--- a\/a\.md\n/);
    assert.equal((JSON.parse(diff.stderr) as JsonReport).files.length, 1);
    const text = await runCli(['fix', '--stdin-filename', 'a.md', ...report], {
      cwd,
      stdin: fixable,
    });
    assert.equal(text.stdout, fixed);
    assert.equal((JSON.parse(text.stderr) as JsonReport).files.length, 1);
  });

  test('tells of project files and posts in the order of their paths', async () => {
    const project = '{ "rules": { "no/such-rule": "off" } }';
    const cwd = folder({ 'b.md': fixed, '.component-posts.json': project, '!a.md': fixed });
    const { stdout } = await runCli(['fix', '--reporter', 'json'], { cwd });
    assert.deepEqual(
      (JSON.parse(stdout) as JsonReport).files.map(({ file }) => file),
      ['!a.md', '.component-posts.json', 'b.md'],
    );
  });

  test('paths lead from the folder in which the user is', async () => {
    const cwd = folder({ '.git/': '', 'blog/a.md': fixable, 'images/': '' });
    const { stdout } = await runCli(['fix', '../blog/a.md'], { cwd: path.join(cwd, 'images') });
    assert.match(stdout, /^2 problems fixed in \.\.\/blog\/a\.md\.\n/);
  });

  test('knows links to a host of the user', async () => {
    const cwd = folder({
      'a.md': fixed.replaceAll('https://github.com', 'http://git.acme.example'),
    });
    const unknown = await runCli(['fix'], { cwd });
    assert.match(unknown.stdout, /^0 problems fixed/m);
    const { stdout } = await runCli(['fix', '--host', 'git.acme.example=forgejo'], { cwd });
    assert.match(stdout, /^2 problems fixed in a\.md\.$/m);
  });

  test('prints the text of standard input, and writes nothing', async () => {
    const cwd = folder({ 'posts/a.md': 'what was saved' });
    const { code, stdout, stderr } = await runCli(['fix', '--stdin-filename', 'posts/a.md'], {
      cwd,
      stdin: mark + fixable,
    });
    assert.equal(stdout, mark + fixed);
    assert.match(stderr, /2 problems fixed in 1 file/);
    assert.equal(code, 0);
    assert.equal(readFileSync(path.join(cwd, 'posts/a.md'), 'utf8'), 'what was saved');
  });

  test('prints what is no post as it came', async () => {
    const { code, stdout } = await runCli(['fix', '--stdin-filename', 'notes.md'], {
      cwd: folder(),
      stdin: 'Just\r\na note',
    });
    assert.deepEqual([code, stdout], [0, 'Just\r\na note']);
  });

  test('prints nothing for what is no text, and says so', async () => {
    const { code, stdout, stderr } = await runCli(['fix', '--stdin-filename', 'a.md'], {
      cwd: folder(),
      stdin: Buffer.from(fixable, 'utf16le'),
    });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /This text is in UTF-16/);
  });

  test('leaves a file alone that somebody changed meanwhile', async () => {
    const cwd = folder({ 'a.md': fixable, 'b.md': fixable });
    const { code, stdout, stderr } = await runCli(['fix'], {
      cwd,
      beforeWriting: () => {
        writeFileSync(path.join(cwd, 'a.md'), 'newer');
      },
    });
    assert.equal(readFileSync(path.join(cwd, 'a.md'), 'utf8'), 'newer');
    assert.equal(readFileSync(path.join(cwd, 'b.md'), 'utf8'), fixed);
    assert.match(stdout, /^2 problems fixed in b\.md\.\n/);
    assert.match(stderr, /^a\.md stays as it was, for it was changed meanwhile\.\n$/);
    assert.equal(code, 2);
  });

  test('makes no file anew that somebody deleted meanwhile', async () => {
    const cwd = folder({ 'a.md': fixable });
    const { code, stderr } = await runCli(['fix'], {
      cwd,
      beforeWriting: () => {
        rmSync(path.join(cwd, 'a.md'));
      },
    });
    assert.match(stderr, /^a\.md stays as it was, for it is no longer there\.\n$/);
    assert.equal(code, 2);
  });

  test('stops between two files where somebody wants it to end, and tells how far it came', async () => {
    const cwd = folder({ 'a.md': fixable, 'b.md': fixable });
    const { code, stdout, stderr } = await runCli(['fix'], {
      cwd,
      interruption: AbortSignal.abort(),
    });
    assert.match(
      stderr,
      /^Interrupted: 0 of 2 files are done, and the others stay as they were\.\n/,
    );
    assert.match(stdout, /^0 problems fixed in 0 files, 4 left\./m);
    assert.equal(code, 2);
    assert.equal(readFileSync(path.join(cwd, 'a.md'), 'utf8'), fixable);
  });

  test('fixes a file once that links lead to, and leaves the links', async () => {
    const cwd = folder({ 'posts/a.md': fixable, 'drafts/': '' });
    symlinkSync('../posts/a.md', path.join(cwd, 'drafts/link.md'));
    const { code, stdout } = await runCli(['fix'], { cwd });
    assert.equal(readFileSync(path.join(cwd, 'posts/a.md'), 'utf8'), fixed);
    assert.ok(lstatSync(path.join(cwd, 'drafts/link.md')).isSymbolicLink());
    assert.match(stdout, /^2 problems fixed in drafts\/link\.md\.\n/);
    assert.match(stdout, /\n2 problems fixed in 1 file,/);
    assert.equal(code, 0);
  });
});

/** How the same text may lie on a disk. */
const shapes: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with a byte order mark', (text) => mark + text],
  ['with line ends of Windows', (text) => text.replace(/\r?\n/g, '\r\n')],
  ['without a last line end', (text) => text.replace(/[\r\n]+$/, '')],
];

/** Fixes texts in each shape, and expects what comes of the text as it is, in that shape. */
function fixesKeepShapes(texts: () => Readonly<Record<string, string>>): void {
  const folder = temporaryFolders();

  async function fixAll(content: Readonly<Record<string, string>>): Promise<Map<string, string>> {
    const cwd = folder(content);
    const { stderr } = await runCli(['fix', '--suggested'], { cwd });
    assert.equal(stderr, '');
    return new Map(
      Object.keys(content).map((name) => [name, readFileSync(path.join(cwd, name), 'utf8')]),
    );
  }

  // Done once for all shapes; whichever test comes first waits for it.
  let fixedOnce: Promise<ReadonlyMap<string, string>> | undefined;
  const usually = (): Promise<ReadonlyMap<string, string>> => (fixedOnce ??= fixAll(texts()));

  for (const [shape, shaped] of shapes) {
    test(`nothing but the places of edits changes: texts ${shape}`, async () => {
      const plain = Object.entries(texts());
      const usual = await usually();
      const other = await fixAll(
        Object.fromEntries(plain.map(([name, text]) => [name, shaped(text)])),
      );
      assert.ok(plain.some(([name, text]) => usual.get(name) !== text));
      for (const [name] of plain) {
        assert.equal(other.get(name), shaped(usual.get(name) ?? ''), name);
      }
    });
  }

  test('nothing is left for a second time', async () => {
    const once = await usually();
    assert.deepEqual(await fixAll(Object.fromEntries(once)), once);
  });
}

suite('fix keeps what it does not fix: the sample blog', () => {
  fixesKeepShapes(() =>
    Object.fromEntries(filesIn('test/workspace', '.md').map((name) => [name, read(name)])),
  );
});

sharedSuite('fix keeps what it does not fix: real posts', () => {
  fixesKeepShapes(() =>
    Object.fromEntries(sharedMarkdown('corpus').map(({ name, text }) => [name, text])),
  );
});
