/** Days from the 1st of January 1970 to a day written `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  const [year = 0, month = 0, ofMonth = 0] = day.split('-').map(Number);
  // Years start in March here, so that the leap day is their last.
  const ofMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(ofMarch / 400);
  const yearOfEra = ofMarch - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + ofMonth - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
