import { type Day, type Instant, addDays, dayNumber, dayOf, daysInMonth, formatDay, parseInstant } from '../instant.ts';
import type { CalendarYear } from '../register/register.ts';

/** Working days (工作日) by the holiday calendars of the years held. In a year without one Monday to Friday are worked. */
export interface WorkingCalendar {
  readonly holidays: ReadonlySet<Day>;
  readonly workdays: ReadonlySet<Day>;
  readonly years: ReadonlySet<number>;
}

export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  return {
    holidays: new Set(years.flatMap((year) => year.holidays)),
    workdays: new Set(years.flatMap((year) => year.workdays)),
    years: new Set(years.map((year) => year.year)),
  };
}

/** Whether the calendar of a day's year is held; if not, its holidays are unknown and pages say so. */
export function calendarCovers(calendar: WorkingCalendar, day: Day): boolean {
  return calendar.years.has(Number(day.slice(0, 4)));
}

/** Worked: a weekday that is no holiday, or a weekend day worked instead of one (调休). */
export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  if (calendar.workdays.has(day)) return true;
  if (calendar.holidays.has(day)) return false;
  // Day 1, 0001-01-01, is a Monday.
  return (dayNumber(day) - 1) % 7 < 5;
}

/** Number of working days after `from` up to and including `to`; negative with its sign turned when `to` lies before. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar);
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return weekdaysUpTo(last) - weekdaysUpTo(first) + movedUpTo(last, calendar) - movedUpTo(first, calendar);
}

/** Mondays to Fridays from the first day of the count, a Monday, up to and including a day. */
function weekdaysUpTo(day: number): number {
  return Math.floor(day / 7) * 5 + Math.min(day % 7, 5);
}

/** Where a calendar parts from Monday to Friday: the days in their order, and by how much up to each, itself included. */
interface Moved {
  readonly days: readonly number[];
  readonly sums: readonly number[];
}

const movedOf = new WeakMap<WorkingCalendar, Moved>();

/** Days off that are weekdays count one less, weekend days that are worked one more. */
function moved(calendar: WorkingCalendar): Moved {
  const known = movedOf.get(calendar);
  if (known !== undefined) return known;
  const changes = [...new Set([...calendar.holidays, ...calendar.workdays])]
    .map((day): readonly [number, number] => {
      const number = dayNumber(day);
      const usual = weekdaysUpTo(number) - weekdaysUpTo(number - 1);
      return [number, Number(isWorkingDay(day, calendar)) - usual];
    })
    .filter(([, change]) => change !== 0)
    .toSorted(([a], [b]) => a - b);
  let sum = 0;
  const found = { days: changes.map(([day]) => day), sums: changes.map(([, change]) => (sum += change)) };
  movedOf.set(calendar, found);
  return found;
}

function movedUpTo(day: number, calendar: WorkingCalendar): number {
  const { days, sums } = moved(calendar);
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return sums[low - 1] ?? 0;
}

export function workingDaysOfMonth(year: number, month: number, calendar: WorkingCalendar): number {
  const last = formatDay(year, month, daysInMonth(year, month));
  return workingDaysBetween(addDays(formatDay(year, month, 1), -1), last, calendar);
}

export function workingDaysOfYear(year: number, calendar: WorkingCalendar): number {
  return workingDaysBetween(formatDay(year - 1, 12, 31), formatDay(year, 12, 31), calendar);
}

/** The n-th working day after a day; before it for a negative n; the day itself for 0. */
export function addWorkingDays(day: Day, days: number, calendar: WorkingCalendar): Day {
  const step = days < 0 ? -1 : 1;
  let left = Math.abs(days);
  let current = day;
  while (left > 0) {
    current = addDays(current, step);
    if (isWorkingDay(current, calendar)) left--;
  }
  return current;
}

/** Time left to a deadline (时限). */
export interface DaysLeft {
  /** Working days after today, the deadline's own day included; 0 once it is past. */
  readonly workingDaysLeft: number;
  readonly overdue: boolean;
}

export function daysLeft(today: Day, deadline: Day, calendar: WorkingCalendar): DaysLeft {
  const overdue = today > deadline;
  return { workingDaysLeft: overdue ? 0 : workingDaysBetween(today, deadline, calendar), overdue };
}

/** A deadline ends with its day, 24:00 local time. */
export function isOverdue(deadline: Day, now: Instant, offsetMinutes = 480): boolean {
  return dayOf(now, offsetMinutes) > deadline;
}

/** When reminders (催办) go out, in working days and at what hour. */
export interface ReminderRhythm {
  readonly before: readonly number[];
  /** Every so many working days once it is past. */
  readonly every: number;
  readonly hour: number;
}

export const defaultReminderRhythm: ReminderRhythm = { before: [7, 1], every: 3, hour: 9 };

/** Moments of the reminders of one deadline: 7 and 1 working days before, on the day, then every 3 working days past it,
 *  `afterwards` times; each at 9:00 local time. */
export function reminderMoments(
  deadline: Day,
  afterwards: number,
  calendar: WorkingCalendar,
  rhythm: ReminderRhythm = defaultReminderRhythm,
): readonly Instant[] {
  const days = [
    ...rhythm.before.map((before) => addWorkingDays(deadline, -before, calendar)),
    deadline,
    ...Array.from({ length: afterwards }, (_, n) => addWorkingDays(deadline, (n + 1) * rhythm.every, calendar)),
  ];
  return days.map((day) => {
    const at = parseInstant(`${day}T${String(rhythm.hour).padStart(2, '0')}:00`);
    if (at === undefined) throw new Error(`invalid reminder: ${day} ${rhythm.hour}`);
    return at;
  });
}

/** The last day to ask for a review (复核): calendar days, the day after being told is day 1. */
export function lastDayOfReview(toldOn: Day, days: number): Day {
  return addDays(toldOn, days);
}
