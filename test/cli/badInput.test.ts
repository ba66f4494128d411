import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { noText, type NoText, type TextFile } from '../../src/cli/disk/textFile';
import { DiskWorkspace } from '../../src/cli/disk/workspace';
import { checkAll } from '../../src/cli/engine/checkAll';
import { exitCodeOf } from '../../src/cli/exitCode';
import { FixPlan } from '../../src/cli/fix/plan';
import { fixable, fixed, runCli, temporaryFolders } from './support';

const options = { today: '2026-11-29', withFixes: false };

/** A workspace in which something goes wrong with one file. */
class FaultyWorkspace extends DiskWorkspace {
  readonly #fault: (address: string) => NoText | undefined;

  constructor(root: string, fault: (address: string) => NoText | undefined) {
    super(root);
    this.#fault = fault;
  }

  override markdownBytesAt(address: string): Buffer | NoText | undefined {
    return this.#fault(address) ?? super.markdownBytesAt(address);
  }
}

suite('bad input', () => {
  const folder = temporaryFolders();
  const loud = fixed.replace('title: "Jumpscale"', 'title: *who');
  const compact = (...args: readonly string[]): readonly string[] => [
    'check',
    '--reporter',
    'compact',
    ...args,
  ];

  test('a file that vanishes between listing and reading is passed over', async () => {
    const cwd = folder({ 'a.md': loud, 'b.md': loud });
    const workspace = new DiskWorkspace(cwd);
    const listed = workspace.markdown.files;
    rmSync(path.join(cwd, 'a.md'));
    const files = await checkAll(workspace, listed, options);
    assert.deepEqual(
      files.map(({ file }) => file),
      ['b.md'],
    );
  });

  test('a file that the disk does not give hides no other', async () => {
    const cwd = folder({ 'a.md': loud, 'b.md': loud });
    const workspace = new FaultyWorkspace(cwd, (address) =>
      address.endsWith('/a.md') ? noText('file/unreadable', 'Its disk fails.') : undefined,
    );
    const files = await checkAll(workspace, workspace.markdown.files, options);
    assert.deepEqual(
      files.map(({ file, problems }) => [file, problems[0]?.rule]),
      [
        ['a.md', 'file/unreadable'],
        ['b.md', 'front-matter/syntax'],
      ],
    );
  });

  test('a mistake of ours at one file is told, hides no other, and is never a success', async () => {
    const cwd = folder({ 'a.md': fixable, 'b.md': fixable });
    let isReading = false;
    const workspace = new FaultyWorkspace(cwd, (address) => {
      if (isReading && address.endsWith('/a.md')) {
        throw new Error('A mistake\nof ours');
      }
      return undefined;
    });
    const selected = workspace.markdown.files;
    const overlay = new Map<string, TextFile | NoText>();
    // The index is made first, so that it is there whatever happens to a file later.
    const plan = await FixPlan.make(
      { root: cwd, workspace, overlay, selected, stdin: undefined },
      { today: options.today },
      {},
    );
    isReading = true;
    await plan.giveUp([]);
    assert.deepEqual(
      plan.reports.map(({ file, problems }) => [file, problems[0]?.rule]),
      [
        ['a.md', 'internal/file-failed'],
        ['b.md', 'links/insecure'],
      ],
    );
    assert.equal(
      plan.reports[0]?.problems[0]?.message,
      'This program failed at this file, so that it is not checked: A mistake of ours. Please report it.',
    );
    const ending = { failOn: 'never', named: [], cwd, root: workspace.root } as const;
    assert.equal(exitCodeOf({ ...ending, files: plan.reports }), 2);
    assert.equal(exitCodeOf({ ...ending, files: plan.reports.slice(1) }), 0);
  });

  test('a mistake of ours while a file is checked', async () => {
    const cwd = folder({ 'a.md': fixable, 'b.md': loud });
    const workspace = new FaultyWorkspace(cwd, (address) => {
      if (address.endsWith('/a.md')) {
        throw new Error('Of ours.');
      }
      return undefined;
    });
    const files = await checkAll(workspace, workspace.markdown.files, options);
    assert.deepEqual(
      files.map(({ file, problems }) => [file, problems[0]?.rule]),
      [
        ['a.md', 'internal/file-failed'],
        ['b.md', 'front-matter/syntax'],
      ],
    );
  });

  test('a lockfile that cannot be read ends the check, since nobody can tell what it says', async () => {
    const cwd = folder({ 'a.md': loud, 'component-posts.lock.json/': '' });
    const { code, stdout, stderr } = await runCli(compact(), { cwd });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(
      stderr,
      /component-posts\.lock\.json cannot be read.*Nothing is checked without it/,
    );
  });

  test('with a text on standard input the index knows the other posts', async () => {
    const others = ['a', 'b', 'c'].map(
      (name) => [`posts/${name}.md`, fixed.replace('Jumpscale', `About ${name}`)] as const,
    );
    const cwd = folder(Object.fromEntries(others));
    const stdin = fixed.replace('kristof.png', 'somebody.png');
    for (const name of ['posts/new.md', 'posts/a.md']) {
      const { code, stdout } = await runCli(compact('--stdin-filename', name), { cwd, stdin });
      assert.match(stdout, /: info: The \d other posts by Kristof all show /, name);
      assert.equal(code, 0);
    }
    const alone = await runCli(compact('--stdin-filename', 'new.md'), { cwd: folder(), stdin });
    assert.equal(alone.stdout, '');
  });

  test('standard input is the content of one file below the root', async () => {
    const cwd = folder({ 'a.md': fixed, '.component-posts.json': '{}' });
    const both = await runCli(['check', 'a.md', '--stdin-filename', 'b.md'], { cwd });
    assert.equal(both.code, 2);
    assert.match(both.stderr, /no others can be named/);
    const outside = await runCli(['fix', '--stdin-filename', '../b.md'], { cwd });
    assert.equal(outside.code, 2);
    assert.match(outside.stderr, /is outside of .* Choose another folder with --root\./);
  });

  test('a broken lockfile stops nothing, makes nothing known, and is told of', async () => {
    const cwd = folder({ 'component-posts.lock.json': '{ "version": ', 'a.md': loud });
    const note =
      'component-posts.lock.json cannot be read in full. It is not written in JSON, or it is cut off.\n';
    const { code, stdout, stderr } = await runCli(compact(), { cwd });
    assert.equal(code, 1);
    assert.match(stdout, /a\.md:2/);
    assert.equal(
      stderr,
      `${note}2 linked repositories not checked: no lockfile tells of them. Ask hosts with --online.\n`,
    );
    assert.ok((await runCli(['check'], { cwd })).stdout.includes(`\n${note}2 linked`));
    assert.ok((await runCli(['fix'], { cwd })).stdout.includes(`\n${note}1 problem fixed`));
  });

  test('of a lockfile with many faults one is told, and how to see the others', async () => {
    const cwd = folder({
      'component-posts.lock.json': '{ "version": 1, "one": 1, "other": 2, "third": 3 }',
      'a.md': fixed,
    });
    const { stderr } = await runCli(compact(), { cwd });
    assert.match(
      stderr,
      /^component-posts\.lock\.json cannot be read in full\. It has “one”, which this version does not know\. component-posts facts --verify tells 2 more\.$/m,
    );
  });

  test('names of others move no cursor in what is said', async () => {
    const cwd = folder();
    const { stderr } = await runCli(['check', 'a\u001b[2J\n.md'], { cwd });
    assert.ok(stderr.startsWith('No file matches “a␛[2J␊.md”.'));
    for (const args of [
      ['check', '--reporter', '\u001b[2J'],
      ['check', '--host', '\u001b[2J'],
      ['check', '--\u001b[2J'],
      ['explain', '\u001b[2J'],
      ['fix', '--rule', '\u001b[2J'],
      ['\u001b[2J'],
    ]) {
      const refused = await runCli(args, { cwd });
      assert.equal(refused.code, 2);
      assert.ok(refused.stderr.includes('␛[2J'), refused.stderr);
      assert.ok(!refused.stderr.includes('\u001b'), refused.stderr);
    }
  });
});
