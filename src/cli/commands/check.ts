import { version } from '../../../package.json';
import type { Severity } from '../../profile/severity';
import { examples, type AddCommand } from '../command';
import { dayOf } from '../day';
import { checkAll } from '../engine/checkAll';
import { exitCodeOf } from '../exitCode';
import { addOnlineOptions, askAboutLinks, type OnlineOptions } from '../hosts/online';
import { lockfileNotes } from '../lockfileNotes';
import { openFor, type OpeningOptions } from '../opening';
import { withProgress } from '../progress';
import { addReportOptions, type ReportOptions } from '../reporters/options';
import { planTelling } from '../reporters/telling';
import { failOnOption, rootOption, stdinOption } from './options';

interface CheckOptions extends OpeningOptions, OnlineOptions, ReportOptions {
  readonly failOn: Severity | 'never';
}

export const addCheck: AddCommand = (program, io, exit) => {
  const check = program
    .command('check')
    .description('Checks posts and tells the problems in them.')
    .argument('[files...]', 'Files, folders or patterns; without any, all posts below this folder.')
    .addOption(rootOption())
    .addOption(stdinOption())
    .addOption(failOnOption())
    .action(async (named: readonly string[], options: CheckOptions) => {
      const telling = planTelling(options, io);
      const { root, workspace, selected } = await openFor(named, options, io);
      const hosts = await askAboutLinks(workspace, selected, options, io);
      const files = await withProgress(io, 'Checking posts', (onProgress) =>
        checkAll(workspace, selected, {
          today: dayOf(io.now()),
          withFixes: telling.needsFixes,
          answers: hosts.answers,
          onProgress,
        }),
      );
      const { notes, code } = hosts.conclude(files);
      telling.tell({ version, root, files, notes: [...lockfileNotes(workspace), ...notes] });
      const { failOn } = options;
      exit(code ?? exitCodeOf({ files, failOn, named, cwd: io.cwd, root: workspace.root }));
    });
  addReportOptions(check, io);
  addOnlineOptions(check).addHelpText(
    'after',
    examples([
      ['component-posts check', 'all posts below this folder'],
      ['component-posts check posts/new.md', 'one post'],
      ['component-posts check --fail-on warning', 'fail for warnings, too'],
      ['component-posts check --show warning', 'tell no information and no hints'],
      ['component-posts check --online', 'with what the hosts of linked repositories say'],
      [
        'component-posts check --reporter human --reporter sarif=out/posts.sarif',
        'tell, and write a file',
      ],
      [
        'component-posts check --stdin-filename posts/new.md < draft.md',
        'a text that is not saved yet',
      ],
    ]),
  );
};
