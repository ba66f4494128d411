import type { Severity } from '../profile/severity';
import { isFailure } from '../rules/internal/isFailure';
import { addressOf } from './disk/addresses';
import type { ExitCode } from './io';
import { isAtLeast, mayBeAtLeast, type FileReport } from './report';
import path from 'node:path';

/** How a run of rules ended. */
export interface Ending {
  readonly files: readonly FileReport[];
  readonly failOn: Severity | 'never';
  /** What the user wrote. */
  readonly named: readonly string[];
  readonly cwd: string;
  /** Address of the root. */
  readonly root: string;
}

/** For files that the user asked for by name, as if they were not there. */
const neverRead: readonly string[] = ['file/outside', 'file/special', 'file/unreadable'];

/** 2 where this program failed, or read nothing of a file that the user named; 1 for loud problems. */
export function exitCodeOf({ files, failOn, named, cwd, root }: Ending): ExitCode {
  const asked = new Set(named.map((name) => addressOf(path.resolve(cwd, name))));
  let isLoud = false;
  for (const report of files) {
    const { file, loudness } = report;
    if (loudness === 'failed') {
      return 2;
    }
    if (loudness !== undefined) {
      isLoud ||= failOn !== 'never' && mayBeAtLeast(report, failOn);
      continue;
    }
    for (const { rule, severity } of report.problems) {
      if (isFailure(rule) || (neverRead.includes(rule) && asked.has(path.posix.join(root, file)))) {
        return 2;
      }
      isLoud ||= failOn !== 'never' && isAtLeast(severity, failOn);
    }
  }
  return isLoud ? 1 : 0;
}
