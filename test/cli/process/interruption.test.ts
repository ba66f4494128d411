import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fixable, fixed, temporaryFolders } from '../support';
import { ended, runProgram, start, type Ended } from './program';

const names = Array.from({ length: 300 }, (_, at) => `${String(at).padStart(3, '0')}.md`);

suite('the built program, ended while it fixes', () => {
  const folder = temporaryFolders();

  /** Sends a signal as soon as the first file is fixed. */
  async function endBy(signal: NodeJS.Signals, cwd: string): Promise<Ended> {
    const child = start(['fix'], { cwd });
    const end = ended(child);
    const first = path.join(cwd, names[0] ?? '');
    while (child.exitCode === null && readFileSync(first, 'utf8') === fixable) {
      await setTimeout(1);
    }
    child.kill(signal);
    return end;
  }

  function textsIn(cwd: string): readonly string[] {
    return names.map((name) => readFileSync(path.join(cwd, name), 'utf8'));
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    test(`${signal}: it ends between two files, says how far it came, and leaves nothing behind`, async function () {
      if (process.platform === 'win32') {
        this.skip();
      }
      const cwd = folder(Object.fromEntries(names.map((name) => [name, fixable])));
      const { signal: by, stdout, stderr } = await endBy(signal, cwd);
      assert.equal(by, signal);
      const [, done] = /^Interrupted: (\d+) of 300 files are done,/.exec(stderr) ?? [];
      const texts = textsIn(cwd);
      assert.equal(texts.filter((text) => text === fixed).length, Number(done));
      assert.equal(texts.filter((text) => text === fixable).length, 300 - Number(done));
      assert.equal(stdout.match(/^2 problems fixed in \d{3}\.md\.$/gm)?.length, Number(done));
      assert.deepEqual(readdirSync(cwd).sort(), names);
    });
  }

  test('two at once: every file is fixed, and nothing is left behind', async () => {
    const cwd = folder(Object.fromEntries(names.map((name) => [name, fixable])));
    await Promise.all([runProgram(['fix'], { cwd }), runProgram(['fix'], { cwd })]);
    assert.ok(textsIn(cwd).every((text) => text === fixed));
    assert.deepEqual(readdirSync(cwd).sort(), names);
  });

  test('killed: no file is half-written, and the next time does the rest', async () => {
    const cwd = folder(Object.fromEntries(names.map((name) => [name, fixable])));
    await endBy('SIGKILL', cwd);
    const texts = textsIn(cwd);
    assert.ok(texts.every((text) => text === fixed || text === fixable));
    assert.ok(texts.includes(fixed));
    await runProgram(['fix'], { cwd });
    assert.ok(textsIn(cwd).every((text) => text === fixed));
  });
});
