import type { MatterRowBody } from '@shigan/contract';
import { addDays, type Day, dayNumber, dayOfNumber, daysInMonth, formatDay } from '@shigan/core';
import { between, settled } from '../matters-state.ts';

export type Grouping = 'leaders' | 'units' | 'counties';

/** Matters of one leader, lead unit or county. */
export interface MatterGroup {
  readonly code: string;
  readonly name: string;
  readonly rows: readonly MatterRowBody[];
  readonly open: number;
  readonly overdue: number;
}

function keyOf(row: MatterRowBody, by: Grouping): { readonly code: string; readonly name: string } | null {
  switch (by) {
    case 'leaders':
      return row.leader;
    case 'units':
      return row.leadUnit;
    case 'counties':
      return row.region;
  }
}

/** Matters by leader, lead unit or county: who has most overdue first, then most open; what names nobody stands last under an empty
 *  code. */
export function groupedBy(rows: readonly MatterRowBody[], by: Grouping): readonly MatterGroup[] {
  const groups = new Map<string, { readonly name: string; readonly rows: MatterRowBody[] }>();
  for (const row of rows) {
    const { code, name } = keyOf(row, by) ?? { code: '', name: '' };
    const group = groups.get(code) ?? { name, rows: [] };
    group.rows.push(row);
    groups.set(code, group);
  }
  return [...groups]
    .map(([code, { name, rows: of }]) => ({
      code,
      name,
      rows: of,
      open: of.filter(({ state }) => !settled.has(state)).length,
      overdue: of.filter(({ overdue }) => overdue).length,
    }))
    .toSorted(
      (a, b) =>
        Number(a.code === '') - Number(b.code === '') ||
        b.overdue - a.overdue ||
        b.open - a.open ||
        (a.code < b.code ? -1 : 1),
    );
}

/** A matter on the timeline: where it begins and is due, as shares of the whole, and the deadlines before an extension. */
interface TimelineBar {
  readonly row: MatterRowBody;
  readonly from: number;
  readonly to: number;
  readonly earlier: readonly number[];
}

export interface Timeline {
  readonly months: readonly { readonly day: Day; readonly at: number }[];
  readonly today: number;
  readonly bars: readonly TimelineBar[];
}

/** Open matters between their sources and their deadlines, the earliest deadline first; months as marks. Undefined where none has a
 *  deadline. */
export function timelineOf(rows: readonly MatterRowBody[], today: Day): Timeline | undefined {
  const due = rows.flatMap((row) =>
    row.deadline === null || settled.has(row.state) ? [] : [{ row, deadline: row.deadline }],
  );
  if (due.length === 0) return undefined;
  const days = [
    today,
    ...due.flatMap(({ row, deadline }) => [row.source.on, deadline, ...row.earlierDeadlines]),
  ].toSorted();
  const first = `${(days[0] ?? today).slice(0, 7)}-01`;
  const last = lastOfMonth(days.at(-1) ?? today);
  const at = (day: Day): number => between(day, first, last);
  const months: { readonly day: Day; readonly at: number }[] = [];
  for (let day = first; day <= last; day = addDays(lastOfMonth(day), 1)) months.push({ day, at: at(day) });
  return {
    months,
    today: at(today),
    bars: due
      .toSorted((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : a.row.id < b.row.id ? -1 : 1))
      .map(({ row, deadline }) => ({
        row,
        from: at(row.source.on),
        to: at(deadline),
        earlier: row.earlierDeadlines.map(at),
      })),
  };
}

function lastOfMonth(day: Day): Day {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return formatDay(year, month, daysInMonth(year, month));
}

export interface CalendarDay {
  readonly day: Day;
  readonly isInMonth: boolean;
  readonly due: readonly MatterRowBody[];
}

/** A month in weeks from Monday to Sunday, with what is due on each day; settled matters are left out. */
export function monthOf(rows: readonly MatterRowBody[], month: string): readonly (readonly CalendarDay[])[] {
  const first = `${month}-01`;
  const last = lastOfMonth(first);
  // The first day of the count was a Monday, as the Gregorian calendar goes on backwards.
  const monday = dayNumber(first) - ((dayNumber(first) + 6) % 7);
  const weeks: (readonly CalendarDay[])[] = [];
  for (let start = monday; start <= dayNumber(last); start += 7)
    weeks.push(
      Array.from({ length: 7 }, (_, n) => {
        const day = dayOfNumber(start + n);
        const due = rows.filter(({ deadline, state }) => deadline === day && !settled.has(state));
        return { day, isInMonth: day.startsWith(month), due };
      }),
    );
  return weeks;
}

/** The month before or after. */
export function monthBeside(month: string, by: 1 | -1): string {
  const first = `${month}-01`;
  return (by === 1 ? addDays(lastOfMonth(first), 1) : addDays(first, -1)).slice(0, 7);
}
