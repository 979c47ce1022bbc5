import { learnedFor } from '../../forecast/forecast-series.ts';
import { anomalyScore, type AnomalyScore } from '../../forecast/anomaly.ts';
import { epidemicHalfYear } from '../../forecast/year-end/interventions.ts';
import type { SlotSeries } from '../../forecast/year-end/slots.ts';
import type { Indicator, IndicatorCode, Measure } from '../../indicator/indicator.ts';
import { isMissing } from '../../missing.ts';
import type { ObservationBook } from '../../observation/book.ts';
import type { RegionCode } from '../../region/region.ts';
import { releasesOf } from '../../span/release.ts';
import { sameSpan, type Span } from '../../span/span.ts';
import { measureOfSlot, slotOf, spanOfSlot } from '../readings-buffer.ts';
import type { Upload } from '../upload.ts';
import { type CheckScope, figureAt, measuredIn } from './check-scope.ts';

/** The latest figure that an upload brings of one measure of an indicator of a region. */
export interface LatestFigure {
  readonly position: number;
  readonly indicator: Indicator;
  readonly region: RegionCode;
  readonly measure: Measure;
  readonly span: Span;
}

/** What of the record has to be held beside an upload to judge its latest figures: who, of what, since when. */
export interface PastQuery {
  readonly regions: readonly RegionCode[];
  readonly indicators: readonly IndicatorCode[];
  readonly years: { readonly from: number; readonly to: number };
}

const judged: ReadonlySet<Measure> = new Set(['level', 'count', 'yoy', 'share']);

/** So far back the past is looked at; the engine needs two years and gains little from more than eight. */
const yearsBack = 8;

/** So many figures of one upload are judged at most, headline measures first: a tenth of a second for each thousand. */
const mostFigures = 3000;

/** The figures of the last release of every indicator and measure of an upload, as far as they can be held against a past. */
export function latestFigures(
  upload: Upload,
  indicators: ReadonlyMap<IndicatorCode, Indicator>,
): readonly LatestFigure[] {
  const { readings } = upload;
  const found: LatestFigure[] = [];
  for (let id = 0; id < readings.indicators.size; id++) {
    const indicator = indicators.get(readings.indicators.value(id));
    if (indicator === undefined || indicator.frequency === 'A') continue;
    const last = new Map<Measure, { readonly slot: number; readonly positions: Uint32Array }>();
    for (const { slot, positions } of upload.blocks(id)) {
      const measure = measureOfSlot(slot);
      if (judged.has(measure) && isRelease(spanOfSlot(slot), indicator)) last.set(measure, { slot, positions });
    }
    for (const [measure, { slot, positions }] of last)
      for (const position of positions) {
        const region = readings.regions.value(readings.regionId(position));
        found.push({ position, indicator, region, measure, span: spanOfSlot(slot) });
      }
  }
  const isHeadline = (f: LatestFigure): number => Number(f.measure === f.indicator.headline);
  return found.length <= mostFigures
    ? found
    : found.toSorted((a, b) => isHeadline(b) - isHeadline(a)).slice(0, mostFigures);
}

function isRelease(span: Span, indicator: Indicator): boolean {
  return releasesOf(span.year, rhythmOf(indicator)).some((release) => sameSpan(release, span));
}

/** The state at the end of a span is kept under the span from January on. */
function rhythmOf({ frequency, firstMonth, accumulation }: Indicator): Parameters<typeof releasesOf>[1] {
  return { frequency, firstMonth, accumulation: accumulation === 'single' ? 'single' : 'cumulative' };
}

/** What to load of the record for them; undefined for none. */
export function pastOf(figures: readonly LatestFigure[]): PastQuery | undefined {
  if (figures.length === 0) return undefined;
  let from = Infinity;
  let to = -Infinity;
  for (const { span } of figures) {
    from = Math.min(from, span.year - yearsBack);
    to = Math.max(to, span.year);
  }
  return {
    regions: [...new Set(figures.map((f) => f.region))],
    indicators: [...new Set(figures.map((f) => f.indicator.code))],
    years: { from, to },
  };
}

/** A latest figure with its past laid open: amounts of slots where levels are released cumulatively, else figures as they are. */
export interface FigureWithPast extends LatestFigure {
  readonly series: SlotSeries;
  /** Where the figure stands in the series. */
  readonly place: number;
  /** What the figure holds beside the amount of its slot: the cumulative amount of the release before. */
  readonly before: number;
  readonly decimals: number;
  /** The figure itself, in the unit it is written in. */
  readonly value: number;
}

/** Lays open the past of a figure from the upload and, where that says nothing, the record; undefined where the figure itself is in
 *  doubt already. */
export function withPast(
  scope: CheckScope,
  record: ObservationBook | undefined,
  figure: LatestFigure,
): FigureWithPast | undefined {
  const { indicator, region, measure, span, position } = figure;
  const stated = figureAt(scope, position);
  if (stated === undefined) return undefined;
  const { indicators, regions } = scope.upload.readings;
  const [indicatorId, regionId] = [indicators.find(indicator.code), regions.find(region)];
  const at = (s: Span): number => {
    const reading = scope.upload.find(indicatorId, slotOf(s, measure), regionId);
    // What the upload says wrongly is not replaced by the record.
    if (reading >= 0 && scope.accused.has(reading)) return Number.NaN;
    const known = figureAt(scope, reading) ?? record?.at(indicator.code, region, measure, s);
    if (known === undefined) return Number.NaN;
    return known.unit === stated.unit ? known.value : (measuredIn(known, stated.unit)?.value ?? Number.NaN);
  };
  const isDifferenced = isSummed(indicator) && (measure === 'level' || measure === 'count');
  const firstYear = span.year - yearsBack;
  const values: number[] = [];
  let place = -1;
  let before = 0;
  for (let year = firstYear; year <= span.year && place < 0; year++) {
    let soFar = 0;
    for (const release of releasesOf(year, rhythmOf(indicator))) {
      const value = at(release);
      values.push(isDifferenced ? value - soFar : value);
      if (sameSpan(release, span)) {
        place = values.length - 1;
        before = isDifferenced ? soFar : 0;
        break;
      }
      soFar = value;
    }
  }
  const perYear = releasesOf(span.year, rhythmOf(indicator)).length;
  const series = { perYear, firstYear, values: Float64Array.from(values) };
  return { ...figure, series, place, before, decimals: stated.decimals, value: stated.value };
}

/** Amounts and numbers that grow over the year; a number that may fall is a state (亏损企业). */
function isSummed({ kind, accumulation, mayFall }: Indicator): boolean {
  return (kind === 'amount' || (kind === 'count' && mayFall !== true)) && accumulation === 'cumulative';
}

/** The score of a slot of a figure's past, or of its own. */
export function scoreAt({ series }: FigureWithPast, place: number): AnomalyScore | undefined {
  if (place < 0) return undefined;
  const { perYear } = series;
  const score = anomalyScore(series, place, learnedFor(perYear === 4 ? 4 : 12).network, epidemicHalfYear(perYear));
  return isMissing(score) ? undefined : score;
}
