import { type Enterprise, firstMonthChecked, type ReportedRevenue, singleQuarters } from '@shigan/core';
import type { Application } from '../../application.ts';
import type { Moment } from '../moment.ts';
import { reportedBy } from './open-enterprises.ts';

/** Up to so many enterprises are asked for by their codes; of more all returns are read, which is one pass through the months. */
const fewCodes = 500;

/** What enterprises reported of revenue, month by month and, for itself, quarter by quarter, from January of the year before to a month;
 *  those that reported nothing are left out. */
export async function* revenueByMonth(
  app: Application,
  { city, asOf }: Moment,
  enterprises: readonly Enterprise[],
  month: number,
): AsyncGenerator<ReportedRevenue> {
  const range = { from: firstMonthChecked(month), to: month };
  const revenue = new Map(enterprises.map(({ code }) => [code, new Map<number, number>()]));
  const codes = enterprises.length > fewCodes ? undefined : [...revenue.keys()];
  for await (const batch of app.store.enterprises.returns(city.code, range, asOf, codes))
    for (const { enterprise, month: of, values } of batch)
      if (values.revenue !== undefined) revenue.get(enterprise)?.set(of, values.revenue);
  const quartersOf = reportedBy([], await app.store.enterprises.quarters(city.code, range, asOf, codes));
  for (const enterprise of enterprises) {
    const months = revenue.get(enterprise.code);
    const quarters = singleQuarters('revenue', quartersOf(enterprise.code).quarters);
    if (months === undefined || months.size + quarters.size === 0) continue;
    yield { enterprise, revenue: months, ...(quarters.size === 0 ? {} : { quarters }) };
  }
}
