import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** In bytes, both halves of it: what is made for the posts that are read in step fits in several times. */
const largeEnough = 16 * 1024 * 1024;
/** The newest V8 that this was tried with; one that no longer knew the setting would say so on standard error. */
const newestV8 = 13;

/**
 * Keeps the space in which V8 makes what is soon forgotten from growing further. A check makes and forgets much and
 * keeps little, so that a larger one takes up to 40 MB and saves little.
 */
export class Nursery {
  /** Not where the user says how it grows. */
  readonly #isKnown =
    Number.parseInt(process.versions.v8) <= newestV8 &&
    !process.execArgv.some((option) => /semi[-_]space[-_]growth/.test(option));
  #isLimited = false;

  /** To be called now and then while posts are read: until it has grown enough, growing saves time. */
  limit(): void {
    if (this.#isLimited || !this.#isKnown) {
      return;
    }
    const nursery = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    if (nursery === undefined || nursery.space_size >= largeEnough) {
      this.#isLimited = true;
      setFlagsFromString('--semi-space-growth-factor=1');
    }
  }

  /** Lets it grow again: settings are those of all that runs, and of what is kept of it. */
  free(): void {
    if (this.#isLimited) {
      this.#isLimited = false;
      setFlagsFromString('--semi-space-growth-factor=2');
    }
  }
}
