// What can be seen is drawn first, and the rest of a long list once that has been painted.
import type { Arranged } from './arrange';

/** CSS pixels that a row with a link has at least. */
const smallestRow = 100;
/** Rows that are drawn between two frames. */
const slice = 20;

export class Stages {
  readonly #window: Window | null;
  readonly #next: () => void;
  #drawn = Infinity;
  #isWaiting = false;

  /** @param next more is to be drawn now. */
  constructor(window: Window | null, next: () => void) {
    this.#window = window;
    this.#next = next;
  }

  /** From the first one on, how many rows are to be drawn in full. */
  get drawn(): number {
    return this.#drawn;
  }

  /** Another list, which is seen from so many CSS pixels behind its beginning. */
  begin(scrollTop: number): void {
    const { innerHeight = Infinity } = this.#window ?? {};
    this.#drawn = Math.ceil((scrollTop + innerHeight) / smallestRow);
  }

  /** Whether this list is drawn in full now; what is left of it will be in a while. */
  covers({ parts }: Arranged): boolean {
    if (this.#drawn >= parts.reduce((count, { rows }) => count + rows.length, 0)) {
      this.#drawn = Infinity;
    } else if (!this.#isWaiting) {
      this.#isWaiting = true;
      // Called before the next frame is painted, which comes before the timer.
      this.#window?.requestAnimationFrame(() => {
        this.#window?.setTimeout(() => {
          this.#isWaiting = false;
          this.#drawn += slice;
          this.#next();
        });
      });
    }
    return this.#drawn === Infinity;
  }
}
