import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, dayOfNumber, parseInstant } from '../instant.ts';
import { readVectors } from '../testing/vectors.ts';
import {
  addWorkingDays,
  calendarCovers,
  daysLeft,
  isOverdue,
  isWorkingDay,
  lastDayOfReview,
  reminderMoments,
  workingCalendar,
  workingDaysBetween,
  workingDaysOfMonth,
  workingDaysOfYear,
} from './working-days.ts';

interface WorkingDayKinds {
  readonly isWorkingDay: { input: { date: string }; expected: { working: boolean } };
  readonly workingDaysOfMonth: { input: { month: string }; expected: { days: number } };
  readonly workingDaysOfYear: { input: { year: number }; expected: { days: number } };
  readonly daysLeft: {
    input: { today: string; deadline: string };
    expected: { workingDaysLeft: number; overdue: boolean };
  };
  readonly addWorkingDays: { input: { date: string; days: number }; expected: { date: string } };
  readonly reminders: { input: { deadline: string; afterwards: number }; expected: { at: readonly string[] } };
  readonly overdue: { input: { deadline: string; now: string }; expected: { overdue: boolean } };
  readonly lastDayOfReview: { input: { toldOn: string; days: number }; expected: { lastDay: string } };
}

interface CalendarVector {
  readonly year: number;
  readonly verified: boolean;
  readonly holidays: readonly { readonly from: string; readonly to: string }[];
  readonly makeUpWorkingDays: readonly string[];
}

const vectors = readVectors<WorkingDayKinds>('working-days.json');

function isCalendar(value: unknown): value is CalendarVector {
  return typeof value === 'object' && value !== null && 'holidays' in value && 'makeUpWorkingDays' in value;
}

/** The calendar beside the cases, as a register keeps it: the weekdays of its holidays. */
function calendarOfVectors(): ReturnType<typeof workingCalendar> {
  const vector = vectors.file['calendar'];
  if (!isCalendar(vector)) throw new Error('no calendar');
  const holidays = vector.holidays.flatMap(({ from, to }) =>
    Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, n) => addDays(from, n)),
  );
  const { year, verified } = vector;
  const weekdays = holidays.filter((day) => (dayNumber(day) - 1) % 7 < 5);
  return workingCalendar([{ year, verified, holidays: weekdays, workdays: vector.makeUpWorkingDays }]);
}

const calendar = calendarOfVectors();

function moment(text: string): string {
  const found = parseInstant(text);
  if (found === undefined) throw new Error(`not a moment: ${text}`);
  return found;
}

describe('vectors of working-days.json', () => {
  it.each(vectors.of('isWorkingDay'))('isWorkingDay: $id', ({ input: { date }, expected }) => {
    expect(isWorkingDay(date, calendar)).toBe(expected.working);
  });

  it.each(vectors.of('workingDaysOfMonth'))('workingDaysOfMonth: $id', ({ input: { month }, expected }) => {
    expect(workingDaysOfMonth(Number(month.slice(0, 4)), Number(month.slice(5)), calendar)).toBe(expected.days);
  });

  it.each(vectors.of('workingDaysOfYear'))('workingDaysOfYear: $id', ({ input: { year }, expected }) => {
    expect(workingDaysOfYear(year, calendar)).toBe(expected.days);
  });

  it.each(vectors.of('daysLeft'))('daysLeft: $id', ({ input: { today, deadline }, expected }) => {
    expect(daysLeft(today, deadline, calendar)).toEqual(expected);
  });

  it.each(vectors.of('addWorkingDays'))('addWorkingDays: $id', ({ input: { date, days }, expected }) => {
    expect(addWorkingDays(date, days, calendar)).toBe(expected.date);
  });

  it.each(vectors.of('reminders'))('reminders: $id', ({ input: { deadline, afterwards }, expected }) => {
    expect(reminderMoments(deadline, afterwards, calendar)).toEqual(expected.at.map(moment));
  });

  it.each(vectors.of('overdue'))('overdue: $id', ({ input: { deadline, now }, expected }) => {
    expect(isOverdue(deadline, moment(now))).toBe(expected.overdue);
  });

  it.each(vectors.of('lastDayOfReview'))('lastDayOfReview: $id', ({ input: { toldOn, days }, expected }) => {
    expect(lastDayOfReview(toldOn, days)).toBe(expected.lastDay);
  });

  it('are tested, every kind', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

const anyDay = fc.integer({ min: dayNumber('2020-06-01'), max: dayNumber('2022-06-30') }).map(dayOfNumber);
const between = (from: string, to: string): number => workingDaysBetween(from, to, calendar);
const anyCount = fc.integer({ min: 1, max: 60 });

describe('working days', () => {
  it('added lead to a working day as many working days off', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (day, days) => {
        const later = addWorkingDays(day, days, calendar);
        expect(isWorkingDay(later, calendar)).toBe(true);
        expect(workingDaysBetween(day, later, calendar)).toBe(days);
      }),
    );
  });

  it('added and taken off again come back to the working day they began with', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (day, days) => {
        fc.pre(isWorkingDay(day, calendar));
        expect(addWorkingDays(addWorkingDays(day, days, calendar), -days, calendar)).toBe(day);
      }),
    );
  });

  it('of two stretches add up', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        expect(between(a, b) + between(b, c) - between(a, c)).toBe(0);
      }),
    );
  });

  it('are Monday to Friday in a year whose calendar is not held, and that is known', () => {
    expect(calendarCovers(calendar, '2021-05-20')).toBe(true);
    expect(calendarCovers(calendar, '2022-10-03')).toBe(false);
    expect(isWorkingDay('2022-10-03', calendar)).toBe(true);
    expect(isWorkingDay('2022-10-08', calendar)).toBe(false);
    expect(addWorkingDays('2021-05-22', 0, calendar)).toBe('2021-05-22');
  });

  it('end a deadline with its day at the place of the city', () => {
    expect(isOverdue('2021-05-31', moment('2021-05-31T23:30:00Z'), 0)).toBe(false);
  });
});

describe('working days between two days', () => {
  it('are those that are worked, day by day', () => {
    const day = fc.integer({ min: dayNumber('2020-11-01'), max: dayNumber('2022-03-01') }).map((n) => dayOfNumber(n));
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const days = Array.from({ length: dayNumber(to) - dayNumber(from) }, (_, n) => addDays(from, n + 1));
        const worked = days.filter((one) => isWorkingDay(one, calendar)).length;
        expect(workingDaysBetween(from, to, calendar)).toBe(worked);
        expect(workingDaysBetween(to, from, calendar)).toBe(0 - worked);
      }),
    );
  });
});
