import type { UsedValue } from '../profile/knownValues';

/** Answers that are remembered: those who ask again and again are open in editors, so that they are few. */
const mostAnswers = 50;

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
      used = withoutOwn(this.#used, own);
      if (this.#usedByOthers.size >= mostAnswers) {
        this.#usedByOthers.clear();
      }
      this.#usedByOthers.set(uri, used);
    }
    return used;
  }
}

/**
 * The values that posts give another field, by what they give a first one. Those of one value are counted
 * once; for the post that asks, its own are taken away again. Never changes.
 */
export class CompanionTable {
  readonly #first: FieldTable;
  readonly #other: FieldTable;
  readonly #counted = new Map<string, readonly UsedValue[]>();

  constructor(first: FieldTable, other: FieldTable) {
    this.#first = first;
    this.#other = other;
  }

  /** Of the posts with a value but for one, most used first. */
  usedByOthers(uri: string, value: string): readonly UsedValue[] {
    let used = this.#counted.get(value);
    if (used === undefined) {
      const uses = new Map<string, number>();
      for (const post of this.#first.postsWith(value)) {
        for (const companion of this.#other.valuesIn(post)) {
          uses.set(companion, (uses.get(companion) ?? 0) + 1);
        }
      }
      used = ranked(Array.from(uses, ([text, count]) => ({ text, uses: count })));
      this.#counted.set(value, used);
    }
    return this.#first.valuesIn(uri).includes(value)
      ? withoutOwn(used, new Set(this.#other.valuesIn(uri)))
      : used;
  }
}

/** What is left of ranked values without one use of each that a post has itself. */
function withoutOwn(used: readonly UsedValue[], own: ReadonlySet<string>): readonly UsedValue[] {
  // They are in order but for those of the post, which costs little more than looking at each.
  return ranked(
    used.flatMap(({ text, uses }) => {
      const others = own.has(text) ? uses - 1 : uses;
      return others === 0 ? [] : [{ text, uses: others }];
    }),
  );
}

/** Most used first; the order of the alphabet among equals, so that it stays the same. */
function ranked(values: readonly UsedValue[]): readonly UsedValue[] {
  return values.toSorted((a, b) => b.uses - a.uses || (a.text < b.text ? -1 : 1));
}
