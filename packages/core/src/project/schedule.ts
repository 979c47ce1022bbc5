import { type RosterBook, rosterNumber } from '../roster/roster-entry.ts';
import { seasonalSchedule, scheduleAt, type YearDone } from '../pace/schedule.ts';
import { isMissing } from '../missing.ts';

/** What a part of the year is worth in construction (投资序时进度): the share of a year's spending that is done by the end of a month. */
export interface SpendingSchedule {
  /** Of month 0 nothing, of month 12 all. */
  share(month: number): number;
  /** The normal years that it is the mean of, with what was spent by the month looked at and in the whole; empty where it is months / 12. */
  readonly years: readonly {
    readonly year: number;
    readonly by: number;
    readonly whole: number;
    readonly projects: number;
  }[];
}

/** The schedule of a city's projects as of a year (历年同期进度): of the last three normal years the mean share of the year that was spent
 *  by each month, over the projects that reported both the month and December. With fewer than three such years, months / 12. A month of
 *  which no year has returns lies on the line between its neighbours. */
export function spendingSchedule(
  book: RosterBook,
  {
    year,
    month,
    abnormalYears,
  }: { readonly year: number; readonly month: number; readonly abnormalYears: readonly number[] },
): SpendingSchedule {
  const past = new Map<number, Map<number, { by: number; whole: number; projects: number }>>();
  for (const code of book.subjects) {
    const wholes = new Map<number, number>();
    const months = book.months(code, 'spent');
    for (const entry of months)
      if (entry.month !== null && entry.month % 12 === 11 && entry.month < year * 12)
        wholes.set(Math.floor(entry.month / 12), rosterNumber(entry) ?? 0);
    for (const entry of months) {
      if (entry.month === null) continue;
      const of = Math.floor(entry.month / 12);
      const whole = wholes.get(of);
      if (whole === undefined) continue;
      let ofYear = past.get(of);
      if (ofYear === undefined) past.set(of, (ofYear = new Map()));
      const held = ofYear.get((entry.month % 12) + 1) ?? { by: 0, whole: 0, projects: 0 };
      held.by += rosterNumber(entry) ?? 0;
      held.whole += whole;
      held.projects += 1;
      ofYear.set((entry.month % 12) + 1, held);
    }
  }
  const shares = new Map<number, number>([
    [0, 0],
    [12, 1],
  ]);
  let years: readonly number[] = [];
  for (let m = 1; m < 12; m++) {
    const done = [...past].flatMap(([y, months]): readonly YearDone[] => {
      const sums = months.get(m);
      if (sums === undefined) return [];
      return [{ year: y, cumulative: { value: sums.by, decimals: 2 }, annual: { value: sums.whole, decimals: 2 } }];
    });
    const mean = seasonalSchedule(done, abnormalYears);
    if (isMissing(mean)) continue;
    shares.set(m, mean.share);
    if (m === month) ({ years } = mean);
  }
  const isSeasonal = shares.size > 2;
  return {
    share: (m) => (isSeasonal ? between(shares, m) : scheduleAt(m)),
    years: years.flatMap((y) => {
      const sums = past.get(y)?.get(month);
      return sums === undefined ? [] : [{ year: y, ...sums }];
    }),
  };
}

function between(shares: ReadonlyMap<number, number>, month: number): number {
  const exact = shares.get(month);
  if (exact !== undefined) return exact;
  let [low, high] = [month, month];
  while (!shares.has(low)) low--;
  while (!shares.has(high)) high++;
  const [from, to] = [shares.get(low) ?? 0, shares.get(high) ?? 1];
  return from + ((to - from) * (month - low)) / (high - low);
}

/** What a project should have spent of its year by a month: the schedule between its start and its completion, so that one that begins in
 *  June is not measured by January. Both ends count as planned: who begins late is behind. */
export function shareDue(
  schedule: SpendingSchedule,
  month: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const [begin, end] = [schedule.share(from), schedule.share(to)];
  if (end <= begin) return month > from ? 1 : 0;
  return Math.min(1, Math.max(0, (schedule.share(month) - begin) / (end - begin)));
}
