// Where threads enter. Everything else is loaded from here, with the code that was kept of it.
import { workerData } from 'node:worker_threads';
import { loadWithCodeIn } from './codeCache/codeCache';
import type { ThreadData } from './engine/crew/startThread';

const { code, task } = workerData as ThreadData;
if (code !== undefined) {
  loadWithCodeIn(code, __dirname);
}
void import('./engine/crew/threads').then(({ workInThread }) => workInThread(task));
