import {
  type Actor,
  allowed,
  DomainError,
  type EnterpriseFigure,
  type MovementContext,
  type Period,
  type RegionCode,
  reportedFigure,
  returnItems,
  type ReturnItem,
  type ReturnLength,
  type UnitSums,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { HeldQuarter } from '../../ports.ts';
import { type OpenEnterprises, openEnterprises } from './open-enterprises.ts';

/** A month of an enterprise: a figure of each item that was returned. */
export interface EnterpriseMonth {
  readonly month: number;
  readonly figures: Readonly<Partial<Record<ReturnItem, EnterpriseFigure>>>;
}

/** A quarter of an enterprise, or its year up to one: a figure of each item that was returned. */
export interface EnterpriseQuarter extends EnterpriseMonth {
  readonly length: HeldQuarter['length'];
}

/** One enterprise: what the register says, its months, and its part in the growth of the city, for a county of the county. */
export interface EnterpriseDetail {
  readonly open: OpenEnterprises;
  readonly unit: UnitSums;
  /** From January of the year before to the month looked at, the newest first. */
  readonly months: readonly EnterpriseMonth[];
  /** Its quarterly returns of the same two years, the newest first, the year so far before the quarter alone. */
  readonly quarters: readonly EnterpriseQuarter[];
  /** The movements that its part is measured against, by item: of the units of its category. */
  movement(item: ReturnItem): MovementContext;
}

/** Reads one enterprise (一企一档) as of a moment. Refuses `unknown-enterprise`. */
export async function readEnterprise(
  app: Application,
  actor: Actor,
  city: RegionCode,
  code: string,
  asked: { readonly period?: Period; readonly asOf?: string },
): Promise<EnterpriseDetail> {
  authorise(actor, 'enterprise.read', city);
  const [entry] = await app.store.enterprises.list(city, '9999-12-31T23:59:59.999Z', [code]);
  if (entry === undefined) throw new DomainError('unknown-enterprise', { enterprise: code });
  authorise(actor, 'enterprise.read', city, entry.region || city);
  const open = await openEnterprises(app, actor, city, {
    region: allowed(actor, 'enterprise.read', { city, region: city }) ? city : entry.region || city,
    ...(entry.category === null ? {} : { category: entry.category }),
    ...asked,
  });
  const unit = open.units.find(({ enterprise }) => enterprise.code === code);
  if (unit === undefined) throw new DomainError('unknown-enterprise', { enterprise: code });
  const { moment, range, subject } = open;
  const years = { from: range.from - 12, to: range.to };
  const stated = ({ month, length, values }: Stated): EnterpriseMonth['figures'] => {
    const figures: Partial<Record<ReturnItem, EnterpriseFigure>> = {};
    for (const item of returnItems) {
      const amount = values[item];
      if (amount === undefined) continue;
      const about = { ...subject, item, from: month - length + 1, to: month, of: code };
      const basedOn = length === 1 ? {} : { quarterly: true as const };
      figures[item] = reportedFigure(about, moment.edition, { amount, months: length, ...basedOn });
    }
    return figures;
  };
  const months: EnterpriseMonth[] = [];
  for await (const batch of app.store.enterprises.returns(city, years, moment.asOf, [code]))
    for (const one of batch) months.push({ month: one.month, figures: stated({ ...one, length: 1 }) });
  const held = await app.store.enterprises.quarters(city, years, moment.asOf, [code]);
  const quarters = held.map((one) => ({ month: one.month, length: one.length, figures: stated(one) }));
  return {
    open,
    unit,
    months: months.toReversed(),
    quarters: quarters.toReversed(),
    movement: (item) => open.movement(item),
  };
}

type Stated = Pick<HeldQuarter, 'month' | 'values'> & { readonly length: ReturnLength };
