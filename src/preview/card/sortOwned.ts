import { currentLocale, t } from '../l10n';
import type { OwnedWords } from './worded';

/** What an owner's repositories can be sorted by. */
export const sortKeys = ['name', 'stars', 'push'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Sorting {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** Most starred first, as hosts put them. */
export const firstSorting: Sorting = { by: 'stars', descending: true };

/** What a press on a column's head leads to: names from A on, most stars and last pushes first; again: the other way round. */
export function nextSorting(sorting: Sorting, by: SortKey): Sorting {
  return { by, descending: sorting.by === by ? !sorting.descending : by !== 'name' };
}

/** What is not known comes last, whichever way it goes. */
export function sortOwned(rows: readonly OwnedWords[], { by, descending }: Sorting): OwnedWords[] {
  const { compare } = new Intl.Collator(currentLocale(), { numeric: true });
  const direction = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [valueOf(one, by), valueOf(other, by)];
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined);
    }
    return (
      direction *
      (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)))
    );
  });
}

function valueOf({ name, stars, push }: OwnedWords, by: SortKey): string | number | undefined {
  switch (by) {
    case 'name':
      return name;
    case 'stars':
      return stars?.count;
    case 'push':
      return push && Date.parse(push.at);
  }
}

/** By what is sorted, in words. */
export function columnName(key: SortKey): string {
  switch (key) {
    case 'name':
      return t('Name');
    case 'stars':
      return t('Stars');
    case 'push':
      return t('Last push');
  }
}
