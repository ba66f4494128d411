// What a check says, as data: for reporters, for caches, and between the threads and machines of one check.
import type { Position, Span } from '../post/text';
import type { Severity } from '../profile/severity';

/** A place in a file. Offsets and columns count UTF-16 code units, from 0, without a byte order mark. */
export interface Place {
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
}

export interface ReportedEdit extends Place {
  readonly newText: string;
}

/** A quick fix of the editor. Those that change the project file instead have no edits. */
export interface ReportedFix {
  readonly title: string;
  readonly edits: readonly ReportedEdit[];
  readonly preferred: boolean;
  /** Safe enough to be applied unseen. */
  readonly automatic: boolean;
}

export interface ReportedRelated extends Place {
  readonly message: string;
}

export interface ReportedProblem extends Place {
  /** `area/name`, as in the registry; `project-file/…` in project files, `file/…` for what is no text. */
  readonly rule: string;
  readonly message: string;
  readonly severity: Severity;
  readonly related: readonly ReportedRelated[];
  /** Only where the reporters, or `fix`, asked for them. */
  readonly fixes?: readonly ReportedFix[];
  /** The line that the problem starts in, without its end. */
  readonly line: string;
  /** Equal for one problem as long as its line says the same, wherever that line goes; told apart in a file. */
  readonly fingerprint: string;
}

/** One checked file. */
export interface FileReport {
  /** Below the root, with forward slashes. */
  readonly file: string;
  /** In the order of the file. */
  readonly problems: readonly ReportedProblem[];
  /** Keys of linked repositories and owners of which nothing is known. */
  readonly unchecked: readonly string[];
}

/** All that one check found. */
export interface CheckReport {
  /** Of the program. */
  readonly version: string;
  /** Absolute path of the folder that everything is below. */
  readonly root: string;
  /** The posts that were checked, and project files with mistakes; sorted by path. */
  readonly files: readonly FileReport[];
  /** What the user should hear besides, as sentences. */
  readonly notes: readonly string[];
}

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
