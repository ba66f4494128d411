// Reckoning with days of the Gregorian calendar: the core has no clock and no `Date`.
import { dayNumber } from '../repositories/dayNumber';

export { dayNumber };

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const weekdayNames = [
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
] as const;

/** How many days a month has; undefined where there is no such month. */
export function daysIn(year: number, month: number): number | undefined {
  return [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The day that is so many days later, or earlier when `count` is negative. */
export function addDays(day: string, count: number): string {
  let [year = 0, month = 0, ofMonth = 0] = day.split('-').map(Number);
  ofMonth += count;
  for (
    let length = daysIn(year, month) ?? 31;
    ofMonth > length;
    length = daysIn(year, month) ?? 31
  ) {
    ofMonth -= length;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  while (ofMonth < 1) {
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    ofMonth += daysIn(year, month) ?? 31;
  }
  return [String(year).padStart(4, '0'), padded(month), padded(ofMonth)].join('-');
}

function padded(part: number): string {
  return String(part).padStart(2, '0');
}

/** `Monday` for the day `2026-03-09`. */
export function weekdayOf(day: string): string {
  const index = ((dayNumber(day) % 7) + 7) % 7;
  return weekdayNames[index] ?? '';
}

/** The next day that is no Saturday or Sunday. */
export function nextWorkingDay(day: string): string {
  let next = addDays(day, 1);
  while (weekdayOf(next).startsWith('S')) {
    next = addDays(next, 1);
  }
  return next;
}

/** `Monday, 9 March 2026` for the day `2026-03-09`. */
export function inWords(day: string): string {
  const [year = '', month = '', ofMonth = ''] = day.split('-');
  return `${weekdayOf(day)}, ${String(Number(ofMonth))} ${monthNames[Number(month) - 1] ?? ''} ${String(Number(year))}`;
}
