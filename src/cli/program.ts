import { Command } from 'commander';
import { version } from '../../package.json';
import { examples, type AddCommand, type Exit } from './command';
import { helpEnd, helpOutput, helpStyle } from './help';
import type { Io } from './io';

/** How each command is loaded, in the order of the help. */
const commands: ReadonlyMap<string, () => Promise<AddCommand>> = new Map([
  ['check', async () => (await import('./commands/check')).addCheck],
  ['fix', async () => (await import('./commands/fix')).addFix],
  ['facts', async () => (await import('./commands/facts')).addFacts],
  ['list', async () => (await import('./commands/list')).addList],
  ['merge', async () => (await import('./commands/merge')).addMerge],
  ['explain', async () => (await import('./commands/explain')).addExplain],
]);

export const commandNames: readonly string[] = [...commands.keys()];

/** Asks for something that no command has a part in. */
const asksForVersion = '--version';

/**
 * The program with the commands that `args` may mean, since loading one takes longer than running it: the one
 * that they begin with, else all, of which the help tells, and mistakes are told.
 */
export async function createProgram(
  [first]: readonly string[],
  io: Io,
  exit: Exit,
): Promise<Command> {
  const program = new Command('component-posts')
    .description('Checks component-overview blog posts, with the same results as in the editor.')
    .version(version, asksForVersion, 'Tell the version.')
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
  const named = first === undefined ? undefined : commands.get(first);
  const needed = named === undefined ? commands.values() : [named];
  if (first !== asksForVersion) {
    for (const load of needed) {
      const add = await load();
      add(program, io, exit);
    }
  }
  for (const command of program.commands) {
    command.copyInheritedSettings(program);
  }
  return program;
}
