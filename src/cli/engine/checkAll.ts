import { findMarkdown } from '../disk/diskFiles';
import type { DiskWorkspace } from '../disk/workspace';
import type { FileReport } from '../report';
import { Checker, type CheckerOptions } from './checker';
import type { Step } from '../progress';
import { withProjectReports } from './projectReports';

export interface CheckAllOptions extends CheckerOptions {
  readonly onProgress?: Step;
}

/**
 * Checks files of a workspace, and the project files above them.
 *
 * @param addresses of the files to check; what is no post among them is passed over.
 * @returns a report for each post and each project file with mistakes, sorted by path.
 */
export async function checkAll(
  workspace: DiskWorkspace,
  addresses: readonly string[],
  options: CheckAllOptions,
): Promise<readonly FileReport[]> {
  const { onProgress } = options;
  const markdown = markdownOf(workspace);
  // Reading a file for the index costs about as much as checking it.
  const total = markdown.length + addresses.length;
  let done = 0;
  const count = (): Promise<void> | undefined => {
    done++;
    return onProgress?.(done, total);
  };
  const checker = await Checker.create(workspace, markdown, options, count);
  const reports: FileReport[] = [];
  for (const address of addresses) {
    const report = await checker.check(address);
    await count();
    if (report !== undefined) {
      reports.push(report);
    }
  }
  return withProjectReports(reports, workspace, options.withFixes);
}

/** All Markdown files of a workspace, those among them that only an overlay has. */
export function markdownOf({ root, overlay }: DiskWorkspace): readonly string[] {
  const markdown = findMarkdown(root);
  const found = new Set(markdown);
  const more = [...overlay.keys()].filter((address) => !found.has(address));
  return more.length === 0 ? markdown : [...markdown, ...more].sort();
}
