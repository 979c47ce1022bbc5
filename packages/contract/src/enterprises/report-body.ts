import {
  type EnterpriseCategory,
  enterpriseCategories,
  type EnterpriseRule,
  type GroupBy,
  groupsOf,
  lossesIn,
  type MovementContext,
  type MovementKind,
  type Mover,
  movementKinds,
  realKinds,
  divisionName,
  type Language,
  type Region,
  returnItems,
  type ReturnItem,
  type Watched,
  type WatchRule,
  watchRules,
  wholeFigure,
} from '@shigan/core';
import { z } from 'zod';
import {
  enterpriseFigureBody,
  type EnterpriseFigureBody,
  type EnterprisePresentation,
  presentEnterpriseFigure,
} from './enterprise-figure-body.ts';
import {
  enterpriseEntryBody,
  type EnterpriseEntryBody,
  monthLabel,
  namedBody,
  presentEnterprise,
} from './enterprise-entry-body.ts';

/** One unit that moved the total. */
export interface MoverBody {
  readonly enterprise: EnterpriseEntryBody;
  readonly kind: MovementKind;
  readonly now: EnterpriseFigureBody | null;
  readonly growth: EnterpriseFigureBody;
  readonly increment: EnterpriseFigureBody;
  readonly contribution: EnterpriseFigureBody;
}

interface GroupBody {
  readonly code: string;
  readonly name: string;
  readonly units: number;
  readonly growth: EnterpriseFigureBody;
  readonly contribution: EnterpriseFigureBody;
}

interface LossMakerBody {
  readonly enterprise: EnterpriseEntryBody;
  readonly profit: EnterpriseFigureBody;
}

/** The enterprises of a region in JSON: what moved, and what to look at. */
export interface EnterpriseReportBody {
  readonly region: { readonly code: string; readonly name: string };
  readonly category: EnterpriseCategory | null;
  readonly industry: string | null;
  readonly item: ReturnItem;
  /** Months reported on; null where nothing was returned. */
  readonly span: { readonly from: string; readonly to: string } | null;
  /** The months that anything was returned of. */
  readonly held: { readonly from: string; readonly to: string } | null;
  readonly asOf: string;
  /** Holds invented data. */
  readonly demo: boolean;
  readonly units: {
    readonly registered: number;
    readonly reporting: number;
    readonly unequal: number;
    /** Counted by their quarterly returns; and left out, because the months looked at end within a quarter. */
    readonly quarterly: { readonly used: number; readonly leftOut: number };
  };
  readonly figures: Readonly<
    Record<
      | 'total'
      | 'totalGrowth'
      | 'sameScopeGrowth'
      | 'realContribution'
      | 'definitionContribution'
      | 'lossMakers'
      | 'lossMakersChange'
      | 'lossShare'
      | 'lossTotal',
      EnterpriseFigureBody
    >
  >;
  readonly kinds: readonly {
    readonly kind: MovementKind;
    readonly real: boolean;
    readonly units: EnterpriseFigureBody;
    readonly contribution: EnterpriseFigureBody;
  }[];
  readonly up: readonly MoverBody[];
  readonly down: readonly MoverBody[];
  readonly groups: Readonly<Record<GroupBy, readonly GroupBody[]>>;
  readonly losses: {
    readonly fell: readonly LossMakerBody[];
    readonly recovered: readonly LossMakerBody[];
    readonly stayed: readonly LossMakerBody[];
  };
  readonly watched: readonly {
    readonly enterprise: EnterpriseEntryBody;
    /** Part of the total a year before, in percent. */
    readonly weight: number;
    readonly reasons: readonly { readonly rule: WatchRule; readonly percent: number | null }[];
    readonly now: EnterpriseFigureBody | null;
    readonly growth: EnterpriseFigureBody | null;
  }[];
  /** How many are on the watch list in all. */
  readonly watchedInAll: number;
}

const moverBody: z.ZodType<MoverBody> = z
  .strictObject({
    enterprise: enterpriseEntryBody,
    kind: z.enum(movementKinds),
    now: enterpriseFigureBody.nullable(),
    growth: enterpriseFigureBody,
    increment: enterpriseFigureBody,
    contribution: enterpriseFigureBody,
  })
  .meta({ id: 'EnterpriseMover', description: 'A unit and its part in the change of the total.' });

