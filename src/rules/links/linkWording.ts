/** How a sentence goes on when its link says where it leads. */
export interface Wording {
  /** What replaces a part of the text before the link, with offsets into that. */
  readonly before:
    { readonly start: number; readonly end: number; readonly words: string } | undefined;
  /** What stands between the square brackets. */
  readonly label: string;
}

/** What the words of a link ask for; `here` in `click here` and the like. */
const clicking = /^(?:click|press|tap)(?: (?:here|me|this))?$/;
/** `see here` becomes `see …`, `go here` becomes `go to …`. */
const verbsHere: ReadonlyMap<string, string> = new Map([
  ['see here', 'see '],
  ['look here', 'look at '],
  ['go here', 'go to '],
  ['find it here', 'find it at '],
  ['more here', 'more at '],
]);

/** Behind these, the name of a place stands as `here` does. */
const takesPlace =
  /(?:^|[\s(*_])(?:at|browse|by|check|check out|clicking|explore|follow|following|from|in|of|on|see|through|to|under|use|using|via|visit|visiting|with)\s*$/i;
/** `click here` alone asks readers for something; in `if you click here` it tells what happens then. */
const imperative =
  /(?:^|[-\u2013\u2014.!?:;,()|*_>#"\u201C]|(?:^|[\s(])(?:also|and|can|could|just|may|or|please|should|simply|then|to))\s*$/i;
/** `For more information [click here](…)`, without the comma. */
const leadIn = /(?:^|[.!?]\s)\s*(?:for|to)\s[^.!?]*\s$/i;
const leadInOfOthers = /\b(?:if|once|that|they|we|when|which|who|you)\s*$/i;
const sentenceStart = /(?:^|[.!?:;|>#]|[-\u2013\u2014](?=\s))[\s*_("\u201C]*$/;
const article = /\b(?:a|an|another|his|her|its|my|our|same|that|the|their|this|your)\s*$/i;
const clickBefore = /\b((?:(?:just|simply)\s+)?(?:click|press|tap)(?:\s+on)?)(\s*)$/i;
const endsHere = /^[\s*_)"\u201D]*(?:$|[.!?,;:)|\u2013\u2014-])/;
const person = /^\s+(?:I|one|they|we|you)\b/;
/** Behind `this` alone, these words show that it is no part of a name: `this project` is. */
const afterNoun =
  /^\s+(?:and|are|as|because|but|by|before|for|from|has|if|in|is|on|or|so|that|to|was|when|where|which|while|with)\b/i;

/**
 * The sentence around a link with the words `label` that says `place` instead; undefined where that
 * would not read well.
 *
 * @param before what stands before the link in its paragraph, @param after what stands behind it.
 */
export function wordingFor(
  before: string,
  label: string,
  after: string,
  place: string,
): Wording | undefined {
  const words = label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const isUpper = /^\P{L}*\p{Lu}/u.test(label);
  const only = { before: undefined, label: place };
  const behind = (added: string): Wording | undefined =>
    /[\p{L}\p{N}]$/u.test(before)
      ? undefined
      : {
          before: {
            start: before.length,
            end: before.length,
            words: isUpper ? capital(added) : added,
          },
          label: place,
        };
  if (clicking.test(words)) {
    return isImperativeBehind(before) ? behind(`${verbFor(after)} `) : undefined;
  }
  const verb = verbsHere.get(words);
  if (verb !== undefined) {
    return behind(verb);
  }
  switch (words) {
    case 'here':
      return wordingForHere(before, after, only, behind);
    case 'this':
    case 'that':
      return endsHere.test(after) || afterNoun.test(after) ? only : undefined;
    case 'link':
      return endsHere.test(after) && !article.test(before) ? only : undefined;
    case 'more':
    case 'read more':
      return endsHere.test(after) && sentenceStart.test(before) && /\p{L}\s*$/u.test(label)
        ? { before: undefined, label: `${label.trim()} about ${place}` }
        : undefined;
    default:
      return /^(?:that|the|this) /.test(words) ? only : undefined;
  }
}

function wordingForHere(
  before: string,
  after: string,
  only: Wording,
  behind: (added: string) => Wording | undefined,
): Wording | undefined {
  const click = clickBefore.exec(before);
  if (click !== null) {
    const [, words = '', white = ''] = click;
    if (!isImperativeBehind(before.slice(0, click.index))) {
      return only;
    }
    const verb = verbFor(after);
    const written = /^\p{Lu}/u.test(words) ? capital(verb) : verb;
    return {
      ...only,
      before: {
        start: click.index,
        // White space stays as it is, a line break say.
        end: click.index + words.length,
        words: white === '' ? `${written} ` : written,
      },
    };
  }
  if (sentenceStart.test(before) || /,\s*$/.test(before)) {
    return endsHere.test(after) ? only : person.test(after) ? behind('at ') : undefined;
  }
  if (takesPlace.test(before) || !/[\p{L}\p{N}]\s*$/u.test(before)) {
    return only;
  }
  return behind('at ');
}

function isImperativeBehind(before: string): boolean {
  return imperative.test(before) || (leadIn.test(before) && !leadInOfOthers.test(before));
}

/** `see …` or `see … for details`, but `open … to download it`. */
function verbFor(after: string): string {
  return /^\s+(?:and|to)\b/i.test(after) ? 'open' : 'see';
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
