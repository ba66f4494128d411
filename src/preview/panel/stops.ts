// The rows and links as stops of one list: the arrow keys move between stops, Tab goes on to the
// controls of the current one and then leaves the list.

/** Of a row, or of one of its links. */
export function stopKey(row: string, link?: string): string {
  return link === undefined ? row : `${row}\n${link}`;
}

export function problemKey(row: string, problem: string): string {
  return `${row}\n\n${problem}`;
}

const controls = 'button, a[href], summary, select, input';
/** These use arrow keys themselves. */
const ownArrows = 'select, input';

export class Stops {
  readonly #root: HTMLElement;
  #current: string | undefined;
  /** What {@link #current} was found as last. */
  #found: HTMLElement | undefined;

  /** @param root holds all stops, and nothing that has `data-stop` but is none. */
  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Key of the stop that has the keyboard, or had it last. */
  get current(): string | undefined {
    return this.#current;
  }

  set current(key: string | undefined) {
    this.#current = key;
  }

  get all(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[data-stop]')];
  }

  /** The stop of that key, if it is drawn. */
  get currentStop(): HTMLElement | undefined {
    const found = this.#found;
    if (found?.isConnected !== true || keyOf(found) !== this.#current) {
      this.#found = this.all.find((stop) => keyOf(stop) === this.#current);
    }
    return this.#found;
  }

  /** Place of the current stop among all; -1 where it is gone. */
  get position(): number {
    const { currentStop } = this;
    return currentStop === undefined ? -1 : this.all.indexOf(currentStop);
  }

  /** Takes the controls of a part that has been drawn out of the way of Tab, but for the current stop. */
  drawn(part: HTMLElement): void {
    for (const stop of part.querySelectorAll<HTMLElement>('[data-stop]')) {
      setTabbable(stop, keyOf(stop) === this.#current);
    }
  }

  /**
   * Makes sure that Tab finds one stop: the current one or, where that is gone, the one that has come
   * in its place.
   *
   * @param isWhole nothing is still to be drawn, where the current one might be.
   */
  keep(position: number, isWhole: boolean): void {
    if (this.currentStop === undefined && (isWhole || this.#current === undefined)) {
      const { all } = this;
      this.enter(all[Math.min(Math.max(position, 0), all.length - 1)]);
    }
  }

  /** Makes this stop the current one. */
  enter(stop: HTMLElement | undefined): void {
    if (stop === undefined) {
      return;
    }
    const before = this.currentStop;
    if (before !== undefined && before !== stop) {
      setTabbable(before, false);
    }
    this.#current = keyOf(stop);
    this.#found = stop;
    setTabbable(stop, true);
  }

  /** Of the stop that an element is in. */
  of(target: Element | null): HTMLElement | undefined {
    return target?.closest<HTMLElement>('[data-stop]') ?? undefined;
  }

  /** The control that a key leads to from a control; undefined where the key is for somebody else. */
  target(key: string, from: Element): HTMLElement | undefined {
    const stop = this.of(from);
    if (stop === undefined || from.matches(ownArrows)) {
      return undefined;
    }
    const { all } = this;
    const index = all.indexOf(stop);
    const inStop = controlsOf(stop);
    const at = inStop.findIndex((control) => control === from);
    const forward = isRightToLeft(stop) ? -1 : 1;
    switch (key) {
      case 'ArrowDown':
        return primaryControl(all[index + 1]);
      case 'ArrowUp':
        return primaryControl(all[index - 1]);
      case 'Home':
        return primaryControl(all[0]);
      case 'End':
        return primaryControl(all.at(-1));
      case 'ArrowRight':
        return inStop[at + forward];
      case 'ArrowLeft':
        return inStop[at - forward];
      default:
        return undefined;
    }
  }
}

/** The first control of a stop: its title, the card as a whole, or the first fix of a problem. */
export function primaryControl(stop: Element | undefined): HTMLElement | undefined {
  return stop?.querySelector<HTMLElement>(controls) ?? undefined;
}

function keyOf(stop: HTMLElement): string | undefined {
  return stop.dataset['stop'];
}

function controlsOf(stop: Element): HTMLElement[] {
  return [...stop.querySelectorAll<HTMLElement>(controls)];
}

function setTabbable(stop: Element, isTabbable: boolean): void {
  for (const control of controlsOf(stop)) {
    control.tabIndex = isTabbable ? 0 : -1;
  }
}

function isRightToLeft(element: Element): boolean {
  return element.ownerDocument.defaultView?.getComputedStyle(element).direction === 'rtl';
}
