import type { PooledNetwork } from '../methods/pooled-network.ts';
import type { OutlookTrial } from './calibration.ts';
import { type YearEndCase, yearEndCase } from './case.ts';
import type { Kinship } from './evidence.ts';
import type { IsIntervention } from './interventions.ts';
import { emptyRecord, learnYearEnd, probabilityOfGrowth, type YearEndRecord, yearEndOutlook } from './outlook.ts';
import { type SlotSeries, slotSum } from './slots.ts';
import { shareWithin } from './spread.ts';

/** A series whose past years are gone through. */
export interface ReplayedSeries {
  readonly slots: SlotSeries;
  readonly kin: Kinship;
  readonly network: PooledNetwork;
  /** Slots of the span asked for: all of the year by default, those to June for the half-year. */
  readonly until?: number;
  readonly isIntervention?: IsIntervention;
  /** Years before it teach and are not held against what happened. */
  readonly firstTarget?: number;
  /** The last year whose outcome may be used. */
  readonly lastTarget: number;
}

/** What going through past years gives: the record for outlooks of the years to come, and every outlook it would have made. */
export interface YearEndReplay {
  readonly record: YearEndRecord;
  readonly trials: readonly OutlookTrial[];
}

export interface ReplayOptions {
  /** Years bent from outside and those that have them as base: outlooks are made for them and teach nothing. 2020 and 2021. */
  readonly isBentYear?: (year: number) => boolean;
  readonly levels?: readonly number[];
  /** Called after every year and, while cases are worked out, after every series: steps done, and steps in all. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** 2020, and 2021 that is measured against it. */
export function isEpidemicYear(year: number): boolean {
  return year === 2020 || year === 2021;
}

interface Entry {
  readonly series: ReplayedSeries;
  readonly year: number;
  readonly done: number;
  readonly asked: YearEndCase;
  readonly actual: number;
  readonly yearBefore: number;
}

/** Makes the outlook from every cut-off of every past year as it would have been made then (回测): members see nothing after the
 *  cut-off; weights, spreads and tails come from years that were over. Series of one group and kind teach one another, so all
 *  that are to be looked at together go in together. Figures are those held now; what was revised since shows as it is now. */
export function replayYearEnd(series: readonly ReplayedSeries[], options: ReplayOptions = {}): YearEndReplay {
  const { isBentYear = isEpidemicYear, levels = [80, 95], onProgress } = options;
  const years = yearsOf(series);
  const steps = series.length + years.length;
  const entries = series.flatMap((s, i) => {
    const some = entriesOf(s);
    onProgress?.(i + 1, steps);
    return some;
  });
  const byYear = new Map<number, Entry[]>(years.map((year) => [year, []]));
  for (const entry of entries) byYear.get(entry.year)?.push(entry);
  const record = emptyRecord();
  const trials: OutlookTrial[] = [];
  years.forEach((year, i) => {
    const made = (byYear.get(year) ?? []).map((entry) => ({
      entry,
      outlook: yearEndOutlook(record, entry.series.kin, entry.asked, levels),
    }));
    for (const { entry, outlook } of made)
      if (year >= (entry.series.firstTarget ?? year)) trials.push(trialOf(record, entry, outlook, levels));
    if (!isBentYear(year))
      for (const { entry, outlook } of made) learnYearEnd(record, entry.series.kin, entry.asked, outlook, entry.actual);
    onProgress?.(series.length + i + 1, steps);
  });
  return { record, trials };
}

function yearsOf(series: readonly ReplayedSeries[]): readonly number[] {
  const years = new Set<number>();
  for (const { slots, lastTarget } of series) for (let y = slots.firstYear; y <= lastTarget; y++) years.add(y);
  return [...years].toSorted((a, b) => a - b);
}

function entriesOf(series: ReplayedSeries): readonly Entry[] {
  const { slots, network, isIntervention } = series;
  const until = series.until ?? slots.perYear;
  const out: Entry[] = [];
  for (let year = slots.firstYear + 3; year <= series.lastTarget; year++) {
    const before = slotSum(slots, year - 1, 0, until);
    const actual = (slotSum(slots, year, 0, until) / before - 1) * 100;
    const yearBefore = (before / slotSum(slots, year - 2, 0, until) - 1) * 100;
    if (!Number.isFinite(actual) || !Number.isFinite(yearBefore)) continue;
    for (let done = 1; done < until; done++) {
      const asked = yearEndCase(slots, { year, done, until }, network, isIntervention);
      if (asked !== undefined) out.push({ series, year, done, asked, actual, yearBefore });
    }
  }
  return out;
}

function trialOf(
  record: YearEndRecord,
  { series: { kin }, year, done, asked, actual, yearBefore }: Entry,
  outlook: ReturnType<typeof yearEndOutlook>,
  levels: readonly number[],
): OutlookTrial {
  const { growth } = outlook;
  const miss = Math.abs(actual - growth) / Math.max(outlook.expectedMiss, 1e-12);
  const within = shareWithin(record.misses, kin, asked, miss);
  return {
    kin,
    year,
    done,
    stage: asked.stage,
    growth,
    actual,
    members: [...asked.growths],
    weights: [...outlook.weights],
    yearBefore,
    probability: probabilityOfGrowth(record, kin, asked, outlook, yearBefore),
    levels,
    inside: outlook.intervals.map(({ low, high }) => actual >= low && actual <= high),
    place: actual < growth ? (1 - within) / 2 : (1 + within) / 2,
  };
}
