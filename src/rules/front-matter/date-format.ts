import type { Finding, Rule } from '../rule';
import { example } from './example';
import { hasTime, writeDate } from '../../profile/dateForms';
import { plainDates, type DateForms, type WrittenDate } from '../../profile/dates';
import { dateFormsOf, dateIn } from '../../profile/fieldTypes/date';
import { innerSpan, knownFields } from './fields';
import { shown } from '../../profile/values';

export const dateFormat: Rule = {
  id: 'front-matter/date-format',
  summary: 'Dates are written as YYYY-MM-DD, or in the form that the blog has for them.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'automatic',
  rationale: `The blog reads \`2018-2-2\` and \`2018-02-02\` alike, but most other tools take the first for text and
the second for a date. A time is shown to readers as it is written. By dates in other forms, with
slashes or the name of a month, the blog cannot sort.`,
  examples: [example('2026-03-09', '2026-3-9')],
  since: '0.1.0',
  check(post, { profile }) {
    const found: Finding[] = [];
    for (const { field, spec, isFilled } of knownFields(post, profile)) {
      const { name, value } = field;
      const forms = dateFormsOf(spec);
      if (forms === undefined || value.kind !== 'scalar' || !isFilled) {
        continue;
      }
      const read = dateIn(value, forms);
      if (read.kind !== 'other-form') {
        continue;
      }
      const better = writeDate(read.moment, forms.house);
      const inner = innerSpan(post, value);
      const isCut = read.moment.hour !== undefined && !hasTime(forms.house);
      const advice = better === undefined ? `Write it as ${forms.house}` : `Write it as ${better}`;
      found.push({
        message: `\`${name}\` is written ${shown(value.text)}. ${advice}: ${reason(read, forms, isCut)}`,
        span: value.span,
        about: { field: spec.name, option: 'form' },
        fixes:
          inner === undefined || better === undefined
            ? []
            : [
                {
                  title: `Write the date as ${better}`,
                  edits: [{ span: inner, newText: better }],
                  preferred: true,
                  // A time of day would get lost.
                  automatic: !isCut,
                },
              ],
      });
    }
    return found;
  },
};

function reason(
  { sortable }: WrittenDate & { readonly kind: 'other-form' },
  { house }: DateForms,
  isCut: boolean,
): string {
  if (house !== plainDates.house) {
    return `this blog writes dates as ${house}.`;
  }
  return !sortable
    ? 'the blog cannot sort by this form.'
    : isCut
      ? 'the blog shows the time to readers, and other tools read it in different ways.'
      : 'the blog reads both, but other tools take the one for text and the other for a date.';
}
