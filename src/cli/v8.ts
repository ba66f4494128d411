import { setFlagsFromString } from 'node:v8';

/**
 * How V8 is to work for a program that lives for seconds. A check makes much that is soon forgotten, so that
 * its heap need not grow by more at once. And the compiler that optimises costs more than it gains: it may put
 * less code into one function and, until version 12, which decides by other numbers, waits for six times as
 * much work of one as usual. That saves a quarter of the time at a thousand posts and at five thousand. What is
 * forgotten is cleared by the thread that made it: helpers take the processors from the other threads that
 * check, and so a twentieth of the time. A version that knows one of them no longer would say so on standard
 * error, so that each is set as far as it was tried: up to Node.js 24.
 */
const settings: readonly (readonly [setting: string, newestV8: number])[] = [
  ['--heap-growing-percent=30', 13],
  ['--max-inlined-bytecode-size-cumulative=300', 13],
  ['--interrupt-budget=400000', 11],
  ['--no-parallel-scavenge', 13],
];

/** Before any other script is loaded: V8 takes compiled code only where its settings are those of whoever kept it. */
export function setUpV8(): void {
  for (const [setting, newestV8] of settings) {
    if (Number.parseInt(process.versions.v8) <= newestV8) {
      setFlagsFromString(setting);
    }
  }
}
