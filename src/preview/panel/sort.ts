import type { Card } from '../card/model';
import { badgeWords, placeName } from '../card/words';
import { currentLocale } from '../l10n';
import { visibleText } from '../text';
import type { ArrangedRow } from './arrange';

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
      return byNumber(rows, ({ repository }) => repository?.stars);
    case 'push':
      return byNumber(rows, ({ repository }) => {
        const time = Date.parse(repository?.pushedAt ?? repository?.activeAt ?? '');
        return Number.isNaN(time) ? undefined : time;
      });
    case 'state':
      return byNumber(rows, (card) => {
        const ranks = card.badges.map((badge) => tones[badgeWords(badge).tone]);
        return ranks.length === 0 ? undefined : Math.max(...ranks);
      });
  }
}

const tones = { warning: 2, information: 1, plain: 0 } as const;

/** Greatest first. */
function byNumber(
  rows: readonly ArrangedRow[],
  numberOf: (card: Card) => number | undefined,
): readonly ArrangedRow[] {
  const numbers = new Map(
    rows.map((row) => {
      const [first] = row.shown;
      return [row, first === undefined ? undefined : numberOf(first.card)];
    }),
  );
  const of = (row: ArrangedRow): number => numbers.get(row) ?? -1;
  return rows.toSorted((a, b) => of(b) - of(a));
}

function nameOf({ row, shown }: ArrangedRow): string {
  const title = visibleText(row.title).trim();
  const [first] = shown;
  return title === '' && first !== undefined ? placeName(first.card) : title;
}
