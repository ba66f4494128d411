import type { CheckReport } from '../report';

/** How a report looks where it goes. */
export interface Style {
  /** Escape sequences may be used for colours. */
  readonly colors: boolean;
  /** Escape sequences may be used for links. */
  readonly hyperlinks: boolean;
  /** In characters; undefined for as many as it takes. */
  readonly columns: number | undefined;
  /** The folder in which the user is, absolute: people want paths from there. */
  readonly cwd: string;
}

/** Makes text of a report: for people, for other programs, for the pages of hosts. */
export interface Reporter {
  /** As users write it: `sarif`. */
  readonly name: string;
  /** For the help, as the rest of a sentence: `SARIF 2.1.0, for code scanning`. */
  readonly summary: string;
  /** Whether it shows fixes, which cost time to work out. */
  readonly needsFixes: boolean;
  /** With a line end behind it unless empty. */
  render(report: CheckReport, style: Style): string;
}
