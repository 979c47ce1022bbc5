import { findCutoff } from '../board/cutoff.ts';
import { shareFigure } from '../board/growth-figures.ts';
import { present, type Workings } from '../board/workings.ts';
import type { Period } from '../board/board.ts';
import type { SlotSeries } from '../forecast/year-end/slots.ts';
import type { Direction, Indicator, IndicatorCode, Measure } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import { isMissing } from '../missing.ts';
import type { ObservationBook } from '../observation/book.ts';
import type { Region, RegionCode } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import { endMonth, type Span, type SpanIso, spanIso, yearBefore } from '../span/span.ts';
import { comparableSlots, isAfter, nominalSlots, slotYear, usualShares } from './flow.ts';
import type { OutlookBasis } from './outlook-content.ts';

/** One series that an outlook goes by, laid open: nothing but numbers, so that another thread can work on it. */
export interface TrackTask {
  readonly basis: OutlookBasis;
  /** What it gives. A nominal track without published growth beside it gives growth as well as the amount. */
  readonly measures: readonly Measure[];
  readonly slots: SlotSeries;
  /** Value at the cut-off, per measure. */
  readonly soFar: readonly number[];
  readonly decimals: readonly number[];
}

export interface RegionTask {
  readonly region: RegionCode;
  readonly cutoff: SpanIso;
  readonly year: number;
  readonly done: number;
  readonly tracks: readonly TrackTask[];
}

/** One indicator of all members of a set: they teach one another. */
export interface OutlookTask {
  readonly indicator: IndicatorCode;
  readonly perYear: number;
  /** Slots to the end of June; 0 where there is no such release. */
  readonly half: number;
  /** The release that ends each slot of a year, as month of its end. */
  readonly ends: readonly number[];
  readonly abnormalYears: readonly number[];
  readonly better: Direction;
  readonly regions: readonly RegionTask[];
  /** The members that outlooks are wanted of; the others teach, and are ranked against. */
  readonly wanted: readonly RegionCode[];
}

export interface OutlookTaskSpec {
  readonly registry: Registry;
  /** Everything held of the indicator and of those that its weight rests on. */
  readonly book: ObservationBook;
  readonly edition: Instant;
  readonly period: Period;
  readonly indicator: Indicator;
  readonly regions: readonly Region[];
  readonly wanted: readonly RegionCode[];
}

/** History goes back at most so far. */
const yearsBack = 16;

/** Lays open what the outlooks of one indicator rest on. Undefined where there is no cut-off within a year to look ahead from: an
 *  annual indicator, or nothing held. */
export function outlookTask(spec: OutlookTaskSpec): OutlookTask | undefined {
  const { registry, book, edition, period, indicator } = spec;
  if (indicator.frequency === 'A') return undefined;
  const shape = slotYear(indicator);
  const regions = spec.regions.flatMap((region): readonly RegionTask[] => {
    const w: Workings = { registry, book, asOf: edition, indicator, region };
    const cutoff = findCutoff(w, period);
    if (isMissing(cutoff)) return [];
    const done = shape.done(cutoff);
    if (done === 0) return [];
    return [{ region: region.code, cutoff: spanIso(cutoff), year: cutoff.year, done, tracks: tracksOf(w, cutoff) }];
  });
  if (!regions.some((r) => spec.wanted.includes(r.region))) return undefined;
  return {
    indicator: indicator.code,
    perYear: shape.perYear,
    half: shape.half,
    ends: Array.from({ length: shape.perYear }, (_, slot) => endMonth(shape.release(period.year, slot))),
    abnormalYears: registry.settings.abnormalYears,
    better: indicator.better,
    regions,
    wanted: spec.wanted,
  };
}

function tracksOf(w: Workings, cutoff: Span): readonly TrackTask[] {
  const { indicator } = w;
  const from = cutoff.year - yearsBack;
  const tracks: TrackTask[] = [];
  const growth = courseOf(w, cutoff, from, (span) => w.book.at(indicator.code, w.region.code, 'yoy', span));
  if (isAddedUp(indicator)) {
    const nominal = trimmed(nominalSlots(w, cutoff, from));
    const amount = amountMeasureOf(indicator);
    const chained = isChained(indicator) || nominal === undefined || differs(growth, nominal, cutoff, w);
    const index = chained ? growth && indexOf(w, cutoff, growth.slots.firstYear) : undefined;
    if (index !== undefined) tracks.push({ basis: 'comparable', measures: ['yoy'], slots: index, ...lastOf(growth) });
    if (nominal !== undefined) {
      const held = heldSoFar(nominal, cutoff, slotYear(indicator).done(cutoff));
      const decimals = indicator.decimals[amount] ?? 0;
      if (index === undefined && growth !== undefined)
        tracks.push({
          basis: 'nominal',
          measures: ['yoy', amount],
          slots: nominal,
          soFar: [...growth.soFar, held],
          decimals: [...growth.decimals, decimals],
        });
      else tracks.push({ basis: 'nominal', measures: [amount], slots: nominal, soFar: [held], decimals: [decimals] });
    }
  } else if (growth !== undefined) tracks.push({ basis: 'course', measures: ['yoy'], ...growth });
  if (isShareWatched(w, cutoff)) {
    const share = courseOf(w, cutoff, from, (span) => present(shareFigure(w, span)));
    if (share !== undefined) tracks.push({ basis: 'course', measures: ['share'], ...share });
  }
  return tracks;
}

