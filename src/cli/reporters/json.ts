import { countSeverities } from '../report';
import { reportFormat, type JsonReport } from '../reportSchema';
import { toldFiles, type Reporter } from './reporter';
import { visibleJson } from '../visible';

/** Everything that a check found, as `component-posts.report.schema.json` says. */
export const json: Reporter = {
  name: 'json',
  summary: 'JSON for programs, with fixes',
  isForPeople: false,
  needsFixes: true,
  tellsNotes: true,
  needsLines: true,
  *parts(report, style) {
    const whole: JsonReport = {
      format: reportFormat,
      ...report,
      files: Array.from(toldFiles(report, style)),
      counts: countSeverities(report.files),
    };
    yield `${visibleJson(whole)}\n`;
  },
};
