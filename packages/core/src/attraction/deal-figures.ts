import type { Figure } from '../figure/figure.ts';
import type { Instant } from '../instant.ts';
import { isMissing, missing } from '../missing.ts';
import {
  countFigure,
  type MadeFigure,
  percentFigure,
  percentOf,
  statementInput,
  sumInWords,
  thingsInput,
} from '../roster/made-figure.ts';
import { type RosterEntry, rosterNumber } from '../roster/roster-entry.ts';
import type { RosterFigure, RosterFigureInput, RosterSubject } from '../roster/roster-figure.ts';
import { monthNamed } from '../roster/read-roster.ts';
import {
  type CapitalOrigin,
  capitalOrigins,
  type DealStage,
  dealStages,
  type DealStanding,
  hasReached,
} from './deal.ts';

/** Rules by which figures of investment attraction come about. */
export const dealFigureRules = [
  'stated',
  'arrivalRate',
  'deals',
  'sum',
  'growth',
  'conversion',
  'monthsBetween',
  'totalArrivalRate',
  'coverage',
] as const;

export type DealFigureRule = (typeof dealFigureRules)[number];

/** Deals with what their figures are identified by. */
export interface AttractionContext {
  readonly month: number;
  readonly members: readonly DealStanding[];
  readonly subject: Omit<RosterSubject, 'of' | 'item'>;
  readonly asOf: Instant;
  /** The published figures of the indicators that deals feed, by where their capital comes from (实际到位内资、实际利用外资). */
  readonly published: Readonly<Partial<Record<CapitalOrigin, Figure>>>;
  /** Yuan to a dollar, for amounts published in dollars. */
  readonly yuanPerDollar: number;
}

/** The rule setting that holds the rate which foreign capital is turned into yuan by. */
export const exchangeRule = 'foreign-capital-rate';

/** Yuan to a dollar as a city begins with it: the mean of 2020 (年平均汇率). Source: statistical communiqué of the People's Republic of China
 *  on national economic and social development in 2020. An entry of the register `rule` with the code {@link exchangeRule} goes before. */
export const usualYuanPerDollar = 6.8976;

const amounts: ReadonlySet<string> = new Set(['contractedFunds', 'arrived', 'arrivedBefore', 'arrivedYearBefore']);

/** Makes a figure of deals; undefined where the rule has none. `of` is a deal's code or a selection: `stage:landed` those that stand there,
 *  `reached:landed` those that came so far, `entered:landed:2021-03` those that did so in a month, `mode:`, `top500:`, `origin:`, `region:`,
 *  `chain:`, `park:`, `year:2021` those contracted in it; several joined by `;`. */
export function dealFigure(
  context: AttractionContext,
  rule: DealFigureRule,
  of: string | null = null,
  item: string | null = null,
): RosterFigure | undefined {
  const made = makers[rule](context, of, item ?? '');
  return made && { rule, subject: { ...context.subject, of, item }, asOf: context.asOf, ...made };
}

type Maker = (context: AttractionContext, of: string | null, item: string) => MadeFigure | undefined;

