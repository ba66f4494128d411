import { markdownTable } from 'markdown-table';
import stringWidth from 'string-width';
import { plainWords, webAddress } from '../../repositories/hostText';
import type { Column } from './listing';
import { table } from './table';

/** Makes text of rows. @param columns of the terminal; undefined where there is none. */
export type Format = <Row>(
  shown: readonly Column<Row>[],
  rows: readonly Row[],
  columns: number | undefined,
) => string;

/** Of a cell, in UTF-16 code units. */
const longestCell = 1_000;
/** What no terminal should get raw: JSON leaves most of it as it is. */
const unseen = /[\u007F-\u009F\p{Cf}\u2028\u2029]/gu;

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
  ['json', (_, rows) => `${json(rows)}\n`],
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
          stringLength: stringWidth,
        },
      )}\n`,
  ],
]);

/** What is not known is `null`, so that all rows have the same keys. */
function json(rows: readonly unknown[]): string {
  const text = JSON.stringify(rows, (_, value: unknown) => (value === undefined ? null : value), 2);
  return text.replace(unseen, (characters) =>
    Array.from(
      { length: characters.length },
      (_, at) => `\\u${characters.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

function textOf<Row>({ cell }: Column<Row>, row: Row): string {
  return plainWords(cell(row), longestCell) ?? '';
}

function markdownOf<Row>(shown: Column<Row>, row: Row): string {
  const text = textOf(shown, row).replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&');
  const address = webAddress(shown.link?.(row));
  return address === undefined || text === ''
    ? text
    : `[${text}](<${address.replace(/[<>|]/g, encodeURIComponent)}>)`;
}
