// Text of posts, file names and messages, made harmless for terminals and for the logs of services.

/**
 * Characters that would steer a terminal, show nothing, or turn the direction of writing around, and halves of
 * surrogate pairs. Joiners, tags in flags and the marks that stand before Arabic numbers are part of what is read.
 */
const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{e0020}-\u{e007f}])\p{Cf}/gu;

/** Nearly every text that is told: looking at each character for what it is takes much longer. */
const isPlain = /^[ -~“”‘’…–]*$/;

/** Shows nothing, and keeps what stands around it on one line. */
const wordJoiner = '\u2060';

/** Text on one line, in which every character can be seen: `␛` for an escape, `<U+202E>` for an override. */
export function visible(text: string): string {
  return isPlain.test(text) ? text : text.replace(unseen, nameOf);
}

/**
 * Text that may stand in the log of a service: many take lines that begin with `::` for commands, or what begins
 * with `##[` or `##word[` wherever it stands.
 */
export function inert(text: string): string {
  const seen = visible(text);
  // Nearly every text has neither, and that is found out sooner so.
  return seen.includes('::') || seen.includes('##')
    ? seen.replace(/(?<!\S):(?=:)/g, `:${wordJoiner}`).replace(/##(?=\w*\[)/g, `##${wordJoiner}`)
    : seen;
}

/** A path that may begin a line of a log, and still leads to its file. */
export function inertPath(path: string): string {
  return (/^\s*:/.test(path) ? `./${visible(path)}` : visible(path)).replace(
    /##(?=\w*\[)/g,
    `##${wordJoiner}`,
  );
}

/** JSON that is the same to programs, with every character that can do harm where it is shown as an escape. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(
    // The line ends are those of the JSON: within texts they are escapes already.
    /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu,
    (character) =>
      Array.from(
        { length: character.length },
        (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
      ).join(''),
  );
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) {
    return String.fromCodePoint(0x24_00 + code);
  }
  return code === 0x7f ? '␡' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
