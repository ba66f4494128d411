import { counted } from '../../profile/wording';
import type { FileReport } from '../report';
import type { FixPlan } from './plan';

/** What came of all, as a note. @param isDryRun whether it could have come of it. */
export function summary(
  { fixes, remedies: { suggested, project } }: Pick<FixPlan, 'fixes' | 'remedies'>,
  files: readonly FileReport[],
  isDryRun: boolean,
): string {
  const fixed = fixes.reduce((sum, fix) => sum + fix.fixed, 0);
  const left = files.reduce((sum, { problems }) => sum + problems.length, 0);
  const sentences = [
    `${counted(fixed, 'problem')} ${isDryRun ? 'would be fixed' : 'fixed'} in ${counted(fixes.length, 'file')}, ${String(left)} left.`,
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
  return sentences.join(' ');
}
