import { type Actor, type RegionCode, type ReturnItem, watchList, type Watched } from '@shigan/core';
import type { Application } from '../../application.ts';
import { type EnterprisesAsked, type OpenEnterprises, openEnterprises } from './open-enterprises.ts';

/** What made an item of a population of enterprises move, and which of them to look at. */
export interface EnterpriseReport {
  readonly open: OpenEnterprises;
  readonly item: ReturnItem;
  readonly watched: readonly Watched[];
}

/** Reports on the enterprises of a region (企业运行): top movers, growth and what of it is only a change of definition, loss-makers, the watch
 *  list. The item is output for industry, revenue for all others, unless another is asked for. */
export async function readEnterpriseReport(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: EnterprisesAsked,
): Promise<EnterpriseReport> {
  const open = await openEnterprises(app, actor, city, asked);
  const item = asked.item ?? (asked.category === 'industry' ? 'output' : 'revenue');
  const { range, registry, units } = open;
  const month = (at: number): Promise<ReadonlyMap<string, number | undefined>> => reportedIn(app, open, at, item);
  const [last, before] = await Promise.all([month(range.to), month(range.to - 1)]);
  const ofLastMonth = new Map(
    [...last].flatMap(([code, value]) => (value === undefined ? [] : [[code, value] as const])),
  );
  const watched =
    last.size === 0
      ? []
      : watchList(
          units,
          item,
          { lastMonth: new Set(last.keys()), monthBefore: new Set(before.keys()), ofLastMonth },
          registry.rules,
        );
  return { open, item, watched };
}

async function reportedIn(
  app: Application,
  { moment }: OpenEnterprises,
  month: number,
  item: ReturnItem,
): Promise<ReadonlyMap<string, number | undefined>> {
  const sums = await app.store.enterprises.sums(moment.city.code, { from: month, to: month }, moment.asOf);
  return new Map(sums.map(({ enterprise, values }) => [enterprise, values[item]?.sum]));
}
