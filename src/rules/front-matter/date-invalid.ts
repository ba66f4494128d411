import { readAsSiteGenerator } from '../../post/grayMatter';
import type { Finding, Rule } from '../rule';
import { unfixableExample } from './example';
import { writeDay } from '../../profile/dates';
import { dateFormsOf, dateIn } from '../../profile/fieldTypes/date';
import { meantFields } from './fields';
import { shown } from '../../profile/values';

export const dateInvalid: Rule = {
  id: 'front-matter/date-invalid',
  summary: 'Dates are days that exist.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'none',
  rationale: `The blog shows what is written to readers and sorts the post after all others when it is no date.
Other tools guess: many take the 30th of February for the 2nd of March.`,
  examples: [unfixableExample('2026-03-09', '2026-2-30')],
  since: '0.1.0',
  check(post, { profile, known }) {
    const found: Finding[] = [];
    for (const { field, spec, isFilled } of meantFields(post, profile)) {
      const { name, value } = field;
      const forms = dateFormsOf(spec);
      if (forms === undefined || !isFilled) {
        continue;
      }
      const howTo = (): string => {
        const sample = spec.example === '' ? writeDay(known.today, forms.house) : spec.example;
        return `Write it as ${forms.house}, for example ${sample}.`;
      };
      const about = { field: spec.name, option: 'form' };
      if (value.kind === 'alias') {
        continue;
      }
      if (value.kind !== 'scalar') {
        found.push({ message: `\`${name}\` is not a date. ${howTo()}`, span: value.span, about });
        continue;
      }
      const read = dateIn(value, forms);
      if (read.kind === 'impossible') {
        const elsewhere = readAsSiteGenerator(post.text, post.frontMatter)?.[name];
        const taken =
          elsewhere instanceof Date && !Number.isNaN(elsewhere.getTime())
            ? ` Other tools take it for ${elsewhere.toISOString().slice(0, 10)}.`
            : '';
        found.push({
          message: `\`${name}\` is ${shown(value.text)}, a day that does not exist.${taken} Write an existing day.`,
          span: value.span,
          about,
        });
      } else if (read.kind === 'unreadable') {
        found.push({
          message: `\`${name}\` is “${shown(value.text)}”, which the blog cannot read as a date. ${howTo()}`,
          span: value.span,
          about,
        });
      }
    }
    return found;
  },
};
