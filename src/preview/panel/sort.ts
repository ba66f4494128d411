import type { WordedCard } from '../card/worded';
import { currentLocale } from '../l10n';
import { visibleText } from '../text';
import type { ArrangedRow } from './arranged';

export const sortNames = ['post', 'name', 'stars', 'push', 'state'] as const;

/**
 * `post`: as the post has it; `name`: by the components' names; `stars`: most first; `push`: the most
 * recent first; `state`: what is broken first, then what is worth knowing.
 */
export type SortName = (typeof sortNames)[number];

/**
 * The rows of one part in another order; those that are equal, or of which nothing is known, keep the
 * order of the post, the latter behind all others.
 *
 * A row stands for one component, which stays in one piece. Where it has several cards, the first one
 * says where it goes: that is the link of its entry, the one that readers follow from the overview.
 */
export function sortRows(rows: readonly ArrangedRow[], sort: SortName): readonly ArrangedRow[] {
  switch (sort) {
    case 'post':
      return rows;
    case 'name': {
      const { compare } = new Intl.Collator(currentLocale(), { numeric: true });
      const names = new Map(rows.map((row) => [row, nameOf(row)]));
      return rows.toSorted((a, b) => compare(names.get(a) ?? '', names.get(b) ?? ''));
    }
    case 'stars':
      return byNumber(rows, ({ stars }) => stars);
    case 'push':
      return byNumber(rows, ({ pushed }) => pushed);
    case 'state':
      // Of no badges the greatest is -Infinity, behind all others.
      return byNumber(rows, ({ badges }) => Math.max(...badges.map(({ tone }) => tones[tone])));
  }
}

const tones = { warning: 2, information: 1, plain: 0 } as const;

/** Greatest first. */
function byNumber(
  rows: readonly ArrangedRow[],
  numberOf: (card: WordedCard) => number | undefined,
): readonly ArrangedRow[] {
  const numbers = new Map(
    rows.map((row) => {
      const [first] = row.shown;
      return [row, first === undefined ? undefined : numberOf(first.card)];
    }),
  );
  const of = (row: ArrangedRow): number => numbers.get(row) ?? -Infinity;
  return rows.toSorted((a, b) => of(b) - of(a));
}

function nameOf({ row, shown }: ArrangedRow): string {
  const title = visibleText(row.title).trim();
  const [first] = shown;
  return title === '' && first !== undefined ? first.card.place : title;
}
