import { setImmediate } from 'node:timers/promises';
import { Interrupted, type Io } from './io';

/** Hears how far work is: `done` of `total` steps. What it returns, if anything, is to be waited for. */
export type Step = (done: number, total: number) => Promise<void> | undefined;

/** Milliseconds before anything is shown: most work is over by then. */
const patience = 400;
/** Milliseconds between two changes of what is shown. */
const pace = 100;

const startOfLine = '\r';
const clearToEnd = '\u001b[K';

/**
 * Does long work, and shows on the terminal how far it is: one line that is written anew as work goes on, and is
 * gone after it, also where somebody wants the program to end meanwhile. Where nobody looks, nothing is written. It
 * has no timer: work that leaves no time for one is shown all the same.
 *
 * @param what goes on, as the start of the line.
 * @throws Interrupted, and what the work throws.
 */
export async function withProgress<Result>(
  io: Pick<Io, 'stderr' | 'env' | 'now' | 'untilInterrupted'>,
  what: string,
  work: (step: Step) => Promise<Result>,
): Promise<Result> {
  if (!io.stderr.isTerminal || io.env['TERM'] === 'dumb') {
    return work(() => undefined);
  }
  const line = new ProgressLine(io, what);
  return io.untilInterrupted(async (interruption) => {
    try {
      return await Promise.race([
        work((done, total) => line.step(done, total)),
        interruptionOf(interruption),
      ]);
    } finally {
      line.end();
    }
  });
}

/** Never comes to a result. */
function interruptionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const interrupt = (): void => {
      reject(new Interrupted());
    };
    if (signal.aborted) {
      interrupt();
    } else {
      signal.addEventListener('abort', interrupt, { once: true });
    }
  });
}

class ProgressLine {
  readonly #io: Pick<Io, 'stderr' | 'now'>;
  readonly #what: string;
  readonly #start: number;
  #next: number;
  #state: 'waiting' | 'shown' | 'over' = 'waiting';

  constructor(io: Pick<Io, 'stderr' | 'now'>, what: string) {
    this.#io = io;
    this.#what = what;
    this.#start = io.now();
    this.#next = this.#start + pace;
  }

  step(done: number, total: number): Promise<void> | undefined {
    if (this.#state === 'over') {
      // Nobody waits any more for what this work comes to.
      throw new Interrupted();
    }
    const moment = this.#io.now();
    if (moment < this.#next) {
      return undefined;
    }
    this.#next = moment + pace;
    if (moment - this.#start >= patience) {
      this.#show(`${this.#what}: ${String(Math.floor((100 * done) / Math.max(total, 1)))} %`);
    }
    // Signals arrive only where nothing else is to do.
    return setImmediate();
  }

  end(): void {
    if (this.#state === 'shown') {
      this.#io.stderr.write(`${startOfLine}${clearToEnd}`);
    }
    this.#state = 'over';
  }

  #show(text: string): void {
    const { stderr } = this.#io;
    this.#state = 'shown';
    // One column less, so that no terminal goes on to the next line.
    const room = Math.max((stderr.columns ?? 80) - 1, 1);
    stderr.write(`${startOfLine}${text.slice(0, room)}${clearToEnd}`);
  }
}
