// The view that stands on the page: what the extension sent, with every change since put into it.
import type { WordedCard } from '../card/worded';
import type { PanelChange, PanelFrame, PanelRow, PanelView } from './model';

/** A post as the page holds it. */
export interface ShownPost {
  readonly frame: PanelFrame;
  /** In the order of the post. A row that did not change is the same object as before. */
  readonly rows: readonly PanelRow[];
  /** By their keys. A card that did not change is the same object as before. */
  readonly cards: ReadonlyMap<string, WordedCard>;
}

export interface Shown {
  /** What the next change has to start from. */
  readonly number: number;
  /** Absent where no post is open. */
  readonly post: ShownPost | undefined;
}

/** What a whole view makes of the page, whatever stood there. */
export function shownOf(number: number, view: PanelView): Shown {
  return {
    number,
    post:
      view.state === 'post'
        ? { frame: view.frame, rows: view.rows, cards: byKey(view.cards) }
        : undefined,
  };
}

function byKey(cards: readonly WordedCard[]): ReadonlyMap<string, WordedCard> {
  return new Map(cards.map((card) => [card.key, card]));
}

/**
 * What a change makes of the page; undefined where the change starts from something else than what
 * stands there, so that the whole view has to be asked for.
 */
export function withChange(shown: Shown | undefined, change: PanelChange): Shown | undefined {
  const before = shown?.post;
  if (before === undefined || shown?.number !== change.from) {
    return undefined;
  }
  const known = new Map(before.rows.map((row) => [row.id, row]));
  for (const row of change.rows) {
    known.set(row.id, row);
  }
  const rows: PanelRow[] = [];
  for (const id of change.order) {
    const row = known.get(id);
    if (row === undefined) {
      return undefined;
    }
    rows.push(row);
  }
  const all = new Map([...before.cards, ...byKey(change.cards)]);
  const cards = new Map<string, WordedCard>();
  for (const { links } of rows) {
    for (const { card: key } of links) {
      const card = all.get(key);
      if (card === undefined) {
        return undefined;
      }
      cards.set(key, card);
    }
  }
  return { number: change.to, post: { frame: change.frame, rows, cards } };
}
