import type { FileReport } from '../report';
import type { FixPlan } from './plan';

/** `3 problems are left`, `1 problem fixed`. */
export function countOf(count: number, what: string): string {
  return `${String(count)} ${count === 1 ? 'problem' : 'problems'} ${what}`;
}

/** What came of all, as sentences. @param isDryRun whether it could have come of it. */
export function summary(
  { fixes, remedies: { suggested, project } }: Pick<FixPlan, 'fixes' | 'remedies'>,
  files: readonly FileReport[],
  isDryRun: boolean,
): string {
  const fixed = fixes.reduce((sum, fix) => sum + fix.fixed, 0);
  const left = files.reduce((sum, { problems }) => sum + problems.length, 0);
  const sentences = [
    `${countOf(fixed, isDryRun ? 'would be fixed' : 'fixed')} in ${String(fixes.length)} ${fixes.length === 1 ? 'file' : 'files'}, ${String(left)} left.`,
  ];
  if (suggested > 0) {
    sentences.push(
      `${String(suggested)} of those left ${suggested === 1 ? 'has a fix' : 'have fixes'} that --suggested applies, too.`,
    );
  }
  if (project > 0) {
    sentences.push(
      `${String(project)} can be settled in the project file, which is never changed here.`,
    );
  }
  return `${sentences.join(' ')}\n`;
}
