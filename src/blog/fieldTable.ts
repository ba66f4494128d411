import type { UsedValue } from '../profile/knownValues';

/** What the posts of a blog give one field, ready to be asked. Never changes. */
export class FieldTable {
  readonly #byPost: ReadonlyMap<string, readonly string[]>;
  readonly #byValue = new Map<string, string[]>();
  readonly #used: readonly UsedValue[];
  readonly #usedByOthers = new Map<string, readonly UsedValue[]>();

  /** @param byPost the different values of each post that has any, by the address of the post. */
  constructor(byPost: ReadonlyMap<string, readonly string[]>) {
    this.#byPost = byPost;
    for (const [uri, values] of byPost) {
      for (const value of values) {
        const posts = this.#byValue.get(value);
        if (posts === undefined) {
          this.#byValue.set(value, [uri]);
        } else {
          posts.push(uri);
        }
      }
    }
    this.#used = ranked(
      Array.from(this.#byValue, ([text, posts]) => ({ text, uses: posts.length })),
    );
  }

  valuesIn(uri: string): readonly string[] {
    return this.#byPost.get(uri) ?? [];
  }

  /** The posts that have a value. */
  postsWith(value: string): readonly string[] {
    return this.#byValue.get(value) ?? [];
  }

  /** The values of all posts but one, most used first; counted once. */
  usedByOthers(uri: string): readonly UsedValue[] {
    const own = new Set(this.valuesIn(uri));
    if (own.size === 0) {
      return this.#used;
    }
    let used = this.#usedByOthers.get(uri);
    if (used === undefined) {
      used = ranked(
        this.#used.flatMap(({ text, uses }) => {
          const others = own.has(text) ? uses - 1 : uses;
          return others === 0 ? [] : [{ text, uses: others }];
        }),
      );
      this.#usedByOthers.set(uri, used);
    }
    return used;
  }
}

/** Most used first; the order of the alphabet among equals, so that it stays the same. */
export function ranked(values: readonly UsedValue[]): readonly UsedValue[] {
  return values.toSorted((a, b) => b.uses - a.uses || (a.text < b.text ? -1 : 1));
}
