import { Option } from 'commander';
import path from 'node:path';
import { version } from '../../../package.json';
import { findRoot } from '../disk/root';
import { DiskWorkspace } from '../disk/workspace';
import { checkAll } from '../engine/checkAll';
import { examples, type AddCommand } from '../command';
import { countSeverities, isAtLeast, severityOrder } from '../report';
import { startProgress } from '../progress';
import { addReportOptions, type ReportOptions } from '../reporters/options';
import { planTelling } from '../reporters/telling';
import { dayOf } from '../day';
import { selectFiles } from '../selection';
import type { Severity } from '../../profile/severity';

interface CheckOptions extends ReportOptions {
  readonly root?: string;
  readonly failOn: Severity | 'never';
}

export const addCheck: AddCommand = (program, io, exit) => {
  const check = program
    .command('check')
    .description('Checks posts and tells the problems in them.')
    .argument('[files...]', 'Files, folders or patterns; without any, all posts below this folder.')
    .addOption(new Option('--root <folder>', 'The folder of the blog, as an editor opens it.'))
    .addOption(
      new Option('--fail-on <severity>', 'The quietest problem that makes the exit code 1.')
        .choices([...severityOrder, 'never'])
        .default('error'),
    )
    .action(async (named: readonly string[], options: CheckOptions) => {
      const root =
        options.root === undefined ? findRoot(io.cwd) : path.resolve(io.cwd, options.root);
      const workspace = new DiskWorkspace(root);
      const telling = planTelling(options, io);
      const progress = startProgress(io, 'Checking posts');
      const files = await checkAll(workspace, selectFiles(named, io.cwd, workspace.root), {
        today: dayOf(io.now()),
        withFixes: telling.needsFixes,
        onProgress: progress.step,
      }).finally(progress.end);
      telling.tell({ version, root, files, notes: [] });
      const counts = countSeverities(files);
      const { failOn } = options;
      exit(
        failOn !== 'never' &&
          severityOrder.some((severity) => isAtLeast(severity, failOn) && counts[severity] > 0)
          ? 1
          : 0,
      );
    });
  addReportOptions(check, io).addHelpText(
    'after',
    examples([
      ['component-posts check', 'all posts below this folder'],
      ['component-posts check posts/new.md', 'one post'],
      ['component-posts check --fail-on warning', 'fail for warnings, too'],
      ['component-posts check --show warning', 'tell no information and no hints'],
      [
        'component-posts check --reporter human --reporter sarif=out/posts.sarif',
        'tell, and write a file',
      ],
    ]),
  );
};
