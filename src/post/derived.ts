/** Gives back what it is given as the new instance, so that a class above it adds its fields to any object. */
const Given = function (thing: object): object {
  return thing;
} as unknown as new (thing: object) => object;

/** What was derived of one thing by one, and what others derived of it. */
interface Note {
  readonly by: unknown;
  what: unknown;
  next: Note | undefined;
}

/** The first note on a thing. Nobody else sees it there. */
class Noted extends Given {
  readonly #first: Note;

  constructor(thing: object, first: Note) {
    super(thing);
    this.#first = first;
  }

  static first(thing: object): Note | undefined {
    return #first in thing ? thing.#first : undefined;
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
    for (let note = Noted.first(thing); note !== undefined; note = note.next) {
      if (note.by === this) {
        return note.what as Value;
      }
    }
    return undefined;
  }

  set(thing: Thing, value: Value): void {
    const first = Noted.first(thing);
    if (first === undefined) {
      new Noted(thing, { by: this, what: value, next: undefined });
      return;
    }
    for (let note: Note | undefined = first; note !== undefined; note = note.next) {
      if (note.by === this) {
        note.what = value;
        return;
      }
    }
    first.next = { by: this, what: value, next: first.next };
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