/** Amounts and numbers that grow over the year; a balance and a rate have a course. */
function isAddedUp({ kind, accumulation, mayFall }: Indicator): boolean {
  return (kind === 'amount' || (kind === 'count' && mayFall !== true)) && accumulation !== 'endOfSpan';
}

/** A share that is published for the region, shown first, or aimed at. */
function isShareWatched({ indicator, region, registry }: Workings, cutoff: Span): boolean {
  return (
    indicator.headline === 'share' ||
    (indicator.published[region.level]?.includes('share') ?? false) ||
    registry.target(region.code, indicator.code, cutoff.year)?.body.kind === 'share'
  );
}

/** 百分点 by which published growth and the ratio of levels may differ from rounding alone. */
const rounding = 0.2;

/** Published growth that is not the ratio of the levels held, whatever the catalogue says of it: two tracks. */
function differs(growth: Course | undefined, nominal: SlotSeries, cutoff: Span, w: Workings): boolean {
  const stated = growth?.soFar[0];
  const { done } = slotYear(w.indicator);
  const ratio = heldSoFar(nominal, cutoff, done(cutoff)) / heldSoFar(nominal, yearBefore(cutoff), done(cutoff));
  return stated !== undefined && Math.abs((ratio - 1) * 100 - stated) > rounding;
}

/** Published growth that need not be the ratio of levels: on a comparable basis, or at constant prices. */
function isChained({ comparableBasis, prices }: Indicator): boolean {
  return comparableBasis || prices === 'constant';
}

function amountMeasureOf({ kind }: Indicator): 'level' | 'count' {
  return kind === 'count' ? 'count' : 'level';
}

interface Course {
  readonly slots: SlotSeries;
  readonly soFar: readonly number[];
  readonly decimals: readonly number[];
}

/** Values at every release up to the cut-off; undefined where the cut-off itself has none. */
function courseOf(
  w: Workings,
  cutoff: Span,
  from: number,
  at: (span: Span) => { readonly value: number; readonly decimals: number } | undefined,
): Course | undefined {
  const shape = slotYear(w.indicator);
  const last = at(cutoff);
  if (last === undefined) return undefined;
  const values: number[] = [];
  for (let year = from; year <= cutoff.year; year++)
    for (let slot = 0; slot < shape.perYear; slot++) {
      const release = shape.release(year, slot);
      const isLast = year === cutoff.year && slot === shape.done(cutoff) - 1;
      const held = isAfter(release, cutoff) ? undefined : isLast ? last : at(release);
      values.push(held?.value ?? Number.NaN);
    }
  const slots = trimmed({ perYear: shape.perYear, firstYear: from, values: Float64Array.from(values) });
  return slots && { slots, soFar: [last.value], decimals: [last.decimals] };
}

function lastOf(course: Course | undefined): Pick<TrackTask, 'soFar' | 'decimals'> {
  return { soFar: course?.soFar ?? [], decimals: course?.decimals ?? [] };
}

function indexOf(w: Workings, cutoff: Span, firstYear: number): SlotSeries {
  return comparableSlots(w, cutoff, firstYear, usualShares(w, cutoff, firstYear));
}

/** Without the years before anything is held; undefined where nothing is. */
function trimmed(series: SlotSeries): SlotSeries | undefined {
  const { perYear, firstYear, values } = series;
  const first = values.findIndex((v) => !Number.isNaN(v));
  if (first < 0) return undefined;
  const years = Math.floor(first / perYear);
  return { perYear, firstYear: firstYear + years, values: values.slice(years * perYear) };
}

function heldSoFar(series: SlotSeries, cutoff: Span, done: number): number {
  let sum = 0;
  for (let slot = 0; slot < done; slot++)
    sum += series.values[(cutoff.year - series.firstYear) * series.perYear + slot] ?? Number.NaN;
  return sum;
}
