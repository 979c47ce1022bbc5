import type { RegionCode } from '@shigan/core';
import { type Fixed, type Points, points } from './growth-paths.ts';

/** What the demonstration city must be like. Public facts are marked so; all the rest is invented. Nothing here is a result: ranks
 *  are places that the other cities' figures are generated around, and come out of ranking them. */

/** Growth of the city's own figures (of 2020's budget expenditure: public), percent, by year and month, and its places among the 14. */
export const cityGrowth: Readonly<Record<string, Fixed>> = {
  'industrial-value-added': {
    growth: {
      2020: points('2 -9.4, 3 -4.6, 4 -1.8, 6 1.2, 9 3.4, 12 4.3'),
      2021: points('2 18.1, 3 15.1, 4 12.9'),
    },
    places: { 2021: { 2: 6, 3: 4, 4: 7 } },
  },
  'fixed-asset-investment': {
    growth: {
      2020: points('2 -14.2, 3 -3.8, 4 0.6, 6 4.4, 9 7.6, 12 8.6'),
      2021: points('2 20.3, 3 16.2, 4 15.7'),
    },
    places: { 2021: { 2: 6, 3: 5, 4: 4 } },
  },
  'productive-investment': {
    growth: {
      2020: points('2 4.0, 4 9.8, 12 8.8'),
      2021: points('2 -9.0, 3 -10.4, 4 -11.6'),
    },
    places: { 2021: { 4: 14 } },
  },
  'industrial-investment': {
    growth: {
      2020: points('2 2.5, 4 12.4, 12 9.5'),
      2021: points('2 -12.8, 3 -14.2, 4 -16.9'),
    },
    places: { 2021: { 3: 14, 4: 14 } },
  },
  'industrial-upgrading-investment': {
    growth: {
      2020: points('2 11.9, 4 21.3, 12 15.2'),
      2021: points('2 -44.6, 3 -47.9, 4 -50.8'),
    },
  },
  'new-industrial-projects-investment': {
    growth: {
      2020: points('2 18.7, 4 35.6, 12 17.8'),
      2021: points('2 -70.1, 3 -74.5, 4 -77.4'),
    },
  },
  'private-investment': {
    growth: {
      2020: points('2 8.4, 3 13.1, 4 16.0, 6 14.0, 9 11.8, 12 10.2'),
      2021: points('2 -9.6, 3 -10.7, 4 -11.3'),
    },
    places: { 2021: { 3: 14, 4: 14 } },
  },
  'retail-sales': {
    growth: {
      2020: points('2 -18.1, 3 -15.6, 4 -12.7, 6 -7.9, 9 -4.9, 12 -2.4'),
      2021: points('2 27.5, 3 21.5, 4 19.4'),
    },
    places: { 2021: { 2: 5, 3: 4, 4: 4 } },
  },
  'private-economy': { growth: { 2020: points('3 -2.2, 6 0.6, 9 1.7, 12 4.2') } },
  'budget-expenditure': { growth: { 2020: points('1 5.1, 4 1.9, 12 2.4'), 2021: points('1 2.8, 2 6.0, 4 4.2') } },
  'services-revenue': {
    growth: {
      2020: points('2 -11.2, 3 -7.3, 6 -2.0, 12 3.9'),
      2021: points('2 17.9, 3 14.2'),
    },
    places: { 2021: { 3: 12 } },
  },
};

/** Growth of gross regional product in the first quarters (2010 to 2013, 2019 and 2020 as the task has them, the others invented). */
export const firstQuarters: Readonly<Record<number, number>> = {
  2010: 15.1,
  2011: 13.9,
  2012: 12.4,
  2013: 9.8,
  2014: 9.3,
  2015: 8.7,
  2016: 8.1,
  2017: 8.2,
  2018: 8.3,
  2019: 7.9,
  2020: -0.9,
  2021: 13.4,
};

/** Public facts of 2020: growth by single quarters and cumulative, amounts of the year (亿元, current prices), and how much of the
 *  year's growth each sector made (贡献率, %). */
export const gdp2020 = {
  singleQuarters: [-0.9, 3.5, 2.7, 8.8],
  cumulative: [-0.9, 1.5, 1.9, 3.9],
  total: 1671.87,
  sectors: [260.37, 477.98, 933.52],
  sectorGrowth: [4.1, 5.4, 3.0],
  contributionShares: [12.2, 41.3, 46.5],
} as const;

