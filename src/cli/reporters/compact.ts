import type { Reporter } from './reporter';

/** A line for each problem, as compilers write them. */
export const compact: Reporter = {
  name: 'compact',
  summary: 'a line for each problem',
  needsFixes: false,
  render: ({ files }) =>
    files
      .flatMap(({ file, problems }) =>
        problems.map(
          ({ start, severity, message, rule }) =>
            `${file}:${String(start.line + 1)}:${String(start.character + 1)}: ${severity}: ${message} (${rule})\n`,
        ),
      )
      .join(''),
};
