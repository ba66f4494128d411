// Where a component goes in its part: by the keyboard, one place at a time, or under the pointer.
import type { PanelRow } from './model';

/** Before which row a row goes; `undefined` stands for behind the last one. */
export interface Move {
  readonly row: string;
  readonly before: string | undefined;
}

/** The rows among which a row can be moved, in the order of the post. */
export function movableWith(rows: readonly PanelRow[], id: string): readonly PanelRow[] {
  const row = rows.find((each) => each.id === id);
  return row?.can.move === true
    ? rows.filter(({ part, can }) => can.move && part === row.part)
    : [];
}

export type Direction = 'up' | 'down';

/** One place up or down; undefined where there is no such place. */
export function moveByOne(
  rows: readonly PanelRow[],
  id: string,
  direction: Direction,
): Move | undefined {
  const among = movableWith(rows, id);
  const index = among.findIndex((row) => row.id === id);
  if (direction === 'up') {
    const before = among[index - 1];
    return before === undefined ? undefined : { row: id, before: before.id };
  }
  return index < 0 || index + 1 >= among.length
    ? undefined
    : { row: id, before: among[index + 2]?.id };
}

/** A row under the pointer. */
export interface Drag extends Move {
  /** The row behind which it would go, where that is the end. */
  readonly after: string | undefined;
  /** It would stay where it is. */
  readonly isNowhere: boolean;
}

/** @param index place, among those with which the row can be moved, before which it would go. */
export function dragOver(rows: readonly PanelRow[], id: string, index: number): Drag {
  const among = movableWith(rows, id);
  const from = among.findIndex((row) => row.id === id);
  const before = among[index]?.id;
  return {
    row: id,
    before,
    after: before === undefined ? among.at(-1)?.id : undefined,
    isNowhere: index === from || index === from + 1,
  };
}

/** Whether rows stand as a move was to put them. */
export function isDone(rows: readonly PanelRow[], { row, before }: Move): boolean {
  const among = movableWith(rows, row);
  return among.length > 0 && among[among.findIndex(({ id }) => id === row) + 1]?.id === before;
}

/** CSS pixels that the pointer has to move before anything is dragged, so that a click is none. */
const threshold = 4;
/** CSS pixels from the edge of the list within which it scrolls along. */
const edge = 36;

export interface DragTarget {
  /** The rows among which a row is dragged, in their order. */
  readonly rows: () => readonly HTMLElement[];
  readonly scroller: HTMLElement;
  /** The pointer is above the place before the row of that place; as many as there are: at the end. */
  readonly over: (index: number) => void;
  readonly drop: () => void;
  /** Ended without a drop. */
  readonly cancel: () => void;
}

/** Follows the pointer that was pressed on a handle until it is let go or Escape is pressed. */
export function followPointer(start: PointerEvent, target: DragTarget): void {
  const handle = start.currentTarget as HTMLElement;
  const { ownerDocument } = handle;
  const { scroller } = target;
  const listening = new AbortController();
  let isDragging = false;
  let y = start.clientY;

  const look = (): void => {
    const index = target.rows().findIndex((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    });
    target.over(index < 0 ? target.rows().length : index);
  };
  const scroll = (): void => {
    if (listening.signal.aborted) {
      return;
    }
    const { top, bottom } = scroller.getBoundingClientRect();
    const step = y < top + edge ? -8 : y > bottom - edge ? 8 : 0;
    if (step !== 0) {
      scroller.scrollTop += step;
      look();
    }
    ownerDocument.defaultView?.requestAnimationFrame(scroll);
  };
  const end = (isDropped: boolean): void => {
    listening.abort();
    if (isDragging && isDropped) {
      target.drop();
    } else {
      target.cancel();
    }
  };
  const listen = <Name extends keyof DocumentEventMap>(
    name: Name,
    listener: (event: DocumentEventMap[Name]) => void,
  ): void => {
    ownerDocument.addEventListener(name, listener, { signal: listening.signal, capture: true });
  };

  handle.setPointerCapture(start.pointerId);
  listen('pointermove', (event) => {
    y = event.clientY;
    if (!isDragging && Math.abs(y - start.clientY) >= threshold) {
      isDragging = true;
      scroll();
    }
    if (isDragging) {
      look();
    }
  });
  listen('pointerup', () => {
    end(true);
  });
  listen('pointercancel', () => {
    end(false);
  });
  listen('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      end(false);
    }
  });
}
