import type { Indicator, Measure } from '@shigan/core';

type Published = Indicator['published'];

/** Below the city its 管理区 reports as a county does. */
function levels(
  city: readonly Measure[],
  county: readonly Measure[],
  more: Partial<Record<'province' | 'country' | 'cityLevel', readonly Measure[]>> = {},
): Published {
  const whole = city.filter((m) => m !== 'rank');
  return { country: whole, province: whole, city, county, managementArea: county, ...more };
}

type PublishedKind =
  | 'levelAndGrowth'
  | 'levelAndGrowthOfCities'
  | 'withContribution'
  | 'growthOnly'
  | 'growthOnlyOfCities'
  | 'growthAndShare'
  | 'investment'
  | 'investmentWithShare'
  | 'fiscal'
  | 'fiscalWithShare'
  | 'count'
  | 'countAndGrowth'
  | 'prices'
  | 'rate';

/** What is published per region level, by kinds of indicators. */
export const published: Readonly<Record<PublishedKind, Published>> = {
  /** Level and growth everywhere, ranks of the cities. */
  levelAndGrowth: levels(['level', 'yoy', 'rank'], ['level', 'yoy']),
  /** Sectors of the product: also what they add to its growth, for the nation, provinces and cities. */
  withContribution: levels(['level', 'yoy', 'rank', 'contribution', 'contributionShare'], ['level', 'yoy']),
  /** Level and growth for the nation, provinces and cities only. */
  levelAndGrowthOfCities: levels(['level', 'yoy', 'rank'], []),
  /** Growth only below the nation: industrial value added and its branches. */
  growthOnly: levels(['yoy', 'rank'], ['yoy']),
  growthOnlyOfCities: levels(['yoy', 'rank'], []),
  /** Growth, and a share that is itself published. */
  growthAndShare: levels(['yoy', 'rank', 'share'], ['yoy', 'share']),
  /** Investment has no level below the nation since 2018; city level invests for itself. */
  investment: levels(['yoy', 'rank'], ['yoy'], { country: ['level', 'yoy'], cityLevel: ['yoy'] }),
  investmentWithShare: levels(['yoy', 'rank', 'share'], ['yoy', 'share'], {
    country: ['level', 'yoy', 'share'],
    cityLevel: ['yoy', 'share'],
  }),
  /** The budget: city level reports for itself. */
  fiscal: levels(['level', 'yoy', 'rank'], ['level', 'yoy'], { cityLevel: ['level', 'yoy'] }),
  fiscalWithShare: levels(['level', 'yoy', 'rank', 'share'], ['level', 'yoy', 'share'], {
    cityLevel: ['level', 'yoy', 'share'],
  }),
  /** Numbers of things, ranked by the number. */
  count: levels(['count', 'rank'], ['count']),
  countAndGrowth: levels(['count', 'yoy', 'rank'], ['count', 'yoy']),
  /** Prices: growth and index, not below the city. */
  prices: levels(['yoy', 'index'], []),
  /** A rate that is itself published (失业率, 不良贷款率). */
  rate: levels(['share'], []),
};
