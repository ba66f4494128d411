import type { UpdateCounts } from './update';

/** What the author is told after an update: `Facts of 40 repositories written; 2 moved, 1 archived.` */
export function updateSummary(counts: UpdateCounts, isWritten: boolean): string {
  const subject = [
    ...(counts.repositories > 0 || counts.owners === 0
      ? [counted(counts.repositories, 'repository', 'repositories')]
      : []),
    ...(counts.owners > 0 ? [counted(counts.owners, 'owner', 'owners')] : []),
  ].join(' and ');
  const notes = (
    [
      [counts.moved, 'moved'],
      [counts.archived, 'archived'],
      [counts.replaced, 'replaced by others of the same name'],
      [counts.missing, 'not found'],
      [counts.private, 'private and left out'],
      [counts.unchecked, 'could not be checked'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${String(count)} ${words}`);
  const opening = isWritten
    ? `Facts of ${subject} written`
    : `Nothing to write: the facts of ${subject} are as they were`;
  return `${opening}${notes.length === 0 ? '' : `; ${notes.join(', ')}`}.`;
}

function counted(count: number, one: string, more: string): string {
  return `${String(count)} ${count === 1 ? one : more}`;
}
