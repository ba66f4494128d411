import { LineIndex } from '../../post/text';
import type { Mistake } from '../../profile/project/mistake';
import type { Problem } from '../../rules/rule';
import type { DiskWorkspace } from '../disk/workspace';
import type { FileReport } from '../report';
import type { Wanted } from './packing';
import { reportedProblems } from './unpacking';

/** Reports of posts and of the project files above them, sorted by path. */
export function withProjectReports(
  reports: readonly FileReport[],
  workspace: DiskWorkspace,
  wanted: Wanted,
): readonly FileReport[] {
  return [...reports, ...projectReports(workspace, wanted)].sort((one, other) =>
    one.file < other.file ? -1 : 1,
  );
}

/** What is wrong with the project files of a workspace, those that they extend among them. */
function projectReports(workspace: DiskWorkspace, wanted: Wanted): readonly FileReport[] {
  const mistakes = new Map<string, readonly Mistake[]>();
  for (const project of workspace.projects) {
    for (const [address, found] of project.mistakes) {
      mistakes.set(address, found);
    }
  }
  return [...mistakes]
    .filter(([, found]) => found.length > 0)
    .map(([address, found]) => {
      const text = workspace.textOf(address) ?? '';
      return {
        file: workspace.nameOf(address),
        problems: reportedProblems(
          { text, lines: new LineIndex(text) },
          found.map(problemOf),
          wanted,
        ),
        unchecked: [],
      };
    });
}

function problemOf({ code, message, severity, span, fixes }: Mistake): Problem {
  return { rule: code, message, severity, span, related: [], fixes };
}
