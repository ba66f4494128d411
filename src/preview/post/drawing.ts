// When the body of a post is made ready to be drawn: in slices, between which the page answers, and the
// first screen first.
import { type KeyedBlock, blocksAfter } from './blockKeys';
import { type Block, BodyReader, type ReadBody } from './bodyReader';
import { excerptOf } from './render';

export interface DrawnBlock extends Block {
  /** What the page knows it by, also when it has changed. */
  readonly key: number;
}

/** A body that can be drawn. */
export interface DrawnBody {
  readonly blocks: readonly DrawnBlock[];
  /** Its beginning, as the blog has it in the list of posts. */
  readonly excerpt: string;
  /** The Markdown itself stands there. */
  readonly isPlain: boolean;
}

/** Time, as the page has it and as tests have it. */
export interface Clock {
  /** In milliseconds. */
  now(): number;
  /** Calls back once the page has answered what waits for it. */
  soon(call: () => void): void;
}

/** Milliseconds of reading at a time. */
const slice = 8;
/** Milliseconds between two times that an unfinished body is drawn. */
const betweenDrawings = 100;
/** Readers are told when they wait longer than this. In milliseconds. */
export const noticed = 300;

/** Turns Markdown into bodies, the latest alone. */
export class Drawing {
  readonly #clock: Clock;
  readonly #drawn: (body: DrawnBody, isWhole: boolean) => void;
  readonly #isSlow: () => void;
  readonly #reader = new BodyReader();
  #blocks: readonly KeyedBlock[] = [];
  #markdown: string | undefined;
  /** The reading that counts. */
  #current: Reading | undefined;

  /**
   * @param drawn gets each body that is ready, or the beginning of one.
   * @param isSlow is told once of a body that readers have to wait for.
   */
  constructor(
    clock: Clock,
    drawn: (body: DrawnBody, isWhole: boolean) => void,
    isSlow: () => void,
  ) {
    this.#clock = clock;
    this.#drawn = drawn;
    this.#isSlow = isSlow;
  }

  /**
   * Begins at once; what is ready within the first slice is drawn before this returns.
   *
   * @param isNew whether this is another post than before.
   */
  draw(markdown: string, isNew: boolean): void {
    if (isNew) {
      this.#blocks = [];
    } else if (this.#markdown === markdown) {
      return;
    }
    this.#markdown = markdown;
    const now = this.#clock.now();
    this.#current = {
      steps: this.#reader.read(markdown),
      began: now,
      lastDrawn: isNew ? -Infinity : now,
      isSlow: false,
    };
    this.#continue(this.#current);
  }

  #continue(reading: Reading): void {
    if (reading !== this.#current) {
      return;
    }
    const start = this.#clock.now();
    for (;;) {
      const { value, done } = reading.steps.next();
      const now = this.#clock.now();
      if (done === true) {
        this.#current = undefined;
        this.#put(value, true);
        return;
      }
      if (now - start >= slice) {
        // Nothing is taken off the page before there is as much again.
        if (
          now - reading.lastDrawn >= betweenDrawings &&
          value.blocks.length > this.#blocks.length
        ) {
          reading.lastDrawn = now;
          this.#put(value, false);
        }
        if (!reading.isSlow && now - reading.began >= noticed) {
          reading.isSlow = true;
          this.#isSlow();
        }
        this.#clock.soon(() => {
          this.#continue(reading);
        });
        return;
      }
    }
  }

  #put({ blocks, isPlain }: ReadBody, isWhole: boolean): void {
    const keyed = blocksAfter(
      this.#blocks,
      blocks.map(({ source }) => source),
    );
    this.#blocks = keyed;
    this.#drawn(
      {
        blocks: blocks.map((block, index) => ({ ...block, key: keyed[index]?.key ?? index })),
        excerpt: excerptOf(nodesOf(blocks)),
        isPlain,
      },
      isWhole,
    );
  }
}

interface Reading {
  readonly steps: ReturnType<BodyReader['read']>;
  readonly began: number;
  lastDrawn: number;
  isSlow: boolean;
}

function* nodesOf(blocks: readonly Block[]): Generator<Block['nodes'][number]> {
  for (const { nodes } of blocks) {
    yield* nodes;
    yield { type: 'text', value: '\n' };
  }
}
