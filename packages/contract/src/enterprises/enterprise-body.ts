import {
  type EnterpriseFigure,
  type MovementContext,
  type Region,
  returnItems,
  type ReturnItem,
  type ReturnLength,
  type UnitSums,
} from '@shigan/core';
import { z } from 'zod';
import {
  enterpriseEntryBody,
  type EnterpriseEntryBody,
  monthLabel,
  periodLabel,
  presentEnterprise,
} from './enterprise-entry-body.ts';
import {
  enterpriseFigureBody,
  type EnterpriseFigureBody,
  type EnterprisePresentation,
  presentEnterpriseFigure,
} from './enterprise-figure-body.ts';
import { type MoverBody, presenting } from './report-body.ts';

type ItemFigures = Readonly<Partial<Record<ReturnItem, EnterpriseFigureBody>>>;

/** One enterprise in JSON. */
export interface EnterpriseBody {
  readonly enterprise: EnterpriseEntryBody;
  readonly asOf: string;
  readonly demo: boolean;
  /** The year so far, by item. */
  readonly span: { readonly from: string; readonly to: string };
  readonly items: Readonly<Partial<Record<ReturnItem, Omit<MoverBody, 'enterprise'>>>>;
  /** The newest first. */
  readonly months: readonly { readonly month: string; readonly figures: ItemFigures }[];
  /** Quarterly returns, the newest first; the year so far is told apart from a quarter alone by where it begins. */
  readonly quarters: readonly {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly figures: ItemFigures;
  }[];
}

const itemMover = z.strictObject({
  kind: z.enum(['continuing', 'opened', 'closed', 'entered', 'left']),
  now: enterpriseFigureBody.nullable(),
  growth: enterpriseFigureBody,
  increment: enterpriseFigureBody,
  contribution: enterpriseFigureBody,
});

export const enterpriseBody: z.ZodType<EnterpriseBody> = z
  .strictObject({
    enterprise: enterpriseEntryBody,
    asOf: z.string(),
    demo: z.boolean(),
    span: z.strictObject({ from: z.string(), to: z.string() }),
    items: z.partialRecord(z.enum(returnItems), itemMover),
    months: z.array(
      z.strictObject({ month: z.string(), figures: z.partialRecord(z.enum(returnItems), enterpriseFigureBody) }),
    ),
    quarters: z
      .array(
        z.strictObject({
          name: z.string(),
          from: z.string(),
          to: z.string(),
          figures: z.partialRecord(z.enum(returnItems), enterpriseFigureBody),
        }),
      )
      .describe('Quarterly returns, never among the months: a quarter alone, or the year so far up to its end.'),
  })
  .meta({
    id: 'EnterpriseDetail',
    description: 'One enterprise: its months, and its part in the growth of its category.',
  });

export function presentEnterpriseDetail(
  detail: {
    readonly open: {
      readonly registry: { readonly regions: ReadonlyMap<string, Region> };
      readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
      readonly range: { readonly from: number; readonly to: number };
    };
    readonly unit: UnitSums;
    readonly months: readonly {
      readonly month: number;
      readonly figures: Readonly<Partial<Record<ReturnItem, EnterpriseFigure>>>;
    }[];
    readonly quarters: readonly {
      readonly month: number;
      readonly length: ReturnLength;
      readonly figures: Readonly<Partial<Record<ReturnItem, EnterpriseFigure>>>;
    }[];
    movement(item: ReturnItem): MovementContext;
  },
  presentation: EnterprisePresentation,
): EnterpriseBody {
  const { open, unit, months, quarters } = detail;
  const { regions } = open.registry;
  const items: Partial<Record<ReturnItem, Omit<MoverBody, 'enterprise'>>> = {};
  for (const item of returnItems) {
    const context = detail.movement(item);
    const mover = context.movement.byCode.get(unit.enterprise.code);
    if (mover === undefined) continue;
    const { enterprise: _own, ...shown } = presenting(regions, presentation, context).mover(mover);
    items[item] = shown;
  }
  return {
    enterprise: presentEnterprise(unit.enterprise, regions, presentation.language),
    asOf: open.moment.asOf,
    demo: open.moment.city.demo,
    span: { from: monthLabel(open.range.from), to: monthLabel(open.range.to) },
    items,
    months: months.map(({ month, figures }) => ({
      month: monthLabel(month),
      figures: shownFigures(figures, presentation),
    })),
    quarters: quarters.map(({ month, length, figures }) => ({
      name: periodLabel(month, length, presentation.language),
      from: monthLabel(month - length + 1),
      to: monthLabel(month),
      figures: shownFigures(figures, presentation),
    })),
  };
}

function shownFigures(
  figures: Readonly<Partial<Record<ReturnItem, EnterpriseFigure>>>,
  presentation: EnterprisePresentation,
): ItemFigures {
  const shown: Partial<Record<ReturnItem, EnterpriseFigureBody>> = {};
  for (const item of returnItems) {
    const figure = figures[item];
    if (figure !== undefined) shown[item] = presentEnterpriseFigure(figure, presentation);
  }
  return shown;
}
