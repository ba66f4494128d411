// The built program as a process of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../support/corpus';

/** Nobody in particular, who has no permissions of their own. */
const nobody = 65_534;

export interface Ended {
  /** undefined where a signal ended it. */
  readonly code: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  /** As somebody who may not do everything. */
  readonly asNobody?: boolean;
  /** Beside those of this process; undefined for those that it has and the program must not. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Path of another one; `programFile` by default. */
  readonly program?: string;
}

/** Whether this user may read and write whatever the modes of files say. */
export const isRoot = process.getuid?.() === 0;

let place: string | undefined;

/** The built program, where every user may read it. */
export function programFile(): string {
  if (place === undefined) {
    const built = path.join(root, 'dist/cli.js');
    if (!existsSync(built)) {
      throw new Error('Nothing is built. Run `npm run test:cli`.');
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'component-posts-program-'));
    process.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    chmodSync(folder, 0o755);
    place = path.join(folder, 'cli.js');
    copyFileSync(built, place);
    cpSync(path.join(root, 'dist/cli'), path.join(folder, 'cli'), { recursive: true });
  }
  return place;
}

/** Starts it; whoever does waits for its end. */
export function start(
  args: readonly string[],
  { cwd, asNobody = false, env = {}, program = programFile() }: Start,
): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, XDG_CACHE_HOME: path.join(path.dirname(programFile()), 'kept'), ...env },
    ...(asNobody && isRoot && { uid: nobody, gid: nobody }),
  });
}

/** Collects what a started program says, until it ends. */
export function ended(child: ChildProcess): Promise<Ended> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({
        code: code ?? undefined,
        signal: signal ?? undefined,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      });
    });
  });
}

/** Runs it to its end. */
export function runProgram(args: readonly string[], given: Start): Promise<Ended> {
  const child = start(args, given);
  // It may end without reading all of it.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(given.input ?? '');
  return ended(child);
}

/** Skips a test, and says why. */
export function skip(context: Mocha.Context, why: string): never {
  console.log(`Skipped “${context.test?.title ?? ''}”: ${why}`);
  context.skip();
}
