import type { Instant } from '../instant.ts';
import { isMissing, type Maybe, missing } from '../missing.ts';
import {
  countFigure,
  figureInputs,
  type MadeFigure,
  percentFigure,
  percentOf,
  pointsFigure,
  statementInput,
  sumInWords,
  thingsInput,
} from '../roster/made-figure.ts';
import { type RosterBook, type RosterEntry, rosterNumber } from '../roster/roster-entry.ts';
import type { RosterFigure, RosterFigureInput, RosterSubject } from '../roster/roster-figure.ts';
import { parkCriterionNamed, parkGoodNamed, type WeighedCriterion } from './criteria.ts';
import { marksIn, type Park, type ParkMark } from './park.ts';
import { parkForm } from './park-form.ts';

/** Rules by which figures of parks come about. */
export const parkFigureRules = [
  'stated',
  'twelveMonths',
  'perMu',
  'ratio',
  'growth',
  'projectGap',
  'judged',
  'score',
  'good',
  'total',
  'rank',
  'sum',
  'parks',
] as const;

export type ParkFigureRule = (typeof parkFigureRules)[number];

/** Parks laid open: what their figures are made from. */
export interface ParkContext {
  readonly book: RosterBook;
  /** Judgements. */
  readonly marks: RosterBook;
  readonly month: number;
  /** The parks of the region looked at. */
  readonly members: readonly Park[];
  /** All parks of the city: scores are against them. */
  readonly all: readonly Park[];
  readonly criteria: readonly WeighedCriterion[];
  /** How far a park's projects are ahead of what was due. */
  readonly projectGap: (park: Park) => RosterFigure | undefined;
  readonly subject: Omit<RosterSubject, 'of' | 'item'>;
  readonly asOf: Instant;
  /** What was worked out already: scores ask for the same measures again and again. */
  readonly made: Map<string, RosterFigure | undefined>;
}

/** Ratios of two columns, %. */
export const parkRatios: Readonly<Record<string, readonly [part: string, whole: string]>> = {
  leadingShare: ['leadingOutput', 'output'],
  factoryUse: ['factoryUsed', 'factory'],
  powersShare: ['powers', 'powersDue'],
  onTimeShare: ['onTime', 'cases'],
  idleShare: ['landIdle', 'landSupplied'],
  builtShare: ['landBuilt', 'landSupplied'],
};

/** A mark counts for so many months. */
const monthsOfMarks = 12;

/** Makes a figure of parks; undefined where the rule has none. `of` is a park's code, null for all of the region. */
export function parkFigure(
  context: ParkContext,
  rule: ParkFigureRule,
  of: string | null = null,
  item: string | null = null,
): RosterFigure | undefined {
  const key = `${rule} ${of ?? ''} ${item ?? ''}`;
  if (context.made.has(key)) return context.made.get(key);
  const made = makers[rule](context, of, item ?? '');
  const figure = made && { rule, subject: { ...context.subject, of, item }, asOf: context.asOf, ...made };
  context.made.set(key, figure);
  return figure;
}

type Maker = (context: ParkContext, of: string | null, item: string) => MadeFigure | undefined;

