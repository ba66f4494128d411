/** The day of a point in time as `YYYY-MM-DD`, in the author's time zone. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return day.map((part) => String(part).padStart(2, '0')).join('-');
}

/** A point in time for people: `14:02`, or the day where it is another one than today. */
export function shownTime(time: number, now = Date.now()): string {
  const date = new Date(time);
  return dayOf(time) === dayOf(now)
    ? [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
    : dayOf(time);
}