/** Shares of the single quarters in the product of the year before, by which their growth adds up to the cumulative one. */
export const quarterShares: readonly number[] = [0.21, 0.25, 0.25, 0.29];

export const gdpFirstQuarter2021 = { place: 4, province: 13.2, sectorGrowth: [7.4, 15.3, 13.7] } as const;

/** Budget revenue, 万元. Public facts: 2020 in all, tax and non-tax, and their growth. */
export const budget2020 = { revenue: 995_700, tax: 700_100, nonTax: 295_600, taxGrowth: 4.1 } as const;

export const budgetGrowth: Fixed = {
  growth: {
    2020: points('1 2.2, 2 -3.1, 3 -6.5, 4 -4.8, 6 0.6, 9 2.9, 12 4.5'),
    2021: points('1 20.8, 2 19.2, 3 17.9, 4 16.9'),
  },
  places: { 2021: { 1: 7, 2: 6, 3: 5, 4: 4 } },
};

/** Tax share of revenue, percent. */
export const taxShare: Readonly<Record<number, Points>> = {
  2019: points('1 71.4, 4 70.3, 12 70.5'),
  2020: points('1 70.8, 4 69.4, 12 70.313'),
  2021: points('1 71.6, 3 70.6, 4 70.2'),
};

/** Investment on the comparable basis of 2021, 亿元: the same span of 2020 and 2021, by cut-off. */
export const investment2021: readonly {
  readonly month: number;
  readonly amounts: Readonly<Record<string, readonly [before: number, now: number]>>;
}[] = [
  {
    month: 2,
    amounts: {
      'fixed-asset-investment': [72.0, 86.62],
      'productive-investment': [38.5, 35.04],
      'industrial-investment': [27.0, 23.54],
      'industrial-upgrading-investment': [9.4, 5.21],
      'new-industrial-projects-investment': [6.8, 2.03],
      'private-investment': [35.0, 31.64],
    },
  },
  {
    month: 3,
    amounts: {
      'fixed-asset-investment': [141.0, 163.84],
      'productive-investment': [74.0, 66.3],
      'industrial-investment': [51.5, 44.19],
      'industrial-upgrading-investment': [17.8, 9.27],
      'new-industrial-projects-investment': [13.7, 3.49],
      'private-investment': [68.0, 60.72],
    },
  },
  {
    month: 4,
    amounts: {
      'fixed-asset-investment': [200.0, 231.4],
      'productive-investment': [104.0, 91.9],
      'industrial-investment': [72.0, 59.8],
      'industrial-upgrading-investment': [25.0, 12.3],
      'new-industrial-projects-investment': [20.0, 4.52],
      'private-investment': [96.0, 85.2],
    },
  },
];

/** Loss-making industrial enterprises of the city. */
export const lossMakers: Readonly<Record<number, Readonly<Record<number, number>>>> = {
  2019: { 2: 62, 3: 66, 4: 68, 6: 65, 9: 60, 12: 53 },
  2020: { 2: 85, 3: 87, 4: 89, 6: 81, 9: 74, 12: 66 },
  2021: { 2: 95, 3: 98, 4: 102 },
};

/** New enterprises above threshold, January to April 2021, in the province's cities. */
export const newEnterprises: readonly (readonly [RegionCode, number])[] = [
  ['430100', 62],
  ['430200', 36],
  ['430300', 19],
  ['430400', 29],
  ['430500', 25],
  ['430600', 41],
  ['430700', 22],
  ['430800', 2],
  ['430900', 14],
  ['431000', 16],
  ['431100', 11],
  ['431200', 8],
  ['431300', 7],
  ['433100', 4],
];

/** The city's eight, by county unit and kind: industry, construction, trade, real estate; services have none. */
export const newInUnits: readonly (readonly [RegionCode, kind: string, month: number])[] = [
  ['431202', 'industry', 1],
  ['431202', 'trade', 2],
  ['431202', 'construction', 3],
  ['431228', 'industry', 3],
  ['431221', 'trade', 3],
  ['431223', 'construction', 2],
  ['431224', 'real-estate', 4],
  ['431281', 'industry', 4],
];

/** A figure that was not sent: its cell is left empty. */
export const unsent: readonly {
  readonly indicator: string;
  readonly region: RegionCode;
  readonly year: number;
  readonly month: number;
}[] = [{ indicator: 'domestic-capital', region: '431271', year: 2021, month: 4 }];
