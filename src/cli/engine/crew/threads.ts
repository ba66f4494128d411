// The only importer of `node:worker_threads`.
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { takeHosts } from '../../hosts/addedHosts';
import { DiskWorkspace } from '../../disk/workspace';
import type { Thread } from '../../io';
import type { Step } from './colleague';
import { readAll, type Job } from './crew';
import { Shift } from './shift';
import { ShiftCache } from './shiftCache';

/** In megabytes: what is read is soon forgotten, so that a small nursery costs little time and saves memory. */
const youngGeneration = 8;

/** @param script what it runs, which calls `workInThread`. */
export function startThread(script: string, task: object): Thread {
  const worker = new Worker(script, {
    workerData: task,
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

/** What a thread does. */
export async function workInThread(): Promise<void> {
  const job = workerData as Job;
  const port = parentPort;
  if (port === null) {
    throw new Error('This is no thread.');
  }
  takeHosts({ host: job.hosts });
  const steps: ((step: Step) => void)[] = [];
  const arrived: Step[] = [];
  port.on('message', (step: Step) => {
    const taker = steps.shift();
    if (taker === undefined) {
      arrived.push(step);
    } else {
      taker(step);
    }
  });
  const next = (): Promise<Step> =>
    new Promise((resolve) => {
      const step = arrived.shift();
      if (step === undefined) {
        steps.push(resolve);
      } else {
        resolve(step);
      }
    });
  const cache = job.cache === undefined ? undefined : new ShiftCache(job.cache, job.options);
  const shift = new Shift(new DiskWorkspace(job.root, job.overlay), job.options, cache);
  await readAll(shift, job);
  port.postMessage({ posts: shift.takeTold(), questions: shift.questions });
  for (;;) {
    const step = await next();
    if (step.step === 'presented') {
      port.postMessage(shift.presentedFor(step.questions));
    } else {
      const reports = await shift.finish(step.told, () => undefined);
      port.postMessage({ reports, fresh: cache?.fresh ?? [], used: cache?.used ?? [] });
      port.close();
      return;
    }
  }
}
