import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { Interrupted, type Io } from '../../src/cli/io';
import { withProgress, type Step } from '../../src/cli/progress';

interface Stage {
  /** Does work with progress on a terminal of this stage. */
  readonly during: <Result>(work: (step: Step) => Promise<Result>) => Promise<Result>;
  readonly written: () => string;
  /** Makes time pass. */
  readonly wait: (milliseconds: number) => void;
  /** As Ctrl-C does. */
  readonly interrupt: () => void;
}

function stage(isTerminal: boolean, env: Io['env'] = {}, columns = 80): Stage {
  let text = '';
  let moment = 0;
  const controller = new AbortController();
  const io = {
    stderr: {
      write: (more: string) => {
        text += more;
      },
      isTerminal,
      columns,
    },
    env,
    now: () => moment,
    untilInterrupted: <Result>(work: (interruption: AbortSignal) => Promise<Result>) =>
      work(controller.signal),
  };
  return {
    during: (work) => withProgress(io, 'Checking posts', work),
    written: () => text,
    wait: (milliseconds) => {
      moment += milliseconds;
    },
    interrupt: () => {
      controller.abort();
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
  test('is shown once work takes its time, and leaves nothing behind', async () => {
    const { during, written, wait } = stage(true);
    const result = await during(async (step) => {
      await step(1, 200);
      wait(200);
      await step(2, 200);
      assert.equal(written(), '');
      wait(800);
      await step(51, 200);
      assert.match(written(), /^\rChecking posts: 25 %\u001b\[K$/);
      return 'done';
    });
    assert.equal(result, 'done');
    assert.equal(shown(written()), '');
  });

  test('short work writes nothing', async () => {
    const { during, written } = stage(true);
    await during(async (step) => step(1, 2));
    assert.equal(written(), '');
  });

  test('is not written anew at every step', async () => {
    const { during, written, wait } = stage(true);
    await during(async (step) => {
      wait(1_000);
      for (let done = 0; done < 100; done++) {
        await step(done, 100);
        wait(1);
      }
      assert.ok(written().split('\r').length <= 3, written());
    });
  });

  test('nothing is shown in a pipe, nor where nothing can be taken away again', async () => {
    for (const { during, written, wait } of [stage(false), stage(true, { TERM: 'dumb' })]) {
      await during(async (step) => {
        wait(1_000);
        await step(1, 2);
      });
      assert.equal(written(), '');
    }
  });

  test('stays on one line, however narrow', async () => {
    const { during, written, wait } = stage(true, {}, 10);
    await during(async (step) => {
      wait(1_000);
      await step(1, 2);
      assert.equal(written(), '\rChecking \u001b[K');
    });
  });

  test('is gone where work fails', async () => {
    const { during, written, wait } = stage(true);
    const failing = during(async (step) => {
      wait(1_000);
      await step(1, 2);
      throw new Error('It fails.');
    });
    await assert.rejects(failing, /It fails\./);
    assert.equal(shown(written()), '');
  });

  test('is gone where somebody wants the program to end, and the work ends, too', async () => {
    const { during, written, wait, interrupt } = stage(true);
    let isAtWork = true;
    const endless = during(async (step) => {
      void setImmediate().then(interrupt);
      try {
        for (;;) {
          wait(10);
          await step(1, 2);
        }
      } finally {
        isAtWork = false;
      }
    });
    await assert.rejects(endless, Interrupted);
    const { length } = written();
    await setImmediate();
    assert.equal(isAtWork, false);
    assert.equal(written().length, length);
    assert.equal(shown(written()), '');
  });
});
