import assert from 'node:assert/strict';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonReport } from '../../../src/cli/reportSchema';
import { fixable, fixed, runCli, temporaryFolders } from '../support';

const baselineFile = '.component-posts-baseline.json';

/** Two problems that are fixed unseen, and one that stays: what stands for an author is none. */
const legacy = fixable.replace('Kristof', 'x');

/** With two problems in one line, of which one is fixed. */
const vague = fixed.replace(
  /It is [^]*$/,
  'Click [here](http://github.com/threefoldtech/js-sdk) to see it.\n',
);

suite('fix with a baseline', () => {
  const makeFolder = temporaryFolders();
  const frozenBlog = async (content: Readonly<Record<string, string>>): Promise<string> => {
    const cwd = makeFolder({ '.git/': '', ...content });
    assert.equal((await runCli(['check', '--update-baseline'], { cwd })).code, 0);
    return cwd;
  };
  const textOf = (cwd: string, name: string): string => readFileSync(path.join(cwd, name), 'utf8');
  const failOnWarnings = ['fix', '--fail-on', 'warning'];

  test('fixes also what the baseline has, and tells and counts none of it that is left', async () => {
    const cwd = await frozenBlog({ 'a.md': legacy });
    const before = textOf(cwd, baselineFile);
    const { code, stdout, stderr } = await runCli(failOnWarnings, { cwd });
    assert.equal(textOf(cwd, 'a.md'), fixed.replace('Kristof', 'x'));
    assert.match(stdout, /^One problem of the baseline is left and not told\.$/m);
    assert.match(stdout, /^2 problems of the baseline are fixed\. A check on your machine takes/m);
    assert.match(stdout, /^2 problems fixed in 1 file, 0 left\.$/m);
    assert.doesNotMatch(stdout, /placeholder-value/);
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(textOf(cwd, baselineFile), before, 'a check takes them out');
    const { stdout: checked } = await runCli(['check'], { cwd });
    assert.match(checked, /^2 problems of the baseline are fixed and taken out of it\.$/m);
  });

  test('tells and counts what is new', async () => {
    const cwd = await frozenBlog({ 'a.md': legacy });
    writeFileSync(path.join(cwd, 'b.md'), legacy);
    const { code, stdout } = await runCli([...failOnWarnings, '--reporter', 'json'], { cwd });
    const { files, notes } = JSON.parse(stdout) as JsonReport;
    assert.deepEqual(
      files.map(({ file, problems }) => [file, problems.map(({ rule }) => rule)]),
      [
        ['a.md', []],
        ['b.md', ['front-matter/placeholder-value']],
      ],
    );
    assert.ok(notes.includes('4 problems fixed in 2 files, 1 left.'), notes.join('\n'));
    assert.equal(code, 1);
  });

  test('offers more fixes only for what it tells', async () => {
    const cwd = await frozenBlog({ 'a.md': fixed.replace('author:', 'auther:') });
    const { stdout } = await runCli(['fix'], { cwd });
    assert.match(stdout, /^0 problems fixed in 0 files, 0 left\.$/m);
    const all = await runCli(['fix', '--no-baseline'], { cwd });
    assert.match(all.stdout, /1 of those left has a fix that --suggested applies, too\.$/m);
    await runCli(['fix', '--suggested'], { cwd });
    assert.equal(textOf(cwd, 'a.md'), fixed);
  });

  test('knows what it does not fix in lines that it changes, and so does the next check', async () => {
    // The text of the link says nothing, also once the link is encrypted.
    const cwd = await frozenBlog({ 'a.md': vague });
    const { code, stdout } = await runCli(['fix', '--fail-on', 'hint'], { cwd });
    assert.equal(textOf(cwd, 'a.md'), vague.replace('http://', 'https://'));
    assert.match(stdout, /^1 problem fixed in 1 file, 0 left\.$/m);
    assert.equal(code, 0);
    const { code: checked } = await runCli(['check', '--fail-on', 'hint'], { cwd });
    assert.equal(checked, 0);
  });

  test('knows that under each name of a file', async () => {
    const cwd = makeFolder({ '.git/': '', 'b.md': vague });
    symlinkSync('b.md', path.join(cwd, 'a.md'));
    assert.equal((await runCli(['check', '--update-baseline'], { cwd })).code, 0);
    const { code, stdout } = await runCli(['fix', '--fail-on', 'hint'], { cwd });
    assert.match(stdout, /^1 problem fixed in 1 file, 0 left\.$/m);
    assert.equal(code, 0);
    assert.equal((await runCli(['check', '--fail-on', 'hint'], { cwd })).code, 0);
  });

  test('leaves the baseline where the posts stay', async () => {
    const cwd = await frozenBlog({ 'a.md': vague });
    const before = textOf(cwd, baselineFile);
    const { code, stderr } = await runCli(['fix', '--dry-run', '--fail-on', 'hint'], { cwd });
    assert.match(stderr, /^1 problem would be fixed in 1 file, 0 left\.$/m);
    assert.deepEqual([code, textOf(cwd, baselineFile)], [0, before]);
  });

  test('says of nothing that it is fixed where nothing is written', async () => {
    const cwd = await frozenBlog({ 'a.md': legacy });
    for (const [args, stdin] of [
      [['--dry-run'], ''],
      [['--stdin-filename', 'a.md'], legacy],
    ] as const) {
      const { code, stderr } = await runCli([...failOnWarnings, ...args], { cwd, stdin });
      assert.match(stderr, /^One problem of the baseline is left and not told\.$/m);
      assert.doesNotMatch(stderr, /of the baseline are fixed/);
      assert.equal(code, 0);
    }
  });

  test('takes another baseline, or none, and refuses a broken one before it writes', async () => {
    const cwd = await frozenBlog({ 'a.md': legacy });
    writeFileSync(path.join(cwd, 'old.json'), textOf(cwd, baselineFile));
    writeFileSync(path.join(cwd, baselineFile), 'broken');
    const refused = await runCli(failOnWarnings, { cwd });
    assert.deepEqual([refused.code, textOf(cwd, 'a.md')], [2, legacy]);
    assert.match(refused.stderr, /cannot be used/);
    assert.equal((await runCli([...failOnWarnings, '--no-baseline'], { cwd })).code, 1);
    assert.equal((await runCli([...failOnWarnings, '--baseline', 'old.json'], { cwd })).code, 0);
  });
});
