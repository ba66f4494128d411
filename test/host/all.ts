// Everything that must hold before a change is taken: `npm test`. Runs all steps even when one
// fails, and ends with one line of numbers.
import { stripVTControlCharacters } from 'node:util';
import { gitHttpBackend } from '../doubles/gitHttp';
import { findChromium } from './chromium';
import { canUseApt, installWithApt } from './debian';
import { installHost } from './install';
import { run, runMain, seconds } from './processes';

interface Step {
  readonly title: string;
  readonly command: readonly [string, ...string[]];
  /** Whether mocha counts; else the step as a whole passes or fails. */
  readonly mocha?: true;
}

const script = (name: string, ...args: string[]): Step['command'] => [
  'npm',
  'run',
  '--silent',
  name,
  ...(args.length > 0 ? ['--', ...args] : []),
];
const host = (name: string): Step['command'] => [
  process.execPath,
  '--import',
  'tsx',
  `test/host/${name}.ts`,
];

/** First of all, since everything behind it uses what it makes. */
const build: Step = { title: 'Build', command: script('build', '--minify') };

/**
 * What may run side by side: windows mostly wait, and leave the processor to the others. Steps of one lane
 * come one after the other.
 */
const lanes: readonly (readonly Step[])[] = [
  [
    { title: 'In VS Code', command: host('runVscode'), mocha: true },
    { title: 'In a web extension host', command: host('runWeb'), mocha: true },
    { title: 'In the workbench', command: host('runWorkbench'), mocha: true },
    // Behind those in VS Code, since it builds again what those have open.
    { title: 'Package', command: script('package') },
    { title: 'The installed package', command: host('runPackage'), mocha: true },
  ],
  [
    // First, before another lane builds again what it runs.
    { title: 'The command line', command: script('test:processes'), mocha: true },
    { title: 'Format', command: script('check:format') },
    { title: 'Types', command: script('check:types') },
    { title: 'Lint', command: script('check:lint') },
    { title: 'Unit tests', command: script('test:unit'), mocha: true },
    // Of their own, since they take as long as all others: the inner loop goes without.
    { title: 'Hostile texts', command: script('test:hostile'), mocha: true },
    { title: 'Components in Chromium', command: script('test:components'), mocha: true },
    // They compare with the grammars of the VS Code that was installed.
    { title: 'Grammars', command: script('test:grammar'), mocha: true },
  ],
];

/** No step takes nearly as long, not even one that installs VS Code and Chromium first. */
const timeLimit = 15 * 60_000;

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface StepResult {
  readonly title: string;
  readonly counts: Counts;
}

runMain(async () => {
  // A git server is a part of git; the tests that ask one are skipped where there is none.
  if (gitHttpBackend() === undefined && canUseApt()) {
    await installWithApt('git', ['git']);
  }
  await installTogether();
  const results = [await runStep(build, true)];
  const [first = [], ...others] = lanes;
  const [ofFirst, ...ofOthers] = await Promise.all([
    runLane(first, true),
    ...others.map((lane) => runLane(lane, false)),
  ]);
  results.push(...ofFirst, ...ofOthers.flat());
  const sum = (key: keyof Counts): number =>
    results.reduce((total, { counts }) => total + counts[key], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  const failedSteps = results.filter(({ counts }) => counts.failed > 0).map(({ title }) => title);
  console.log(failedSteps.length > 0 ? `\nFailed: ${failedSteps.join(', ')}` : '');
  const numbers = [`${String(passed)} passed`, `${String(failed)} failed`];
  if (skipped > 0) {
    numbers.push(`${String(skipped)} skipped`);
  }
  console.log(numbers.join(', '));
  return failed > 0 ? 1 : 0;
});

/** Once, before several steps would do it at the same time. */
async function installTogether(): Promise<void> {
  if (process.platform === 'linux') {
    await installHost();
    await findChromium();
  }
}

async function runLane(lane: readonly Step[], live: boolean): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of lane) {
    results.push(await runStep(step, live));
  }
  return results;
}

/** @param live whether its output is shown as it comes, and not at its end. */
async function runStep(
  { title, command: [command, ...args], mocha }: Step,
  live: boolean,
): Promise<StepResult> {
  const started = Date.now();
  let output = '';
  const show = (text: string): void => {
    output += text;
    if (live) {
      process.stdout.write(text);
    }
  };
  show(`\n--- ${title} ---\n`);
  const exitCode = await run(command, args, {
    timeLimit,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      COMPONENT_POSTS_FUZZ: '1',
      ...process.env,
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    },
    onOutput: show,
  });
  const counts = mocha ? countTests(output, exitCode) : asOneTest(exitCode);
  show(`${title}: ${counts.failed > 0 ? 'failed' : 'ok'} in ${seconds(Date.now() - started)}\n`);
  if (!live) {
    process.stdout.write(output);
  }
  return { title, counts };
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