const makers: Readonly<Record<ParkFigureRule, Maker>> = {
  stated: (context, of, item) => {
    const entry = of === null ? undefined : statedBy(context, of, item);
    const value = rosterNumber(entry);
    const unit = unitOf(item);
    if (entry === undefined || value === undefined || unit === undefined) return undefined;
    return { value, decimals: unit === '万平方米' ? 1 : 0, unit, inputs: [statementInput('stated', entry)] };
  },
  twelveMonths: (context, of, item) => {
    const parts = flowOf(context, of, item);
    if (unitOf(item) === undefined) return undefined;
    if (of === null) {
      const values = context.members.flatMap(({ code }) => number(parkFigure(context, 'twelveMonths', code, item)));
      const sum = add(values);
      return { ...sumInWords(sum, '万元'), inputs: [thingsInput('twelveMonths', sum, values.length, '万元')] };
    }
    return { value: flowValue(parts), decimals: 0, unit: '万元', inputs: parts.flatMap(({ input }) => input ?? []) };
  },
  perMu: (context, of, item) => {
    if (of !== null) {
      const [flow, land] = [
        parkFigure(context, 'twelveMonths', of, item),
        parkFigure(context, 'stated', of, 'landSupplied'),
      ];
      const inputs = [...figureInputs(item, flow), ...figureInputs('landSupplied', land)];
      return perMu(flow?.value ?? missing('no-figure'), land?.value ?? missing('no-figure'), inputs);
    }
    let [flow, land, count] = [0, 0, 0];
    for (const { code } of context.members) {
      const [own] = number(parkFigure(context, 'twelveMonths', code, item));
      const [mu] = number(parkFigure(context, 'stated', code, 'landSupplied'));
      if (own === undefined || mu === undefined) continue;
      flow += own;
      land += mu;
      count += 1;
    }
    return perMu(flow, land, [thingsInput(item, flow, count, '万元'), thingsInput('landSupplied', land, count, '亩')]);
  },
  ratio: (context, of, item) => {
    const [part, whole] = parkRatios[item] ?? [];
    if (part === undefined || whole === undefined) return undefined;
    const [a, b] = [part, whole].map((one) => parkFigure(context, of === null ? 'sum' : 'stated', of, one));
    const inputs = [...figureInputs(part, a), ...figureInputs(whole, b)];
    const [x] = number(a);
    const [y] = number(b);
    return percentFigure(x === undefined || y === undefined ? missing('no-figure') : percentOf(x, y), inputs);
  },
  growth: (context, of, item) => {
    if (of === null) return undefined;
    const now = statedBy(context, of, item);
    const before = now && context.book.at(of, item, (now.month ?? 0) - 12);
    const inputs = [now, before].flatMap((entry, i) =>
      entry === undefined ? [] : [statementInput(i === 0 ? 'now' : 'before', entry)],
    );
    const [a, b] = [rosterNumber(now), rosterNumber(before)];
    if (a === undefined) return percentFigure(missing('no-figure'), inputs);
    return percentFigure(b === undefined ? missing('no-base') : percentOf(a - b, b), inputs);
  },
  projectGap: (context, of) => {
    const park = context.all.find(({ code }) => code === of);
    const figure = park && context.projectGap(park);
    return figure && pointsFigure(figure.value, figureInputs('totalGap', figure));
  },
  judged: (context, of, item) => {
    const marks = marksOn(context, of, item);
    const inputs = marks.flatMap(({ key }) => {
      const entry = context.marks.at(key, 'mark', null);
      return entry === undefined ? [] : [{ ...statementInput('mark', entry), roster: 'judgement' as const }];
    });
    const mean = marks.length === 0 ? missing('no-figure') : add(marks.map(({ mark }) => mark)) / marks.length;
    return { value: mean, decimals: 1, unit: '分', inputs };
  },
  score: (context, of, item) => {
    const criterion = context.criteria.find(({ code }) => code === item);
    if (criterion === undefined || of === null) return undefined;
    const { measure } = criterion;
    if (measure.kind === 'judged') {
      const judged = parkFigure(context, 'judged', of, item);
      return score(judged?.value ?? missing('no-figure'), figureInputs('judged', judged));
    }
    const measureOf = (code: string): RosterFigure | undefined => parkFigure(context, measure.rule, code, measure.item);
    const own = measureOf(of);
    const peers = context.all
      .flatMap(({ code }) => measureOf(code) ?? [])
      .filter(({ value }) => !isMissing(value))
      .toSorted((a, b) => Number(a.value) - Number(b.value));
    const [low, high] = [peers[0], peers.at(-1)];
    const [worst, best] = measure.better === 'more' ? [low, high] : [high, low];
    const inputs = [...figureInputs('own', own), ...figureInputs('worst', worst), ...figureInputs('best', best)];
    const [x] = number(own);
    const [from] = number(worst);
    const [to] = number(best);
    if (x === undefined || from === undefined || to === undefined) return score(missing('no-figure'), inputs);
    return score(from === to ? 100 : (100 * Math.abs(x - from)) / Math.abs(to - from), inputs);
  },
  good: (context, of, item) => {
    const good = parkGoodNamed(item);
    return (
      good &&
      weighed(
        context,
        of,
        context.criteria.filter((one) => one.good === good),
      )
    );
  },
  total: (context, of) => weighed(context, of, context.criteria),
  rank: (context, of) => {
    const own = of === null ? undefined : parkFigure(context, 'total', of);
    const [mine] = number(own);
    const others = context.all.flatMap(({ code }) => number(parkFigure(context, 'total', code)));
    const ahead = mine === undefined ? 0 : others.filter((one) => one > mine + 1e-9).length;
    return (
      own && {
        value: mine === undefined ? missing('no-figure') : ahead + 1,
        decimals: 0,
        unit: '位',
        inputs: [
          ...figureInputs('total', own),
          { kind: 'things', role: 'ahead', value: ahead, of: others.length, unit: '个' },
        ],
      }
    );
  },
  sum: (context, of, item) => {
    const unit = unitOf(item);
    if (of !== null || unit === undefined) return undefined;
    const values = context.members.flatMap(({ code }) => rosterNumber(statedBy(context, code, item)) ?? []);
    const sum = add(values);
    const inputs = [thingsInput(item, sum, values.length, unit)];
    if (values.length === 0) return { value: missing('no-figure'), decimals: 0, unit, inputs: [] };
    return { ...sumInWords(sum, unit), ...(unit === '万平方米' ? { decimals: 1 } : {}), inputs };
  },
  parks: ({ members }) => countFigure('parks', members.length),
};

