import { Option, type Command } from 'commander';
import { addressOf, below, pathOf } from '../disk/addresses';
import type { DiskWorkspace } from '../disk/workspace';
import { UsageError, type Io } from '../io';
import { affectedBy } from './affected';
import { changedFiles, type Since } from './changes';
import { Git } from './git';

export interface ChangedOptions {
  /** A ref, or true where none is named. */
  readonly changed?: string | true;
  readonly staged?: true;
}

export function addChangedOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--changed [ref]',
        'Only posts that changed since the branch left this one (origin/main), or without one, since the last commit; and those that a changed project file, lockfile or picture is about.',
      ),
    )
    .addOption(
      new Option(
        '--staged',
        'The same for what the next commit will hold, as a hook wants it. Files are read as they are in the folder.',
      ).conflicts('changed'),
    );
}

/** Whether a check looks at what changed alone. */
export function isForChanged({ changed, staged }: ChangedOptions): boolean {
  return changed !== undefined || staged === true;
}

/** The files of a selection that the options leave in it. @throws UsageError where nobody can tell. */
export function onlyChanged(
  selected: readonly string[],
  { changed, staged }: ChangedOptions,
  workspace: DiskWorkspace,
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): readonly string[] {
  if (changed === undefined && staged !== true) {
    return selected;
  }
  if (changed === '') {
    throw new UsageError(
      '--changed has an empty name behind it. Name a commit, such as origin/main, or none.',
    );
  }
  const since: Since =
    staged === true
      ? { kind: 'index' }
      : typeof changed === 'string'
        ? { kind: 'ref', ref: changed }
        : { kind: 'commit' };
  // A hook tells git by paths from its own folder where the index is.
  const here = addressOf(cwd);
  const isInside =
    here === workspace.root ||
    below(workspace.root, here) !== undefined ||
    below(here, workspace.root) !== undefined;
  const folder = isInside ? cwd : pathOf(workspace.root);
  return affectedBy(changedFiles(new Git(folder, env), folder, since), selected, workspace);
}
