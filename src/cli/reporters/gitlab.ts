import { createHash } from 'node:crypto';
import type { Severity } from '../../profile/severity';
import { pathFromBase } from './paths';
import { toldFiles, type Reporter } from './reporter';
import { visible, visibleJson } from '../visible';

const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/** A report of code quality, which GitLab shows in merge requests. */
export const gitlab: Reporter = {
  name: 'gitlab',
  summary: 'code quality in GitLab',
  isForPeople: false,
  needsFixes: false,
  tellsNotes: false,
  needsLines: true,
  *parts(report, style) {
    const issues = Array.from(toldFiles(report, style)).flatMap(({ file, problems }) => {
      const path = pathFromBase(report, file, style.base);
      return problems.map(({ rule, message, severity, start, end, fingerprint }) => ({
        description: visible(message),
        check_name: rule,
        // Of the file, too: GitLab takes two problems with one fingerprint for the same.
        fingerprint: createHash('sha1').update(`${path}\n${fingerprint}`).digest('hex'),
        severity: severities[severity],
        location: { path, lines: { begin: start.line + 1, end: end.line + 1 } },
      }));
    });
    yield `${visibleJson(issues)}\n`;
  },
};
