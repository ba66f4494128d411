import { Command } from 'commander';
import { version } from '../../package.json';
import { addCheck } from './commands/check';
import { addExplain } from './commands/explain';
import { helpEnd, helpOutput, helpStyle } from './help';
import type { ExitCode, Io } from './io';

/** Takes how a command ended. */
export type Exit = (code: ExitCode) => void;

/** Adds one command with its options and examples to the program. */
export type AddCommand = (program: Command, io: Io, exit: Exit) => void;

const commands: readonly AddCommand[] = [addCheck, addExplain];

export function createProgram(io: Io, exit: Exit): Command {
  const program = new Command('component-posts')
    .description('Checks component-overview blog posts, with the same results as in the editor.')
    .version(version, '--version', 'Tell the version.')
    .helpOption('--help', 'Tell how it is used.')
    .helpCommand('help [command]', 'Tell how a command is used.')
    .configureOutput(helpOutput(io))
    .configureHelp(helpStyle)
    .showHelpAfterError('Add --help to see what there is.')
    .addHelpText(
      'after',
      examples([
        ['component-posts check', 'check all posts below this folder'],
        ['component-posts check --help', 'how a command is used'],
        ['component-posts explain', 'all rules'],
      ]),
    )
    .addHelpText('afterAll', helpEnd)
    .exitOverride();
  for (const add of commands) {
    add(program, io, exit);
  }
  for (const command of program.commands) {
    command.copyInheritedSettings(program);
  }
  return program;
}

/** Examples for the end of a help text. */
export function examples(lines: readonly (readonly [command: string, what: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return [
    '',
    'Examples:',
    ...lines.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`),
  ].join('\n');
}
