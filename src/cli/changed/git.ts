import { execFileSync } from 'node:child_process';
import { codeOf } from '../disk/diskFiles';
import { UsageError } from '../io';

/** Lists of changed files; more is no list of posts. */
const mostOutput = 256 * 1024 * 1024;

/**
 * What no question of ours needs and a configuration may have: a program that watches files, and writing
 * down what git found out about them.
 */
const quiet = ['-c', 'core.fsmonitor=false', '-c', 'diff.autoRefreshIndex=false'];

/** The `git` of this machine in a folder. It is only asked, and writes nothing. */
export class Git {
  readonly #folder: string;
  readonly #env: Readonly<Record<string, string | undefined>>;

  /** @param folder absolute path. */
  constructor(folder: string, env: Readonly<Record<string, string | undefined>>) {
    this.#folder = folder;
    this.#env = env;
  }

  /** What it answers; undefined where it says no, such as to a name that it does not know. */
  ask(args: readonly string[]): string | undefined {
    try {
      return execFileSync('git', [...quiet, ...args], {
        cwd: this.#folder,
        env: { ...this.#env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
        encoding: 'utf8',
        maxBuffer: mostOutput,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      });
    } catch (error) {
      if (codeOf(error) === 'ENOENT') {
        throw new UsageError(
          'git is not installed, or not on the PATH, so that nobody knows what changed. Install it, or check without --changed and --staged.',
        );
      }
      const refusal = stderrOf(error);
      if (refusal.includes('dubious ownership')) {
        throw new UsageError(
          `git refuses to read this repository, since it belongs to another user: ${this.#folder}. Allow it with \`git config --global --add safe.directory <folder>\`.`,
        );
      }
      if (refusal === '' && !isExit(error)) {
        throw error;
      }
      return undefined;
    }
  }

  /** What it answers, without the line end behind it. @throws UsageError where it says no. */
  tell(args: readonly string[], otherwise: string): string {
    const answer = this.ask(args);
    if (answer === undefined) {
      throw new UsageError(otherwise);
    }
    return answer.replace(/\r?\n$/, '');
  }
}

function stderrOf(error: unknown): string {
  return error instanceof Error && 'stderr' in error && typeof error.stderr === 'string'
    ? error.stderr
    : '';
}

function isExit(error: unknown): boolean {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
