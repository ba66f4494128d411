import {
  array,
  check,
  description,
  optional,
  pipe,
  regex,
  string,
  type GenericSchema,
  type ObjectEntries,
} from 'valibot';
import { Derived } from '../../post/derived';
import type { FieldValue } from '../../post/fields';
import { dayOf, faultOfForm } from '../dateForms';
import { plainDates, readDate, writeDay, type DateForms, type WrittenDate } from '../dates';
import { addDays, dayNumber, inWords, nextWorkingDay, weekdayOf } from '../days';
import type { Explanation, FieldSpec, Misfit, ReadingContext, Suggestion } from '../fieldType';
import type { KnownValues } from '../knownValues';
import { shown } from '../values';
import { counted } from '../wording';
import { defineFieldType } from './define';

export interface DateSpec extends FieldSpec {
  /** The house form, in tokens: `YYYY-MM-DD` if it is absent, with `HH:mm` for date-times. */
  readonly form?: string | undefined;
  /** Forms beside it that the blog reads as well. */
  readonly acceptedForms?: readonly string[] | undefined;
  /** The bounds: `YYYY-MM-DD`, `today`, or `today` with a number of days added or taken. */
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
}

const tokens =
  '`YYYY`, `MM` or `M`, `DD` or `D`, `MMMM` or `MMM` for the name of the month, `HH`, `mm`, `ss` and `Z` for a time';

const form = pipe(
  string(),
  check(
    (written) => faultOfForm(written) === undefined,
    ({ input }) => faultOfForm(input) ?? '',
  ),
);

const bound = pipe(
  string(),
  regex(
    /^(?:\d{4}-\d{2}-\d{2}|today(?:[+-]\d{1,5})?)$/,
    'Write a day as YYYY-MM-DD, `today`, or a number of days from it: `today+30`.',
  ),
);

function dateOptions(house: string): (anyField: GenericSchema) => ObjectEntries {
  return () => ({
    form: optional(
      pipe(form, description(`How the blog writes it, in ${tokens}. Without this: \`${house}\`.`)),
    ),
    acceptedForms: optional(
      pipe(array(form), description('Other forms that the blog reads as well.')),
    ),
    earliest: optional(
      pipe(bound, description('The first day allowed: a day, `today` or `today-30`.')),
    ),
    latest: optional(
      pipe(
        bound,
        description('The last day allowed: a day, `today` (nothing in the future) or `today+30`.'),
      ),
    ),
  });
}

export const dateType = defineFieldType<DateSpec>({
  name: 'date',
  summary: 'A day.',
  what: 'a day',
  options: dateOptions(plainDates.house),
  check: tooEarly,
  suggest: days,
  explain: ({ value }, spec, context) => explained(value, spec, context),
});

const timedHouse = 'YYYY-MM-DD HH:mm';

export const dateTimeType = defineFieldType<DateSpec>({
  name: 'date-time',
  summary: 'A day with a time of day.',
  what: 'a day and a time of day',
  options: dateOptions(timedHouse),
  check: tooEarly,
  suggest: days,
  explain: ({ value }, spec, context) => explained(value, spec, context),
});

const formsBySpec = new Derived<FieldSpec, DateForms>();

/** The forms of a field for dates; undefined for other fields. */
export function dateFormsOf(spec: FieldSpec): DateForms | undefined {
  if (!dateType.isTypeOf(spec) && !dateTimeType.isTypeOf(spec)) {
    return undefined;
  }
  return formsBySpec.of(spec, () => readForms(spec));
}

function readForms(spec: DateSpec): DateForms {
  const { form: house, acceptedForms } = spec;
  const accepted = acceptedForms ?? [];
  return dateType.isTypeOf(spec)
    ? { house: house ?? plainDates.house, accepted, anyTime: false }
    : {
        house: house ?? timedHouse,
        accepted,
        // A blog that says nothing of forms reads what nearly all software does.
        anyTime: house === undefined && acceptedForms === undefined,
      };
}

const readDates = new Derived<
  FieldValue,
  { readonly forms: DateForms; readonly read: WrittenDate }
>();

/** The date that a value is, for those who read the same one of a post after each other. */
export function dateIn(
  value: FieldValue & { readonly kind: 'scalar' },
  forms: DateForms,
): WrittenDate {
  let known = readDates.get(value);
  if (known?.forms !== forms) {
    known = { forms, read: readDate(value.text, forms) };
    readDates.set(value, known);
  }
  return known.read;
}

/** The day that a value tells of, as `YYYY-MM-DD`; undefined where it tells of none. */
export function dayIn(value: FieldValue, spec: FieldSpec): string | undefined {
  const forms = dateFormsOf(spec);
  if (value.kind !== 'scalar' || forms === undefined) {
    return undefined;
  }
  const read = dateIn(value, forms);
  return 'moment' in read ? dayOf(read.moment) : undefined;
}

/** The day that a bound stands for. */
export function dayOfBound(written: string, today: string): string {
  const [, count = '0'] = /^today([+-]\d+)?$/.exec(written) ?? [];
  return written.startsWith('today') ? addDays(today, Number(count)) : written;
}

function tooEarly(value: FieldValue, spec: DateSpec, { known }: ReadingContext): readonly Misfit[] {
  const day = spec.earliest === undefined ? undefined : dayIn(value, spec);
  if (value.kind !== 'scalar' || day === undefined || spec.earliest === undefined) {
    return [];
  }
  const first = dayOfBound(spec.earliest, known.today);
  return day < first
    ? [
        {
          span: value.span,
          message: `\`${spec.name}\` is ${shown(value.text)}, before the first day that the blog allows. Write ${writeDay(first, formOf(spec))} or a later day.`,
          option: 'earliest',
        },
      ]
    : [];
}

function formOf(spec: FieldSpec): string {
  return dateFormsOf(spec)?.house ?? plainDates.house;
}

function* days(spec: DateSpec, { today, fileDay }: KnownValues): Iterable<Suggestion> {
  const house = formOf(spec);
  const next = nextWorkingDay(today);
  const offered = new Map<string, string>([
    [today, `today, ${weekdayOf(today)}`],
    [next, `next ${weekdayOf(next)}`],
  ]);
  if (fileDay !== undefined && !offered.has(fileDay)) {
    offered.set(fileDay, 'as the file name says');
  }
  for (const [day, detail] of offered) {
    const isTooLate = spec.latest !== undefined && day > dayOfBound(spec.latest, today);
    const isTooEarly = spec.earliest !== undefined && day < dayOfBound(spec.earliest, today);
    if (!isTooLate && !isTooEarly) {
      yield { value: writeDay(day, house), detail, documentation: `${inWords(day)}.` };
    }
  }
}

function explained(value: FieldValue, spec: FieldSpec, { known }: ReadingContext): Explanation {
  const day = dayIn(value, spec);
  if (day === undefined) {
    return [];
  }
  const ahead = dayNumber(day) - dayNumber(known.today);
  const when = ahead === 0 ? ', today' : ahead > 0 ? `, in ${counted(ahead, 'day')}` : '';
  return [`${inWords(day)}${when}.`];
}
