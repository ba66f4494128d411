// What is left on a terminal where somebody presses Ctrl-C.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { fixed, temporaryFolders } from '../support';
import { ended, programFile, skip } from './program';

const ctrlC = '\u0003';

suite('the built program on a terminal', function () {
  const folder = temporaryFolders();

  suiteSetup(function () {
    try {
      execFileSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'ignore' });
    } catch {
      skip(this, 'nothing here makes a terminal of this kind.');
    }
  });

  for (const command of ['check', 'fix']) {
    test(`${command}: Ctrl-C ends it, and leaves no progress behind`, async () => {
      const names = Array.from({ length: 6_000 }, (_, at) => `${String(at)}.md`);
      const cwd = folder(Object.fromEntries(names.map((name) => [name, fixed])));
      const line = `trap : INT; '${process.execPath}' '${programFile()}' ${command}; echo "[$?]"`;
      const terminal = spawn('script', ['-qec', line, '/dev/null'], { cwd });
      const end = ended(terminal);
      terminal.stdout.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes(' %')) {
          terminal.stdin.write(ctrlC);
        }
      });
      const { stdout } = await end;
      // The shell tells by which signal a program ended: 128 and its number.
      const [shown, code] = stdout.split(/\[(\d+)\]/);
      assert.match(shown ?? '', /posts?: \d+ %|fixes: \d+ %/);
      assert.match(shown ?? '', /\r\u001b\[K(?:\^C)?\r?\n?$/);
      assert.doesNotMatch(stdout, /Something went wrong|\u001b\[\?25l/);
      assert.equal(code, '130');
    });
  }
});
