import type { Course } from './growth-paths.ts';

/** Cumulative share of the year, in percent, by the end of months 1 to 12. */
export type Seasons = readonly number[];

/** How amounts of an indicator run. */
export interface Amounts {
  /** Amount of 2019: of the province, and of the city. */
  readonly province2019: number;
  readonly city2019: number;
  readonly unit: string;
  readonly decimals: number;
  /** Shape of a normal year; absent for the state at the end of a month. */
  readonly seasons?: Seasons;
}

/** One indicator of the demonstration: invented, except where `anchors.ts` says otherwise. */
export interface Profile extends Course {
  readonly indicator: string;
  /** For whom: all the province's cities, and the city's county units; without them for province and city alone. */
  readonly cities?: true;
  readonly counties?: true;
  /** City level is a unit of its own beside the counties. */
  readonly cityLevel?: true;
  readonly amounts?: Amounts;
  /** A published share: of the province and of the city in 2015 and 2021, percent. */
  readonly shares?: { readonly province: readonly [number, number]; readonly city: readonly [number, number] };
  /** The figure is a rate by itself (失业率): what would be growth is the rate. */
  readonly isRate?: true;
  /** Figures are counts of things: growth follows from the whole numbers. */
  readonly counts?: true;
  /** Growth on a basis of its own: amounts of two years need not give it. Points by which amounts fall behind growth. */
  readonly drift?: number;
}

/** Years usually begin with less. Invented shapes, by kinds of indicators. */
export const seasons: Readonly<
  Record<
    | 'even'
    | 'industry'
    | 'retail'
    | 'revenue'
    | 'expenditure'
    | 'trade'
    | 'power'
    | 'capital'
    | 'property'
    | 'jobs'
    | 'quarters',
    Seasons
  >
> = {
  even: [8.0, 15.6, 24.2, 32.3, 40.6, 49.2, 57.4, 65.7, 74.3, 82.6, 91.1, 100],
  industry: [6.8, 13.4, 21.6, 29.6, 37.9, 46.7, 54.9, 63.1, 71.9, 80.7, 89.8, 100],
  retail: [8.3, 16.2, 24.3, 32.0, 40.1, 48.4, 56.6, 64.9, 73.5, 82.4, 91.0, 100],
  revenue: [10.6, 16.6, 24.6, 32.164, 39.9, 50.8, 58.3, 64.6, 73.6, 81.3, 89.4, 100],
  expenditure: [7.6, 14.5, 24.8, 31.9, 39.7, 50.9, 57.6, 64.8, 75.2, 81.0, 88.6, 100],
  trade: [7.1, 12.6, 20.8, 29.0, 37.4, 46.1, 54.6, 63.3, 72.4, 81.1, 90.3, 100],
  power: [9.2, 16.3, 24.6, 32.1, 39.6, 47.3, 56.4, 65.6, 73.9, 81.7, 90.2, 100],
  capital: [4.5, 9.8, 19.6, 27.8, 37.5, 49.8, 57.3, 65.2, 76.1, 83.7, 91.4, 100],
  property: [3.6, 9.4, 19.3, 27.6, 37.2, 48.4, 56.7, 65.0, 74.6, 83.0, 91.6, 100],
  jobs: [5.2, 11.0, 21.4, 31.6, 42.5, 54.3, 62.9, 71.0, 80.2, 88.1, 94.9, 100],
  quarters: [0, 0, 22.4, 0, 0, 47.2, 0, 0, 73.1, 0, 0, 100],
};
