import { charactersOf } from '../../post/characters';
import { widthOf } from '../width';

export interface TableColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Where cells lose what does not fit: paths and keys differ at their ends. */
  readonly cutAt: 'start' | 'end';
  /** Whether it is left out where a terminal is too narrow for all. */
  readonly isExtra: boolean;
}

/** Between two columns. */
const gap = '  ';
/** Columns of the terminal that each keeps, however narrow that is: a day is whole, names can be told apart. */
const narrowest = 10;
/** As much as is worth more than another column that could be left out. */
const comfortable = 24;

interface ShownColumn {
  readonly head: TableColumn;
  readonly texts: readonly string[];
  /** Of its widest text. */
  readonly width: number;
}

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
  const filled = heads
    .map((head, at) =>
      columnOf(
        head,
        cells.map((row) => row[at] ?? ''),
      ),
    )
    .filter(({ texts }) => texts.some((text) => text !== ''));
  const shown = withoutExtras(filled, columns);
  const widths = fitted(
    shown.map(({ width }) => width),
    columns,
  );
  const line = (textOf: (column: ShownColumn) => string): string =>
    shown
      .map((column, at) => placed(textOf(column), widths[at] ?? 0, column.head))
      .join(gap)
      .trimEnd();
  return [
    line(({ head }) => head.heading),
    ...cells.map((_, row) => line(({ texts }) => texts[row] ?? '')),
  ]
    .map((text) => `${text}\n`)
    .join('');
}

function columnOf(head: TableColumn, texts: readonly string[]): ShownColumn {
  const width = texts.reduce(
    (widest, text) => Math.max(widest, widthOf(text)),
    widthOf(head.heading),
  );
  return { head, texts, width };
}

/** The last ones go first. */
function withoutExtras(shown: readonly ShownColumn[], columns = Infinity): readonly ShownColumn[] {
  const least = shown.reduce(
    (sum, { width }) => sum + Math.min(width, comfortable),
    gap.length * (shown.length - 1),
  );
  const last = shown.findLast(({ head }) => head.isExtra);
  return least <= columns || last === undefined
    ? shown
    : withoutExtras(
        shown.filter((each) => each !== last),
        columns,
      );
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

function placed(text: string, width: number, { align, cutAt }: TableColumn): string {
  const cut = cutTo(text, width, cutAt);
  const padding = ' '.repeat(Math.max(width - widthOf(cut), 0));
  return align === 'right' ? padding + cut : cut + padding;
}

/** As much of a text as takes so many columns at most, whole characters alone, with `…` where some are left out. */
export function cutTo(text: string, width: number, cutAt: TableColumn['cutAt']): string {
  if (widthOf(text) <= width) {
    return text;
  }
  const characters = charactersOf(text);
  let kept = '';
  let taken = 1;
  for (const character of cutAt === 'end' ? characters : characters.toReversed()) {
    taken += widthOf(character);
    if (taken > width) {
      break;
    }
    kept = cutAt === 'end' ? kept + character : character + kept;
  }
  return cutAt === 'end' ? `${kept.trimEnd()}…` : `…${kept.trimStart()}`;
}
