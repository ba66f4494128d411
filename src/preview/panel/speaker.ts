/** Milliseconds of rest before something is spoken, so that typing is not commented on. */
const speakingDelay = 400;

/** What readers of screens are told: the last of what is said in a short while. */
export class Speaker {
  readonly #changed: () => void;
  #words = '';
  #counts: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param changed other words stand to be read out. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get words(): string {
    return this.#words;
  }

  say(words: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#words = words;
      this.#changed();
    }, speakingDelay);
  }

  /** Says what there is where that is other than before. */
  sayCounts(counts: string): void {
    if (this.#counts !== undefined && this.#counts !== counts) {
      this.say(counts);
    }
    this.#counts = counts;
  }

  /** The next counts are of something else, and no change. */
  forgetCounts(): void {
    this.#counts = undefined;
  }
}
