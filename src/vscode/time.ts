import { localDay } from '../repositories/localDay';

/** A point in time for people: `14:02`, or the day where it is another one than today. */
export function shownTime(time: number, now = Date.now()): string {
  const date = new Date(time);
  return localDay(date) === localDay(new Date(now))
    ? [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
    : localDay(date);
}
