import { version } from '../../../package.json';
import type { Severity } from '../../profile/severity';
import { localDay } from '../../repositories/localDay';
import { BaselineFile } from '../baseline/file';
import { addBaselineOptions, type BaselineOptions } from '../baseline/options';
import {
  addChangedOptions,
  isForChanged,
  onlyChanged,
  type ChangedOptions,
} from '../changed/options';
import { addCacheOptions, cacheFor, type CacheOptions } from '../cache/options';
import { examples, type AddCommand } from '../command';
import { checkAll } from '../engine/checkAll';
import { exitCodeOf } from '../exitCode';
import { addOnlineOptions, askAboutLinks, type OnlineOptions } from '../hosts/online';
import { lockfileNotes } from '../lockfileNotes';
import { UsageError } from '../io';
import { openFor, type OpeningOptions } from '../opening';
import { withProgress } from '../progress';
import { addReportOptions, type ReportOptions } from '../reporters/options';
import { planTelling } from '../reporters/telling';
import { selectsAll } from '../selection';
import { addShardOptions, onlyShard, type ShardOptions } from '../shard';
import { addThreadOptions, threadsFor, type ThreadOptions } from '../threadOptions';
import { failOnOption, filesArgument, rootOption, stdinOption } from './options';

interface CheckOptions
  extends
    OpeningOptions,
    OnlineOptions,
    ReportOptions,
    BaselineOptions,
    ChangedOptions,
    CacheOptions,
    ShardOptions,
    ThreadOptions {
  readonly failOn: Severity | 'never';
}

export const addCheck: AddCommand = (program, io, exit) => {
  const check = program
    .command('check')
    .description('Checks posts and tells the problems in them.')
    .addArgument(filesArgument())
    .addOption(rootOption())
    .addOption(stdinOption())
    .addOption(failOnOption())
    .action(async (named: readonly string[], options: CheckOptions) => {
      if (
        options.stdinFilename !== undefined &&
        (isForChanged(options) || options.shard !== undefined)
      ) {
        throw new UsageError(
          'With --stdin-filename one text is checked. Leave out --changed, --staged and --shard.',
        );
      }
      const telling = planTelling(options, io);
      const opened = await openFor(named, options, io);
      const { root, workspace } = opened;
      const baseline = BaselineFile.open(options, workspace, io, opened.stdin === undefined);
      const selected = onlyShard(
        onlyChanged(opened.selected, options, workspace, io),
        options,
        workspace,
      );
      const hosts = await askAboutLinks(workspace, selected, options, io);
      const checker = {
        today: localDay(new Date(io.now())),
        withFixes: telling.needsFixes,
        withLines: telling.needsLines || baseline !== undefined,
        answers: hosts.answers,
      };
      const found = await withProgress(io, 'Checking posts', (onProgress) =>
        checkAll(workspace, selected, {
          ...checker,
          onProgress,
          threads: threadsFor(options, io),
          hosts: options.host,
          cache: cacheFor(options, root, io, checker),
        }),
      );
      const isWhole =
        opened.stdin === undefined &&
        selectsAll(named, io.cwd, workspace.root) &&
        !isForChanged(options) &&
        options.shard === undefined;
      const { shard } = options;
      const { files, notes } = baseline?.apply({ files: found, selected, isWhole, shard }) ?? {
        files: found,
        notes: [],
      };
      const facts = hosts.conclude(found);
      const told = [...notes, ...lockfileNotes(workspace), ...facts.notes];
      await telling.tell({ version, root, files, notes: told, ...(shard && { shard }) });
      const { failOn } = options;
      exit(facts.code ?? exitCodeOf({ files, failOn, named, cwd: io.cwd, root: workspace.root }));
    });
  addChangedOptions(check);
  addBaselineOptions(check);
  addReportOptions(check, io);
  addCacheOptions(check);
  addShardOptions(check);
  addThreadOptions(check);
  addOnlineOptions(check).addHelpText(
    'after',
    examples([
      ['component-posts check', 'all posts below this folder'],
      ['component-posts check posts/new.md', 'one post'],
      ["component-posts check posts '!posts/drafts'", 'all in a folder but for some'],
      ['component-posts check --fail-on warning', 'fail for warnings, too'],
      ['component-posts check --show warning', 'tell no information and no hints'],
      ['component-posts check --online', 'with what the hosts of linked repositories say'],
      ['component-posts check --changed', 'what is not committed'],
      ['component-posts check --changed origin/main', 'what a branch changes'],
      ['component-posts check --shard 1/4', 'the first of four machines'],
      ['component-posts check --shard 1/2 --reporter json=1.json', 'one half, to be merged'],
      ['component-posts check --update-baseline', 'from now on, new problems alone count'],
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
