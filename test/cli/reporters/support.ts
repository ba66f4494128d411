import { LineIndex } from '../../../src/post/text';
import type { CheckReport, ReportedProblem } from '../../../src/cli/report';
import type { Reporter, Style } from '../../../src/cli/reporters/reporter';

/** A problem in a text of one or more lines, where `‹` and `›` stand around its place. */
export function problemIn(marked: string, other: Partial<ReportedProblem> = {}): ReportedProblem {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  const text = marked.replace(/[‹›]/g, '');
  const lines = new LineIndex(text);
  const place = {
    span: { start, end },
    start: lines.positionAt(start),
    end: lines.positionAt(end),
  };
  return {
    rule: 'links/insecure',
    message: 'What is so. What to do.',
    severity: 'warning',
    ...place,
    related: [],
    fixes: [],
    line: text.split('\n')[place.start.line] ?? '',
    fingerprint: 'a1',
    ...other,
  };
}

/** A report of one file, `posts/a.md` below `/blog` unless named otherwise. */
export function reportOf(
  problems: readonly ReportedProblem[],
  other: Partial<CheckReport> & { readonly file?: string } = {},
): CheckReport {
  const { file = 'posts/a.md', ...rest } = other;
  return {
    version: '1.2.3',
    root: '/blog',
    files: [{ file, problems, unchecked: [] }],
    notes: [],
    ...rest,
  };
}

/** All that a reporter writes. */
export function rendered(reporter: Reporter, report: CheckReport, style: Style): string {
  return Array.from(reporter.parts(report, style)).join('');
}

export const plainStyle: Style = {
  colors: false,
  columns: undefined,
  cwd: '/blog',
  base: '/blog',
  least: 'hint',
  pageOf: () => undefined,
};
