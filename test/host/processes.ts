// Child processes that never outlive the script that started them.
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { isWindows } from './project';

const running = new Set<ChildProcess>();
let watchingForExit = false;

/** Starts a program in a process group of its own, so that its children can be ended with it. */
export function start(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  endChildrenOnExit();
  // npm and code are batch files on Windows, which only a shell can start.
  const child =
    isWindows && (command === 'npm' || command.endsWith('.cmd'))
      ? spawn(inQuotes(command), args.map(inQuotes), { shell: true, ...options })
      : spawn(command, args, { detached: !isWindows, ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

function inQuotes(word: string): string {
  return `"${word}"`;
}

/** Ends a process and everything that it started. */
export function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (child.pid === undefined) {
    return;
  }
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}

export interface RunOptions extends SpawnOptions {
  /** Milliseconds after which the program is ended and counts as failed. */
  readonly timeLimit?: number;
  readonly onOutput?: (text: string) => void;
}

/** Runs a program to its end and answers its exit code. */
export function run(
  command: string,
  args: readonly string[],
  { timeLimit, onOutput, ...options }: RunOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = start(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => onOutput?.(text));
    }
    let stopped = false;
    const timer =
      timeLimit === undefined
        ? undefined
        : setTimeout(() => {
            stopped = true;
            console.error(`Stopped: not finished after ${seconds(timeLimit)}.`);
            // First politely, so that a launcher can clean up behind itself.
            kill(child, 'SIGTERM');
            setTimeout(() => {
              kill(child);
            }, 5000).unref();
          }, timeLimit);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      // What the program left behind in its group would hold ports and files.
      kill(child);
      resolve(stopped ? 1 : (code ?? 1));
    });
  });
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
}

/** Runs the main function of a script; whatever goes wrong gives one line and exit code 1. */
export function runMain(main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
}

function endChildrenOnExit(): void {
  if (watchingForExit) {
    return;
  }
  watchingForExit = true;
  process.once('exit', () => {
    // Not SIGKILL: a child may have children of its own to end.
    running.forEach((child) => {
      kill(child, 'SIGTERM');
    });
  });
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.once(signal, () => process.exit(128 + number));
  }
}
