import assert from 'node:assert/strict';
import type { Io } from '../../src/cli/io';
import { startProgress, type Progress } from '../../src/cli/progress';

/** @returns what was written, and the way to make time pass. */
function started(
  isTerminal: boolean,
  env: Io['env'] = {},
  columns = 80,
): { progress: Progress; written: () => string; wait: (milliseconds: number) => void } {
  let text = '';
  let moment = 0;
  const stderr = {
    write: (more: string) => {
      text += more;
    },
    isTerminal,
    columns,
  };
  return {
    progress: startProgress({ stderr, env, now: () => moment }, 'Checking posts'),
    written: () => text,
    wait: (milliseconds) => {
      moment += milliseconds;
    },
  };
}

/** What a terminal shows after all that was written. */
function shown(written: string): string {
  let line = '';
  for (const [part] of written.matchAll(/\r|\u001b\[K|[^\r\u001b]+/g)) {
    line = part === '\r' || part === '\u001b[K' ? '' : line + part;
  }
  return line;
}

suite('progress', () => {
  test('is shown once work takes its time, and leaves nothing behind', () => {
    const { progress, written, wait } = started(true);
    progress.step(1, 200);
    assert.equal(written(), '');
    wait(1_000);
    progress.step(51, 200);
    assert.match(written(), /^\rChecking posts: 25 %\u001b\[K$/);
    progress.end();
    assert.equal(shown(written()), '');
    const { length } = written();
    progress.end();
    assert.equal(written().length, length);
  });

  test('is not written anew at every step', () => {
    const { progress, written, wait } = started(true);
    wait(1_000);
    for (let done = 0; done < 100; done++) {
      progress.step(done, 100);
      wait(1);
    }
    assert.ok(written().split('\r').length <= 3, written());
  });

  test('nothing is shown in a pipe, nor where nothing can be taken away again', () => {
    for (const { progress, written, wait } of [started(false), started(true, { TERM: 'dumb' })]) {
      wait(1_000);
      progress.step(1, 2);
      progress.end();
      assert.equal(written(), '');
    }
  });

  test('stays on one line, however narrow', () => {
    const { progress, written, wait } = started(true, {}, 10);
    wait(1_000);
    progress.step(1, 2);
    assert.equal(written(), '\rChecking \u001b[K');
  });
});
