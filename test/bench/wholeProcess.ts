// Whole processes with all that they start: how long by the clock, and how much memory at most.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Run {
  /** In milliseconds. */
  readonly time: number;
  /** In megabytes, of all processes together; NaN where the system does not say. */
  readonly memory: number;
  /** null for a process that a signal ended. */
  readonly code: number | null;
  readonly output: string;
}

/** In milliseconds. */
const betweenLooks = 15;

/** Runs a program to its end. What it tells is kept only where somebody wants it. */
export function runWhole({ program, args, cwd, env }: Command, withOutput = false): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', withOutput ? 'pipe' : 'ignore', 'ignore'],
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const peaks = new Map<number, number>();
    const look = setInterval(() => {
      for (const pid of child.pid === undefined ? [] : familyOf(child.pid)) {
        const peak = peakOf(pid);
        if (peak !== undefined) {
          peaks.set(pid, Math.max(peak, peaks.get(pid) ?? 0));
        }
      }
    }, betweenLooks);
    child.once('error', (error) => {
      clearInterval(look);
      reject(error);
    });
    child.once('close', (code) => {
      clearInterval(look);
      const all = [...peaks.values()];
      resolve({
        time: Number(process.hrtime.bigint() - start) / 1e6,
        memory: all.length === 0 ? NaN : all.reduce((sum, peak) => sum + peak, 0),
        code,
        output,
      });
    });
  });
}

/** A process and those that it started, as far as the system tells. */
function familyOf(pid: number): readonly number[] {
  try {
    const children = readdirSync(`/proc/${String(pid)}/task`).flatMap((thread) =>
      readFileSync(`/proc/${String(pid)}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter((child) => child !== '')
        .map(Number),
    );
    return [pid, ...children.flatMap(familyOf)];
  } catch {
    return [pid];
  }
}

function peakOf(pid: number): number | undefined {
  try {
    const found = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
    return found === null ? undefined : Number(found[1]) / 1024;
  } catch {
    return undefined;
  }
}
