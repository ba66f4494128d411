import {
  array,
  description,
  literal,
  maxLength,
  optional,
  pipe,
  record,
  regex,
  strictObject,
  string,
} from 'valibot';

/** The name of the baseline, in the folder that a check looks at. */
export const baselineName = '.component-posts-baseline.json';
/** What is written; another number is another format, which this version does not read. */
export const formatVersion = 1;

/** A rule and what the problem is known by, wherever its line goes: `front-matter/date-format 9f86d081884c7d65`. */
const frozen = pipe(string(), maxLength(200), regex(/^\S+ \S+$/));

export const baselineSchema = strictObject({
  $schema: optional(string()),
  version: pipe(literal(formatVersion), description('The format of this file.')),
  files: pipe(
    record(
      string(),
      pipe(
        array(frozen),
        description('Its problems: the rule, and what the problem is known by wherever it goes.'),
      ),
    ),
    description(
      'The files with problems that do not count, by their paths below the folder of the blog.',
    ),
  ),
});

/** The problems that a blog had when somebody froze them. */
export interface Baseline {
  /** What stands in `$schema`, which is kept as it is. */
  readonly schema: string | undefined;
  /** By file below the root, what its problems are known by; equal ones as often as they are there. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

export const emptyBaseline: Baseline = { schema: undefined, files: new Map() };