const makers: Readonly<Record<DealFigureRule, Maker>> = {
  stated: (context, of, item) => {
    const entry = entryIn(one(context, of), item);
    const value = rosterNumber(entry);
    if (entry === undefined || value === undefined) return undefined;
    return { value, decimals: 0, unit: '万元', inputs: [statementInput('stated', entry)] };
  },
  arrivalRate: (context, of) => {
    const standing = one(context, of);
    if (standing === undefined) return undefined;
    const whole = rosterNumber(standing.contractedFunds);
    const parts = [standing.arrivedBefore, standing.arrived];
    const inputs = ['arrivedBefore', 'arrived', 'contractedFunds'].flatMap((item): readonly RosterFigureInput[] => {
      const figure = dealFigure(context, 'stated', of, item);
      return figure === undefined ? [] : [{ kind: 'figure', role: item, figure }];
    });
    if (whole === undefined) return percentFigure(missing('no-target'), inputs);
    return percentFigure(percentOf(add(parts.map((entry) => rosterNumber(entry) ?? 0)), whole), inputs);
  },
  deals: (context, of) => countFigure('deals', dealsOf(context, of).length),
  sum: (context, of, item) => {
    if (!amounts.has(item)) return undefined;
    const { sum, count } = summed(dealsOf(context, of), item);
    return { ...sumInWords(sum, '万元'), inputs: [thingsInput(item, sum, count, '万元')] };
  },
  growth: (context, of) => {
    const members = dealsOf(context, of);
    const [now, before] = [summed(members, 'arrived'), summed(members, 'arrivedYearBefore')];
    return percentFigure(percentOf(now.sum - before.sum, before.sum), [
      thingsInput('arrived', now.sum, now.count, '万元'),
      thingsInput('arrivedYearBefore', before.sum, before.count, '万元'),
    ]);
  },
  conversion: (context, of, item) => {
    const stage = stageNamed(item);
    const before = stage && dealStages[dealStages.indexOf(stage) - 1];
    if (stage === undefined || before === undefined) return undefined;
    const from = dealsOf(context, of).filter(({ deal }) => hasReached(deal, before, context.month));
    const to = from.filter(({ deal }) => hasReached(deal, stage, context.month));
    return percentFigure(percentOf(to.length, from.length), [
      thingsInput(stage, to.length, to.length, '个'),
      thingsInput(before, from.length, from.length, '个'),
    ]);
  },
  monthsBetween: (context, of, item) => {
    const stage = stageNamed(item);
    const before = stage && dealStages[dealStages.indexOf(stage) - 1];
    if (stage === undefined || before === undefined) return undefined;
    const spans = dealsOf(context, of)
      .flatMap(({ deal: { nodes } }) => {
        const [from, to] = [nodes[before], nodes[stage]];
        return from === null || to === null || to > context.month ? [] : [to - from];
      })
      .toSorted((a, b) => a - b);
    const middle = spans[Math.floor((spans.length - 1) / 2)];
    const upper = spans[Math.floor(spans.length / 2)];
    const value = middle === undefined || upper === undefined ? missing('no-figure') : (middle + upper) / 2;
    return { value, decimals: 1, unit: '个月', inputs: [thingsInput('deals', spans.length, spans.length, '个')] };
  },
  totalArrivalRate: (context, of) => {
    const members = dealsOf(context, of).filter(({ contractedFunds }) => (rosterNumber(contractedFunds) ?? 0) > 0);
    const [before, now] = [summed(members, 'arrivedBefore'), summed(members, 'arrived')];
    const whole = summed(members, 'contractedFunds');
    return percentFigure(percentOf(before.sum + now.sum, whole.sum), [
      thingsInput('arrivedBefore', before.sum, before.count, '万元'),
      thingsInput('arrived', now.sum, now.count, '万元'),
      thingsInput('contractedFunds', whole.sum, whole.count, '万元'),
    ]);
  },
  coverage: (context, of) => {
    const origin = capitalOrigins.find((known) => of === `origin:${known}`) ?? 'domestic';
    const figure = context.published[origin];
    if (figure === undefined) return undefined;
    const { sum, count } = summed(dealsOf(context, `origin:${origin}`), 'arrived');
    const isInDollars = figure.unit === '万美元';
    const inputs: readonly RosterFigureInput[] = [
      thingsInput('arrived', sum, count, '万元'),
      { kind: 'indicator', role: 'published', figure },
      ...(isInDollars
        ? [{ kind: 'setting' as const, role: 'yuanPerDollar', value: String(context.yuanPerDollar) }]
        : []),
    ];
    if (isMissing(figure.value)) return percentFigure(figure.value, inputs);
    const factor = isInDollars ? context.yuanPerDollar : figure.unit === '亿元' ? 10_000 : 1;
    return percentFigure(percentOf(sum, figure.value * factor), inputs);
  },
};

function one({ members }: AttractionContext, of: string | null): DealStanding | undefined {
  return of === null ? undefined : members.find(({ deal }) => deal.code === of);
}

function entryIn(standing: DealStanding | undefined, item: string): RosterEntry | undefined {
  switch (item) {
    case 'contractedFunds':
      return standing?.contractedFunds;
    case 'arrivedBefore':
      return standing?.arrivedBefore;
    case 'arrived':
      return standing?.arrived;
    case 'arrivedYearBefore':
      return standing?.arrivedYearBefore;
    default:
      return undefined;
  }
}

/** The deals of a selection; all for null. */
export function dealsOf({ members, month }: AttractionContext, of: string | null): readonly DealStanding[] {
  if (of === null) return members;
  const tests = of.split(';').map((part) => testOf(part, month));
  return members.filter((standing) => tests.every((test) => test(standing)));
}

function testOf(of: string, month: number): (standing: DealStanding) => boolean {
  const [, by, named = ''] = /^([a-z0-9]+):(.*)$/u.exec(of) ?? [];
  const stage = stageNamed(named.split(':')[0]);
  switch (by) {
    case 'stage':
      return (standing) => standing.stage === stage && !standing.isEnded;
    case 'reached':
      return ({ deal }) => stage !== undefined && hasReached(deal, stage, month);
    case 'entered': {
      const on = monthNamed(named.split(':')[1] ?? '');
      return ({ deal }) => stage !== undefined && on !== undefined && deal.nodes[stage] === on;
    }
    case 'year':
      return ({ deal }) => Math.floor((deal.nodes.contracted ?? 0) / 12) === Number(named);
    case 'mode':
    case 'top500':
    case 'origin':
    case 'region':
    case 'chain':
    case 'park':
      return ({ deal }) => deal[by] === named || (by === 'top500' && named === 'any' && deal.top500 !== null);
    default:
      return ({ deal }) => deal.code === of;
  }
}

export function stageNamed(text: string | null | undefined): DealStage | undefined {
  return dealStages.find((stage) => stage === text);
}

function summed(members: readonly DealStanding[], item: string): { readonly sum: number; readonly count: number } {
  const values = members.flatMap((standing) => rosterNumber(entryIn(standing, item)) ?? []);
  return { sum: add(values), count: values.length };
}

function add(values: readonly number[]): number {
  return Number(values.reduce((sum, value) => sum + value, 0).toPrecision(12));
}
