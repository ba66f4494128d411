// Forms of dates in a notation that is common for them: `YYYY-MM-DD`, `D MMMM YYYY`,
// `YYYY-MM-DDTHH:mm:ssZ`. Whatever is no token stands for itself.
import { escaped } from '../post/text';
import { daysIn, monthNames } from './days';

/** A day, and a time of day where one is written; each part as digits, padded. */
export interface Moment {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  /** As written: `Z`, `+02:00`. */
  readonly zone?: string | undefined;
}

/** The day of a moment as `YYYY-MM-DD`. */
export function dayOf({ year, month, day }: Moment): string {
  return `${year}-${month}-${day}`;
}

const token = /YYYY|M{1,4}|DD?|HH?|mm|ss|Z/g;

/** What text may stand for each token; digits are read padded or not. */
const readings: Readonly<Record<string, readonly [part: keyof Moment, pattern: string]>> = {
  YYYY: ['year', '\\d{4}'],
  MMMM: ['month', '[A-Za-z]{3,9}'],
  MMM: ['month', '[A-Za-z]{3,9}'],
  MM: ['month', '\\d{1,2}'],
  M: ['month', '\\d{1,2}'],
  DD: ['day', '\\d{1,2}'],
  D: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{1,2}'],
  H: ['hour', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  ss: ['second', '\\d{2}(?:\\.\\d+)?'],
  Z: ['zone', '[Zz]|[+-]\\d{1,2}:?\\d{2}'],
};

/** What is missing or too much in a form, as a sentence; undefined for a sound one. */
export function faultOfForm(form: string): string | undefined {
  const parts = tokensOf(form).map((name) => readings[name]?.[0]);
  for (const [part, how] of [
    ['year', 'YYYY'],
    ['month', 'MM, M, MMM or MMMM'],
    ['day', 'DD or D'],
  ] as const) {
    if (!parts.includes(part)) {
      return `The form says nothing of the ${part}. Write ${how} where it stands.`;
    }
  }
  return new Set(parts).size < parts.length ? 'A part stands twice in the form.' : undefined;
}

function tokensOf(form: string): readonly string[] {
  return form.match(token) ?? [];
}

/** Whether a form tells the time of day. */
export function hasTime(form: string): boolean {
  return form.includes('H');
}

interface Token {
  /** What stands before it in the form. */
  readonly before: string;
  readonly name: string;
  readonly part: keyof Moment;
}

interface Pattern {
  readonly regex: RegExp;
  readonly tokens: readonly Token[];
  /** What stands behind the last token. */
  readonly tail: string;
}

const patterns = new Map<string, Pattern>();

function patternOf(form: string): Pattern {
  const known = patterns.get(form);
  if (known !== undefined) {
    return known;
  }
  const tokens: Token[] = [];
  let source = '';
  let end = 0;
  for (const { 0: name, index } of form.matchAll(token)) {
    const [part, pattern] = readings[name] ?? ['year', name];
    const before = form.slice(end, index);
    tokens.push({ before, name, part });
    source += `${escaped(before)}(${pattern})`;
    end = index + name.length;
  }
  const tail = form.slice(end);
  const made = { regex: new RegExp(`^${source}${escaped(tail)}$`), tokens, tail };
  patterns.set(form, made);
  return made;
}

/**
 * Reads a text that has a form, but for padding and the case of names.
 *
 * @returns undefined where it has another form, `impossible` for a day that no calendar has.
 */
export function readForm(text: string, form: string): Moment | 'impossible' | undefined {
  const { regex, tokens } = patternOf(form);
  const found = regex.exec(text);
  if (found === null) {
    return undefined;
  }
  const read: Partial<Record<keyof Moment, string>> = {};
  let group = 0;
  for (const { part } of tokens) {
    group++;
    read[part] = found[group] ?? '';
  }
  const month = /^\d+$/.test(read.month ?? '') ? read.month : monthNumber(read.month);
  if (month === undefined) {
    return undefined;
  }
  const { year, day } = read;
  read.month = month;
  const moment = existing(read);
  // A time that no clock has is no matter of the calendar.
  return moment === 'impossible' && existing({ year, month, day }) !== 'impossible'
    ? undefined
    : moment;
}

/** The number of a month by its English name or the first three letters of that. */
export function monthNumber(name: string | undefined): string | undefined {
  const wanted = name?.toLowerCase() ?? '';
  const index = monthNames
    .map((month) => month.toLowerCase())
    .findIndex((month) => month === wanted || month.slice(0, 3) === wanted);
  return index === -1 ? (wanted === 'sept' ? '9' : undefined) : String(index + 1);
}

/** A moment with its parts padded; `impossible` where no calendar or clock has it. */
export function existing(parts: {
  readonly [Part in keyof Moment]?: string | undefined;
}): Moment | 'impossible' {
  const { year = '', month = '', day = '', hour, minute, second, zone } = parts;
  const last = daysIn(Number(year), Number(month));
  const isDay = last !== undefined && Number(day) >= 1 && Number(day) <= last;
  const isTime = Number(hour ?? 0) < 24 && Number(minute ?? 0) < 60 && Number(second ?? 0) < 61;
  if (!isDay || !isTime) {
    return 'impossible';
  }
  const date = { year, month: month.padStart(2, '0'), day: day.padStart(2, '0') };
  // Most have no more.
  return (hour ?? minute ?? second ?? zone) === undefined
    ? date
    : {
        ...date,
        ...(hour !== undefined && { hour: hour.padStart(2, '0') }),
        ...(minute !== undefined && { minute }),
        ...(second !== undefined && { second }),
        ...(zone !== undefined && { zone }),
      };
}

/** A moment in a form; undefined where the form tells of a time or zone that nobody knows. */
export function writeDate(moment: Moment, form: string): string | undefined {
  const { tokens, tail } = patternOf(form);
  let written = '';
  for (const { before, name, part } of tokens) {
    const value =
      moment[part] ?? (part === 'second' && moment.hour !== undefined ? '00' : undefined);
    if (value === undefined) {
      return undefined;
    }
    written += before + spelled(value, name);
  }
  return written + tail;
}

function spelled(value: string, name: string): string {
  switch (name) {
    case 'MMMM':
      return monthNames[Number(value) - 1] ?? value;
    case 'MMM':
      return (monthNames[Number(value) - 1] ?? value).slice(0, 3);
    case 'M':
    case 'D':
    case 'H':
      return String(Number(value));
    default:
      return value;
  }
}
