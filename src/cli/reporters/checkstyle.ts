import type { Severity } from '../../profile/severity';
import { pathFromBase } from './paths';
import { toldFiles, type Reporter } from './reporter';
import { visible } from '../visible';

const severities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

/** The XML of Checkstyle, which many services read. */
export const checkstyle: Reporter = {
  name: 'checkstyle',
  summary: 'XML as Checkstyle writes it, for Jenkins and others',
  isForPeople: false,
  needsFixes: false,
  tellsNotes: false,
  needsLines: false,
  *parts(report, style) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';
    for (const { file, problems } of toldFiles(report, style)) {
      if (problems.length > 0) {
        yield `  <file ${attributes({ name: pathFromBase(report, file, style.base) })}>\n`;
        for (const { start, severity, message, rule } of problems) {
          yield `    <error ${attributes({
            line: start.line + 1,
            column: start.character + 1,
            severity: severities[severity],
            message,
            source: `component-posts.${rule.replace('/', '.')}`,
          })}/>\n`;
        }
        yield '  </file>\n';
      }
    }
    yield '</checkstyle>\n';
  },
};

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(' ');
}

/** XML has no way to write most control characters, nor the last two of the first plane. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
