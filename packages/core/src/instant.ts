/** A moment, as ISO 8601 in UTC with milliseconds (`2021-05-20T01:00:00.000Z`): sorts as text, needs no clock and no `Date`. */
export type Instant = string;

/** A civil day (`2021-05-20`). */
export type Day = string;

const daysBeforeYear = (year: number): number => {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
};

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

/** Number of a civil day, 1 = 0001-01-01. */
export function dayNumber(day: Day): number {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  let n = daysBeforeYear(year) + Number(day.slice(8, 10));
  for (let m = 1; m < month; m++) n += daysInMonth(year, m);
  return n;
}

export function dayOfNumber(n: number): Day {
  let year = Math.floor(n / 365.2425) + 1;
  while (daysBeforeYear(year) >= n) year--;
  while (daysBeforeYear(year + 1) < n) year++;
  let rest = n - daysBeforeYear(year);
  let month = 1;
  while (rest > daysInMonth(year, month)) rest -= daysInMonth(year, month++);
  return formatDay(year, month, rest);
}

export function formatDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days);
}

/** A well-formed day that exists in the calendar. */
export function isDay(text: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return false;
  const month = Number(m[2]);
  const day = Number(m[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(m[1]), month);
}

const instantPattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Parses an ISO moment; a bare day means its 24:00 in `offset` (default +08:00, China), i.e. "as of that day, whole".
 *  A moment without an offset is taken in `offset`. Returns undefined for anything else. */
export function parseInstant(text: string, offset = '+08:00'): Instant | undefined {
  const m = instantPattern.exec(text.trim());
  if (!m || !isDay(m[1]!)) return undefined;
  const whole = m[2] === undefined;
  const hour = whole ? 24 : Number(m[2]);
  const minute = Number(m[3] ?? 0);
  const second = Number(m[4] ?? 0);
  if (hour > 24 || minute > 59 || second > 59) return undefined;
  const zone = m[6] ?? offset;
  const shift =
    zone === 'Z' ? 0 : (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  const ms = Number((m[5] ?? '0').padEnd(3, '0').slice(0, 3));
  let minutes = hour * 60 + minute - shift;
  let day = dayNumber(m[1]!);
  // A whole day ends one millisecond before the next begins, so that the next day's first moment is not in it.
  let millis = minutes * 60_000 + second * 1000 + ms - (whole ? 1 : 0);
  day += Math.floor(millis / 86_400_000);
  millis = ((millis % 86_400_000) + 86_400_000) % 86_400_000;
  minutes = Math.floor(millis / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${dayOfNumber(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(Math.floor(millis / 1000) % 60)}.${String(millis % 1000).padStart(3, '0')}Z`;
}

/** The civil day of a moment at an offset of whole minutes (default +08:00). */
export function dayOf(instant: Instant, offsetMinutes = 480): Day {
  const minutes = Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)) + offsetMinutes;
  return addDays(instant.slice(0, 10), Math.floor(minutes / 1440));
}
