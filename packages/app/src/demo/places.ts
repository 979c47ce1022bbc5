import { type RegionCode, cityLevel } from '@shigan/core';

/** The city that the demonstration is about. */
export const city: RegionCode = '431200';
export const province: RegionCode = '430000';
export const local: RegionCode = cityLevel(city);

/** Invented weights of the province's cities in its economy, in the order of their codes. */
export const cityWeights: readonly (readonly [RegionCode, number])[] = [
  ['430100', 28.4],
  ['430200', 7.5],
  ['430300', 5.7],
  ['430400', 8.4],
  ['430500', 5.5],
  ['430600', 9.5],
  ['430700', 8.9],
  ['430800', 1.4],
  ['430900', 4.5],
  ['431000', 6.1],
  ['431100', 5.1],
  ['431200', 4.0],
  ['431300', 4.1],
  ['433100', 1.8],
];

/** Invented weights of the city's 13 county units in its economy, in the order of their codes. */
export const unitWeights: readonly (readonly [RegionCode, number])[] = [
  ['431202', 25.6],
  ['431221', 8.3],
  ['431222', 10.1],
  ['431223', 7.4],
  ['431224', 10.2],
  ['431225', 5.1],
  ['431226', 4.8],
  ['431227', 3.9],
  ['431228', 7.0],
  ['431229', 5.2],
  ['431230', 3.2],
  ['431271', 2.0],
  ['431281', 7.2],
];
