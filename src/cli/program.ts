import { Command } from 'commander';
import { version } from '../../package.json';
import { examples, type AddCommand, type Exit } from './command';
import { addCheck } from './commands/check';
import { addExplain } from './commands/explain';
import { addFacts } from './commands/facts';
import { addFix } from './commands/fix';
import { addList } from './commands/list';
import { addMerge } from './commands/merge';
import { helpEnd, helpOutput, helpStyle } from './help';
import type { Io } from './io';

const commands: readonly AddCommand[] = [addCheck, addFix, addFacts, addList, addMerge, addExplain];

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
