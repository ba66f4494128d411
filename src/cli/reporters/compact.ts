import { pathFromUser } from './paths';
import { toldFiles, type Reporter } from './reporter';
import { inert, inertPath } from '../visible';

/**
 * A line for each problem, as compilers write them: `posts/a.md:3:1: warning: What is so. (area/name)`. Problem
 * matchers of editors and hosts read it, which know `info` and no `information`.
 */
export const compact: Reporter = {
  name: 'compact',
  summary: 'a line for each problem, as compilers write them',
  isForPeople: false,
  needsFixes: false,
  tellsNotes: false,
  needsLines: false,
  *parts(report, style) {
    for (const { file, problems } of toldFiles(report, style)) {
      const path = inertPath(pathFromUser(report, file, style.cwd));
      for (const { start, severity, message, rule } of problems) {
        const level = severity === 'information' ? 'info' : severity;
        yield `${path}:${String(start.line + 1)}:${String(start.character + 1)}: ${level}: ${inert(message)} (${inert(rule)})\n`;
      }
    }
  },
};
