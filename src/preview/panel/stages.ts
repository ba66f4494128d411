// What can be seen is drawn first, and the rest of a long list once that has been painted.
import type { Arranged } from './arrange';

/** CSS pixels of the smallest row. */
const smallestRow = 60;
/** Rows that are drawn between two breaths of the page. */
const slice = 20;

export class Stages {
  readonly #next: () => void;
  #drawn = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param next more is to be drawn now. */
  constructor(next: () => void) {
    this.#next = next;
  }

  /** From the first one on, how many rows are to be drawn in full. */
  get drawn(): number {
    return this.#drawn;
  }

  /** Another list, which is seen as far as so many CSS pixels from its beginning. */
  begin(seen: number): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawn = Math.ceil(seen / smallestRow);
  }

  /** Whether this list is drawn in full now; what is left of it will be in a while. */
  covers({ parts }: Arranged): boolean {
    if (this.#drawn >= parts.reduce((count, { rows }) => count + rows.length, 0)) {
      this.#drawn = Infinity;
    } else {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#drawn += slice;
        this.#next();
      });
    }
    return this.#drawn === Infinity;
  }
}
