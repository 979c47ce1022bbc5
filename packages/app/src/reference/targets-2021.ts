import type { Bound, Published, RegionCode, Target, TargetKind } from '@shigan/core';

interface Goal {
  readonly indicator: string;
  readonly kind: TargetKind;
  readonly goal: string;
  readonly unit?: string;
  readonly bound?: Bound;
  readonly binding?: boolean;
  readonly floor?: string;
  readonly stretch?: string;
}

/** A goal as it is written: `50.0` is 50 with one decimal. */
function published(text: string): Published {
  return { value: Number(text), decimals: text.split('.')[1]?.length ?? 0 };
}

function target(region: RegionCode, g: Goal, from: { readonly source?: string; readonly verified: boolean }): Target {
  return {
    indicator: g.indicator,
    region,
    year: 2021,
    kind: g.kind,
    goal: published(g.goal),
    unit: g.unit ?? (g.kind === 'rank' ? '位' : '%'),
    bound: g.bound ?? 'atLeast',
    binding: g.binding ?? false,
    ...(g.floor === undefined ? {} : { floor: published(g.floor) }),
    ...(g.stretch === undefined ? {} : { stretch: published(g.stretch) }),
    ...from,
  };
}

// Published by the province.
const provincial: readonly Goal[] = [
  { indicator: 'gdp', kind: 'growth', goal: '7' },
  { indicator: 'primary-industry', kind: 'growth', goal: '3' },
  { indicator: 'tertiary-industry', kind: 'growth', goal: '7.5' },
  { indicator: 'industrial-value-added', kind: 'growth', goal: '8' },
  { indicator: 'manufacturing-value-added', kind: 'growth', goal: '8.5' },
  { indicator: 'fixed-asset-investment', kind: 'growth', goal: '8' },
  { indicator: 'productive-investment', kind: 'growth', goal: '12' },
  { indicator: 'retail-sales', kind: 'growth', goal: '9' },
  { indicator: 'budget-revenue', kind: 'growth', goal: '4' },
  { indicator: 'non-tax-revenue', kind: 'share', goal: '30', bound: 'about' },
  { indicator: 'goods-trade', kind: 'growth', goal: '10' },
  { indicator: 'foreign-capital', kind: 'growth', goal: '10' },
  { indicator: 'domestic-capital', kind: 'growth', goal: '12' },
  { indicator: 'new-urban-jobs', kind: 'count', goal: '700000', unit: '人' },
  { indicator: 'consumer-prices', kind: 'growth', goal: '3', bound: 'atMost' },
];

// Huaihua's own goals of 2021 are not known. These are invented, so that every kind of target and bound occurs.
const huaihua: readonly Goal[] = [
  { indicator: 'gdp', kind: 'growth', goal: '8.0', floor: '7.5', stretch: '8.5' },
  { indicator: 'primary-industry', kind: 'growth', goal: '3.5' },
  { indicator: 'tertiary-industry', kind: 'growth', goal: '8.0' },
  { indicator: 'industrial-value-added', kind: 'growth', goal: '8.0', stretch: '8.5' },
  { indicator: 'fixed-asset-investment', kind: 'growth', goal: '9.0' },
  { indicator: 'productive-investment', kind: 'share', goal: '50.0' },
  { indicator: 'industrial-investment', kind: 'growth', goal: '12.0' },
  { indicator: 'industrial-upgrading-investment', kind: 'growth', goal: '10.0' },
  { indicator: 'private-investment', kind: 'growth', goal: '8.0' },
  { indicator: 'retail-sales', kind: 'growth', goal: '10.0' },
  { indicator: 'budget-revenue', kind: 'level', goal: '104.0', unit: '亿元', stretch: '105.0' },
  { indicator: 'tax-revenue', kind: 'share', goal: '70.0', binding: true },
  { indicator: 'non-tax-revenue', kind: 'share', goal: '30.0', bound: 'atMost' },
  { indicator: 'goods-trade', kind: 'rank', goal: '8' },
  { indicator: 'foreign-capital', kind: 'level', goal: '3600', unit: '万美元' },
  { indicator: 'domestic-capital', kind: 'growth', goal: '12.0' },
  { indicator: 'new-above-threshold', kind: 'count', goal: '150', unit: '家' },
  { indicator: 'new-above-threshold-services', kind: 'count', goal: '20', unit: '家' },
  { indicator: 'services-revenue', kind: 'growth', goal: '12.0' },
  { indicator: 'urban-income', kind: 'growth', goal: '7.5' },
  { indicator: 'rural-income', kind: 'growth', goal: '9.0' },
  { indicator: 'new-urban-jobs', kind: 'count', goal: '38000', unit: '人', binding: true },
  { indicator: 'registered-unemployment', kind: 'share', goal: '4.5', bound: 'atMost', binding: true },
  { indicator: 'consumer-prices', kind: 'growth', goal: '3.0', bound: 'atMost' },
  { indicator: 'energy-intensity', kind: 'growth', goal: '-3.0', bound: 'atMost', binding: true },
];

// Invented goals of the county units in the order of their codes: output, industry, investment and retail in percent growth,
// budget revenue in 万元.
const counties: readonly (readonly [
  RegionCode,
  gdp: string,
  industry: string,
  fixed: string,
  retail: string,
  revenue: string,
])[] = [
  ['431202', '8.5', '8.5', '10.0', '10.5', '199000'],
  ['431221', '8.5', '9.0', '10.0', '10.0', '63000'],
  ['431222', '7.5', '7.5', '9.0', '10.0', '79000'],
  ['431223', '8.0', '8.0', '9.0', '10.0', '59500'],
  ['431224', '8.0', '8.0', '9.0', '10.0', '76500'],
  ['431225', '8.0', '8.0', '8.5', '10.0', '40000'],
  ['431226', '8.0', '8.0', '9.0', '10.0', '38500'],
  ['431227', '7.5', '7.5', '8.0', '9.5', '31000'],
  ['431228', '8.5', '8.5', '10.0', '10.5', '53500'],
  ['431229', '8.0', '8.0', '9.0', '10.0', '43000'],
  ['431230', '7.5', '7.0', '8.0', '9.5', '24000'],
  ['431271', '7.0', '7.0', '8.0', '9.0', '16500'],
  ['431281', '8.5', '8.5', '9.5', '10.0', '55000'],
];

/** Targets of 2021 (年度目标): the province's as published, Huaihua's and its counties' invented and not verified. */
export const targets: readonly Target[] = [
  ...provincial.map((g) => target('430000', g, { source: '湖南省2021年经济社会发展主要预期目标', verified: true })),
  ...huaihua.map((g) => target('431200', g, { verified: false })),
  {
    indicator: 'new-projects',
    region: '431200',
    year: 2021,
    kind: 'milestone',
    unit: '',
    bound: 'atLeast',
    binding: false,
    milestone: { name: '全年重点产业项目全部开工', due: '2021-06-30' },
    verified: false,
  },
  ...counties.flatMap(([region, gdp, industry, fixed, retail, revenue]) =>
    [
      { indicator: 'gdp', kind: 'growth', goal: gdp } as const,
      { indicator: 'industrial-value-added', kind: 'growth', goal: industry } as const,
      { indicator: 'fixed-asset-investment', kind: 'growth', goal: fixed } as const,
      { indicator: 'retail-sales', kind: 'growth', goal: retail } as const,
      { indicator: 'budget-revenue', kind: 'level', goal: revenue, unit: '万元' } as const,
    ].map((g) => target(region, g, { verified: false })),
  ),
];
