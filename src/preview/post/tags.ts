// Where the HTML of a post begins and ends, told by its tags alone, so that what stands between two such
// places can be parsed by itself.

/** One tag: `p` opens, `/p` closes; `#` is before what Markdown opens. `!`: HTML whose end cannot be told. */
export type Tag = string;

/** They have no content. */
const empty = new Set(
  (
    'area base basefont bgsound br col embed frame hr image img input keygen link meta param source ' +
    'track wbr'
  ).split(' '),
);

/** They change how a browser reads all that is behind them, or are read only where a document begins. */
const strange = new Set(
  'body frameset head html noframes noscript plaintext select template'.split(' '),
);

/** What a browser may see as more than text: comments, tags, and whatever else begins like one. */
const part =
  /<!--(?!-?>)[^]*?-->|<(\/?)([a-z][^\s/<>]*)((?:=\s*"[^"]*"|=\s*'[^']*'|[^"'<>])*)>|</gi;

/** The tags of a piece of HTML as Markdown has it: a block of it, or one tag within a paragraph. */
export function tagsIn(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  for (const [whole, slash, name] of html.matchAll(part)) {
    if (whole.startsWith('<!--')) {
      continue;
    }
    if (name === undefined || slash === undefined) {
      tags.push('!');
      continue;
    }
    const tag = name.toLowerCase();
    if (!empty.has(tag)) {
      tags.push(strange.has(tag) ? '!' : `${slash}${tag}`);
    }
  }
  return tags;
}

/** Follows tags through a post. */
export class OpenTags {
  readonly #open: string[] = [];
  #isLost = false;

  /** Whether what is behind is read as if nothing stood before. */
  get areClosed(): boolean {
    return !this.#isLost && this.#open.length === 0;
  }

  follow(tags: readonly Tag[]): void {
    for (const tag of tags) {
      if (tag === '!') {
        this.#isLost = true;
      } else if (!tag.startsWith('/')) {
        this.#open.push(tag);
      } else if (this.#open.pop() !== tag.slice(1)) {
        this.#isLost = true;
      }
    }
  }
}
