// Lines of the editor and places on the page.

/** What can be asked of a block: its line in the file, from 0, and where it is in pixels of the page. */
export interface PlacedBlock {
  readonly line: number;
  readonly top: number;
}

/**
 * Where a line is on the page, in pixels from its top: between two blocks it is as far as its line is
 * between theirs.
 *
 * @param blocks in the order of the page.
 * @param end line behind the last of the post, and bottom of its body in pixels.
 */
export function placeOf(line: number, blocks: readonly PlacedBlock[], end: PlacedBlock): number {
  const next = blocks.findIndex((block) => block.line > line);
  const before = blocks[(next === -1 ? blocks.length : next) - 1];
  if (before === undefined) {
    // In the front matter or above the text.
    return 0;
  }
  const after = blocks[next] ?? end;
  const part = (line - before.line) / Math.max(1, after.line - before.line);
  return before.top + Math.min(1, part) * Math.max(0, after.top - before.top);
}

/**
 * The blocks of a page about a line; of those that begin on one line the outermost. Only they are asked
 * where they are, since that is what costs.
 *
 * @param body with pieces that know their lines, and in them blocks that know theirs within the piece.
 */
export function blocksAround(line: number, body: Element, scrolled: number): PlacedBlock[] {
  const pieces = body.children;
  let first = 0;
  for (let beyond = pieces.length; beyond - first > 1;) {
    const middle = (first + beyond) >> 1;
    if (lineIn(pieces[middle], 'data-from') <= line) {
      first = middle;
    } else {
      beyond = middle;
    }
  }
  const placed: PlacedBlock[] = [];
  for (const piece of [pieces[first], pieces[first + 1]]) {
    for (const block of piece?.querySelectorAll('[data-line]') ?? []) {
      const at = lineOf(block);
      if (at > (placed.at(-1)?.line ?? -1)) {
        placed.push({ line: at, top: block.getBoundingClientRect().top + scrolled });
      }
    }
  }
  return placed;
}

/** Line of the file, from 0, on which a block of a page begins. */
export function lineOf(block: Element): number {
  return lineIn(block.closest('[data-from]'), 'data-from') + lineIn(block, 'data-line');
}

function lineIn(element: Element | null | undefined, attribute: string): number {
  return Number(element?.getAttribute(attribute) ?? NaN);
}
