import {
  dayOf,
  existing,
  hasTime,
  monthNumber,
  readForm,
  writeDate,
  type Moment,
} from './dateForms';

/** A day as an author may have written it. */
export type WrittenDate =
  /** An existing day, in the form in which the blog writes it. */
  | { readonly kind: 'house'; readonly moment: Moment }
  /** An existing day in another form that the blog is content with. */
  | { readonly kind: 'accepted'; readonly moment: Moment }
  /** An existing day in another form; `sortable` unless the blog software cannot read it. */
  | {
      readonly kind: 'other-form';
      /** As `YYYY-MM-DD`. */
      readonly date: string;
      readonly moment: Moment;
      readonly sortable: boolean;
    }
  /** A form that can be read, of a day that no calendar has. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' };

/** The forms that a blog has for dates. */
export interface DateForms {
  readonly house: string;
  readonly accepted: readonly string[];
  /** Whether a day with a time is fine in any form of ISO 8601, and so is a day alone. */
  readonly anyTime: boolean;
}

export const plainDates: DateForms = { house: 'YYYY-MM-DD', accepted: [], anyTime: false };

const dashed = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** Year first, so that day and month cannot be confused; the dashes are those of typography. */
const separated = /^(\d{4})([/.\u2010-\u2015\u2212])(\d{1,2})\2(\d{1,2})$/;
const undivided = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const weekday =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ \t]+(?=\S)/i;
const withTime =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?[ \t]*([Zz]|[+-]\d{1,2}:?\d{2})?$/;
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\.?[ \t]+([a-z]{3,9})\.?,?[ \t]+(\d{4})$/i;
const monthFirst = /^([a-z]{3,9})\.?[ \t]+(\d{1,2})(?:st|nd|rd|th)?,?[ \t]+(\d{4})$/i;

export function readDate(written: string, forms: DateForms = plainDates): WrittenDate {
  const text = written.trim();
  return readOwnForm(text, forms) ?? readAnyForm(text, forms);
}

/** As the blog reads it: its own forms come first, since others may read them otherwise. */
function readOwnForm(text: string, { house, accepted }: DateForms): WrittenDate | undefined {
  let nearly: WrittenDate | undefined;
  for (const form of [house, ...accepted]) {
    const moment = readForm(text, form);
    if (moment === undefined) {
      continue;
    }
    if (moment === 'impossible') {
      nearly ??= { kind: 'impossible' };
    } else if (writeDate(moment, form) === text) {
      return { kind: form === house ? 'house' : 'accepted', moment };
    } else {
      // Padding, or the case of a name.
      nearly ??= { kind: 'other-form', date: dayOf(moment), moment, sortable: true };
    }
  }
  return nearly;
}

function readAnyForm(text: string, { anyTime }: DateForms): WrittenDate {
  const timed = withTime.exec(text);
  const plain = dashed.exec(text);
  const parts = (timed ?? plain)?.slice(1) ?? partsOf(text);
  const [year, month, day, hour, minute, second, zone] = parts ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    return { kind: 'unreadable' };
  }
  if (existing({ year, month, day }) === 'impossible') {
    return { kind: 'impossible' };
  }
  const moment = existing({ year, month, day, hour, minute, second, zone });
  if (moment === 'impossible') {
    return { kind: 'unreadable' };
  }
  const isIso = timed !== null || (plain !== null && dayOf(moment) === text);
  return anyTime && isIso
    ? { kind: 'accepted', moment }
    : {
        kind: 'other-form',
        date: dayOf(moment),
        moment,
        sortable: timed !== null || plain !== null,
      };
}

/** Year, month and day of a date that no blog software reads. */
function partsOf(text: string): readonly (string | undefined)[] | undefined {
  const slashed = separated.exec(text);
  if (slashed !== null) {
    return [slashed[1], slashed[3], slashed[4]];
  }
  const joined = undivided.exec(text);
  if (joined !== null) {
    return joined.slice(1);
  }
  const ofMonth = text.replace(weekday, '');
  const named = dayFirst.exec(ofMonth);
  const american = monthFirst.exec(ofMonth);
  return named !== null
    ? [named[3], monthNumber(named[2]), named[1]]
    : american !== null
      ? [american[3], monthNumber(american[1]), american[2]]
      : undefined;
}

/** A day `YYYY-MM-DD` in a form; at midnight where the form tells the time. */
export function writeDay(day: string, form: string): string {
  const [year = '', month = '', ofMonth = ''] = day.split('-');
  const midnight = hasTime(form) ? { hour: '00', minute: '00', second: '00', zone: 'Z' } : {};
  return writeDate({ year, month, day: ofMonth, ...midnight }, form) ?? day;
}

/** The day that the name of a file starts with, as many blogs have it: `2026-03-09-our-stack.md`. */
export function dayInFileName(fileName: string | undefined): string | undefined {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})(?=[^\d]|$)/.exec(fileName ?? '');
  const [, year, month, day] = found ?? [];
  const moment = found === null ? 'impossible' : existing({ year, month, day });
  return moment === 'impossible' ? undefined : dayOf(moment);
}
