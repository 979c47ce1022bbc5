import type { AssessmentPolicy, PointsPolicy, RuleSet } from '@shigan/core';
import { hunan2020 } from './hunan-2020.ts';
import { hunan2021, hunanNeighbours } from './hunan-2021.ts';
import { stateCouncilRuleSets } from './state-council.ts';

/** Rule sets that a city in Hunan begins with (激励措施). What was not held against a document says so. */
export const ruleSets: readonly RuleSet[] = [...stateCouncilRuleSets, ...hunanNeighbours, hunan2020, hunan2021];

/** A points policy to begin with: an example that a city replaces by its own (`verified` false). */
export const pointsPolicies: readonly PointsPolicy[] = [2020, 2021].map((year) => ({
  year,
  name: `${year}年督查激励加分办法（示例）`,
  points: { stateCouncil: '3', province: '1' },
  role: { lead: '1', support: '0.5' },
  sameMatter: 'higherOnly',
  cap: '5',
  money: { unit: { stateCouncil: '20', province: '10' }, persons: { stateCouncil: '2', province: '1' } },
  verified: false,
}));

/** What an assessment of counties may weigh: an example that a city replaces by its own (`verified` false). */
export const assessmentPolicies: readonly AssessmentPolicy[] = [2020, 2021].map((year) => ({
  year,
  name: `${year}年度县市区绩效考核办法（示例）`,
  indicators: [
    { indicator: 'gdp', weight: 15 },
    { indicator: 'industrial-value-added', weight: 15 },
    { indicator: 'fixed-asset-investment', weight: 15 },
    { indicator: 'retail-sales', weight: 10 },
    { indicator: 'budget-revenue', weight: 15 },
  ],
  supervision: { full: 30, broken: 2, partly: 1, missedReport: 0.5 },
  verified: false,
}));
