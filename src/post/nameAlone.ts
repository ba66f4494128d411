import { countWords, isName } from './leads';
import type { Span } from './text';

/** Words such as `and many more` are no component. */
const fillers =
  /^(?:and|another|any|coming|etc|every|many|more|much|not|or|other|others|plus|see|some|soon|tba|tbd|the rest|todo|various|your)\b/i;
const mostWords = 4;

/** Whether a whole item can be the name of a component; prose starts small or goes on for long. */
export function isNameAlone(name: string): boolean {
  const words = countWords(name);
  return (
    isName(name) &&
    words <= mostWords &&
    !fillers.test(name) &&
    (words === 1 || !/^\p{Ll}/u.test(name))
  );
}

/** Characters that no item has which is a name alone. */
const inNoName = '\r\n[]<>()';
/** Marks, white space, and what may part a name from its role. */
const needsCloserLook = '*~`_\\\t=\uFF1D:\uFF1A';

/**
 * Whether a name alone can start like this. Most items are prose, which has too many words, or small
 * ones: that shows in its letters, long before its end.
 */
export function mayStartName(text: string, { start, end }: Span): boolean {
  const first = text.charAt(start);
  const most = first >= 'a' && first <= 'z' ? 1 : mostWords;
  let words = 1;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === ' ') {
      // Behind a space there may also be a dash, another space, the end.
      if (at === start || !/[a-z\d]/i.test(text.charAt(at + 1))) {
        return true;
      }
      words++;
      if (words > most) {
        return false;
      }
    } else if (inNoName.includes(character)) {
      return false;
    } else if (needsCloserLook.includes(character)) {
      return true;
    }
  }
  return true;
}
