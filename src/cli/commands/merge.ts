import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Severity } from '../../profile/severity';
import { examples, type AddCommand } from '../command';
import { addressOf } from '../disk/addresses';
import { reasonOf } from '../disk/reasons';
import { exitCodeOf } from '../exitCode';
import { UsageError } from '../io';
import { mergeParts, readPart } from '../merge';
import { addReportOptions, type ReportOptions } from '../reporters/options';
import { planTelling } from '../reporters/telling';
import { failOnOption } from './options';

interface MergeOptions extends ReportOptions {
  readonly failOn: Severity | 'never';
}

export const addMerge: AddCommand = (program, io, exit) => {
  const merge = program
    .command('merge')
    .description('Makes one report of the JSON reports of several parts of a check.')
    .argument('<reports...>', 'What check --shard wrote with --reporter json=FILE.')
    .addOption(failOnOption())
    .action(async (named: readonly string[], options: MergeOptions) => {
      const telling = planTelling(options, io);
      const report = mergeParts(
        named.map((name) => readPart(textOf(name, path.resolve(io.cwd, name)), name)),
      );
      await telling.tell(report);
      const { files } = report;
      const root = addressOf(report.root);
      exit(exitCodeOf({ files, failOn: options.failOn, named: [], cwd: io.cwd, root }));
    });
  addReportOptions(merge, io).addHelpText(
    'after',
    examples([
      ['component-posts merge 1.json 2.json', 'as if one machine had checked all'],
      ['component-posts merge shard-*.json --reporter github', 'in a job behind the others'],
    ]),
  );
};

function textOf(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`“${name}” cannot be read, for ${reasonOf(error)}.`);
  }
}
