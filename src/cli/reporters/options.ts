import { Option, type Command } from 'commander';
import type { Severity } from '../../profile/severity';
import { rows } from '../command';
import type { Io } from '../io';
import { repeatable } from '../repeatable';
import { severityOrder } from '../report';
import { colorChoices, type ColorChoice } from '../colors';
import { reporters } from './index';

/** What a user says of how problems are told. */
export interface ReportOptions {
  /** `name`, or `name=file`. */
  readonly reporter?: readonly string[];
  readonly color: ColorChoice;
  readonly show: Severity;
}

export function addReportOptions(command: Command, { env }: Pick<Io, 'env'>): Command {
  return command
    .addOption(
      repeatable(
        '--reporter <name[=file]>',
        `How problems are told: on standard output, or in a file. May be given several times. (default: "${String(reporters[0]?.name)}")`,
      ),
    )
    .addOption(
      new Option('--show <severity>', 'The quietest problem that is told. All are counted.')
        .choices(severityOrder)
        .default(severityOrder.at(-1)),
    )
    .addOption(colorOption())
    .addHelpText(
      'after',
      [
        rows(
          'Reporters:',
          reporters.map(({ name, summary }) => [name, summary]),
        ),
        ...(env['GITHUB_ACTIONS'] === 'true'
          ? ['', 'This is a GitHub workflow: --reporter github shows problems beside the lines.']
          : []),
      ].join('\n'),
    );
}

export function colorOption(): Option {
  return new Option('--color <when>', 'Whether colours are used.')
    .choices(colorChoices)
    .default('auto');
}
