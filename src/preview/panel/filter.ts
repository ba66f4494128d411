import type { Card } from '../card/model';
import {
  badgeWords,
  kindWords,
  lastPush,
  licenseWords,
  ownerKind,
  repositoryCount,
} from '../card/words';
import type { PanelLink, PanelRow } from './model';

/** What one card of a row stands for: all links of the row that lead to the same place. */
export interface CardLinks {
  readonly card: Card;
  /** In the order of the post; never empty. */
  readonly links: readonly [PanelLink, ...PanelLink[]];
}

/** Whether a card of a row, or a row without links, is shown. */
export type Filter = (row: PanelRow, shown?: CardLinks) => boolean;

/**
 * A filter for what was typed: every word has to occur in the component's names or in the owner,
 * name, host or kind of a link or in what is known of it, without regard to case and accents. Nothing
 * typed shows everything.
 *
 * @param today `YYYY-MM-DD`, of which the last push is told in words.
 */
export function createFilter(typed: string, today: string): Filter {
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  return (row, shown) => {
    if (words.length === 0) {
      return true;
    }
    const texts = [textOfRow(row)];
    if (shown !== undefined) {
      texts.push(textOfCard(shown.card, today));
      // The address has owner, name and host in it, the way people copy them.
      texts.push(folded(shown.links.map(({ label = '', url }) => `${label}\n${url}`).join('\n')));
    }
    const haystack = texts.join('\n');
    return words.every((word) => haystack.includes(word));
  };
}

/** Rows and cards stay the same objects while nothing about them changes. */
const rowTexts = new WeakMap<PanelRow, string>();
const cardTexts = new WeakMap<Card, { readonly today: string; readonly text: string }>();

function textOfRow(row: PanelRow): string {
  let text = rowTexts.get(row);
  if (text === undefined) {
    text = folded([row.title, ...row.aliases, row.match?.section ?? ''].join('\n'));
    rowTexts.set(row, text);
  }
  return text;
}

function textOfCard(card: Card, today: string): string {
  const before = cardTexts.get(card);
  if (before?.today === today) {
    return before.text;
  }
  const { repository, ownerFacts } = card;
  const text = folded(
    [
      card.host.label,
      card.host.name,
      `${card.owner}/${card.name ?? ''}`,
      kindWords(card),
      ...card.badges.flatMap((badge) => [badgeWords(badge).short, badgeWords(badge).long]),
      ...(repository === undefined
        ? []
        : [
            repository.description ?? '',
            repository.language?.name ?? '',
            licenseWords(repository) ?? '',
            lastPush(repository, today) ?? '',
            repository.release?.tag ?? '',
            ...repository.topics,
          ]),
      ...(ownerFacts === undefined
        ? []
        : [
            ownerFacts.displayName ?? '',
            ownerFacts.description ?? '',
            ownerKind(ownerFacts),
            ownerFacts.repositoryCount === undefined
              ? ''
              : repositoryCount(ownerFacts.repositoryCount),
          ]),
    ].join('\n'),
  );
  cardTexts.set(card, { today, text });
  return text;
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
