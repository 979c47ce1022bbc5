import type { Day, IndicatorCode, RegionCode } from '@shigan/core';
import { at, round } from './growth-paths.ts';
import type { Panel, Values } from './panel.ts';
import { cityWeights, province } from './places.ts';
import { random } from './random.ts';

/** What was published at first, and stood until a revision. */
export interface FirstVersion {
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly year: number;
  readonly month: number;
  readonly values: Values;
  readonly replacedOn: Day;
}

/** Days of the three revisions: final accounts of 2019, retail sales of spring 2020, a correction of one county. */
export const finalAccounts: Day = '2020-12-25';
export const retailRevision: Day = '2020-07-18';
export const countyCorrection: Day = '2021-05-19';

const sectors = ['primary-industry', 'secondary-industry', 'tertiary-industry'] as const;

/** First versions, made by changing what stands today. */
export function firstVersions(panel: Panel, seed: string): readonly FirstVersion[] {
  return [...accountsOf2019(panel, seed), ...retailOfSpring(panel, seed), ...correctedCounty(panel)];
}

function accountsOf2019(panel: Panel, seed: string): readonly FirstVersion[] {
  const regions = [province, ...cityWeights.map(([region]) => region)];
  return regions.flatMap((region) => {
    const factor = 1 + random(seed, 'final accounts', region).normal() * 0.006;
    const levels = sectors.map((s) => round((panel.get(s, region, at(2019, 12))?.level ?? 0) * factor, 2));
    const total = round(
      levels.reduce((s, l) => s + l, 0),
      2,
    );
    const version = (indicator: string, level: number): FirstVersion => ({
      indicator,
      region,
      year: 2019,
      month: 12,
      values: { level },
      replacedOn: finalAccounts,
    });
    return [version('gdp', total), ...sectors.map((s, i) => version(s, levels[i] ?? 0))];
  });
}

function retailOfSpring(panel: Panel, seed: string): readonly FirstVersion[] {
  return ['430300', '430500', '430900', '431100', '433100'].flatMap((region) =>
    [2, 3, 4].map((month) => {
      const factor = 1 + 0.004 + 0.008 * random(seed, 'retail', region).uniform();
      const level = round((panel.get('retail-sales', region, at(2020, month))?.level ?? 0) * factor, 2);
      return { indicator: 'retail-sales', region, year: 2020, month, values: { level }, replacedOn: retailRevision };
    }),
  );
}

/** Figures of one county that were found wrong the day after. */
function correctedCounty(panel: Panel): readonly FirstVersion[] {
  const held = panel.get('retail-sales', '431221', at(2021, 4));
  const values = { level: round((held?.level ?? 0) * 0.992, 2), yoy: round((held?.yoy ?? 0) - 0.9, 1) };
  return [{ indicator: 'retail-sales', region: '431221', year: 2021, month: 4, values, replacedOn: countyCorrection }];
}
