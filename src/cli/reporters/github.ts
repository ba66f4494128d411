import type { Severity } from '../../profile/severity';
import { pathFromBase } from './paths';
import { toldFiles, type Reporter } from './reporter';
import { visible } from '../visible';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Commands to a GitHub workflow, which shows them beside the lines of a pull request. */
export const github: Reporter = {
  name: 'github',
  summary: 'annotations in GitHub workflows',
  isForPeople: false,
  needsFixes: false,
  tellsNotes: false,
  needsLines: false,
  *parts(report, style) {
    for (const { file, problems } of toldFiles(report, style)) {
      for (const { start, end, severity, message, rule } of problems) {
        // Columns count within one line only: GitHub drops them otherwise, and says so in the log.
        const columns =
          start.line === end.line
            ? {
                col: start.character + 1,
                endColumn: Math.max(end.character, start.character) + 1,
              }
            : {};
        const properties = Object.entries({
          file: pathFromBase(report, file, style.base),
          line: start.line + 1,
          endLine: end.line + 1,
          ...columns,
          title: rule,
        })
          .map(([name, value]) => `${name}=${property(String(value))}`)
          .join(',');
        yield `::${commands[severity]} ${properties}::${data(message)}\n`;
      }
    }
  },
};

/** As the runner reads what stands behind the second `::`. */
function data(text: string): string {
  return visible(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
