import type { RuleSetting } from '@shigan/core';

/** The built-in finding rules as a city begins with them. Thresholds of rates are in percentage points, of amounts in percent. */
export const rules: readonly RuleSetting[] = [
  { code: 'behind-schedule', enabled: true, severity: 'warning', thresholds: {} },
  // Chance in percent below which a target counts as unlikely; silent until forecasts are made.
  { code: 'target-unlikely', enabled: true, severity: 'warning', thresholds: { probability: 50 } },
  { code: 'growth-below-province', enabled: true, severity: 'notice', thresholds: { points: 0 } },
  { code: 'rank-fell', enabled: true, severity: 'notice', thresholds: { places: 3 } },
  { code: 'left-reasonable-range', enabled: true, severity: 'warning', thresholds: {} },
  { code: 'slowed-in-a-row', enabled: true, severity: 'notice', thresholds: { releases: 3 } },
  { code: 'private-below-total-investment', enabled: true, severity: 'warning', thresholds: { points: 0 } },
  { code: 'category-at-zero', enabled: true, severity: 'warning', thresholds: {} },
  // Days of grace after the usual release day of the catalogue.
  { code: 'not-reported-by-date', enabled: true, severity: 'warning', thresholds: { days: 3 } },
  { code: 'revised-by-more-than', enabled: true, severity: 'notice', thresholds: { points: 0.5, percent: 2 } },
  // The actual growth within so many points of what last year's base alone gives; two-year average in percent.
  { code: 'base-effect-explains', enabled: true, severity: 'info', thresholds: { points: 0.5, twoYearAverage: 6 } },
  { code: 'rank-published-differs', enabled: true, severity: 'notice', thresholds: {} },
  { code: 'two-year-average-differs', enabled: true, severity: 'notice', thresholds: { points: 0.1 } },
  // Growth in percent of what remains of a total without one part (investment that is not private).
  { code: 'remainder-grew-implausibly', enabled: true, severity: 'notice', thresholds: { percent: 30 } },
];
