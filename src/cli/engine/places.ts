import { hash } from 'node:crypto';
import type { Post } from '../../post/post';
import { detached, type LineIndex, type Span } from '../../post/text';
import type { Fix } from '../../profile/fix';
import type { Problem } from '../../rules/rule';
import {
  longestBefore,
  longestLine,
  type Place,
  type ReportedFix,
  type ReportedProblem,
} from '../report';

export function placeAt(lines: LineIndex, span: Span): Place {
  return { span, start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

/** What was found in one text, as a report has it. @param withFixes all of them, and not the automatic ones alone. */
export function reportedProblems(
  { text, lines }: Pick<Post, 'text' | 'lines'>,
  problems: readonly Problem[],
  withFixes: boolean,
): readonly ReportedProblem[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const place = placeAt(lines, problem.span);
    const line = lineAt(text, problem.span.start);
    return {
      rule: problem.rule,
      // What a message quotes would hold the whole text.
      message: detached(problem.message),
      severity: problem.severity,
      ...place,
      related: problem.related.map(({ span, message }) => ({
        ...placeAt(lines, span),
        message: detached(message),
      })),
      ...fixesOf(lines, problem.fixes, withFixes),
      line,
      fingerprint: fingerprintOf(problem.rule, line, seen),
    };
  });
}

function fixesOf(
  lines: LineIndex,
  fixes: readonly Fix[],
  all: boolean,
): { readonly fixes?: readonly ReportedFix[] } {
  if (all) {
    return { fixes: fixes.map((fix) => reportedFix(lines, fix)) };
  }
  const automatic = fixes.find((fix) => fix.automatic === true);
  return automatic === undefined ? {} : { fixes: [reportedFix(lines, automatic)] };
}

function reportedFix(
  lines: LineIndex,
  { title, edits, preferred = false, automatic = false }: Fix,
): ReportedFix {
  return {
    title,
    edits: edits.map(({ span, newText }) => ({ ...placeAt(lines, span), newText })),
    preferred,
    automatic,
  };
}

function lineAt(text: string, offset: number): string {
  const before = text.slice(Math.max(offset - longestBefore, 0), offset);
  const start =
    offset - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const [line = ''] = text.slice(start, start + longestLine).split(/[\r\n]/, 1);
  return detached(line);
}

/** @param seen counts the problems of one file that nothing else tells apart. */
function fingerprintOf(rule: string, line: string, seen: Map<string, number>): string {
  const what = `${rule}\n${line.trim()}`;
  const count = (seen.get(what) ?? 0) + 1;
  seen.set(what, count);
  return hash('sha1', `${what}\n${String(count)}`);
}
