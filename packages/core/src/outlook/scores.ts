import { headlineFigure } from '../board/growth-figures.ts';
import { present, type Workings } from '../board/workings.ts';
import type { ReliabilityBin } from '../forecast/year-end/calibration.ts';
import { outcomeAt, probabilityAtLeast } from '../forecast/year-end/distribution.ts';
import type { IndicatorCode } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import { isMissing, type Maybe, missing } from '../missing.ts';
import type { ObservationBook } from '../observation/book.ts';
import type { RegionCode } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import { parseSpanIso, type SpanIso } from '../span/span.ts';
import type { Bound, Target } from '../target/target.ts';
import { aboutBand } from '../pace/light.ts';
import type { OutlookTrack, OutlookVintage, SpanOutlook } from './outlook-content.ts';
import { targetChances } from './outlook.ts';

/** What a probability was about: that the target is met, or that last year's figure is reached. */
export type ScoredEvent = 'target' | 'lastYear';

/** One outlook held against what happened. Rates and growth in percent, so that misses of all can be compared. */
export interface ScoredOutlook {
  readonly region: RegionCode;
  readonly indicator: IndicatorCode;
  readonly cutoff: SpanIso;
  readonly span: SpanIso;
  /** Made and kept before the outcome was known; or gone through again afterwards, with the figures held now. */
  readonly how: 'made' | 'replay';
  /** The record that it was made from; null for a replay. */
  readonly edition: Instant | null;
  readonly stated: number;
  readonly actual: number;
  /** What the growth so far would have said. */
  readonly persistence: number | null;
  readonly inside80: boolean;
  readonly inside95: boolean;
  readonly event: ScoredEvent;
  /** 0–1. */
  readonly probability: number;
  readonly came: boolean;
}

/** How good outlooks were (预测检验). */
export interface OutlookScore {
  readonly count: number;
  readonly firstYear: number;
  readonly lastYear: number;
  /** 百分点; of the outlook, and of the growth so far persisting, over those that have both. */
  readonly meanMiss: number;
  readonly meanMissPersistence: Maybe<number>;
  /** Shares of outcomes inside the stated intervals, 0–1. */
  readonly coverage80: number;
  readonly coverage95: number;
  /** Mean squared difference of probability and outcome; beside it that of always stating the share that came true. */
  readonly brier: number;
  readonly brierClimatology: number;
  readonly reliability: readonly ReliabilityBin[];
}

export interface ScoreSpec {
  readonly registry: Registry;
  /** The record as of the moment looked back from. */
  readonly book: ObservationBook;
  readonly asOf: Instant;
}

/** Outlooks that were made and kept, held against what has come out since: of every cut-off the first one, as it was said then, for the
 *  half-year and the year. What was known when it was made is no test of it and is left out. */
export function scoreMade(spec: ScoreSpec, vintages: readonly OutlookVintage[]): readonly ScoredOutlook[] {
  const first = new Map<string, OutlookVintage>();
  for (const v of vintages) {
    const key = `${v.region}/${v.indicator}/${v.cutoff}`;
    const held = first.get(key);
    if (held === undefined || v.edition < held.edition) first.set(key, v);
  }
  return [...first.values()].flatMap((v) => scoreVintage(spec, v));
}

function scoreVintage(spec: ScoreSpec, v: OutlookVintage): readonly ScoredOutlook[] {
  if (isMissing(v.content)) return [];
  const [track] = v.content.tracks;
  if (track === undefined) return [];
  return [track.halfYear, track.fullYear].flatMap((found) => {
    const scored = isMissing(found) || found.members.length === 0 ? undefined : scoreSpan(spec, v, track, found);
    return scored === undefined ? [] : [scored];
  });
}

function scoreSpan(
  { registry, book, asOf }: ScoreSpec,
  v: OutlookVintage,
  track: OutlookTrack,
  found: SpanOutlook,
): ScoredOutlook | undefined {
  const indicator = registry.indicators.get(v.indicator);
  const region = registry.regions.get(v.region);
  const span = parseSpanIso(found.span);
  if (indicator === undefined || region === undefined || span === undefined) return undefined;
  const w: Workings = { registry, book, asOf, indicator, region };
  const actual = present(headlineFigure(w, span, v.region, track.measure))?.value;
  if (actual === undefined) return undefined;
  const inPercent = percentOf(track, found);
  if (inPercent === undefined) return undefined;
  const { outcome } = found;
  const target = registry.target(v.region, v.indicator, span.year)?.body;
  const which = span.length === 12 ? 'fullYear' : 'halfYear';
  const chances = target === undefined ? missing('no-target') : targetChances(target, w, track, found, which);
  const inside = (level: number): boolean =>
    actual >= outcomeAt(outcome, 0.5 - level / 200) && actual <= outcomeAt(outcome, 0.5 + level / 200);
  const soFar = found.members.find((m) => m.name === 'soFar' || m.name === 'stays')?.value;
  const event =
    target !== undefined && !isMissing(chances)
      ? { event: 'target' as const, probability: chances.goal, came: isMet(target, actual, which) }
      : lastYearEvent(found, actual);
  if (event === undefined) return undefined;
  return {
    region: v.region,
    indicator: v.indicator,
    cutoff: v.cutoff,
    span: found.span,
    how: 'made',
    edition: v.edition,
    stated: inPercent(outcome.centre),
    actual: inPercent(actual),
    persistence: soFar === undefined ? null : inPercent(soFar),
    inside80: inside(80),
    inside95: inside(95),
    ...event,
  };
}

