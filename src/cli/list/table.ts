import stringWidth from 'string-width';

export interface TableColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

/** Between two columns. */
const gap = '  ';
/** Columns that a column keeps, however narrow the terminal: with less, nobody can tell its cells apart. */
const narrowest = 8;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Cells in columns, with headings above. Columns without anything are left out. What is too wide for a
 * terminal is cut in its widest columns.
 *
 * @param cells by row; one line each, without control characters.
 * @param columns of the terminal, in characters; undefined for as many as it takes.
 * @returns with a line end behind each line.
 */
export function table(
  heads: readonly TableColumn[],
  cells: readonly (readonly string[])[],
  columns: number | undefined,
): string {
  const shown = heads
    .map((head, at) => ({ head, texts: cells.map((row) => row[at] ?? '') }))
    .filter(({ texts }) => texts.some((text) => text !== ''));
  const wanted = shown.map(({ head, texts }) =>
    Math.max(...[head.heading, ...texts].map((text) => stringWidth(text))),
  );
  const widths = fitted(wanted, columns);
  const line = (textOf: (column: (typeof shown)[number]) => string): string =>
    shown
      .map((column, at) => placed(textOf(column), widths[at] ?? 0, column.head.align))
      .join(gap)
      .trimEnd();
  return [
    line(({ head }) => head.heading),
    ...cells.map((_, row) => line(({ texts }) => texts[row] ?? '')),
  ]
    .map((text) => `${text}\n`)
    .join('');
}

/** Takes from the widest columns until all fit, or until they are as narrow as they may be. */
function fitted(wanted: readonly number[], columns = Infinity): readonly number[] {
  const widths = [...wanted];
  let over = widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1)) - columns;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) {
      break;
    }
    const next = Math.max(narrowest, ...widths.filter((width) => width < widest));
    const sharing = widths.filter((width) => width === widest).length;
    const each = Math.min(widest - next, Math.ceil(over / sharing));
    for (const [at, width] of widths.entries()) {
      if (width === widest && over > 0) {
        const taken = Math.min(each, over);
        widths[at] = width - taken;
        over -= taken;
      }
    }
  }
  return widths;
}

function placed(text: string, width: number, align: TableColumn['align']): string {
  const cut = cutTo(text, width);
  const padding = ' '.repeat(Math.max(width - stringWidth(cut), 0));
  return align === 'right' ? padding + cut : cut + padding;
}

/** The start of a text that takes so many columns at most, whole characters alone, with `…` where it ends. */
export function cutTo(text: string, width: number): string {
  if (stringWidth(text) <= width) {
    return text;
  }
  let start = '';
  let taken = 1;
  for (const { segment } of segmenter.segment(text)) {
    taken += stringWidth(segment);
    if (taken > width) {
      break;
    }
    start += segment;
  }
  return `${start.trimEnd()}…`;
}
