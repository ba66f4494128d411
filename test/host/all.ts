// Everything that must hold before a change is taken: `npm test`. Runs all steps even when one
// fails, and ends with one line of numbers.
import { stripVTControlCharacters } from 'node:util';
import { gitHttpBackend } from '../doubles/gitHttp';
import { canUseApt, installWithApt } from './debian';
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

const steps: readonly Step[] = [
  { title: 'Build', command: script('build', '--minify') },
  { title: 'Format', command: script('check:format') },
  { title: 'Types', command: script('check:types') },
  { title: 'Lint', command: script('check:lint') },
  { title: 'In VS Code', command: host('runVscode'), mocha: true },
  { title: 'In a web extension host', command: host('runWeb'), mocha: true },
  { title: 'In the workbench', command: host('runWorkbench'), mocha: true },
  { title: 'The command line', command: script('test:processes'), mocha: true },
  { title: 'Components in Chromium', command: script('test:components'), mocha: true },
  { title: 'Unit tests', command: script('test:unit'), mocha: true },
  // Of their own, since they take as long as all others: the inner loop goes without.
  { title: 'Hostile texts', command: script('test:hostile'), mocha: true },
  // Behind those in VS Code, since they compare with the grammars of the one just installed.
  { title: 'Grammars', command: script('test:grammar'), mocha: true },
  { title: 'Package', command: script('package') },
  { title: 'The installed package', command: host('runPackage'), mocha: true },
];

/** No step takes nearly as long, not even one that installs VS Code and Chromium first. */
const timeLimit = 15 * 60_000;

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

runMain(async () => {
  // A git server is a part of git; the tests that ask one are skipped where there is none.
  if (gitHttpBackend() === undefined && canUseApt()) {
    await installWithApt('git', ['git']);
  }
  let [passed, failed, skipped] = [0, 0, 0];
  const failedSteps: string[] = [];
  for (const step of steps) {
    const counts = await runStep(step);
    passed += counts.passed;
    failed += counts.failed;
    skipped += counts.skipped;
    if (counts.failed > 0) {
      failedSteps.push(step.title);
    }
  }
  console.log(failedSteps.length > 0 ? `\nFailed: ${failedSteps.join(', ')}` : '');
  const numbers = [`${String(passed)} passed`, `${String(failed)} failed`];
  if (skipped > 0) {
    numbers.push(`${String(skipped)} skipped`);
  }
  console.log(numbers.join(', '));
  return failed > 0 ? 1 : 0;
});

async function runStep({ title, command: [command, ...args], mocha }: Step): Promise<Counts> {
  console.log(`\n--- ${title} ---`);
  const started = Date.now();
  let output = '';
  const exitCode = await run(command, args, {
    timeLimit,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      COMPONENT_POSTS_FUZZ: '1',
      ...process.env,
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    },
    onOutput: (text) => {
      process.stdout.write(text);
      output += text;
    },
  });
  const counts = mocha ? countTests(output, exitCode) : asOneTest(exitCode);
  console.log(
    `${title}: ${counts.failed > 0 ? 'failed' : 'ok'} in ${seconds(Date.now() - started)}`,
  );
  return counts;
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
