import type { Rule } from '../rule';
import { example } from './example';
import { syntaxFindings } from './syntaxFindings';

export const unquotedColon: Rule = {
  id: 'front-matter/unquoted-colon',
  summary: 'A value that contains a colon and a space, or ends with a colon, stands in quotes.',
  severity: 'error',
  needs: 'front-matter',
  fix: 'mostly automatic',
  rationale: `YAML takes a colon with a space behind it for the end of a field name. A title such as
\`Our stack: its parts\` is then no text but a field inside the field, which is not allowed there, and
the whole front matter counts for nothing. In quotes the same title is read as it is meant.`,
  examples: [example('"Our stack: its parts"', 'Our stack: its parts')],
  since: '0.2.0',
  check: (post) => syntaxFindings(post, 'unquoted-colon'),
};
