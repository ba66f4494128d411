/** Text in which every code unit is a character of its own. */
const simple = /^[\t\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b]*$/;

let segmenter: Intl.Segmenter | undefined;

/** A text as the characters that a reader sees, which may be several code points each. */
export function charactersOf(text: string): readonly string[] {
  if (simple.test(text)) {
    return text.split('');
  }
  // The first one takes tens of milliseconds to make, and few blogs need any.
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
