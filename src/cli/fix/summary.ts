import { counted } from '../../profile/wording';
import type { FileReport, ReportedProblem } from '../report';
import type { FixPlan } from './plan';

/**
 * What came of all, as a note.
 *
 * @param files what is left of what counts, with the fixes of posts.
 * @param isDryRun whether it could have come of it.
 */
export function summary(
  { fixes }: Pick<FixPlan, 'fixes'>,
  files: readonly FileReport[],
  isDryRun: boolean,
): string {
  const fixed = fixes.reduce((sum, fix) => sum + fix.fixed, 0);
  const left = files.flatMap(({ problems }) => problems);
  const { suggested, project } = remediesOf(left);
  const sentences = [
    `${counted(fixed, 'problem')} ${isDryRun ? 'would be fixed' : 'fixed'} in ${counted(fixes.length, 'file')}, ${String(left.length)} left.`,
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

/** How many problems of posts have a fix that was not meant; and of the others, one in the project file. */
function remediesOf(problems: readonly ReportedProblem[]): {
  readonly suggested: number;
  readonly project: number;
} {
  let [suggested, project] = [0, 0];
  for (const { rule, fixes = [] } of problems) {
    if (rule.startsWith('project-file/')) {
      continue;
    }
    if (
      fixes.some(({ automatic, preferred, edits }) => automatic || (preferred && edits.length > 0))
    ) {
      suggested++;
    } else if (fixes.some(({ edits }) => edits.length === 0)) {
      project++;
    }
  }
  return { suggested, project };
}
