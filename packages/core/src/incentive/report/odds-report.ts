import type { RegionCode } from '../../region/region.ts';
import type { Authority } from '../authority.ts';
import { type IncentiveMeasure, type RuleSet, type SubItem, subItemsOf } from '../catalogue.ts';
import { type Estimate, estimateChance, type EstimateGrounds } from '../estimate.ts';
import { idsThroughYears } from '../lineage.ts';
import { brierScore, calibrateGrades, type Grade, type GradeRecord, probabilityOfGrade } from '../odds.ts';
import type { Maybe } from '../../missing.ts';
import type { Award } from '../award.ts';
import { type SubItemWork, workKey } from '../work.ts';
import type { AwardRecord } from './award-record.ts';

/** A sub-item of the year with both odds (预判): the responsible unit's grade, and the platform's estimate with its grounds. */
export interface SubItemOdds {
  readonly measure: IncentiveMeasure;
  readonly subItem: SubItem;
  readonly work: SubItemWork | null;
  readonly grade: Grade | null;
  /** What the grade stands for; null without one. */
  readonly stated: number | null;
  readonly estimate: Estimate;
  /** What the estimate rests on. */
  readonly rests: EstimateGrounds;
  /** Whether it was won; null as long as no result of the year is in the ledger. */
  readonly won: boolean | null;
}

/** Odds of every sub-item of a rule set for a city. */
export function subItemOdds(
  record: AwardRecord,
  city: RegionCode,
  ruleSet: RuleSet,
  known: {
    readonly ruleSets: readonly RuleSet[];
    readonly work: ReadonlyMap<string, SubItemWork>;
    readonly past?: ReadonlyMap<Grade, GradeRecord>;
  },
): readonly SubItemOdds[] {
  const { authority, year } = ruleSet;
  const results = record.tally.of(authority, year) !== undefined;
  const wins = winsOf(record.awards, authority);
  const similar = record.similar.filter((code) => code !== city);
  return subItemsOf(ruleSet).map(({ measure, subItem }) => {
    const ids = [...idsThroughYears(ruleSet, measure, known.ruleSets)];
    const wonIn = (of: RegionCode, one: number): boolean =>
      ids.some((id) => wins.has(`${one}|${id}|${subItem.level}|${of}`));
    const work = known.work.get(workKey({ authority, year, measure: measure.id, subItem: subItem.id })) ?? null;
    const grade = work?.grade ?? null;
    const rests: EstimateGrounds = {
      history: [1, 2, 3, 4].map((back) =>
        record.tally.of(authority, year - back) === undefined ? null : wonIn(city, year - back),
      ),
      quota: quotaOf(record, city, subItem),
      similar:
        similar.length === 0 || record.tally.of(authority, year - 1) === undefined
          ? null
          : { won: similar.filter((code) => wonIn(code, year - 1)).length, of: similar.length },
      score:
        work?.ownScore === undefined || work.cutLine === undefined
          ? null
          : { own: work.ownScore, cutLine: work.cutLine },
    };
    return {
      measure,
      subItem,
      work,
      grade,
      stated: grade === null ? null : probabilityOfGrade(grade, known.past),
      estimate: estimateChance(rests),
      rests,
      won: results ? wonIn(city, year) : null,
    };
  });
}

/** Who won what in which year: `year|measure|level|city`. */
function winsOf(awards: readonly Award[], authority: Authority): ReadonlySet<string> {
  return new Set(
    awards
      .filter((award) => award.authority === authority)
      .map((award) => `${award.year}|${award.measure}|${award.level}|${award.city}`),
  );
}

function quotaOf(
  record: AwardRecord,
  city: RegionCode,
  subItem: SubItem,
): { readonly named: number; readonly of: number; readonly ours: number } | null {
  if (subItem.quota === null || subItem.level === 'park') return null;
  if (subItem.level === 'cityLevel') return { named: subItem.quota, of: record.set.cities.length, ours: 1 };
  const all = [...record.set.counties.values()].reduce((sum, counties) => sum + counties.length, 0);
  return { named: subItem.quota, of: all, ours: record.set.counties.get(city)?.length ?? 0 };
}

/** How the odds met the results (事后检验): Brier scores of both over the sub-items that have a grade, and what each grade came to. */
export function scoreOdds(odds: readonly SubItemOdds[]): {
  readonly unit: Maybe<{ readonly score: number; readonly n: number }>;
  readonly platform: Maybe<{ readonly score: number; readonly n: number }>;
  readonly calibration: ReadonlyMap<Grade, GradeRecord>;
} {
  const met = odds.flatMap(({ grade, stated, estimate, won }) =>
    grade === null || stated === null || won === null ? [] : [{ grade, stated, estimate: estimate.probability, won }],
  );
  return {
    unit: brierScore(met.map(({ stated, won }) => ({ probability: stated, won }))),
    platform: brierScore(met.map(({ estimate, won }) => ({ probability: estimate, won }))),
    calibration: calibrateGrades(met),
  };
}
