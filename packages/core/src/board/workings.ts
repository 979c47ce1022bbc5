import type { Ranking } from '../analysis/rank.ts';
import type { Figure, FigureInput, FigureRule } from '../figure/figure.ts';
import type { Indicator, Measure } from '../indicator/indicator.ts';
import { inUnit } from '../indicator/unit.ts';
import type { Day, Instant } from '../instant.ts';
import { missing, type MissingReason } from '../missing.ts';
import type { ObservationBook } from '../observation/book.ts';
import type { Observation, Published } from '../observation/observation.ts';
import type { OutlookShelf } from '../outlook/outlook-content.ts';
import type { Region, RegionCode } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import { type Span, spanIso } from '../span/span.ts';
import type { Period } from './board.ts';

/** A ranking and what it rests on, shared by every member's row. */
export interface KnownRanking {
  readonly ranking: Ranking;
  readonly inputs: readonly FigureInput[];
}

/** Rankings already worked out: all regions of a board's peers share them. */
export type RankingMemory = Map<string, KnownRanking>;

/** What one row is worked out from. */
export interface Workings {
  readonly registry: Registry;
  readonly book: ObservationBook;
  /** The edition: figures are identified by it. */
  readonly asOf: Instant;
  readonly indicator: Indicator;
  readonly region: Region;
}

/** What rows of one board share. */
export interface BoardContext extends Omit<Workings, 'indicator' | 'region'> {
  readonly period: Period;
  /** The city's today: milestones and late releases go by it. */
  readonly today: Day;
  readonly rankings: RankingMemory;
  /** Rows carry their course. */
  readonly withSpark?: boolean;
  /** Outlooks made from what was known by the moment looked at. */
  readonly outlooks?: OutlookShelf;
}

/** A figure about the row's subject. */
export function figure(
  w: Workings,
  rule: FigureRule,
  span: Span,
  measure: Measure,
  result: Published | { readonly missing: MissingReason },
  unit: string,
  inputs: readonly FigureInput[],
): Figure {
  return {
    rule,
    indicator: w.indicator.code,
    region: w.region.code,
    span: spanIso(span),
    measure,
    asOf: w.asOf,
    value: 'missing' in result ? result : result.value,
    decimals: 'missing' in result ? 0 : result.decimals,
    unit,
    inputs,
  };
}

/** What absent figures rest on. */
const none: readonly FigureInput[] = [];

export function absent(w: Workings, rule: FigureRule, span: Span, measure: Measure, reason: MissingReason): Figure {
  return figure(w, rule, span, measure, missing(reason), '', none);
}

/** An observation as it stands, as a figure of its own region. */
export function published(w: Workings, o: Observation): Figure {
  return {
    rule: 'published',
    indicator: o.indicator,
    region: o.region,
    span: spanIso(o.span),
    measure: o.measure,
    asOf: w.asOf,
    value: o.value,
    decimals: o.decimals,
    unit: o.unit,
    inputs: [{ kind: 'observation', role: 'value', observation: o }],
  };
}

/** The value of a figure that is present, with its decimals. */
export function present(f: Figure): (Published & { readonly unit: string }) | undefined {
  return typeof f.value === 'number' ? { value: f.value, decimals: f.decimals, unit: f.unit } : undefined;
}

/** What amounts of the indicator are called: number of things, or level. */
export function amountMeasure(indicator: Indicator): Measure {
  return indicator.kind === 'count' ? 'count' : indicator.kind === 'index' ? 'index' : 'level';
}

/** An amount of any region in the indicator's own unit, so that 万元 of a county and 亿元 of the city can be compared. */
export function amountAt(
  w: Workings,
  region: RegionCode,
  span: Span,
  indicator: Indicator = w.indicator,
): { readonly observation: Observation; readonly amount: Published } | undefined {
  const observation = w.book.at(indicator.code, region, amountMeasure(indicator), span);
  if (observation === undefined) return undefined;
  const amount = inUnit(observation, observation.unit || indicator.unit, indicator.unit);
  return amount && { observation, amount };
}

export function observed(role: string, observation: Observation): FigureInput {
  return { kind: 'observation', role, observation };
}

export function worked(role: string, f: Figure): FigureInput {
  return { kind: 'figure', role, figure: f };
}
