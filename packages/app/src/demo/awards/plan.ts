/** What the demonstration city won in a year, measure by measure: how often at city level, how often its counties did. Which
 *  counties is left to the seed. The sums are those of the source document (12, 18, 20, 21), the split is made up. */
export interface OwnAwards {
  readonly measure: string;
  readonly city: number;
  readonly counties: number;
}

const won = (measure: string, city: number, counties: number): OwnAwards => ({ measure, city, counties });

export const ownAwards: ReadonlyMap<number, readonly OwnAwards[]> = new Map([
  [
    2017,
    [
      won('fiscal', 1, 2),
      won('attraction', 1, 1),
      won('science', 0, 2),
      won('fixed-investment', 0, 2),
      won('safety', 0, 2),
      won('transport', 0, 1),
    ],
  ],
  [
    2018,
    [
      won('fiscal', 1, 3),
      won('attraction', 1, 2),
      won('science', 1, 2),
      won('fixed-investment', 0, 3),
      won('safety', 0, 3),
      won('hospitals', 0, 2),
    ],
  ],
  [
    2019,
    [
      won('fiscal', 1, 2),
      won('attraction', 1, 2),
      won('science', 1, 2),
      won('fixed-investment', 1, 2),
      won('safety', 0, 2),
      won('petitions', 0, 4),
      won('farmland', 0, 1),
      won('culture-tourism', 0, 1),
    ],
  ],
  [
    2020,
    [
      won('petitions', 0, 6),
      won('fiscal', 1, 2),
      won('attraction', 1, 1),
      won('science', 1, 1),
      won('fixed-investment', 1, 1),
      won('safety', 0, 2),
      won('finance', 0, 1),
      won('quality', 0, 1),
      won('hospitals', 0, 1),
      won('culture-tourism', 0, 1),
    ],
  ],
]);

/** The province's table of 2020: all awards and those at city level, in the order of the cities' codes. */
export const totals2020: Readonly<Record<string, readonly [total: number, cityLevel: number]>> = {
  '430100': [48, 14],
  '430200': [45, 13],
  '430300': [25, 7],
  '430400': [33, 10],
  '430500': [28, 6],
  '430600': [29, 9],
  '430700': [32, 11],
  '430800': [11, 1],
  '430900': [22, 3],
  '431000': [30, 8],
  '431100': [37, 9],
  '431200': [21, 4],
  '431300': [20, 3],
  '433100': [19, 2],
};

/** Of 2017 three totals are fixed by the source document's gaps; all others come from the seed. */
export const totals2017: Readonly<Record<string, number>> = { '430100': 33, '430200': 17, '431100': 10 };

/** Counties of the demonstration city that have won nothing in any year. */
export const withoutAwards: readonly string[] = ['431227', '431230'];
