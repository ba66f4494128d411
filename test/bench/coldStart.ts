import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { median, timingOf, type Timing } from './statistics';

/** The times of fresh processes that load a bundle and check one post. */
export interface ColdStart {
  readonly load: Timing;
  readonly loadAndCheck: Timing;
  /** Of the whole process, beyond one that does nothing; by the clock on the wall. */
  readonly wholeProcess: Timing;
}

const repetitions = 13;

const script = `
const { readFileSync } = require('node:fs');
const [, , bundle, post] = process.argv;
const text = readFileSync(post, 'utf8');
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const start = now();
const { open } = require(bundle);
const loaded = now();
const problems = open()(text);
const checked = now();
console.log(JSON.stringify({ load: loaded - start, loadAndCheck: checked - start, problems }));
`;

interface Run {
  readonly load: number;
  readonly loadAndCheck: number;
  readonly problems: number;
}

interface TimedRun extends Run {
  readonly whole: number;
}

/** @param folder for scripts, deleted by the caller. */
export function measureColdStart(
  folder: string,
  bundles: readonly string[],
  text: string,
): { readonly results: ColdStart[]; readonly empty: Timing } {
  const runner = path.join(folder, 'run.cjs');
  const nothing = path.join(folder, 'nothing.cjs');
  const post = path.join(folder, 'post.md');
  writeFileSync(runner, script);
  writeFileSync(nothing, '');
  writeFileSync(post, text);

  const runs = bundles.map((bundle) => ({ bundle, samples: [] as TimedRun[] }));
  const empty: number[] = [];
  // The first time fills the caches of the disk.
  for (let repetition = -1; repetition < repetitions; repetition++) {
    const { time } = runProcess([nothing]);
    if (repetition >= 0) {
      empty.push(time);
    }
    for (const { bundle, samples } of runs) {
      const { output, time: whole } = runProcess([runner, bundle, post]);
      const run = JSON.parse(output) as Run;
      if (run.problems === 0) {
        throw new Error('A contender found nothing: it did not do its work.');
      }
      if (repetition >= 0) {
        samples.push({ ...run, whole });
      }
    }
  }
  const floor = median(empty);
  return {
    empty: timingOf(empty),
    results: runs.map(({ samples }) => ({
      load: timingOf(samples.map(({ load }) => load)),
      loadAndCheck: timingOf(samples.map(({ loadAndCheck }) => loadAndCheck)),
      wholeProcess: timingOf(samples.map(({ whole }) => whole - floor)),
    })),
  };
}

function runProcess(args: readonly string[]): { readonly output: string; readonly time: number } {
  const start = performance.now();
  const output = execFileSync(process.execPath, args, { encoding: 'utf8' });
  return { output, time: performance.now() - start };
}
