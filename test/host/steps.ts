// Runs steps of which each passes, fails or counts its tests, and ends with one line of numbers.
import { stripVTControlCharacters } from 'node:util';
import { run, seconds } from './processes';

export interface Step {
  readonly title: string;
  readonly command: readonly [string, ...string[]];
  /** Whether mocha counts; else the step as a whole passes or fails. */
  readonly mocha?: true;
}

/** What runs before the next phase does. */
export interface Phase {
  readonly steps: readonly Step[];
  /**
   * Of the steps, in their order: two where they only calculate, of which each keeps one processor busy. Windows
   * need all to themselves, or miss what they wait for.
   */
  readonly atOnce: 1 | 2;
}

/** A script of package.json. */
export const script = (name: string, ...args: string[]): Step['command'] => [
  'npm',
  'run',
  '--silent',
  name,
  ...(args.length > 0 ? ['--', ...args] : []),
];

/** No step takes nearly as long, not even one that installs VS Code and Chromium first. */
const timeLimit = 25 * 60_000;

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs all steps even when one fails. @returns the exit code. */
export async function runPhases(
  phases: readonly Phase[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  let [passed, failed, skipped] = [0, 0, 0];
  const failures: string[] = [];
  for (const { steps, atOnce } of phases) {
    const waiting = [...steps];
    const runWaiting = async (): Promise<void> => {
      for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
        const { counts, output } = await runStep(step, atOnce === 1, env);
        passed += counts.passed;
        failed += counts.failed;
        skipped += counts.skipped;
        if (counts.failed > 0) {
          failures.push(`\nFailed: ${step.title}\n${tellingPart(output)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, runWaiting));
  }
  // Once more at the end, which is what everybody looks at, and all that some keep of a long log.
  console.log(failures.join('\n'));
  const numbers = [`${String(passed)} passed`, `${String(failed)} failed`];
  if (skipped > 0) {
    numbers.push(`${String(skipped)} skipped`);
  }
  console.log(numbers.join(', '));
  return failed > 0 ? 1 : 0;
}

interface Outcome {
  readonly counts: Counts;
  readonly output: string;
}

/** @param isAlone whether no other step runs; what a step says is else shown at its end. */
async function runStep(
  { title, command: [command, ...args], mocha }: Step,
  isAlone: boolean,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const opening = `\n--- ${title} ---`;
  if (isAlone) {
    console.log(opening);
  }
  const started = Date.now();
  let output = '';
  const exitCode = await run(command, args, {
    timeLimit,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...env,
      ...process.env,
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    },
    onOutput: (text) => {
      if (isAlone) {
        process.stdout.write(text);
      }
      output += text;
    },
  });
  if (!isAlone) {
    process.stdout.write(`${opening}\n${output}`);
  }
  const counts = mocha ? countTests(output, exitCode) : asOneTest(exitCode);
  console.log(
    `${title}: ${counts.failed > 0 ? 'failed' : 'ok'} in ${seconds(Date.now() - started)}`,
  );
  return { counts, output };
}

/** What a step that failed says of that: which tests and why, as mocha lists them, else how its output ends. */
function tellingPart(output: string): string {
  const lines = stripVTControlCharacters(output).trimEnd().split('\n');
  const from = lines.findIndex((line) => /^ {2}\d+ failing\b/.test(line));
  return (from < 0 ? lines.slice(-40) : lines.slice(from, from + 80)).join('\n');
}

function asOneTest(exitCode: number): Counts {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

/** Adds up what mocha says at the end of each of its runs. */
function countTests(output: string, exitCode: number): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const names = { passing: 'passed', failing: 'failed', pending: 'skipped' } as const;
  const summary = /^ {2}(\d+) (passing|failing|pending)\b/gm;
  for (const [, number, name] of stripVTControlCharacters(output).matchAll(summary)) {
    counts[names[name as keyof typeof names]] += Number(number);
  }
  // Tests that could not be loaded, or of which there are none, are a failure too.
  if (counts.failed === 0 && (exitCode !== 0 || counts.passed + counts.skipped === 0)) {
    counts.failed = 1;
  }
  return counts;
}
