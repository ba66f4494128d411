// Repositories for tests of what changed, made by the git of this machine.
import { execFileSync } from 'node:child_process';

/** Without what the user's own configuration says. */
export const gitEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Noor',
  GIT_AUTHOR_EMAIL: 'noor@example.org',
  GIT_COMMITTER_NAME: 'Noor',
  GIT_COMMITTER_EMAIL: 'noor@example.org',
};

export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: folder, env: gitEnv, encoding: 'utf8', stdio: 'pipe' });
}

/** Makes a repository of a folder, with all that is in it as its first commit on the branch `main`. */
export function initRepository(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commitAll(folder);
}

export function commitAll(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message=Change');
}
