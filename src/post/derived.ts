/** Gives back what it is given as the new instance, so that a class above it adds its fields to any object. */
const Given = function (thing: object): object {
  return thing;
} as unknown as new (thing: object) => object;

/** What was derived of one thing: who derived it, and what, by turns. Nobody else sees it in the thing. */
class Notes extends Given {
  readonly #notes: unknown[];

  constructor(thing: object, by: unknown, what: unknown) {
    super(thing);
    this.#notes = [by, what];
  }

  static of(thing: object): unknown[] | undefined {
    return #notes in thing ? thing.#notes : undefined;
  }
}

/**
 * What was derived of things, for as long as they live.
 *
 * It does what a WeakMap does, but keeps what was derived in the thing. Values here hold on to their own
 * keys, and the short collections of V8 take the values of a WeakMap for used: nearly every post that was
 * read would grow old before anybody forgot it, which costs a quarter of the time of reading many.
 */
export class Derived<Thing extends object, Value> {
  get(thing: Thing): Value | undefined {
    const notes = Notes.of(thing);
    const at = notes === undefined ? -1 : placeIn(notes, this);
    return notes === undefined || at === -1 ? undefined : (notes[at + 1] as Value);
  }

  set(thing: Thing, value: Value): void {
    const notes = Notes.of(thing);
    if (notes === undefined) {
      new Notes(thing, this, value);
      return;
    }
    const at = placeIn(notes, this);
    if (at === -1) {
      notes.push(this, value);
    } else {
      notes[at + 1] = value;
    }
  }

  /** What is known of a thing, derived at the first call. */
  of(thing: Thing, derive: () => Value): Value {
    let value = this.get(thing);
    if (value === undefined) {
      value = derive();
      this.set(thing, value);
    }
    return value;
  }
}

function placeIn(notes: readonly unknown[], by: unknown): number {
  for (let at = 0; at < notes.length; at += 2) {
    if (notes[at] === by) {
      return at;
    }
  }
  return -1;
}
