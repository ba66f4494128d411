import { t } from '../l10n';
import type { PanelRow } from './model';
import {
  type Direction,
  type Drag,
  type Move,
  dragOver,
  followPointer,
  isDone,
  movableWith,
  moveByOne,
} from './reorder';
import { rowName } from './words';

/** What the moving of rows needs from the page. */
export interface MovablePage {
  /** In the order of the post. */
  readonly rows: () => readonly PanelRow[];
  /** Why no row can be moved just now. */
  readonly obstacle: () => string | undefined;
  readonly main: () => HTMLElement | null;
  readonly post: (move: Move) => void;
  readonly say: (words: string) => void;
  /** Where the dragged row would go has changed. */
  readonly changed: () => void;
}

/** Components on their way to other places of the post, by keys or under the pointer. */
export class Mover {
  readonly #page: MovablePage;
  #drag: Drag | undefined;
  /** Asked for, and told when the post has it. */
  #asked: (Move & { readonly words: string }) | undefined;

  constructor(page: MovablePage) {
    this.#page = page;
  }

  get drag(): Drag | undefined {
    return this.#drag;
  }

  /** Another post stands on the page. */
  forget(): void {
    this.#drag = undefined;
    this.#asked = undefined;
  }

  byOne(id: string, direction: Direction): void {
    const move = moveByOne(this.#page.rows(), id, direction);
    const obstacle = this.#page.obstacle();
    if (move !== undefined && obstacle === undefined) {
      this.#ask(move);
    } else if (move !== undefined && obstacle !== undefined) {
      this.#page.say(obstacle);
    }
  }

  byPointer(event: PointerEvent, id: string): void {
    const main = this.#page.main();
    if (main === null || event.button !== 0) {
      return;
    }
    followPointer(event, {
      scroller: main,
      rows: () => {
        const ids = new Set(movableWith(this.#page.rows(), id).map((row) => row.id));
        const rows = main.querySelectorAll<HTMLElement>('[data-row]');
        return [...rows].filter((row) => ids.has(row.dataset['row'] ?? ''));
      },
      over: (index) => {
        this.#show(dragOver(this.#page.rows(), id, index));
      },
      drop: () => {
        const drag = this.#drag;
        this.#show(undefined);
        if (drag !== undefined && !drag.isNowhere) {
          this.#ask(drag);
        }
      },
      cancel: () => {
        this.#show(undefined);
      },
    });
  }

  /** Only the post can tell that a component has been moved. */
  tell(): void {
    if (this.#asked !== undefined && isDone(this.#page.rows(), this.#asked)) {
      this.#page.say(this.#asked.words);
      this.#asked = undefined;
    }
  }

  #ask({ row, before }: Move): void {
    const named = (id: string): string => {
      const found = this.#page.rows().find((each) => each.id === id);
      return found === undefined ? '' : rowName(found);
    };
    const words =
      before === undefined
        ? t('Moved {0} to the end', named(row))
        : t('Moved {0} before {1}', named(row), named(before));
    this.#asked = { row, before, words };
    this.#page.post({ row, before });
  }

  #show(drag: Drag | undefined): void {
    this.#drag = drag;
    this.#page.changed();
  }
}
