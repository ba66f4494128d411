// What a thread does; `startThread.ts` starts one.
import { parentPort } from 'node:worker_threads';
import { takeHosts } from '../../hosts/addedHosts';
import { DiskWorkspace } from '../../disk/workspace';
import type { Step } from './colleague';
import { counted, readAll, type Job } from './crew';
import { Shift } from './shift';
import { ShiftCache } from './shiftCache';

/** @param task a `Job`. */
export async function workInThread(task: object): Promise<void> {
  const job = task as Job;
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
  let hasBegun = false;
  await readAll(shift, job, () => {
    if (!hasBegun) {
      hasBegun = true;
      Atomics.add(job.counts, counted.colleagues, 1);
    }
    return undefined;
  });
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
