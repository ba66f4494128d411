import { isMoved, needsSecondLook, secondLookAfter, type Entry } from './entry';

const minute = 60_000;
const hour = 60 * minute;

/** Milliseconds for which what is known needs no new look. */
function freshFor(entry: Entry): number {
  switch (entry.state) {
    case 'found':
      return isMoved(entry) || entry.facts?.repository?.isArchived === true ? 24 * hour : 6 * hour;
    case 'missing':
      return entry.isConfirmed ? 15 * minute : needsSecondLook(entry) ? 0 : secondLookAfter;
    case 'forbidden':
      return hour;
    case 'blocked':
      return 24 * hour;
  }
}

/** Whether no new look is needed. What is from the future is from before the clock was put right. */
export function isFresh(entry: Entry, now: number): boolean {
  const age = now - entry.checkedAt;
  return age >= 0 && age < freshFor(entry);
}
