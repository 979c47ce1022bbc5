import type { CompletenessBody, ReleaseBody } from '@shigan/contract';

/** The releases of a row under the months that they end in; a month without one is empty. */
export function cellsOf(
  { releases }: CompletenessBody['rows'][number],
  months: readonly string[],
): readonly (ReleaseBody | undefined)[] {
  const byMonth = new Map(releases.map((release) => [endOf(release.span), release]));
  return months.map((month) => byMonth.get(month));
}

/** The month that a span ends in, `2021-04`, of an ISO interval within one year. */
function endOf(span: string): string {
  const [, year = '', start = '', length = ''] = /^(\d{4})-(\d{2})-01\/P(\d+)M$/.exec(span) ?? [];
  return `${year}-${String(Number(start) + Number(length) - 1).padStart(2, '0')}`;
}

/** How many of the months, which are in order, lie in each year. */
export function monthsAsYears(
  months: readonly string[],
): readonly { readonly year: number; readonly months: number }[] {
  const years = new Map<number, number>();
  for (const month of months) {
    const year = Number(month.slice(0, 4));
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return [...years].map(([year, count]) => ({ year, months: count }));
}
