// When the body of a post is made ready to be drawn: at once where that is quick, and when typing rests
// where it is not, so that the page answers in between.
import type { Root } from 'hast';
import { type KeyedBlock, blocksAfter } from './blockKeys';
import { excerptOf, renderBody } from './render';

/** A body that can be drawn. */
export interface DrawnBody {
  readonly markdown: string;
  readonly tree: Root;
  /** One for each child of the tree. */
  readonly keys: readonly number[];
  /** Its beginning, as the blog has it in the list of posts. */
  readonly excerpt: string;
  /** The Markdown itself stands there. */
  readonly isPlain: boolean;
}

/** Time, as the page has it and as tests have it. All in milliseconds. */
export interface Clock {
  now(): number;
  after(milliseconds: number, call: () => void): number;
  cancel(timer: number): void;
}

/** What takes longer waits until nobody types. */
const quick = 50;
const longestRest = 1000;
/** Enough for a page to show what it has before it is busy. */
const seen = 20;
/** Readers are told when they would wait longer than this. */
export const noticed = 300;

/** Turns Markdown into bodies, the latest alone. */
export class Drawing {
  readonly #clock: Clock;
  readonly #drawn: (body: DrawnBody) => void;
  readonly #isSlow: () => void;
  #blocks: readonly KeyedBlock[] = [];
  #markdown: string | undefined;
  #timer: number | undefined;
  /** How long the last took for each character. */
  #pace = 0;

  /**
   * @param drawn gets each body that is ready.
   * @param isSlow is told before one is begun that readers will wait for.
   */
  constructor(clock: Clock, drawn: (body: DrawnBody) => void, isSlow: () => void) {
    this.#clock = clock;
    this.#drawn = drawn;
    this.#isSlow = isSlow;
  }

  /** @param isNew whether this is another post than before, which nobody wants to wait for. */
  draw(markdown: string, isNew: boolean): void {
    if (isNew) {
      this.#blocks = [];
    }
    if (this.#markdown === markdown && !isNew) {
      return;
    }
    this.#markdown = markdown;
    if (this.#timer !== undefined) {
      this.#clock.cancel(this.#timer);
    }
    const expected = this.#expected(markdown);
    if (expected > noticed) {
      this.#isSlow();
    }
    const rest = expected <= quick ? 0 : isNew ? seen : Math.min(longestRest, 2 * expected);
    this.#timer = this.#clock.after(rest, () => {
      this.#timer = undefined;
      this.#drawNow(markdown);
    });
  }

  /** In milliseconds. */
  #expected(markdown: string): number {
    return markdown.length * (this.#pace === 0 ? firstPace : this.#pace);
  }

  #drawNow(markdown: string): void {
    const start = this.#clock.now();
    const { tree, isPlain } = renderBody(markdown);
    if (markdown.length > 0) {
      this.#pace = (this.#clock.now() - start) / markdown.length;
    }
    const sources = tree.children.map((block) => {
      const from = block.position?.start.offset ?? 0;
      return `${block.type} ${markdown.slice(from, block.position?.end.offset ?? from)}`;
    });
    this.#blocks = blocksAfter(this.#blocks, sources);
    this.#drawn({
      markdown,
      tree,
      keys: this.#blocks.map(({ key }) => key),
      excerpt: excerptOf(tree),
      isPlain,
    });
  }
}

/** Milliseconds for each character before anything was measured: on the slow side. */
const firstPace = 0.005;
