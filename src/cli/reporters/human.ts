import colors from 'picocolors';
import { counted } from '../../profile/wording';
import type { Severity } from '../../profile/severity';
import {
  isAtLeast,
  severityOrder,
  type CheckReport,
  type FileReport,
  type ReportedProblem,
  type SeverityCounts,
} from '../report';
import { link } from '../style';
import { wrapped } from '../wrap';
import { excerptOf } from './excerpt';
import { pathFromUser } from './paths';
import { toldFiles, type Reporter, type Style } from './reporter';
import { inert, inertPath, visible } from '../visible';

type Colors = ReturnType<typeof colors.createColors>;

/** Of an excerpt, where nobody says how wide the page is. */
const widestExcerpt = 120;
const narrowestExcerpt = 20;

/** Each problem with the line that it is in, for people. */
export const human: Reporter = {
  name: 'human',
  summary: 'for people, with the lines that problems are in',
  isForPeople: true,
  needsFixes: false,
  tellsNotes: true,
  needsLines: true,
  *parts(report, style) {
    const paint = colors.createColors(style.colors);
    for (const { file, problems } of toldFiles(report, style)) {
      const path = inertPath(pathFromUser(report, file, style.cwd));
      for (const problem of problems) {
        yield `${entryOf(problem, path, style, paint)}\n\n`;
      }
    }
    for (const note of report.notes) {
      yield `${wrapped(inert(note), style.columns, '')}\n`;
    }
    yield `${wrapped(summaryOf(report, style, paint), style.columns, '')}\n`;
  },
};

function entryOf(problem: ReportedProblem, path: string, style: Style, paint: Colors): string {
  const { rule, severity, message, start, related, fixes = [] } = problem;
  const loud = loudness(severity, paint);
  const page = style.pageOf(rule);
  const name = paint.dim(visible(rule));
  const head = `${paint.bold(path)}${paint.dim(`:${place(start)}`)}  ${paint.bold(loud(severity))}  ${page === undefined ? name : link(name, page)}`;
  const fix = fixes.find(({ automatic }) => automatic);
  return [
    head,
    wrapped(withCode(inert(message), paint), style.columns, '  '),
    ...excerptLines(problem, style, paint, loud),
    ...related.map(({ message: what, start: where }) =>
      wrapped(
        `${paint.dim(`${path}:${place(where)}`)} ${withCode(inert(what), paint)}`,
        style.columns,
        '  ',
      ),
    ),
    ...(fix === undefined
      ? []
      : [
          wrapped(
            `${paint.green('fix:')} ${withCode(inert(fix.title), paint)}`,
            style.columns,
            '  ',
          ),
        ]),
  ].join('\n');
}

function excerptLines(
  problem: ReportedProblem,
  { columns }: Style,
  paint: Colors,
  loud: (text: string) => string,
): readonly string[] {
  if (problem.line.trim() === '') {
    return [];
  }
  const number = String(problem.start.line + 1);
  const gutter = (text: string): string => paint.dim(`  ${text.padStart(number.length)} │ `);
  const room = (columns ?? widestExcerpt) - number.length - 5;
  const { text, mark } = excerptOf(problem, Math.max(room, narrowestExcerpt));
  return [`${gutter(number)}${text}`, `${gutter('')}${loud(mark)}`];
}

function summaryOf({ files }: CheckReport, { least }: Style, paint: Colors): string {
  const { counts, projects, withProblems, fixable } = countsOf(files);
  const total = severityOrder.reduce((sum, severity) => sum + counts[severity], 0);
  const checked = counted(files.length - projects, 'post');
  if (total === 0) {
    return files.length === 0
      ? 'No posts were to be checked.'
      : paint.green(`No problems in ${checked}.`);
  }
  const kinds = severityOrder.filter((severity) => counts[severity] > 0);
  const numbers = kinds.map((severity) =>
    loudness(severity, paint)(numbered(counts[severity], severity)),
  );
  const where =
    projects === 0
      ? `in ${String(withProblems)} of ${checked}`
      : `in ${String(withProblems - projects)} of ${checked} and ${counted(projects, 'project file')}`;
  const untold = severityOrder.reduce(
    (sum, severity) => sum + (isAtLeast(severity, least) ? 0 : counts[severity]),
    0,
  );
  return [
    `${paint.bold(counted(total, 'problem'))} (${numbers.join(', ')}) ${where}${
      fixable === 0 ? '' : `, ${String(fixable)} fixable with ${paint.cyan('component-posts fix')}`
    }.`,
    ...(untold === 0 ? [] : [`${String(untold)} quieter than ${least} not shown.`]),
  ].join(' ');
}

/** In one go: problems of thousands of files are unpacked for it. */
function countsOf(files: readonly FileReport[]): {
  readonly counts: SeverityCounts;
  readonly projects: number;
  readonly withProblems: number;
  readonly fixable: number;
} {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  let [projects, withProblems, fixable] = [0, 0, 0];
  for (const { problems } of files) {
    let isProject = false;
    for (const { rule, severity, fixes = [] } of problems) {
      counts[severity]++;
      isProject ||= rule.startsWith('project-file/');
      if (fixes.some(({ automatic }) => automatic)) {
        fixable++;
      }
    }
    projects += isProject ? 1 : 0;
    withProblems += problems.length > 0 ? 1 : 0;
  }
  return { counts, projects, withProblems, fixable };
}

function numbered(count: number, severity: Severity): string {
  return severity === 'information' ? `${String(count)} ${severity}` : counted(count, severity);
}

function loudness(severity: Severity, paint: Colors): (text: string) => string {
  switch (severity) {
    case 'error':
      return paint.red;
    case 'warning':
      return paint.yellow;
    case 'information':
      return paint.blue;
    case 'hint':
      return paint.magenta;
  }
}

/** Words between backticks are names and values. */
function withCode(text: string, paint: Colors): string {
  return text.replace(/`[^`]+`/g, (code) => paint.cyan(code));
}

function place({ line, character }: ReportedProblem['start']): string {
  return `${String(line + 1)}:${String(character + 1)}`;
}
