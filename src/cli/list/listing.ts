import type { OpenedPost } from '../engine/checker';

/** A post as lists are made of it. */
export interface ReadPost extends OpenedPost {
  /** Below the root, with forward slashes. */
  readonly file: string;
}

/** What a row of a table shows. */
export interface Column<Row> {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Where a table cuts cells that do not fit: paths and keys differ at their ends. */
  readonly cutAt: 'start' | 'end';
  /** Whether a table leaves it out where the terminal is too narrow for all. */
  readonly isExtra: boolean;
  /** undefined for what is not known, or not there. */
  readonly cell: (row: Row) => string | undefined;
  /** An address behind the cell, where the format has links. */
  readonly link?: (row: Row) => string | undefined;
}

/** Tells which of two rows comes first, as `sort` takes it. */
export type Order<Row> = (one: Row, other: Row) => number;

/** One kind of list: what its rows are, how they are shown and sorted. Rows are plain data, as JSON has them. */
export interface Listing<Row, Options> {
  /** As users write it: `posts`. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  /** By what users may write; the first holds where they write nothing. */
  readonly orders: ReadonlyMap<string, Order<Row>>;
  /** In an order of their own, which holds for those that the wanted one does not tell apart. */
  readonly rows: (posts: readonly ReadPost[], options: Options) => readonly Row[];
}

export function column<Row>(
  heading: string,
  cell: Column<Row>['cell'],
  more: Partial<Omit<Column<Row>, 'heading' | 'cell'>> = {},
): Column<Row> {
  return { heading, align: 'left', cutAt: 'end', isExtra: false, cell, ...more };
}

const collator = new Intl.Collator('en', { numeric: true });

/** In the order of an alphabet, numbers by what they are worth; what has no text comes last. */
export function byText<Row>(textOf: (row: Row) => string | undefined): Order<Row> {
  return (one, other) => {
    const [a, b] = [textOf(one), textOf(other)];
    return a === undefined || b === undefined
      ? Number(a === undefined) - Number(b === undefined)
      : collator.compare(a, b);
  };
}

/** The latest day first; what has none comes last. */
export function newestFirst<Row>(dayOf: (row: Row) => string | undefined): Order<Row> {
  return (one, other) => {
    const [a, b] = [dayOf(one) ?? '', dayOf(other) ?? ''];
    return a < b ? 1 : a > b ? -1 : 0;
  };
}

export function mostFirst<Row>(countOf: (row: Row) => number): Order<Row> {
  return (one, other) => countOf(other) - countOf(one);
}
