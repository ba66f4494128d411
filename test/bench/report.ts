import type { Timing } from './statistics';

export interface Row {
  readonly measure: string;
  readonly ours?: Timing;
  readonly baseline?: { readonly name: string; readonly timing: Timing };
  /** A ratio to the baseline or, without one, an exponent of growth. */
  readonly value: number;
  /** The most that the value should be, where there is such a limit. */
  readonly target?: number;
  /** That the value is a share of something else than time, and no exponent. */
  readonly isShare?: boolean;
  /** Milliseconds that half of our runs may take at most, where that is asked for instead. */
  readonly limit?: number;
}

export interface Report {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

export function verdictOf({ value, target, limit, ours }: Row): 'ok' | 'over' | undefined {
  if (limit !== undefined && ours !== undefined) {
    return ours.p50 <= limit ? 'ok' : 'over';
  }
  return target === undefined ? undefined : value <= target ? 'ok' : 'over';
}

/** @param more figures that are no rows. */
export function asJson({ rows, notes }: Report, more: object = {}): string {
  return JSON.stringify(
    { rows: rows.map((row) => ({ ...row, verdict: verdictOf(row) })), notes, ...more },
    undefined,
    2,
  );
}

export function asTable({ rows, notes }: Report): string {
  const lines = [
    ['measure', 'ours p50', 'p95', 'baseline', 'p50 ms', 'p95', 'ratio', 'target', ''],
    ...rows.map((row) => {
      const { measure, ours, baseline, value, target, limit, isShare } = row;
      const exponent = baseline === undefined && isShare !== true;
      return [
        measure,
        milliseconds(ours?.p50),
        milliseconds(ours?.p95),
        baseline?.name ?? '',
        milliseconds(baseline?.timing.p50),
        milliseconds(baseline?.timing.p95),
        Number.isNaN(value) ? '' : exponent ? `n^${value.toFixed(2)}` : `${value.toFixed(3)}x`,
        limit !== undefined
          ? `${String(limit)} ms`
          : target === undefined
            ? ''
            : exponent
              ? `n^${target.toFixed(2)}`
              : `${String(Number(target.toFixed(3)))}x`,
        verdictOf(row) ?? '',
      ];
    }),
  ];
  const [header = []] = lines;
  const isText = (column: number): boolean => [0, 3, 8].includes(column);
  const widths = header.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const drawn = lines.map((line) =>
    line
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isText(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [drawn[0], rule, ...drawn.slice(1), '', ...notes].join('\n');
}

export function milliseconds(time: number | undefined): string {
  return time === undefined ? '' : time.toFixed(time < 10 ? 3 : time < 100 ? 2 : 1);
}
