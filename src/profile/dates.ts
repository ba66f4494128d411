/** A day as an author may have written it. */
export type WrittenDate =
  /** `YYYY-MM-DD`, an existing day. */
  | { readonly kind: 'house' }
  /** An existing day in another form; `sortable` unless the blog software cannot read it. */
  | { readonly kind: 'other-form'; readonly date: string; readonly sortable: boolean }
  /** A form that can be read, of a day that no calendar has. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' };

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const dashed = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** Year first, so that day and month cannot be confused; the dashes are those of typography. */
const separated = /^(\d{4})([/.\u2010-\u2015\u2212])(\d{1,2})\2(\d{1,2})$/;
const undivided = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const weekday =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ \t]+(?=\S)/i;
const withTime =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?[ \t]*(?:[Zz]|[+-]\d{1,2}:?\d{2})?$/;
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\.?[ \t]+([a-z]{3,9})\.?,?[ \t]+(\d{4})$/i;
const monthFirst = /^([a-z]{3,9})\.?[ \t]+(\d{1,2})(?:st|nd|rd|th)?,?[ \t]+(\d{4})$/i;

export function readDate(written: string): WrittenDate {
  const text = written.trim();
  const plain = dashed.exec(text);
  if (plain !== null) {
    const [, year = '', month = '', day = ''] = plain;
    const date = existingDay(year, month, day);
    return date === undefined
      ? { kind: 'impossible' }
      : date === text
        ? { kind: 'house' }
        : { kind: 'other-form', date, sortable: true };
  }
  const slashed = separated.exec(text);
  const joined = undivided.exec(text);
  const timed = withTime.exec(text);
  const ofMonth = text.replace(weekday, '');
  const named = dayFirst.exec(ofMonth);
  const american = monthFirst.exec(ofMonth);
  const parts =
    slashed !== null
      ? [slashed[1], slashed[3], slashed[4]]
      : (joined ?? timed) !== null
        ? (joined ?? timed)?.slice(1, 4)
        : named !== null
          ? [named[3], monthNumber(named[2]), named[1]]
          : american !== null
            ? [american[3], monthNumber(american[1]), american[2]]
            : undefined;
  const [year, month, day] = parts ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    return { kind: 'unreadable' };
  }
  const date = existingDay(year, month, day);
  return date === undefined
    ? { kind: 'impossible' }
    : { kind: 'other-form', date, sortable: timed !== null };
}

function monthNumber(name: string | undefined): string | undefined {
  const wanted = name?.toLowerCase() ?? '';
  const index = months.findIndex((month) => month === wanted || month.slice(0, 3) === wanted);
  return index === -1 ? (wanted === 'sept' ? '9' : undefined) : String(index + 1);
}

function existingDay(year: string, month: string, day: string): string | undefined {
  const lastDay = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    Number(month) - 1
  ];
  return lastDay === undefined || Number(day) < 1 || Number(day) > lastDay
    ? undefined
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
