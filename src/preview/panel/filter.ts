import type { WordedCard } from '../card/worded';
import type { CardLinks } from './arranged';
import type { PanelRow } from './model';

/** Whether a card of a row, or a row without links, is shown. */
export type Filter = (row: PanelRow, shown?: CardLinks) => boolean;

/**
 * A filter for what was typed: every word has to occur in the component's names or in the owner,
 * name, host or kind of a link or in what is known of it, without regard to case and accents. Nothing
 * typed shows everything.
 */
export function createFilter(typed: string): Filter {
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  return (row, shown) => {
    if (words.length === 0) {
      return true;
    }
    const texts = [textOfRow(row)];
    if (shown !== undefined) {
      texts.push(textOfCard(shown.card));
      // The address has owner, name and host in it, the way people copy them.
      texts.push(folded(shown.links.map(({ label = '', url }) => `${label}\n${url}`).join('\n')));
    }
    const haystack = texts.join('\n');
    return words.every((word) => haystack.includes(word));
  };
}

/** Rows and cards stay the same objects while nothing about them changes. */
const texts = new WeakMap<PanelRow | WordedCard, string>();

function remembered(of: PanelRow | WordedCard, words: () => readonly string[]): string {
  let text = texts.get(of);
  if (text === undefined) {
    text = folded(words().join('\n'));
    texts.set(of, text);
  }
  return text;
}

function textOfRow(row: PanelRow): string {
  return remembered(row, () => [row.title, ...row.aliases, row.match?.section ?? '']);
}

function textOfCard(card: WordedCard): string {
  return remembered(card, () => [
    card.hostLabel,
    card.hostName,
    card.place,
    card.what,
    card.displayName ?? '',
    card.description ?? '',
    ...card.badges.flatMap(({ short, long }) => [short, long]),
    ...card.facts.map(({ text }) => text),
    ...card.topics,
  ]);
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
