import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { blog } from './engine/blogs';
import { runCli, temporaryFolders, type CliResult } from './support';

const notesIn = (json: string): readonly string[] =>
  (JSON.parse(json) as { readonly notes: readonly string[] }).notes;

suite('Parts of a check', () => {
  const folder = temporaryFolders();
  const run = (root: string, ...args: readonly string[]): Promise<CliResult> =>
    runCli(args, { cwd: root });

  test('tell together what one check tells, with any reporter and the same exit code', async () => {
    const root = folder(blog);
    const out = folder();
    const names: string[] = [];
    for (const part of ['1/3', '2/3', '3/3']) {
      const name = path.join(out, `${part.replace('/', '-')}.json`);
      names.push(name);
      await run(root, 'check', '--root', root, '--shard', part, '--reporter', `json=${name}`);
    }
    const shares = names.map(
      (name) => (JSON.parse(readFileSync(name, 'utf8')) as { files: unknown[] }).files.length,
    );
    assert.ok(
      shares.every((share) => share > 1),
      'each has something to do',
    );
    for (const reporter of ['compact', 'json', 'sarif', 'checkstyle']) {
      for (const failOn of ['error', 'hint', 'never']) {
        const more = ['--reporter', reporter, '--fail-on', failOn];
        const whole = await run(root, 'check', '--root', root, ...more);
        const merged = await run(root, 'merge', ...names, ...more);
        assert.equal(merged.stdout, whole.stdout, `${reporter} ${failOn}`);
        assert.equal(merged.code, whole.code, `${reporter} ${failOn}`);
      }
    }
  });

  test('say once, and of all together, what a baseline has', async () => {
    const root = folder({
      ...blog,
      '.component-posts.json': '{ "rules": { "no/such-rule": "off" } }',
    });
    const all = ['check', '--root', root];
    await run(root, ...all, '--update-baseline');
    const mended = path.join(root, 'one/posts/c.md');
    writeFileSync(
      mended,
      readFileSync(mended, 'utf8').replace('noor.png', 'mara.png').replace('storge', 'storage'),
    );
    const reports: string[] = [];
    const known: number[] = [];
    for (const part of ['1/3', '2/3', '3/3']) {
      const report = path.join(root, `${part.replace('/', '-')}.json`);
      reports.push(report);
      const shard = ['--shard', part, '--reporter', `json=${report}`, '--no-update-baseline'];
      await run(root, ...all, ...shard);
      known.push(
        notesIn(readFileSync(report, 'utf8')).filter((note) => note.includes(' left ')).length,
      );
    }
    assert.deepEqual(known, [1, 1, 1]);
    const json = ['--reporter', 'json'];
    const whole = await run(root, ...all, ...json, '--no-update-baseline');
    const merged = await run(root, 'merge', ...reports, ...json);
    assert.match(notesIn(whole.stdout).join(), /^\d+ problems of the baseline are left/);
    assert.match(notesIn(whole.stdout).join(), /problems? of the baseline (?:is|are) fixed\./);
    assert.deepEqual(notesIn(merged.stdout), notesIn(whole.stdout));
  });

  test('are not merged while one is missing, is there twice, or is of another check', async () => {
    const root = folder(blog);
    const out = folder();
    const write = async (part: string, name: string): Promise<string> => {
      const file = path.join(out, name);
      await run(root, 'check', '--root', root, '--shard', part, '--reporter', `json=${file}`);
      return file;
    };
    const [first, second, other] = [
      await write('1/2', 'first.json'),
      await write('2/2', 'second.json'),
      await write('2/3', 'other.json'),
    ];
    for (const [names, expected] of [
      [[first], /^Of 2 parts, 2 is missing\./],
      [[first, second, first], /^A part is here twice\./],
      [[first, other], /^These are parts of different checks\./],
    ] as const) {
      const { code, stderr } = await run(root, 'merge', ...names);
      assert.equal(code, 2);
      assert.match(stderr, expected);
    }
  });

  test('are asked for as numbers that make sense', async () => {
    const root = folder(blog);
    for (const shard of ['0/2', '3/2', '1', 'a/b', '1/0']) {
      const { code, stderr } = await run(root, 'check', '--shard', shard);
      assert.equal(code, 2, shard);
      assert.match(stderr, /as 1\/4/);
    }
  });

  test('that are no whole reports of one version are refused, with a word on what to do', async () => {
    const root = folder({ ...blog, '.git/': '' });
    await run(root, 'check', '--reporter', 'json=all.json');
    await run(root, 'check', '--reporter', 'json=some.json', '--show', 'warning');
    const text = readFileSync(path.join(root, 'all.json'), 'utf8');
    mkdirSync(path.join(root, 'folder'));
    writeFileSync(
      path.join(root, 'other.json'),
      text.replace(/"version":\s*"[^"]*"/, '"version":"9.9.9"'),
    );
    writeFileSync(path.join(root, 'half.json'), text.slice(0, text.length / 2));
    writeFileSync(path.join(root, 'strange.json'), '{"format":1,"files":[]}');
    for (const [names, expected] of [
      [['half.json'], /half\.json” is no report/],
      [['strange.json'], /strange\.json” is no report/],
      [['some.json'], /only some of its problems.*--show/],
      [['all.json', 'other.json'], /cannot be merged/],
      [['none.json'], /none\.json” cannot be read, for it is no longer there/],
      [['folder'], /folder” cannot be read/],
    ] as const) {
      const { code, stdout, stderr } = await run(root, 'merge', ...names);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, expected);
    }
  });
});
