import { setImmediate } from 'node:timers/promises';
import { pathOf } from '../disk/addresses';
import { NotReplaced, replaceFile } from '../disk/replaceFile';
import { bytesOf } from '../disk/textFile';
import type { PlannedFix } from './plan';

export interface Written {
  readonly written: readonly PlannedFix[];
  /** Those that stay as they were, with the end of a sentence that says why. */
  readonly failed: readonly (readonly [fix: PlannedFix, reason: string])[];
  /** What nobody began with any more. */
  readonly interrupted: readonly PlannedFix[];
}

/**
 * Writes what is planned, a file after the other.
 *
 * @param interruption ends it between two files.
 * @param replace as `replaceFile`.
 */
export async function writeFixes(
  fixes: readonly PlannedFix[],
  interruption: AbortSignal,
  replace: typeof replaceFile = replaceFile,
): Promise<Written> {
  const written: PlannedFix[] = [];
  const failed: [PlannedFix, string][] = [];
  for (const [at, fix] of fixes.entries()) {
    // Signals arrive only where nothing else is to do.
    await setImmediate();
    if (interruption.aborted) {
      return { written, failed, interrupted: fixes.slice(at) };
    }
    try {
      replace(pathOf(fix.address), bytesOf(fix.before), bytesOf(fix.after));
      written.push(fix);
    } catch (error) {
      if (!(error instanceof NotReplaced)) {
        throw error;
      }
      failed.push([fix, error.message]);
    }
  }
  return { written, failed, interrupted: [] };
}
