// What of a view stands on the page, and in which order: pure functions from data to data.
import type { WordedCard } from '../card/worded';
import type { ArrangedRow, CardLinks } from './arranged';
import { type Filter, createFilter } from './filter';
import type { PanelLink, PanelRow, RowPart } from './model';
import { type SortName, sortRows } from './sort';
import type { ShownPost } from './store';

export interface ArrangedPart {
  readonly part: RowPart;
  readonly rows: readonly ArrangedRow[];
}

export interface Arranged {
  /** In their order on the page; none is empty. */
  readonly parts: readonly ArrangedPart[];
  /** Cards, whatever the filter does. */
  readonly all: number;
  readonly shown: number;
}

/** What the author chose to see. */
export interface Choice {
  readonly filter: string;
  readonly sort: SortName;
  readonly onlyProblems: boolean;
}

const partNames: readonly RowPart[] = ['overview', 'section', 'other'];

/** Keeps the objects of rows whose data stays, so that who draws them can tell by identity. */
export class Arranger {
  #known: ReadonlyMap<string, ArrangedRow> = new Map();

  arrange({ rows, cards }: ShownPost, { filter, sort, onlyProblems }: Choice): Arranged {
    const known = new Map(rows.map((row) => [row.id, joined(row, cards, this.#known.get(row.id))]));
    this.#known = known;
    const accepts = createFilter(filter);
    let all = 0;
    let shown = 0;
    const parts = partNames.map((part): ArrangedPart => {
      const ofPart = [...known.values()].filter(({ row }) => row.part === part);
      const arranged: ArrangedRow[] = [];
      for (const each of sortRows(ofPart, sort)) {
        all += each.shown.length;
        const kept =
          onlyProblems && each.row.problems.length === 0 ? undefined : filtered(each, accepts);
        if (kept !== undefined) {
          shown += kept.shown.length;
          arranged.push(kept);
        }
      }
      return { part, rows: arranged };
    });
    return { parts: parts.filter((part) => part.rows.length > 0), all, shown };
  }
}

/** Links of a row that lead to the same place are one card, at the place of the first. */
function joined(
  row: PanelRow,
  cards: ReadonlyMap<string, WordedCard>,
  before: ArrangedRow | undefined,
): ArrangedRow {
  if (before?.row === row && before.shown.every(({ card }) => cards.get(card.key) === card)) {
    return before;
  }
  const byCard = new Map<string, [PanelLink, ...PanelLink[]]>();
  for (const link of row.links) {
    const others = byCard.get(link.card);
    if (others === undefined) {
      byCard.set(link.card, [link]);
    } else {
      others.push(link);
    }
  }
  const shown: CardLinks[] = [];
  for (const [key, links] of byCard) {
    const card = cards.get(key);
    // A view brings the cards of all its links; without one there would be nothing to draw.
    if (card !== undefined) {
      shown.push({ card, links });
    }
  }
  return { row, shown };
}

function filtered(row: ArrangedRow, accepts: Filter): ArrangedRow | undefined {
  const shown = row.shown.filter((each) => accepts(row.row, each));
  if (shown.length === 0 && (row.shown.length > 0 || !accepts(row.row))) {
    return undefined;
  }
  return shown.length === row.shown.length ? row : { row: row.row, shown };
}

/** How many things are to be put right in a post. */
export function problemCount(rows: readonly PanelRow[]): number {
  return rows.reduce((count, { problems }) => count + problems.length, 0);
}
