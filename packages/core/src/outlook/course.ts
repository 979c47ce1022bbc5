import type { OutlookTrial } from '../forecast/year-end/calibration.ts';
import type { YearEndCase } from '../forecast/year-end/case.ts';
import type { Kinship } from '../forecast/year-end/evidence.ts';
import {
  emptyRecord,
  learnYearEnd,
  probabilityOfGrowth,
  type YearEndOutlook,
  yearEndOutlook,
} from '../forecast/year-end/outlook.ts';
import type { ReplayOptions, YearEndReplay } from '../forecast/year-end/replay.ts';
import { isEpidemicYear } from '../forecast/year-end/replay.ts';
import { type SlotSeries, slotValue } from '../forecast/year-end/slots.ts';
import { shareWithin } from '../forecast/year-end/spread.ts';

/** The course of a figure that is not added up (a share, a rate, the growth of a balance): its value at every release. */
export interface CourseSeries {
  /** Values and not amounts of slots; NaN where none is held. */
  readonly values: SlotSeries;
  readonly kin: Kinship;
  /** The slot whose value is asked for, plus one: all of the year, or those to June. */
  readonly until: number;
  readonly lastTarget: number;
}

/** Years that must have shown both the cut-off and what came of it. */
const leastYears = 3;

/** Smallest movement that errors are measured in. */
const leastUnit = 0.02;

/** What is expected of the value at the end of the span: it stays; it moves as it usually does from this cut-off, or half so far; as it
 *  did last year; it goes on half as fast as over the last three releases. Undefined where fewer than three normal years are held. */
export function courseCase(
  series: SlotSeries,
  year: number,
  done: number,
  until: number,
  isBentYear: (year: number) => boolean,
): YearEndCase | undefined {
  const now = slotValue(series, year, done - 1);
  if (Number.isNaN(now)) return undefined;
  const drifts: { readonly year: number; readonly drift: number }[] = [];
  for (let past = series.firstYear; past < year; past++) {
    const drift = slotValue(series, past, until - 1) - slotValue(series, past, done - 1);
    if (!Number.isNaN(drift)) drifts.push({ year: past, drift });
  }
  const normal = drifts.filter((d) => !isBentYear(d.year));
  if (normal.length < leastYears) return undefined;
  const usual = mean(normal.map((d) => d.drift));
  const last = drifts.findLast((d) => d.year === year - 1 && !isBentYear(d.year))?.drift ?? usual;
  const earlier = valueBefore(series, year, done - 1, 3);
  const pace = Number.isNaN(earlier) ? 0 : (now - earlier) / 3;
  const growths = Float64Array.of(
    now,
    now + usual,
    now + usual / 2,
    now + last,
    now + (pace * Math.min(until - done, 3)) / 2,
  );
  const size = mean(normal.map((d) => Math.abs(d.drift)));
  return {
    growths,
    unit: Math.max(size, leastUnit),
    persistence: 0.5,
    stage: Math.round((11 * done) / series.perYear),
    base: 1,
    isBent: isBentYear(year),
  };
}

/** The value some releases earlier, across the turn of the year. */
function valueBefore(series: SlotSeries, year: number, slot: number, back: number): number {
  const at = (year - series.firstYear) * series.perYear + slot - back;
  return at < 0 ? Number.NaN : (series.values[at] ?? Number.NaN);
}

interface Entry {
  readonly series: CourseSeries;
  readonly year: number;
  readonly done: number;
  readonly asked: YearEndCase;
  readonly actual: number;
  readonly yearBefore: number;
}

/** Makes the outlook from every cut-off of every past year as it would have been made then, like `replayYearEnd` for what is added up. */
export function replayCourse(all: readonly CourseSeries[], options: ReplayOptions = {}): YearEndReplay {
  const { isBentYear = isEpidemicYear, levels = [80, 95] } = options;
  const entries = all.flatMap((series) => entriesOf(series, isBentYear));
  const years = [...new Set(entries.map((e) => e.year))].toSorted((a, b) => a - b);
  const record = emptyRecord();
  const trials: OutlookTrial[] = [];
  for (const year of years) {
    const made = entries
      .filter((e) => e.year === year)
      .map((entry) => ({ entry, outlook: yearEndOutlook(record, entry.series.kin, entry.asked, levels) }));
    for (const { entry, outlook } of made) trials.push(trialOf(entry, outlook, record, levels));
    if (isBentYear(year)) continue;
    for (const { entry, outlook } of made) learnYearEnd(record, entry.series.kin, entry.asked, outlook, entry.actual);
  }
  return { record, trials };
}

function entriesOf(series: CourseSeries, isBentYear: (year: number) => boolean): readonly Entry[] {
  const { values, until, lastTarget } = series;
  const out: Entry[] = [];
  for (let year = values.firstYear + leastYears; year <= lastTarget; year++) {
    const actual = slotValue(values, year, until - 1);
    const yearBefore = slotValue(values, year - 1, until - 1);
    if (Number.isNaN(actual) || Number.isNaN(yearBefore)) continue;
    for (let done = 1; done < until; done++) {
      const asked = courseCase(values, year, done, until, isBentYear);
      if (asked !== undefined) out.push({ series, year, done, asked, actual, yearBefore });
    }
  }
  return out;
}

function trialOf(
  { series: { kin }, year, done, asked, actual, yearBefore }: Entry,
  outlook: YearEndOutlook,
  record: YearEndReplay['record'],
  levels: readonly number[],
): OutlookTrial {
  const { growth } = outlook;
  const within = shareWithin(
    record.misses,
    kin,
    asked,
    Math.abs(actual - growth) / Math.max(outlook.expectedMiss, 1e-12),
  );
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

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
