import fastStringWidth from 'fast-string-width';

/** Takes no room on a terminal, though the library gives it some; between emoji a joiner makes one of them. */
const without = /[\u200c\u2060]|\u200d(?!\p{Emoji})/gu;

/** The columns of a terminal that a text takes; escape sequences take none. */
export function widthOf(text: string): number {
  return fastStringWidth(text.replace(without, ''));
}
