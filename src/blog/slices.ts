/** How an extension host or a process lets others work. */
export interface Pace {
  /** In milliseconds; only differences mean something. */
  now(): number;
  /** Resolves after everything that waits has had its turn: events, timers, other promises. */
  pause(): Promise<void>;
}

/** Milliseconds after which others get their turn; the piece of work under way is finished first. */
const longestSlice = 4;

/** Does small pieces of work in order, in slices between which others have their turn. */
export class Slices {
  readonly #pace: Pace;
  readonly #told: (milliseconds: number) => void;
  #waiting: (() => void)[] = [];
  #working = false;
  #stopped = false;

  /** @param told hears how long each slice took. */
  constructor(pace: Pace, told: (milliseconds: number) => void = () => undefined) {
    this.#pace = pace;
    this.#told = told;
  }

  /** How many pieces of work wait. */
  get backlog(): number {
    return this.#waiting.length;
  }

  /**
   * Resolves when the work is done and rejects where it fails; other work goes on either way.
   * Once everything is stopped, neither happens.
   */
  run(work: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#stopped) {
        return;
      }
      this.#waiting.push(() => {
        try {
          work();
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      if (!this.#working) {
        this.#working = true;
        void this.#work();
      }
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting = [];
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      // First, since several answers may arrive in one turn and must not add up.
      await this.#pace.pause();
      const start = this.#pace.now();
      let done = 0;
      while (done < this.#waiting.length && this.#pace.now() - start < longestSlice) {
        this.#waiting[done]?.();
        done++;
      }
      this.#waiting.splice(0, done);
      this.#told(this.#pace.now() - start);
    }
    this.#working = false;
  }
}
