import { LineIndex } from '../../post/text';
import type { Severity } from '../../profile/severity';
import type { FileReport } from '../report';
import { placeAt } from './places';

/** What is to be said of a file as a whole. @param line from 0. */
export function reportOnFile(
  file: string,
  rule: string,
  message: string,
  severity: Severity = 'error',
): FileReport {
  const problem = {
    rule,
    message,
    severity,
    ...placeAt(new LineIndex(''), { start: 0, end: 0 }),
    related: [],
    fixes: [],
    line: '',
    fingerprint: rule,
  };
  return { file, problems: [problem], unchecked: [] };
}

/** A mistake of ours with one file, which hides nothing of any other. */
export function failureReport(file: string, error: unknown): FileReport {
  const what = error instanceof Error ? error.message : String(error);
  return reportOnFile(
    file,
    'internal/file-failed',
    `This file could not be checked: ${what}. Please report it where this program comes from.`,
  );
}
