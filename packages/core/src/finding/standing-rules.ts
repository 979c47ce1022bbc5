import { present } from '../board/workings.ts';
import type { FindingRule } from './finding.ts';
import type { Rule } from './rule.ts';
import { isMissing } from '../missing.ts';

/** Rules about where the region stands: against its schedule, the whole, its peers. */
export const standingRules: Readonly<Partial<Record<FindingRule, Rule>>> = {
  /** The pace light is not green. */
  'behind-schedule': ({ row }) => {
    if (isMissing(row.pace) || row.pace.light === 'green') return undefined;
    const { completion, schedule, seasonalSchedule, gap, target, distanceToSchedule, distanceToYear, growthNeeded } =
      row.figures;
    return {
      figures: {
        completion,
        schedule,
        seasonalSchedule,
        gap,
        target,
        distanceToSchedule,
        distanceToYear,
        growthNeeded,
      },
      params: { light: row.pace.light, against: row.pace.against },
      severity: row.pace.light === 'red' ? 'warning' : 'notice',
    };
  },

  /** The outlook gives the year's target a lower chance than the threshold, in percent. */
  'target-unlikely': ({ row }, { probability: least = 50 }) => {
    if (isMissing(row.outlook)) return undefined;
    const { probability, fullYear } = row.outlook;
    const chance = present(probability);
    if (chance === undefined || chance.value >= least || isMissing(fullYear)) return undefined;
    const { estimate, low80, high80 } = fullYear.range;
    const { target, growthNeeded } = row.figures;
    return { figures: { probability, estimate, low80, high80, target, growthNeeded } };
  },

  /** The rate is on the bad side of the whole's own. */
  'growth-below-province': ({ row, w }, { points = 0 }) => {
    const distance = present(row.figures.distance);
    if (distance === undefined || w.indicator.better === 'neutral' || row.distanceTo === null) return undefined;
    const short = w.indicator.better === 'higher' ? -distance.value : distance.value;
    return short > points ? { figures: { distance: row.figures.distance }, params: { to: row.distanceTo } } : undefined;
  },

  /** Fell by so many places or more since the previous release. */
  'rank-fell': ({ row }, { places = 3 }) => {
    const change = present(row.figures.rankChange);
    return change !== undefined && -change.value >= places
      ? { figures: { rankChange: row.figures.rankChange, rank: row.figures.rank } }
      : undefined;
  },

  /** Both ranks are well founded and differ: unrounded originals, or a mistake. */
  'rank-published-differs': ({ row }) =>
    isMissing(row.rank) || row.rank.computed === undefined
      ? undefined
      : { figures: { rank: row.figures.rank }, params: { published: row.rank.place, computed: row.rank.computed } },

  /** A kind of thing of which there is still none in the year. */
  'category-at-zero': ({ row, w }) => {
    const value = present(row.figures.value);
    return w.indicator.kind === 'count' && w.indicator.better === 'higher' && value?.value === 0
      ? // In a county a category often has none; for the city it is worth a word.
        { figures: { value: row.figures.value }, ...(w.region.level === 'county' ? { severity: 'info' as const } : {}) }
      : undefined;
  },

  /** The headline lies outside the reasonable range (合理区间). */
  'left-reasonable-range': ({ w, headline }) => {
    const value = present(headline);
    const range = w.indicator.reasonable;
    if (value === undefined || range === undefined) return undefined;
    const low = range.low !== undefined && value.value < range.low;
    const high = range.high !== undefined && value.value > range.high;
    if (!low && !high) return undefined;
    return {
      figures: { headline },
      params: { side: low ? 'below' : 'above', bound: (low ? range.low : range.high) ?? 0 },
    };
  },
};
