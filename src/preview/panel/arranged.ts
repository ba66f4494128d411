import type { WordedCard } from '../card/worded';
import type { PanelLink, PanelRow } from './model';

/** What one card of a row stands for: all links of the row that lead to the same place. */
export interface CardLinks {
  readonly card: WordedCard;
  /** In the order of the post; never empty. */
  readonly links: readonly [PanelLink, ...PanelLink[]];
}

export interface ArrangedRow {
  readonly row: PanelRow;
  /** The cards of the row that the filter lets through. */
  readonly shown: readonly CardLinks[];
}
