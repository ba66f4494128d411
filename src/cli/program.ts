import { Command } from 'commander';
import { version } from '../../package.json';
import { addCheck } from './commands/check';
import { addFix } from './commands/fix';
import type { ExitCode, Io } from './io';

/** Takes how a command ended. */
export type Exit = (code: ExitCode) => void;

/** Adds one command with its options and examples to the program. */
export type AddCommand = (program: Command, io: Io, exit: Exit) => void;

const commands: readonly AddCommand[] = [addCheck, addFix];

export function createProgram(io: Io, exit: Exit): Command {
  const program = new Command('component-posts')
    .description('Checks component-overview blog posts, with the same results as in the editor.')
    .version(version, '--version', 'Tell the version.')
    .helpOption('--help', 'Tell how it is used.')
    .configureOutput({
      writeOut: (text) => {
        io.stdout.write(text);
      },
      writeErr: (text) => {
        io.stderr.write(text);
      },
    })
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
