import type { Rule } from '../rule';
import { example } from './example';
import { syntaxFindings } from './syntaxFindings';

export const syntax: Rule = {
  id: 'front-matter/syntax',
  summary: 'Front matter is YAML that every tool can read.',
  severity: 'error',
  needs: 'front-matter',
  fix: 'mostly, often automatic',
  rationale: `The blog reads front matter as strict YAML. One line that is none, and the whole block counts for
nothing: no title, no author, no date. Typical mistakes are a quote or bracket that is never closed, a
tab before a field, no space after a colon, and a value that starts with a character that YAML
reserves. The most frequent one, a colon in a value, has a rule of its own:
\`front-matter/unquoted-colon\`.`,
  examples: [example('author: Mara', 'author: @mara')],
  since: '0.1.0',
  check: (post) => syntaxFindings(post, 'syntax'),
};
