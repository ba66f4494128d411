import { Option } from 'commander';
import path from 'node:path';
import type { AddCommand } from '../program';
import { version } from '../../../package.json';
import { BaselineFile } from '../baseline/file';
import { addBaselineOptions, type BaselineOptions } from '../baseline/options';
import {
  addChangedOptions,
  isForChanged,
  onlyChanged,
  type ChangedOptions,
} from '../changed/options';
import { findRoot } from '../disk/root';
import { DiskWorkspace } from '../disk/workspace';
import { checkAll } from '../engine/checkAll';
import { examples } from '../program';
import { countSeverities, isAtLeast, severityOrder } from '../report';
import { reporterNamed, reporters } from '../reporters';
import { dayOf } from '../day';
import { UsageError } from '../io';
import { selectFiles, selectsAll } from '../selection';
import type { Severity } from '../../profile/severity';

interface CheckOptions extends BaselineOptions, ChangedOptions {
  readonly root?: string;
  readonly reporter: string;
  readonly failOn: Severity | 'never';
}

export const addCheck: AddCommand = (program, io, exit) => {
  const command = program
    .command('check')
    .description('Checks posts and tells the problems in them.')
    .argument('[files...]', 'Files, folders or patterns; without any, all posts below this folder.')
    .addOption(new Option('--root <folder>', 'The folder of the blog, as an editor opens it.'))
    .addOption(
      new Option('--reporter <name>', 'How problems are told.')
        .choices(reporters.map(({ name }) => name))
        .default(reporters[0]?.name),
    )
    .addOption(
      new Option('--fail-on <severity>', 'The quietest problem that makes the exit code 1.')
        .choices([...severityOrder, 'never'])
        .default('error'),
    );
  addChangedOptions(command);
  addBaselineOptions(command);
  command
    .addHelpText(
      'after',
      examples([
        ['component-posts check', 'all posts below this folder'],
        ['component-posts check posts/new.md', 'one post'],
        ['component-posts check --changed', 'what is not committed'],
        ['component-posts check --changed origin/main', 'what a branch changes'],
        ['component-posts check --update-baseline', 'from now on, new problems alone count'],
      ]),
    )
    .action(async (named: readonly string[], options: CheckOptions) => {
      const root =
        options.root === undefined ? findRoot(io.cwd) : path.resolve(io.cwd, options.root);
      const workspace = new DiskWorkspace(root);
      const reporter = reporterNamed(options.reporter);
      if (reporter === undefined) {
        throw new UsageError(`There is no reporter “${options.reporter}”.`);
      }
      const baseline = BaselineFile.open(options, workspace, io);
      const selected = onlyChanged(
        selectFiles(named, io.cwd, workspace.root),
        options,
        workspace,
        io,
      );
      const found = await checkAll(workspace, selected, {
        today: dayOf(io.now()),
        withFixes: reporter.needsFixes,
      });
      const isWhole = selectsAll(named, io.cwd, workspace.root) && !isForChanged(options);
      const { files, notes } = baseline?.apply({ files: found, selected, isWhole }) ?? {
        files: found,
        notes: [],
      };
      io.stdout.write(
        reporter.render(
          { version, root, files, notes },
          { colors: false, hyperlinks: false, columns: io.stdout.columns, cwd: io.cwd },
        ),
      );
      const counts = countSeverities(files);
      const { failOn } = options;
      exit(
        failOn !== 'never' &&
          severityOrder.some((severity) => isAtLeast(severity, failOn) && counts[severity] > 0)
          ? 1
          : 0,
      );
    });
};