const lossMakers = z.array(z.strictObject({ enterprise: enterpriseEntryBody, profit: enterpriseFigureBody }));
const groups = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    units: z.int(),
    growth: enterpriseFigureBody,
    contribution: enterpriseFigureBody,
  }),
);
const months = z.strictObject({ from: z.string(), to: z.string() }).nullable();

export const enterpriseReportBody: z.ZodType<EnterpriseReportBody> = z
  .strictObject({
    region: namedBody,
    category: z.enum(enterpriseCategories).nullable(),
    industry: z.string().nullable(),
    item: z.enum(returnItems),
    span: months,
    held: months,
    asOf: z.string(),
    demo: z.boolean(),
    units: z.strictObject({
      registered: z.int(),
      reporting: z.int(),
      unequal: z.int(),
      quarterly: z
        .strictObject({ used: z.int(), leftOut: z.int() })
        .describe('Units counted by quarterly returns, and left out because the span ends within a quarter.'),
    }),
    figures: z.strictObject({
      total: enterpriseFigureBody,
      totalGrowth: enterpriseFigureBody,
      sameScopeGrowth: enterpriseFigureBody,
      realContribution: enterpriseFigureBody,
      definitionContribution: enterpriseFigureBody,
      lossMakers: enterpriseFigureBody,
      lossMakersChange: enterpriseFigureBody,
      lossShare: enterpriseFigureBody,
      lossTotal: enterpriseFigureBody,
    }),
    kinds: z.array(
      z.strictObject({
        kind: z.enum(movementKinds),
        real: z.boolean(),
        units: enterpriseFigureBody,
        contribution: enterpriseFigureBody,
      }),
    ),
    up: z.array(moverBody),
    down: z.array(moverBody),
    groups: z.strictObject({ region: groups, industry: groups, park: groups }),
    losses: z.strictObject({ fell: lossMakers, recovered: lossMakers, stayed: lossMakers }),
    watched: z.array(
      z.strictObject({
        enterprise: enterpriseEntryBody,
        weight: z.number(),
        reasons: z.array(z.strictObject({ rule: z.enum(watchRules), percent: z.number().nullable() })),
        now: enterpriseFigureBody.nullable(),
        growth: enterpriseFigureBody.nullable(),
      }),
    ),
    watchedInAll: z.int(),
  })
  .meta({ id: 'EnterpriseReport', description: 'What made the enterprises of a region move, and which to look at.' });

/** Units shown of each list. */
const most = 20;

/** A report as the application gives it. */
export interface PresentedReport {
  readonly open: {
    readonly registry: { readonly regions: ReadonlyMap<string, Region> };
    readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
    readonly held: { readonly from: number; readonly to: number } | null;
    readonly range: { readonly from: number; readonly to: number };
    readonly subject: {
      readonly region: string;
      readonly category: EnterpriseCategory | null;
      readonly industry: string | null;
    };
    readonly units: readonly unknown[];
    movement(item: ReturnItem): MovementContext;
  };
  readonly item: ReturnItem;
  readonly watched: readonly Watched[];
}

