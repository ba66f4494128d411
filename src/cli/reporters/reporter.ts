import type { CheckReport, FileReport } from '../report';
import { isAtLeast, mayBeAtLeast } from '../report';
import type { Severity } from '../../profile/severity';

/** How a report looks where it goes. */
export interface Style {
  /** Escape sequences may be used for colours. */
  readonly colors: boolean;
  /** In characters; undefined for as many as it takes. */
  readonly columns: number | undefined;
  /** The folder in which the user is, absolute: people want paths from there. */
  readonly cwd: string;
  /** The folder that hosts and their services count paths from, absolute: the repository. */
  readonly base: string;
  /** Quieter problems are counted and not told. */
  readonly least: Severity;
  /** The address of the page of a rule; undefined where there is none or links cannot be shown. */
  readonly pageOf: (rule: string) => string | undefined;
}

/** Makes text of a report: for people, for other programs, for the pages of hosts. */
export interface Reporter {
  /** As users write it: `sarif`. */
  readonly name: string;
  /** For the help, as the rest of a sentence: `SARIF 2.1.0, for code scanning`. */
  readonly summary: string;
  /** Whether sentences for people may stand around what it writes. */
  readonly isForPeople: boolean;
  /** Whether it shows fixes, which cost time to work out. */
  readonly needsFixes: boolean;
  /** Whether it tells the notes of a report; where none does, they are told beside it. */
  readonly tellsNotes: boolean;
  /** Whether it tells the lines that problems are in, or fingerprints, which rest on them. */
  readonly needsLines: boolean;
  /** What it writes, part by part; with a line end behind the last one unless there is nothing. */
  parts(report: CheckReport, style: Style): Iterable<string>;
}

/** The files of a report with those problems that are to be told, one at a time. */
export function* toldFiles({ files }: CheckReport, { least }: Style): Iterable<FileReport> {
  for (const report of files) {
    yield {
      file: report.file,
      problems: mayBeAtLeast(report, least)
        ? report.problems.filter(({ severity }) => isAtLeast(severity, least))
        : [],
      unchecked: report.unchecked,
    };
  }
}
