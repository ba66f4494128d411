// What is told of files in which no rule could look.
import { span, type Position } from '../../post/text';
import type { Severity } from '../../profile/severity';
import type { NoText } from '../disk/textFile';
import type { FileReport } from '../report';

export function noTextReport(file: string, { code, message, severity, line }: NoText): FileReport {
  return reportOf(file, code, message, severity, { line, character: 0 });
}

/** A mistake of ours with one file, which hides nothing of the others. */
export function failureReport(file: string, error: unknown): FileReport {
  const reason = (error instanceof Error ? error.message : String(error))
    .replace(/\s+/g, ' ')
    .replace(/[ .]*$/, '.');
  return reportOf(
    file,
    'internal/file-failed',
    `This program failed at this file, so that it is not checked: ${reason} Please report it.`,
    'error',
    { line: 0, character: 0 },
  );
}

function reportOf(
  file: string,
  rule: string,
  message: string,
  severity: Severity,
  place: Position,
): FileReport {
  return {
    file,
    problems: [
      {
        rule,
        message,
        severity,
        span: span(0, 0),
        start: place,
        end: place,
        related: [],
        fixes: [],
        line: '',
        fingerprint: rule,
      },
    ],
    unchecked: [],
  };
}