/** The last statement of a column within the year up to the month. */
function statedBy({ book, month }: ParkContext, code: string, item: string): RosterEntry | undefined {
  if (item === 'area') return book.at(code, item, null);
  return book.latest(code, item, month - (month % 12), month);
}

interface Part {
  readonly sign: 1 | -1;
  readonly value: number | undefined;
  readonly input: RosterFigureInput | undefined;
}

/** What an amount that runs from January makes of the last twelve months: this year, and last year without the same months. */
function flowOf(context: ParkContext, of: string | null, item: string): readonly Part[] {
  if (of === null) return [];
  const now = statedBy(context, of, item);
  const month = now?.month ?? context.month;
  const december = month - (month % 12) - 1;
  const part = (role: string, sign: 1 | -1, entry: RosterEntry | undefined): Part => ({
    sign,
    value: rosterNumber(entry),
    input: entry && statementInput(role, entry),
  });
  if (month % 12 === 11) return [part('now', 1, now)];
  return [
    part('now', 1, now),
    part('yearBefore', 1, context.book.at(of, item, december)),
    part('before', -1, context.book.at(of, item, month - 12)),
  ];
}

function flowValue(parts: readonly Part[]): Maybe<number> {
  if (parts[0]?.value === undefined) return missing('no-figure');
  let sum = 0;
  for (const { sign, value } of parts) {
    if (value === undefined) return missing('no-base');
    sum += sign * value;
  }
  return Number(sum.toPrecision(12));
}

function perMu(flow: Maybe<number>, land: Maybe<number>, inputs: readonly RosterFigureInput[]): MadeFigure {
  const value = isMissing(flow) ? flow : isMissing(land) ? land : land <= 0 ? missing('zero-base') : flow / land;
  return { value, decimals: 2, unit: '万元/亩', inputs };
}

/** Marks on a criterion of a park within the twelve months up to the end of the month looked at, by whoever gave them. */
export function marksOn(context: ParkContext, of: string | null, item: string): readonly ParkMark[] {
  const criterion = parkCriterionNamed(item);
  return marksIn(context.marks).filter((one) => {
    const month = Number(one.day.slice(0, 4)) * 12 + Number(one.day.slice(5, 7)) - 1;
    const isDue = month > context.month - monthsOfMarks && month <= context.month + 1;
    return one.park === of && one.criterion === criterion && isDue;
  });
}

/** Mean of scores by weight. What has no score is left out; with less than half of the weight there is no mean. */
function weighed(
  context: ParkContext,
  of: string | null,
  criteria: readonly WeighedCriterion[],
): MadeFigure | undefined {
  if (of === null) return undefined;
  const scores = criteria.map(({ code, weight }) => ({ code, weight, figure: parkFigure(context, 'score', of, code) }));
  const known = scores.filter(({ figure }) => figure !== undefined && !isMissing(figure.value));
  const [all, held] = [scores, known].map((list) => add(list.map(({ weight }) => weight)));
  const sum = add(known.map(({ weight, figure }) => weight * Number(figure?.value)));
  const inputs = scores.flatMap(({ code, weight, figure }): readonly RosterFigureInput[] => [
    ...figureInputs(code, figure),
    { kind: 'setting', role: `weight ${code}`, value: String(weight) },
  ]);
  return score(held === undefined || held <= 0 || held * 2 < (all ?? 0) ? missing('no-figure') : sum / held, inputs);
}

function score(value: Maybe<number>, inputs: readonly RosterFigureInput[]): MadeFigure {
  return { value, decimals: 1, unit: '分', inputs };
}

function number(figure: RosterFigure | undefined): readonly number[] {
  return figure === undefined || isMissing(figure.value) ? [] : [figure.value];
}

function add(values: readonly number[]): number {
  return Number(values.reduce((sum, value) => sum + value, 0).toPrecision(12));
}

function unitOf(item: string): string | undefined {
  return parkForm.columns.find((column) => column.item === item && column.kind === 'number')?.unit;
}
