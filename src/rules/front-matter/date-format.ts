import type { Rule } from '../rule';
import { example } from './example';
import { readDate } from '../../profile/dates';
import { innerSpan, knownFields } from './fields';
import { isEmpty, placeholderIn, shown } from '../../profile/values';

export const dateFormat: Rule = {
  id: 'front-matter/date-format',
  summary: 'Dates are written as YYYY-MM-DD.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'automatic',
  rationale: `The blog reads \`2018-2-2\` and \`2018-02-02\` alike, but most other tools take the first for text and
the second for a date. A time is shown to readers as it is written. By dates in other forms, with
slashes or the name of a month, the blog cannot sort.`,
  examples: [example('2026-03-09', '2026-3-9')],
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
      const hasTime = value.text.includes(':');
      yield {
        message: `\`${name}\` is written ${shown(value.text)}. Write it as ${read.date}: ${
          !read.sortable
            ? 'the blog cannot sort by this form.'
            : hasTime
              ? 'the blog shows the time to readers, and other tools read it in different ways.'
              : 'the blog reads both, but other tools take the one for text and the other for a date.'
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
                  automatic: !hasTime,
                },
              ],
      };
    }
  },
};
