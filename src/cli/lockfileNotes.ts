import type { DiskWorkspace } from './disk/workspace';

/** What the user should hear of the lockfiles that a workspace has read, as sentences. */
export function lockfileNotes(workspace: DiskWorkspace): readonly string[] {
  return Array.from(workspace.lockfileFaults, ([address, faults]) =>
    faultsNote(workspace.nameOf(address), faults),
  ).sort();
}

/** That a lockfile is broken. @param name of the lockfile. @param faults one at least, as sentences. */
export function faultsNote(name: string, [first = '', ...others]: readonly string[]): string {
  const more =
    others.length === 0
      ? ''
      : ` component-posts facts --verify tells ${String(others.length)} more.`;
  return `${name} cannot be read in full. ${first}${more}`;
}
