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

/** The blocks of a page that know their lines; of those that begin on one line the outermost. */
export function blocksOf(body: Element, scrolled: number): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  for (const block of body.querySelectorAll('[data-line]')) {
    const line = Number(block.getAttribute('data-line'));
    if (line > (placed.at(-1)?.line ?? -1)) {
      placed.push({ line, top: block.getBoundingClientRect().top + scrolled });
    }
  }
  return placed;
}
