import fastStringWidth from 'fast-string-width';

/** Takes no room on a terminal, though the library gives it some; between emoji a joiner makes one of them. */
const without = /[\u200c\u2060]|\u200d(?!\p{Emoji})/gu;

/** Text in which every code unit is a character of its own. */
const simple = /^[\t\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b]*$/;

let segmenter: Intl.Segmenter | undefined;

/** The columns of a terminal that a text takes; escape sequences take none. */
export function widthOf(text: string): number {
  return fastStringWidth(text.replace(without, ''));
}

/** A text as the characters that a reader sees, which may be several code points each. */
export function charactersOf(text: string): readonly string[] {
  if (simple.test(text)) {
    return text.split('');
  }
  // The first one takes tens of milliseconds to make, and few blogs need any.
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
