import { markdownTable } from 'markdown-table';
import { plainWords, webAddress } from '../../repositories/hostText';
import { inert, visibleJson } from '../visible';
import { widthOf } from '../width';
import type { Column } from './listing';
import { table } from './table';

/** Makes text of rows. @param columns of the terminal; undefined where there is none. */
export type Format = <Row extends object>(
  shown: readonly Column<Row>[],
  rows: readonly Row[],
  columns: number | undefined,
) => string;

/** Of a cell, in UTF-16 code units. */
const longestCell = 1_000;

/** By what users write; the first holds where they write nothing. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    'table',
    (shown, rows, columns) =>
      rows.length === 0
        ? ''
        : table(
            shown,
            rows.map((row) => shown.map((each) => textOf(each, row))),
            columns,
          ),
  ],
  ['json', (_, rows) => `${visibleJson(rows.map(withNulls))}\n`],
  [
    'markdown',
    (shown, rows) =>
      `${markdownTable(
        [
          shown.map(({ heading }) => heading),
          ...rows.map((row) => shown.map((each) => markdownOf(each, row))),
        ],
        {
          align: shown.map(({ align }) => (align === 'right' ? 'right' : null)),
          stringLength: widthOf,
        },
      )}\n`,
  ],
]);

/** What is not known is `null`, so that all rows have the same keys. */
function withNulls(row: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]: [string, unknown]) => [key, value ?? null]),
  );
}

function textOf<Row>({ cell }: Column<Row>, row: Row): string {
  return inert(plainWords(cell(row), longestCell) ?? '');
}

function markdownOf<Row>(shown: Column<Row>, row: Row): string {
  const text = textOf(shown, row).replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&');
  const address = webAddress(shown.link?.(row));
  return address === undefined || text === ''
    ? text
    : `[${text}](<${address.replace(/[<>|]/g, encodeURIComponent)}>)`;
}
