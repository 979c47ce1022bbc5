import { withoutNoise } from '../decimal.ts';
import type { IndicatorCode } from '../indicator/indicator.ts';
import { type Maybe, missing } from '../missing.ts';
import type { RegionCode } from '../region/region.ts';
import type { Criterion, SubItem } from './catalogue.ts';

/** What the platform holds of an indicator: a value each for those who are judged. */
export type IndicatorValues = ReadonlyMap<IndicatorCode, ReadonlyMap<RegionCode, number>>;

/** One criterion with the points that it gives (指标得分). */
export interface ScoredCriterion {
  readonly criterion: string;
  readonly title: string;
  readonly indicator: IndicatorCode;
  readonly weight: number;
  readonly points: number;
  readonly value: number;
  /** Place among those who have a value; ties share the better. */
  readonly place: number;
  readonly of: number;
}

/** The score of one who is judged (测算得分), by the criteria that indicators of the platform measure. */
export interface ComputedScore {
  /** Of a hundred, by the criteria that were computed. */
  readonly own: number;
  /** The score of the last who is named by the quota (入围分数线); missing where the quota is not known or too few are scored. */
  readonly cutLine: Maybe<number>;
  /** Points of a hundred that the computed criteria make up: the rest is not known. */
  readonly covered: number;
  readonly lines: readonly ScoredCriterion[];
}

/** Scores a sub-item by the criteria whose data source is an indicator (按指标测算得分). Points of a criterion: by `rank` weight × (n − place + 1) ÷ n;
 *  by `ratioToBest` weight × value ÷ best, where less is better best ÷ value, nothing where either is not above zero. The score is the
 *  sum of points ÷ the sum of the weights computed × 100; whoever lacks a value has none. The cut line is the score at the place of the
 *  quota. Missing `no-data` where no criterion can be computed for `own`. */
export function computeScore(
  { criteria, quota }: Pick<SubItem, 'criteria' | 'quota'>,
  own: RegionCode,
  values: IndicatorValues,
): Maybe<ComputedScore> {
  const known = criteria.flatMap((criterion) => {
    const held = criterion.indicator === undefined ? undefined : values.get(criterion.indicator);
    return criterion.indicator === undefined || held?.has(own) !== true
      ? []
      : [{ criterion, indicator: criterion.indicator, points: pointsOf(criterion, held) }];
  });
  const covered = known.reduce((sum, { criterion }) => sum + criterion.weight, 0);
  if (covered <= 0) return missing('no-data');
  const scoreOf = (code: RegionCode): number | undefined => {
    let sum = 0;
    for (const { points } of known) {
      const part = points.get(code);
      if (part === undefined) return undefined;
      sum += part.points;
    }
    return withoutNoise((sum / covered) * 100);
  };
  const all = [...(known[0]?.points.keys() ?? [])].flatMap((code) => scoreOf(code) ?? []).toSorted((a, b) => b - a);
  return {
    own: scoreOf(own) ?? 0,
    cutLine: quota === null || quota < 1 ? missing('no-data') : (all[quota - 1] ?? missing('no-data')),
    covered,
    lines: known.flatMap(({ criterion, indicator, points }) => {
      const part = points.get(own);
      return part === undefined
        ? []
        : [{ criterion: criterion.id, title: criterion.title, indicator, weight: criterion.weight, ...part }];
    }),
  };
}

type Part = Pick<ScoredCriterion, 'points' | 'value' | 'place' | 'of'>;

function pointsOf(
  { weight, better, scoring }: Criterion,
  held: ReadonlyMap<RegionCode, number>,
): ReadonlyMap<RegionCode, Part> {
  const values = [...held.values()];
  const of = values.length;
  const best = better === 'higher' ? Math.max(...values) : Math.min(...values);
  return new Map(
    [...held].map(([code, value]) => {
      const place = 1 + values.filter((other) => (better === 'higher' ? other > value : other < value)).length;
      const ratio = best <= 0 || value <= 0 ? 0 : better === 'higher' ? value / best : best / value;
      const share = scoring === 'rank' ? (of - place + 1) / of : ratio;
      return [code, { points: withoutNoise(weight * share), value, place, of }];
    }),
  );
}
