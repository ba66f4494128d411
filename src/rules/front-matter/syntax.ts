import type { Rule } from '../rule';
import { example } from './example';
import { faultIn } from './otherFormats';
import { syntaxFindings } from './syntaxFindings';

export const syntax: Rule = {
  id: 'front-matter/syntax',
  summary: 'Front matter can be read by every tool.',
  severity: 'error',
  needs: 'front-matter',
  fix: 'mostly, often automatic',
  rationale: `The blog reads front matter as strict YAML. One line that is none, and the whole block counts for
nothing: no title, no author, no date. Typical mistakes are a quote or bracket that is never closed, a
tab before a field, no space after a colon, and a value that starts with a character that YAML
reserves. The most frequent one, a colon in a value, has a rule of its own:
\`front-matter/unquoted-colon\`.

Where the blog reads TOML or JSON, the first mistake in it is shown; those formats are never edited.`,
  examples: [example('author: Mara', 'author: @mara')],
  since: '0.1.0',
  check: (post, { profile }) =>
    post.frontMatter.kind === 'unsupported'
      ? faultIn(post.frontMatter, profile)
      : syntaxFindings(post, 'syntax'),
};
