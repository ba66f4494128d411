// Apart from what a thread does, which whoever starts one may not need.
import { Worker } from 'node:worker_threads';
import type { Thread } from '../../io';

/** In megabytes; see `Nursery`. */
const youngGeneration = 16;

export interface ThreadProgram {
  /** Absolute path of what it runs, which calls `workInThread`. */
  readonly script: string;
  /** Absolute path of the file with the code that was kept of it. */
  readonly code: string | undefined;
}

/** What a thread is told at its start. */
export interface ThreadData {
  readonly code: string | undefined;
  readonly task: object;
}

export function startThread({ script, code }: ThreadProgram, task: object): Thread {
  const worker = new Worker(script, {
    workerData: { code, task } satisfies ThreadData,
    resourceLimits: { maxYoungGenerationSizeMb: youngGeneration },
  });
  const answers: unknown[] = [];
  let waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void } | undefined;
  let gone: Error | undefined;
  const leave = (error: Error): void => {
    gone ??= error;
    waiting?.reject(gone);
    waiting = undefined;
  };
  worker.on('message', (answer: unknown) => {
    if (waiting === undefined) {
      answers.push(answer);
    } else {
      waiting.resolve(answer);
      waiting = undefined;
    }
  });
  worker.on('error', (error: unknown) => {
    leave(error instanceof Error ? error : new Error(String(error)));
  });
  worker.on('exit', () => {
    leave(new Error('A thread ended before its work was done.'));
  });
  const next = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (answers.length > 0) {
        resolve(answers.shift());
      } else if (gone !== undefined) {
        reject(gone);
      } else {
        waiting = { resolve, reject };
      }
    });
  return {
    send: (message) => {
      worker.postMessage(message);
    },
    next,
    end: async () => {
      await worker.terminate();
    },
  };
}
