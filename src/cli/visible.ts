/** What moves the cursor, ends a line or changes how the rest is shown. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Words of others on one line of a terminal: what nobody sees there is written as its code, `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(unseen, (unit) => `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`);
}
