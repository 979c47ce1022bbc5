import { type Enterprise, firstMonthChecked, type ReportedRevenue } from '@shigan/core';
import type { Application } from '../../application.ts';
import type { Moment } from '../moment.ts';

/** Enterprises whose returns are read together. */
const part = 20_000;

/** What enterprises reported of revenue, month by month, from January of the year before to a month; those that reported nothing are left
 *  out. Read part by part, so that a large city is never held whole. */
export async function* revenueByMonth(
  app: Application,
  { city, asOf }: Moment,
  enterprises: readonly Enterprise[],
  month: number,
): AsyncGenerator<ReportedRevenue> {
  const range = { from: firstMonthChecked(month), to: month };
  for (let from = 0; from < enterprises.length; from += part) {
    const units = enterprises.slice(from, from + part);
    const revenue = new Map<string, Map<number, number>>();
    const codes = units.map(({ code }) => code);
    for await (const batch of app.store.enterprises.returns(city.code, range, asOf, codes))
      for (const { enterprise, month: of, values } of batch) {
        if (values.revenue === undefined) continue;
        const months = revenue.get(enterprise) ?? new Map<number, number>();
        revenue.set(enterprise, months.set(of, values.revenue));
      }
    for (const enterprise of units) {
      const months = revenue.get(enterprise.code);
      if (months !== undefined) yield { enterprise, revenue: months };
    }
  }
}
