import { Option, type Command } from 'commander';
import { baselineName } from './schema';

/** Of commands that go by a baseline. */
export interface KnownProblemsOptions {
  /** A file; false for none, undefined for the usual one if it is there. */
  readonly baseline?: string | false;
}

export interface BaselineOptions extends KnownProblemsOptions {
  /** true to freeze what is there now, false to leave the file as it is. */
  readonly updateBaseline?: boolean;
}

export function addKnownProblemsOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--baseline <file>',
        `The problems that do not count, as check --update-baseline wrote them. Without this: ${baselineName} in the folder of the blog, if it is there.`,
      ),
    )
    .addOption(new Option('--no-baseline', 'Tell all problems.'));
}

export function addBaselineOptions(command: Command): Command {
  return addKnownProblemsOptions(command)
    .addOption(
      new Option(
        '--update-baseline',
        'Freeze the problems that are there now: from now on, new ones alone count.',
      ),
    )
    .addOption(
      new Option(
        '--no-update-baseline',
        'Leave the file as it is, also when problems in it are fixed; as where CI is set.',
      ),
    );
}
