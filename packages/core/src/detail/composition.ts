import { impliedBase, yearOnYear } from '../analysis/growth.ts';
import { findCutoff } from '../board/cutoff.ts';
import { amountFigure, asPercent, growthFigure, shareFigure } from '../board/growth-figures.ts';
import { absent, amountAt, figure, observed, present, published, type Workings, worked } from '../board/workings.ts';
import type { BoardContext } from '../board/workings.ts';
import type { Figure, FigureInput } from '../figure/figure.ts';
import type { Indicator, Measure } from '../indicator/indicator.ts';
import { isMissing, type MissingReason } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import type { RegionCode } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import { type Span, yearBefore } from '../span/span.ts';
import { workingsOf } from './course.ts';
import type { Composition, Driver, MemberPart, PartFigures, PartOfWhole } from './detail.ts';

/** The wholes of which an indicator is a part or an item. */
export function wholesOf(registry: Registry, indicator: Indicator): readonly Indicator[] {
  return [...registry.indicators.values()].filter(
    ({ code, parts }) => code === indicator.parent || (parts ?? []).some((group) => group.includes(indicator.code)),
  );
}

/** The indicators that are parts or items of one. */
export function partsOfIndicator(registry: Registry, whole: Indicator): readonly Indicator[] {
  const inGroups = new Set((whole.parts ?? []).flat());
  return [...registry.indicators.values()].filter(({ code, parent }) => parent === whole.code || inGroups.has(code));
}

/** What an indicator is made of at its cut-off, and what each part adds to its growth (拉动). */
export function compositionOf(context: BoardContext, w: Workings, cutoff: Span): Composition {
  const inGroups = new Set((w.indicator.parts ?? []).flat());
  const all = partsOfIndicator(w.registry, w.indicator).flatMap((indicator) => {
    const of = workingsOf(context, { indicator, region: w.region });
    const part = partOf(of, w.indicator, cutoff);
    return isEmpty(part) ? [] : [{ part, adds: inGroups.has(indicator.code) }];
  });
  return {
    parts: all.filter(({ adds }) => adds).map(({ part }) => part),
    items: all.filter(({ adds }) => !adds).map(({ part }) => part),
    members: memberParts(context, w, cutoff),
  };
}

function partOf(of: Workings, whole: Indicator, cutoff: Span): PartOfWhole {
  const share =
    of.indicator.shareOf === whole.code
      ? shareFigure(of, cutoff)
      : absent(of, 'share', cutoff, 'share', 'not-applicable');
  return {
    indicator: of.indicator,
    cutoff,
    share,
    ...partFigures(of, cutoff, { indicator: whole, region: of.region.code }),
  };
}

function partFigures(of: Workings, span: Span, whole: Whole): PartFigures {
  return {
    amount: amountFigure(of, span),
    growth: growthFigure(of, span),
    contribution: contributionFigure(of, span, whole, 'contribution'),
    contributionShare: contributionFigure(of, span, whole, 'contributionShare'),
  };
}

function isEmpty(part: PartFigures): boolean {
  return present(part.amount) === undefined && present(part.growth) === undefined;
}

/** Members whose sums the catalogue vouches for. */
function memberParts(context: BoardContext, w: Workings, cutoff: Span): readonly MemberPart[] {
  const set = (w.indicator.memberSets ?? [])
    .map((code) => w.registry.peerSets.get(code))
    .find((peers) => peers?.of === w.region.code);
  return (set?.members ?? []).flatMap((code) => {
    const region = w.registry.regions.get(code);
    if (region === undefined) return [];
    const of = workingsOf(context, { indicator: w.indicator, region });
    const figures = partFigures(of, cutoff, { indicator: w.indicator, region: w.region.code });
    return isEmpty(figures) ? [] : [{ region, ...figures }];
  });
}

/** What a part is a part of: another indicator of the same region, or the same of a larger one. */
export interface Whole {
  readonly indicator: Indicator;
  readonly region: RegionCode;
}

/** Contribution (拉动), increment of the part ÷ last year's whole, or contribution share (贡献率), increment of the part ÷ increment
 *  of the whole. Published ones stand. They are worked out only where growth is that of the amounts themselves: at constant prices
 *  current amounts cannot give them. On a comparable basis last year's amounts are those that the growth implies, unless both
 *  years' amounts held agree with it. */
