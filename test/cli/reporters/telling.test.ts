import assert from 'node:assert/strict';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { UsageError, type Io } from '../../../src/cli/io';
import { planTelling, type Telling } from '../../../src/cli/reporters/telling';
import { runCli, temporaryFolders } from '../support';
import { problemIn, reportOf } from './support';

const post = `---
title: Anvil
author: Mara
author_image: mara.png
published_at: 2026-2-3
---

Text.
`;

suite('telling', () => {
  const folder = temporaryFolders();

  function planned(
    reporter: readonly string[],
    cwd = '/',
    onPiece: (text: string) => void = () => undefined,
  ): Telling & { stdout: () => string; stderr: () => string } {
    const written = { stdout: '', stderr: '' };
    const output = (name: keyof typeof written): Io['stdout'] => ({
      write: (text) => {
        written[name] += text;
        onPiece(text);
      },
      isTerminal: false,
      columns: undefined,
    });
    const io: Io = {
      cwd,
      env: {},
      stdout: output('stdout'),
      stderr: output('stderr'),
      stdin: () => Promise.resolve(new Uint8Array()),
      now: () => 0,
      untilInterrupted: (work) => work(new AbortController().signal),
    };
    const telling = planTelling({ reporter, color: 'auto', show: 'hint' }, io);
    return { ...telling, stdout: () => written.stdout, stderr: () => written.stderr };
  }

  test('one reporter speaks, others write to files in folders that are made', async () => {
    const cwd = folder();
    const telling = planned(['compact', 'sarif=out/a/posts.sarif', 'json=b=c.json'], cwd);
    await telling.tell(reportOf([problemIn('‹x›')]));
    assert.match(telling.stdout(), /^posts.*warning|blog.*warning/);
    const sarif = readFileSync(path.join(cwd, 'out/a/posts.sarif'), 'utf8');
    assert.equal((JSON.parse(sarif) as { version: string }).version, '2.1.0');
    assert.ok(existsSync(path.join(cwd, 'b=c.json')));
  });

  test('with files alone, nothing is spoken but notes', async () => {
    const telling = planned(['checkstyle=a.xml'], folder());
    await telling.tell(reportOf([problemIn('‹x›')], { notes: ['Said \u001b besides.'] }));
    assert.equal(telling.stdout(), '');
    assert.equal(telling.stderr(), 'Said ␛ besides.\n');
  });

  test('notes are told once', async () => {
    const telling = planned(['human', 'compact=a.txt'], folder());
    await telling.tell(reportOf([], { notes: ['Said besides.'] }));
    assert.match(telling.stdout(), /Said besides\./);
    assert.equal(telling.stderr(), '');
  });

  test('fixes are worked out only where some reporter shows them', () => {
    assert.equal(planned(['compact', 'github=a']).needsFixes, false);
    assert.equal(planned(['compact', 'sarif=a']).needsFixes, true);
  });

  test('lines are kept only where some reporter tells them or what rests on them', () => {
    assert.equal(planned(['compact', 'github=a', 'checkstyle=b']).needsLines, false);
    assert.equal(planned(['compact', 'gitlab=a']).needsLines, true);
  });

  test('a long report is written piece by piece, and is whole', async () => {
    const problems = Array.from({ length: 2_000 }, (_, index) =>
      problemIn('‹x›', { message: `Number ${String(index)}.` }),
    );
    const pieces: string[] = [];
    const telling = planned(['compact', 'compact=all.txt'], folder(), (piece) =>
      pieces.push(piece),
    );
    await telling.tell(reportOf(problems));
    assert.ok(pieces.length > 2 && pieces.every((piece) => piece.length < 40_000));
    assert.deepEqual(
      Array.from(pieces.join('').matchAll(/Number (\d+)/g), ([, number]) => Number(number)),
      problems.map((_, index) => index),
    );
  });

  test('sentences for people are out of the way of programs', () => {
    for (const [reporter, stream] of [
      [['human'], 'stdout'],
      [['human', 'json=a.json'], 'stdout'],
      [['json'], 'stderr'],
      [['compact'], 'stderr'],
      [['human=a.txt'], 'stderr'],
    ] as const) {
      const telling = planned(reporter);
      telling.say('Fixed ::error::\u001b.');
      assert.equal(telling[stream](), 'Fixed :\u2060:error::␛.\n');
      assert.equal(`${telling.stdout()}${telling.stderr()}`, telling[stream]());
    }
  });

  test('files are replaced as a whole, and what is no file is written to', async function () {
    const cwd = folder({ 'a.json': 'An older report, which is longer than nothing.' });
    await planned(['json=a.json'], cwd).tell(reportOf([]));
    assert.doesNotThrow(
      () => JSON.parse(readFileSync(path.join(cwd, 'a.json'), 'utf8')) as unknown,
    );
    assert.deepEqual(readdirSync(cwd), ['a.json']);
    if (process.platform === 'win32') {
      this.skip();
    }
    symlinkSync('/dev/null', path.join(cwd, 'nothing'));
    await planned(['json=nothing'], cwd).tell(reportOf([]));
    assert.ok(lstatSync(path.join(cwd, 'nothing')).isSymbolicLink());
    assert.ok(lstatSync('/dev/null').isCharacterDevice());
  });

  for (const [what, named, message] of [
    ['two for standard output', ['human', 'json'], /Only one reporter .* --reporter json=/],
    ['two for one file', ['human=a', 'json=./a'], /Two reporters would write to “\/a”/],
    ['an unknown one', ['hunan'], /no reporter “hunan”\. There are human, compact, json, sarif/],
    ['a file without a name', ['json='], /Say which file/],
  ] as const) {
    test(`${what} is not possible`, () => {
      assert.throws(
        () => planned(named),
        (error) => error instanceof UsageError && message.test(error.message),
      );
    });
  }

  test('says where it cannot write', async () => {
    const cwd = folder({ file: '' });
    await assert.rejects(
      planned(['json=file/below.json'], cwd).tell(reportOf([])),
      (error) => error instanceof UsageError && error.message.includes('cannot be written'),
    );
  });

  test('check speaks for people without being asked, and does what it is asked', async () => {
    const cwd = folder({ 'posts/a.md': post, 'posts/images/mara.png': '' });
    const plain = await runCli(['check'], { cwd });
    assert.match(plain.stdout, /^posts\/a\.md:5:15 {2}information {2}front-matter\/date-format\n/m);
    assert.doesNotMatch(plain.stdout, /\u001b/);
    assert.match((await runCli(['check', '--color', 'always'], { cwd })).stdout, /\u001b\[/);
    const quiet = await runCli(['check', '--show', 'error', '--fail-on', 'information'], { cwd });
    assert.equal(quiet.code, 1);
    assert.match(quiet.stdout, /^\d+ problems .* not shown\.\n$/);
    const wrong = await runCli(['check', '--reporter', 'x'], { cwd });
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /^There is no reporter “x”\./);
  });
});
