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

const [letter, never, perhaps] = [0, 1, 2];

/** What the characters of ASCII tell: no item that is a name alone has some; others need a closer look. */
const told = new Uint8Array(128).fill(letter);
for (const character of '\r\n[]<>()') {
  told[character.charCodeAt(0)] = never;
}
// Marks, white space, and what may part a name from its role.
for (const character of '*~`_\\\t=:') {
  told[character.charCodeAt(0)] = perhaps;
}

const wideEquals = 0xff1d;
const wideColon = 0xff1a;

/**
 * Whether a name alone can start like this. Most items are prose, which has too many words, or small
 * ones: that shows in its letters, long before its end.
 */
export function mayStartName(text: string, { start, end }: Span): boolean {
  const first = text.charAt(start);
  const most = first >= 'a' && first <= 'z' ? 1 : mostWords;
  let words = 1;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 32) {
      // Behind a space there may also be a dash, another space, the end.
      if (at === start || !isLetterOrDigit(text.charCodeAt(at + 1))) {
        return true;
      }
      words++;
      if (words > most) {
        return false;
      }
    } else if (unit > 127) {
      if (unit === wideEquals || unit === wideColon) {
        return true;
      }
    } else if (told[unit] !== letter) {
      return told[unit] === perhaps;
    }
  }
  return true;
}

/** Of ASCII. */
function isLetterOrDigit(unit: number): boolean {
  const lower = unit | 32;
  return (lower >= 97 && lower <= 122) || (unit >= 48 && unit <= 57);
}