export function contributionFigure(
  of: Workings,
  span: Span,
  whole: Whole,
  measure: 'contribution' | 'contributionShare',
): Figure {
  const stated = of.book.at(of.indicator.code, of.region.code, measure, span);
  if (stated !== undefined && whole.region === of.region.code) return published(of, stated);
  const none = (reason: MissingReason): Figure => absent(of, measure, span, measure, reason);
  if (whole.indicator.prices === 'constant') return none('no-constant-price-base');
  if (whole.indicator.unit !== of.indicator.unit || whole.indicator.kind === 'balance') return none('not-applicable');
  const part = changeOf(of, span, of.region.code, of.indicator, 'part');
  const total = changeOf(of, span, whole.region, whole.indicator, 'total');
  if ('missing' in part) return none(part.missing);
  if ('missing' in total) return none(total.missing);
  const rise = part.now - part.base;
  const by = measure === 'contribution' ? total.base : total.now - total.base;
  if (by === 0) return none('zero-base');
  if (total.base < 0) return none('negative-base');
  const unit = measure === 'contribution' ? '百分点' : '%';
  const decimals = measure === 'contribution' && !part.implied && !total.implied ? 2 : 1;
  return figure(of, measure, span, measure, { value: (rise / by) * 100, decimals }, unit, [
    ...part.inputs,
    ...total.inputs,
  ]);
}

interface Change {
  readonly now: number;
  readonly base: number;
  readonly implied: boolean;
  readonly inputs: readonly FigureInput[];
}

function changeOf(
  w: Workings,
  span: Span,
  region: RegionCode,
  indicator: Indicator,
  role: 'part' | 'total',
): Change | { readonly missing: MissingReason } {
  const now = amountAt(w, region, span, indicator);
  if (now === undefined) return { missing: 'no-figure' };
  const before = amountAt(w, region, yearBefore(span), indicator);
  const growth = growthFigure(w, span, region, indicator);
  if (before !== undefined && (!indicator.comparableBasis || agrees(now.amount, before.amount, growth)))
    return {
      now: now.amount.value,
      base: before.amount.value,
      implied: false,
      inputs: [observed(role, now.observation), observed(`${role} last year`, before.observation)],
    };
  const stated = asPercent(growth);
  if (!indicator.comparableBasis || stated === undefined) return { missing: 'no-base' };
  const implied = impliedBase(now.amount, stated);
  if (isMissing(implied)) return implied;
  const base = figure(
    { ...w, indicator, region: w.registry.regions.get(region) ?? w.region },
    'impliedBase',
    span,
    amountOf(indicator),
    implied,
    indicator.unit,
    [observed('current', now.observation), worked('growth', growth)],
  );
  return {
    now: now.amount.value,
    base: implied.value,
    implied: true,
    inputs: [observed(role, now.observation), worked(`${role} last year`, base)],
  };
}

function amountOf(indicator: Indicator): Measure {
  return indicator.kind === 'count' ? 'count' : 'level';
}

/** Whether two amounts held give the published growth, as closely as its decimals say. */
function agrees(now: Published, before: Published, growth: Figure): boolean {
  const stated = asPercent(growth);
  const ratio = yearOnYear({ current: now, base: before });
  if (stated === undefined || isMissing(ratio)) return false;
  return Math.abs(ratio.value - stated.value) <= 0.5 / 10 ** stated.decimals + 1e-9;
}

/** The drivers of an indicator's growth (三大需求), each at its own cut-off: growth side by side, contributions as published. */
export function driversOf(context: BoardContext, w: Workings): readonly Driver[] {
  return (w.indicator.drivers ?? []).flatMap((code) => {
    const indicator = w.registry.indicators.get(code);
    if (indicator === undefined) return [];
    const of = workingsOf(context, { indicator, region: w.region });
    const cutoff = findCutoff(of, context.period);
    const span = isMissing(cutoff)
      ? { year: context.period.year, startMonth: 1, length: context.period.month }
      : cutoff;
    const stated = of.book.at(code, w.region.code, 'contribution', span);
    return [
      {
        indicator,
        cutoff,
        growth: growthFigure(of, span),
        contribution: stated
          ? published(of, stated)
          : absent(of, 'contribution', span, 'contribution', 'not-published'),
      },
    ];
  });
}
