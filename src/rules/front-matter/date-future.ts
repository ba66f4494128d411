import { writeDay } from '../../profile/dates';
import { inWords } from '../../profile/days';
import {
  dateFormsOf,
  dateType,
  dateTimeType,
  dayIn,
  dayOfBound,
} from '../../profile/fieldTypes/date';
import { shown } from '../../profile/values';
import type { Finding, Rule } from '../rule';
import { knownFields } from './fields';

export const dateFuture: Rule = {
  id: 'front-matter/date-future',
  summary: 'A date is not later than the blog allows.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'none',
  rationale: `Some software hides a post until its day has come, and some shows it on top of all others until then: a
slip in the year keeps it there for a year. Posts that are planned carry such days on purpose, so
nothing is said unless the project file sets a last day: \`latest: "today"\` allows no day ahead,
\`latest: "today+30"\` a month of planning.`,
  examples: [],
  since: '0.2.0',
  check(post, { profile, known }) {
    const found: Finding[] = [];
    for (const { field, spec, isFilled } of knownFields(post, profile)) {
      const latest =
        dateType.isTypeOf(spec) || dateTimeType.isTypeOf(spec) ? spec.latest : undefined;
      const { value } = field;
      const forms = latest === undefined ? undefined : dateFormsOf(spec);
      if (forms === undefined || latest === undefined || value.kind !== 'scalar' || !isFilled) {
        continue;
      }
      const day = dayIn(value, spec);
      const last = dayOfBound(latest, known.today);
      if (day !== undefined && day > last) {
        const isAhead = last === known.today ? 'a day ahead' : 'later than the blog allows';
        found.push({
          message: `\`${field.name}\` is ${shown(value.text)}, ${isAhead}. Write ${writeDay(last, forms.house)} or an earlier day.`,
          span: value.span,
          about: { field: spec.name, option: 'latest' },
          evidence: [`The last day that the blog allows is ${inWords(last)} (${latest}).`],
        });
      }
    }
    return found;
  },
};
