import { findMarkdown } from '../disk/diskFiles';
import type { DiskWorkspace } from '../disk/workspace';
import type { FileReport } from '../report';
import { Checker, type CheckerOptions } from './checker';
import { projectReports } from './projectReports';

/**
 * Checks files of a workspace, and the project files above them.
 *
 * @param addresses of the files to check; what is no post among them is passed over.
 * @returns a report for each post and each project file with mistakes, sorted by path.
 */
export async function checkAll(
  workspace: DiskWorkspace,
  addresses: readonly string[],
  options: CheckerOptions,
): Promise<readonly FileReport[]> {
  const checker = await Checker.create(workspace, markdownOf(workspace), options);
  const reports: FileReport[] = [];
  for (const address of addresses) {
    const report = await checker.check(address);
    if (report !== undefined) {
      reports.push(report);
    }
  }
  return [...reports, ...projectReports(workspace, options.withFixes)].sort((one, other) =>
    one.file < other.file ? -1 : 1,
  );
}

/** All Markdown files of a workspace, those among them that only an overlay has. */
export function markdownOf({ root, overlay }: DiskWorkspace): readonly string[] {
  const markdown = findMarkdown(root);
  const found = new Set(markdown);
  const more = [...overlay.keys()].filter((address) => !found.has(address));
  return more.length === 0 ? markdown : [...markdown, ...more].sort();
}
