// What a check says, as data: for reporters, for caches, and between the threads and machines of one check.
// What each part means stands in reportSchema.ts.
import type { Position, Span } from '../post/text';
import type { Severity } from '../profile/severity';
import type { CheckReport as ToldReport, FileReport as ToldFile } from './reportSchema';

export type { ReportedEdit, ReportedFix, ReportedProblem, ReportedRelated } from './reportSchema';

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

/** The severity of the loudest problem; `silent` where there is none, `failed` where this program failed. */
export type Loudness = Severity | 'failed' | 'silent';

/** What is told of one file. */
export interface FileReport extends ToldFile {
  /**
   * Known where all problems are those of rules, before they are made: that takes a while for thousands of
   * posts. No part of what is written.
   */
  readonly loudness?: Loudness;
}

/** What a check says. */
export interface CheckReport extends ToldReport {
  readonly files: readonly FileReport[];
}

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

/** From the loudest to nothing. */
const loudnessOrder: readonly Loudness[] = ['failed', ...severityOrder, 'silent'];

export function louder(one: Loudness, other: Loudness): Loudness {
  return loudnessOrder.indexOf(one) <= loudnessOrder.indexOf(other) ? one : other;
}

/** Whether a report has a problem that is as loud as that, or louder, or perhaps one. */
export function mayBeAtLeast({ loudness }: Pick<FileReport, 'loudness'>, least: Severity): boolean {
  return loudness === undefined || louder(loudness, least) === loudness;
}
