import { Command } from 'commander';
import { version } from '../../package.json';
import { addCheck } from './commands/check';
import { addFix } from './commands/fix';
import type { AddCommand, Exit } from './command';
import type { Io } from './io';

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
