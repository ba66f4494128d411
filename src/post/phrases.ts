import { normaliseName } from './names';
import type { NamePart, OverviewEntry } from './overview';

/** A sentence or name as normalised words. */
export function wordsOf(text: string): readonly string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map(normaliseName)
    .filter(Boolean);
}

export interface Named {
  readonly entry: OverviewEntry;
  readonly part: NamePart;
}

/** No component's name has more. */
const mostWords = 8;

/** The names of entries, to be found in sentences. */
export class Phrases {
  /** By their first word, then by all of them. */
  readonly #named = new Map<string, Map<string, Named[]>>();
  readonly #lengths = new Set<number>();

  constructor(entries: readonly OverviewEntry[]) {
    for (const entry of entries) {
      for (const part of entry.names) {
        const words = wordsOf(part.name);
        const [first] = words;
        if (first !== undefined && words.length <= mostWords) {
          this.#add(first, words, { entry, part });
        }
      }
    }
  }

  #add(first: string, words: readonly string[], named: Named): void {
    this.#lengths.add(words.length);
    const sameStart = this.#named.get(first) ?? new Map<string, Named[]>();
    this.#named.set(first, sameStart);
    const phrase = words.join(' ');
    const same = sameStart.get(phrase);
    if (same === undefined) {
      sameStart.set(phrase, [named]);
    } else {
      same.push(named);
    }
  }

  /** The names among the words of a sentence; one that is several entries' is none's. */
  in(words: readonly string[]): Named[] {
    return words.flatMap((word, at) => {
      const sameStart = this.#named.get(word);
      return sameStart === undefined
        ? []
        : [...this.#lengths].flatMap((length) => {
            const [found, other] = sameStart.get(words.slice(at, at + length).join(' ')) ?? [];
            return found === undefined || other !== undefined ? [] : [found];
          });
    });
  }
}
