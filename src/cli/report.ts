// What a check says, as data: for reporters, for caches, and between the threads and machines of one check.
// What each part means stands in reportSchema.ts.
import type { Position, Span } from '../post/text';
import type { Severity } from '../profile/severity';
import type { FileReport } from './reportSchema';

export type {
  CheckReport,
  FileReport,
  ReportedEdit,
  ReportedFix,
  ReportedProblem,
  ReportedRelated,
} from './reportSchema';

/** A place in a file. Offsets and columns count UTF-16 code units, from 0, without a byte order mark. */
export interface Place {
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
}

/** Longer lines are not told in full: nobody reads them in a report. In UTF-16 code units. */
export const longestLine = 2_000;
/** What is told of a long line begins so far before the problem at most. */
export const longestBefore = 1_000;

export type SeverityCounts = Readonly<Record<Severity, number>>;

export const severityOrder: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export function countSeverities(files: readonly FileReport[]): SeverityCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { problems } of files) {
    for (const { severity } of problems) {
      counts[severity]++;
    }
  }
  return counts;
}

/** Whether a severity is as loud as another, or louder. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severityOrder.indexOf(severity) <= severityOrder.indexOf(least);
}
