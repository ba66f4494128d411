import type { Io } from './io';

/** How far long work is, for those who wait for it. */
export interface Progress {
  /** @param done of `total` steps. */
  readonly step: (done: number, total: number) => void;
  /** Takes away what was shown. */
  readonly end: () => void;
}

/** Milliseconds before anything is shown: most work is over by then. */
const patience = 400;
/** Milliseconds between two changes of what is shown. */
const pace = 100;

const startOfLine = '\r';
const clearToEnd = '\u001b[K';

/**
 * One line on the terminal, written anew as work goes on. Where nobody looks, nothing is written. It has no timer:
 * work that leaves no time for one is shown all the same.
 */
export function startProgress(
  { stderr, env, now }: Pick<Io, 'stderr' | 'env' | 'now'>,
  what: string,
): Progress {
  if (!stderr.isTerminal || env['TERM'] === 'dumb') {
    return { step: () => undefined, end: () => undefined };
  }
  let next = now() + patience;
  let isShown = false;
  return {
    step(done, total) {
      const moment = now();
      if (moment < next) {
        return;
      }
      next = moment + pace;
      isShown = true;
      const text = `${what}: ${String(Math.floor((100 * done) / Math.max(total, 1)))} %`;
      // One column less, so that no terminal goes on to the next line.
      const room = Math.max((stderr.columns ?? 80) - 1, 1);
      stderr.write(`${startOfLine}${text.slice(0, room)}${clearToEnd}`);
    },
    end() {
      if (isShown) {
        stderr.write(`${startOfLine}${clearToEnd}`);
        isShown = false;
      }
    },
  };
}