function lastYearEvent(
  found: SpanOutlook,
  actual: number,
): Pick<ScoredOutlook, 'event' | 'probability' | 'came'> | undefined {
  if (found.yearBefore === null) return undefined;
  return {
    event: 'lastYear',
    probability: probabilityAtLeast(found.outcome, found.yearBefore),
    came: actual >= found.yearBefore,
  };
}

/** Amounts as growth on the year before; undefined where there is none to grow from. */
function percentOf(track: OutlookTrack, found: SpanOutlook): ((value: number) => number) | undefined {
  if (track.measure !== 'level' && track.measure !== 'count') return (value) => value;
  const base = found.yearBefore;
  return base === null || base <= 0 ? undefined : (value) => (value / base - 1) * 100;
}

function isMet(target: Target, actual: number, which: 'halfYear' | 'fullYear'): boolean {
  const isAmount = target.kind === 'level' || target.kind === 'count';
  const goal = (target.goal?.value ?? 0) * (isAmount && which === 'halfYear' ? 0.5 : 1);
  const met: Readonly<Record<Bound, boolean>> = {
    atLeast: actual >= goal,
    atMost: actual <= goal,
    about: Math.abs(actual - goal) <= (isAmount ? aboutBand.ratio * Math.abs(goal) : aboutBand.points),
  };
  return met[target.bound];
}

/** Past years gone through again, as the last vintages of their indicators hold them. */
export function scoreReplay(vintages: readonly OutlookVintage[]): readonly ScoredOutlook[] {
  const last = new Map<string, OutlookVintage>();
  for (const v of vintages) last.set(`${v.region}/${v.indicator}`, v);
  return [...last.values()].flatMap((v) =>
    (v.replay ?? []).map((r) => ({
      region: v.region,
      indicator: v.indicator,
      cutoff: r.cutoff,
      span: `${r.year}-01-01/P12M`,
      how: 'replay' as const,
      edition: null,
      stated: r.stated,
      actual: r.actual,
      persistence: r.persistence,
      inside80: r.inside80,
      inside95: r.inside95,
      event: 'lastYear' as const,
      probability: r.probability,
      came: r.actual >= r.yearBefore,
    })),
  );
}

const bins = 10;

/** Sums scored outlooks up; `no-data` where there are none. */
export function summariseScores(scored: readonly ScoredOutlook[]): Maybe<OutlookScore> {
  if (scored.length === 0) return missing('no-data');
  const years = scored.map((s) => Number(s.span.slice(0, 4)));
  const rate = mean(scored.map((s) => Number(s.came)));
  const both = scored.flatMap((s) => (s.persistence === null ? [] : [Math.abs(s.persistence - s.actual)]));
  return {
    count: scored.length,
    firstYear: years.reduce((a, b) => Math.min(a, b)),
    lastYear: years.reduce((a, b) => Math.max(a, b)),
    meanMiss: mean(scored.map((s) => Math.abs(s.stated - s.actual))),
    meanMissPersistence: both.length < scored.length ? missing('no-data') : mean(both),
    coverage80: mean(scored.map((s) => Number(s.inside80))),
    coverage95: mean(scored.map((s) => Number(s.inside95))),
    brier: mean(scored.map((s) => (s.probability - Number(s.came)) ** 2)),
    brierClimatology: rate * (1 - rate),
    reliability: Array.from({ length: bins }, (_, b) => b).flatMap((b) => {
      const some = scored.filter((s) => Math.min(Math.floor(s.probability * bins), bins - 1) === b);
      if (some.length === 0) return [];
      const stated = mean(some.map((s) => s.probability));
      const came = mean(some.map((s) => Number(s.came)));
      return [{ from: b / bins, to: (b + 1) / bins, stated, came, count: some.length }];
    }),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