export function presentEnterpriseReport(
  { open, item, watched }: PresentedReport,
  presentation: EnterprisePresentation,
): EnterpriseReportBody {
  const { registry, moment, held, range, subject } = open;
  const context = open.movement(item);
  const profit = open.movement('profit');
  const { movement } = context;
  const present = presenting(registry.regions, presentation, context);
  const { language } = presentation;
  const losses = lossesIn(profit.movement);
  const lossMaker = ({ enterprise }: Mover): LossMakerBody => ({
    enterprise: present.entry(enterprise),
    profit: present.figure('reported', enterprise.code, profit),
  });
  return {
    region: { code: subject.region, name: registry.regions.get(subject.region)?.name[language] ?? subject.region },
    category: subject.category,
    industry: subject.industry,
    item,
    span: held === null ? null : { from: monthLabel(range.from), to: monthLabel(range.to) },
    held: held === null ? null : { from: monthLabel(held.from), to: monthLabel(held.to) },
    asOf: moment.asOf,
    demo: moment.city.demo,
    units: {
      registered: open.units.length,
      reporting: movement.units.now,
      unequal: movement.unequal,
      quarterly: movement.quarterly,
    },
    figures: {
      total: present.figure('total'),
      totalGrowth: present.figure('totalGrowth'),
      sameScopeGrowth: present.figure('sameScopeGrowth'),
      realContribution: present.figure('realContribution'),
      definitionContribution: present.figure('definitionContribution'),
      lossMakers: present.figure('lossMakers', null, profit),
      lossMakersChange: present.figure('lossMakersChange', null, profit),
      lossShare: present.figure('lossShare', null, profit),
      lossTotal: present.figure('lossTotal', null, profit),
    },
    kinds: movementKinds.map((kind) => ({
      kind,
      real: realKinds.has(kind),
      units: present.figure('kindUnits', kind),
      contribution: present.figure('kindContribution', kind),
    })),
    up: movement.movers
      .filter(({ increment }) => increment > 0)
      .slice(0, most)
      .map(present.mover),
    down: movement.movers
      .filter(({ increment }) => increment < 0)
      .toReversed()
      .slice(0, most)
      .map(present.mover),
    groups: {
      region: present.groups('region', (code) => registry.regions.get(code)?.name[language]),
      industry: present.groups('industry', (code) => divisionName(code)?.[language]),
      park: present.groups('park', (code) => registry.regions.get(code)?.name[language]),
    },
    losses: {
      fell: losses.fell.slice(0, most).map(lossMaker),
      recovered: losses.recovered.slice(0, most).map(lossMaker),
      stayed: losses.stayed.slice(0, most).map(lossMaker),
    },
    watched: watched.slice(0, 2 * most).map(({ unit, reasons, weight }) => {
      const mover = movement.byCode.get(unit.enterprise.code);
      const { code } = unit.enterprise;
      return {
        enterprise: present.entry(unit.enterprise),
        weight: Number(weight.toFixed(3)),
        reasons: reasons.map(({ rule, percent }) => ({
          rule,
          percent: percent === null ? null : Number(percent.toFixed(1)),
        })),
        now: mover?.now ? present.figure('reported', code) : null,
        growth: mover === undefined ? null : present.figure('reportedGrowth', code),
      };
    }),
    watchedInAll: watched.length,
  };
}

interface Presenting {
  readonly entry: (enterprise: Mover['enterprise']) => EnterpriseEntryBody;
  readonly figure: (rule: EnterpriseRule, of?: string | null, from?: MovementContext) => EnterpriseFigureBody;
  readonly mover: (mover: Mover) => MoverBody;
  readonly groups: (by: GroupBy, name: (code: string) => string | undefined) => readonly GroupBody[];
}

/** What a movement is presented with. */
export function presenting(
  regions: ReadonlyMap<string, Region>,
  presentation: EnterprisePresentation,
  context: MovementContext,
): Presenting {
  const language: Language = presentation.language;
  const figure: Presenting['figure'] = (rule, of = null, from = context) =>
    presentEnterpriseFigure(wholeFigure(from, rule, of), presentation);
  const entry: Presenting['entry'] = (enterprise) => presentEnterprise(enterprise, regions, language);
  return {
    entry,
    figure,
    mover: ({ enterprise, kind, now }) => ({
      enterprise: entry(enterprise),
      kind,
      now: now === null ? null : figure('reported', enterprise.code),
      growth: figure('reportedGrowth', enterprise.code),
      increment: figure('reportedIncrement', enterprise.code),
      contribution: figure('contribution', enterprise.code),
    }),
    groups: (by, name) =>
      [...groupsOf(context.movement, by)].map(([code, total]) => ({
        code,
        name: name(code) ?? code,
        units: total.units,
        growth: figure('groupGrowth', `${by}:${code}`),
        contribution: figure('groupContribution', `${by}:${code}`),
      })),
  };
}
