import { Option } from 'commander';
import { examples, type AddCommand } from '../command';
import { version } from '../../../package.json';
import { checkAll } from '../engine/checkAll';
import { exitCodeOf } from '../exitCode';
import { openFor, type OpeningOptions } from '../opening';
import { reporterNamed, reporters } from '../reporters';
import { dayOf } from '../day';
import { UsageError } from '../io';
import { failOnOption, rootOption, stdinOption } from './options';
import type { Severity } from '../../profile/severity';

interface CheckOptions extends OpeningOptions {
  readonly reporter: string;
  readonly failOn: Severity | 'never';
}

export const addCheck: AddCommand = (program, io, exit) => {
  program
    .command('check')
    .description('Checks posts and tells the problems in them.')
    .argument('[files...]', 'Files, folders or patterns; without any, all posts below this folder.')
    .addOption(rootOption())
    .addOption(stdinOption())
    .addOption(
      new Option('--reporter <name>', 'How problems are told.')
        .choices(reporters.map(({ name }) => name))
        .default(reporters[0]?.name),
    )
    .addOption(failOnOption())
    .addHelpText(
      'after',
      examples([
        ['component-posts check', 'all posts below this folder'],
        ['component-posts check posts/new.md', 'one post'],
        [
          'component-posts check --stdin-filename posts/new.md < draft.md',
          'a text that is not saved yet',
        ],
      ]),
    )
    .action(async (named: readonly string[], options: CheckOptions) => {
      const { root, workspace, selected } = await openFor(named, options, io);
      const reporter = reporterNamed(options.reporter);
      if (reporter === undefined) {
        throw new UsageError(`There is no reporter “${options.reporter}”.`);
      }
      const files = await checkAll(workspace, selected, {
        today: dayOf(io.now()),
        withFixes: reporter.needsFixes,
      });
      io.stdout.write(
        reporter.render(
          { version, root, files, notes: [] },
          { colors: false, hyperlinks: false, columns: io.stdout.columns, cwd: io.cwd },
        ),
      );
      exit(exitCodeOf({ files, failOn: options.failOn, named, cwd: io.cwd, root: workspace.root }));
    });
};
