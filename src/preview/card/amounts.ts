// Days, spans of time and numbers in words.
import { currentLocale } from '../l10n';

const formats = new Map<string, unknown>();

/** A format of the current language; making one costs more than using it a thousand times. */
function format<Format>(name: string, make: (locale: string) => Format): Format {
  const locale = currentLocale();
  const key = `${name} ${locale}`;
  let made = formats.get(key) as Format | undefined;
  if (made === undefined) {
    made = make(locale);
    formats.set(key, made);
  }
  return made;
}

/** `3 May 2021` of a day or a point in time, ISO 8601. */
export function dayInWords(iso: string): string {
  return formatDay(iso, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `20 Nov`, with the year where it is another one than today. */
export function shortDay(day: string, today: string): string {
  return formatDay(day, {
    day: 'numeric',
    month: 'short',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  });
}

function formatDay(iso: string, options: Intl.DateTimeFormatOptions): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day.getTime())
    ? iso.slice(0, 10)
    : format(
        `day ${Object.values(options).join(' ')}`,
        (locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }),
      ).format(day);
}

const millisecondsOfDay = 86_400_000;

/** `today`, `5 days ago`, `3 weeks ago`, `7 months ago`, `3 years ago`. */
export function agoInWords(iso: string, today: string): string {
  const [then, now] = [iso, today].map((day) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`));
  const days = Math.max(0, Math.round(((now ?? 0) - (then ?? 0)) / millisecondsOfDay));
  const numeric = days < 2 ? 'auto' : 'always';
  const ago = (count: number, unit: Intl.RelativeTimeFormatUnit): string =>
    format(`ago ${numeric}`, (locale) => new Intl.RelativeTimeFormat(locale, { numeric })).format(
      -count,
      unit,
    );
  if (days < 14) {
    return ago(days, 'day');
  }
  if (days < 60) {
    return ago(Math.floor(days / 7), 'week');
  }
  // Months and years of mean length: nobody counts the days of what is so long ago.
  const months = Math.floor(days / 30.44);
  return months < 24 ? ago(months, 'month') : ago(Math.floor(days / 365.25), 'year');
}

/** `987`, `1.2k`, `34k`, as hosts show counts. */
export function shortCount(count: number): string {
  if (count < 1_000) {
    return String(count);
  }
  const [size, unit] = count < 999_500 ? [count / 1_000, 'k'] : [count / 1_000_000, 'M'];
  const digits = size < 9.95 ? 1 : 0;
  const short = format(
    `short ${String(digits)}`,
    (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }),
  );
  return `${short.format(size)}${unit}`;
}

/** `1,234`. */
export function inNumbers(count: number): string {
  return format('number', (locale) => new Intl.NumberFormat(locale)).format(count);
}

/** `github.com`, `github.com and gitlab.com`, `a, b and c`. */
export function listInWords(texts: readonly string[]): string {
  return format('list', (locale) => new Intl.ListFormat(locale, { type: 'conjunction' })).format(
    texts,
  );
}
