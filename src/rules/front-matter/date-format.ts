import type { Rule } from '../rule';
import { readDate } from './dates';
import { innerSpan, isEmpty, knownFields, placeholderIn, shown } from './fields';

export const dateFormat: Rule = {
  id: 'front-matter/date-format',
  summary: 'Dates are written as YYYY-MM-DD.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'automatic',
  rationale: `The blog reads \`2018-2-2\` and \`2018-02-02\` alike, but other readers of front matter do not: most take
the first for text and the second for a date, so that one blog has dates of two types. Dates in other
forms, with slashes, a time or the name of a month, cannot be sorted by at all.`,
  examples: [
    {
      wrong:
        '---\ntitle: "Our stack"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-3-9\npost_image: stack.jpg\n---\n',
      right:
        '---\ntitle: "Our stack"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09\npost_image: stack.jpg\n---\n',
    },
  ],
  since: '0.1.0',
  *check(post, { profile }) {
    for (const { field, spec } of knownFields(post, profile)) {
      const { name, value } = field;
      if (spec.type !== 'date' || value.kind !== 'scalar') {
        continue;
      }
      if (isEmpty(value) || placeholderIn(value) !== undefined) {
        continue;
      }
      const read = readDate(value.text);
      if (read.kind !== 'other-form') {
        continue;
      }
      const inner = innerSpan(post, value);
      yield {
        message: `\`${name}\` is written ${shown(value.text)}. Write it as ${read.date}: ${
          read.sortable
            ? 'the blog reads both, but other readers take the one for text and the other for a date.'
            : 'the blog cannot sort by this form.'
        }`,
        span: value.span,
        fixes:
          inner === undefined
            ? []
            : [
                {
                  title: `Write the date as ${read.date}`,
                  edits: [{ span: inner, newText: read.date }],
                  preferred: true,
                  // A time of day would get lost.
                  automatic: !value.text.includes(':'),
                },
              ],
      };
    }
  },
};
