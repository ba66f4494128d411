// Apart from what takes the hosts, which threads do, too.
import type { Command } from 'commander';
import { repeatable } from '../repeatable';
import { kindNames } from './addedHosts';

/** Adds the option for repository hosts of the user's own; nothing in the workspace can name any. */
export function addHostOption(command: Command): Command {
  return command.addOption(
    repeatable(
      '--host <name=kind>',
      `A repository host of your own: its name as in links, and what runs there (${kindNames.join(', ')}). May be given several times.`,
    ),
  );
}
