import { type Day, type Indicator, type IndicatorCode, type RegionCode, cumulative, releaseDay } from '@shigan/core';
import { indicators } from '../../reference/indicators.ts';
import { regions } from '../../reference/regions.ts';
import { unsent } from '../anchors.ts';
import { at } from '../growth-paths.ts';
import type { Panel, Values } from '../panel.ts';
import type { FirstVersion } from '../revisions.ts';

/** The last day whose releases are in the demonstration: the day before it opens. */
export const lastDay: Day = '2021-05-19';

/** What the offices had published by a day. */
export interface Publication {
  readonly values: (indicator: IndicatorCode, region: RegionCode, year: number, month: number) => Values | undefined;
  readonly day: Day;
}

const byCode = new Map(indicators.map((i) => [i.code, i]));
const names = new Map(regions.map((r) => [r.code, r.name.zh]));

export function indicatorOf(code: IndicatorCode): Indicator {
  const found = byCode.get(code);
  if (!found) throw new Error(`not in the catalogue: ${code}`);
  return found;
}

export function regionName(code: RegionCode): string {
  return names.get(code) ?? code;
}

/** The day on which January to `month` of a year was released. */
export function releasedOn(code: IndicatorCode, year: number, month: number): Day {
  return releaseDay(cumulative(year, month), indicatorOf(code).release);
}

/** Months of a year that an indicator is released for, by the last day. */
export function monthsOf(code: IndicatorCode, year: number): readonly number[] {
  const { frequency, firstMonth } = indicatorOf(code);
  const step = frequency === 'M' ? 1 : frequency === 'Q' ? 3 : 12;
  const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter((m) => m >= firstMonth && m % step === 0);
  return all.filter((m) => releasedOn(code, year, m) <= lastDay);
}

/** What stood on a day: first versions until they were replaced. */
export function publicationOn(panel: Panel, first: readonly FirstVersion[], day: Day): Publication {
  const replaced = new Map(
    first.filter((f) => f.replacedOn > day).map((f) => [`${f.indicator} ${f.region} ${at(f.year, f.month)}`, f.values]),
  );
  return {
    day,
    values(indicator, region, year, month) {
      const held = panel.get(indicator, region, at(year, month));
      const earlier = replaced.get(`${indicator} ${region} ${at(year, month)}`);
      return earlier ? { ...held, ...earlier } : held;
    },
  };
}

/** 2021年5月18日 */
export function dayInWords(day: Day): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** Label of a cut-off without its year: 1月, 1-4月; 一季度 and the like for quarterly figures. */
export function cutoffLabel(month: number, quarterly = false): string {
  if (quarterly) return { 3: '一季度', 6: '上半年', 9: '前三季度', 12: '全年' }[month] ?? `1-${month}月`;
  return month === 1 ? '1月' : `1-${month}月`;
}

/** Whether a unit has not sent a figure. */
export function isUnsent(indicator: IndicatorCode, region: RegionCode, year: number, month: number): boolean {
  return unsent.some((u) => u.indicator === indicator && u.region === region && u.year === year && u.month === month);
}
