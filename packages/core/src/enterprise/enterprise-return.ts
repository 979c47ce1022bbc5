import type { Instant } from '../instant.ts';

/** What an enterprise reports of one month (企业月报): money in 万元, electricity in 万千瓦时, people as such. */
export const returnItems = ['output', 'revenue', 'profit', 'tax', 'electricity', 'employees'] as const;

/** Output value 工业总产值, revenue 营业收入, profit 利润总额, tax 税金, electricity 用电量, employees 平均用工人数. */
export type ReturnItem = (typeof returnItems)[number];

/** How months of an item come together: money and electricity add up (累计), the people employed are a mean (平均). */
export const itemAccumulation: Readonly<Record<ReturnItem, 'sum' | 'mean'>> = {
  output: 'sum',
  revenue: 'sum',
  profit: 'sum',
  tax: 'sum',
  electricity: 'sum',
  employees: 'mean',
};

/** So many months a return is of, up to and including the one it is kept under: 1 a month (月报), 3 a quarter (季报), 6, 9 and 12 the year so
 *  far (上半年、前三季度、全年). */
export const returnLengths = [1, 3, 6, 9, 12] as const;

export type ReturnLength = (typeof returnLengths)[number];

/** One row of the table that departments send: an enterprise and a month. What is not there was not reported. */
export interface EnterpriseReturn {
  /** Unified social credit code, checked. */
  readonly enterprise: string;
  readonly name: string;
  readonly region: string;
  /** GB/T 4754-2017 class as the table writes it, an empty text where it does not. */
  readonly industry: string;
  /** year * 12 + month - 1. */
  readonly month: number;
  readonly values: Readonly<Partial<Record<ReturnItem, number>>>;
  /** Total of the parts of revenue that the row states beside revenue itself; absent where the table has no parts. */
  readonly revenueParts?: number;
  readonly sheet: string;
  readonly row: number;
}

/** What is kept of a month beside the items: the total of the parts of revenue. */
export type KeptItem = ReturnItem | 'revenueParts';

/** In the order in which they are kept. */
export const keptItems: readonly KeptItem[] = [...returnItems, 'revenueParts'];

/** One vintage of a return: what one row stated, and since when it was known. */
export interface ReturnVintage {
  readonly enterprise: string;
  /** The last month of what it is of. */
  readonly month: number;
  readonly length: ReturnLength;
  readonly knownFrom: Instant;
  readonly values: Readonly<Partial<Record<KeptItem, number>>>;
  /** Where it stands; column letters of what it states. */
  readonly source: {
    readonly file: string;
    readonly fileName: string;
    readonly sheet: string;
    readonly row: number;
    readonly columns: Readonly<Partial<Record<KeptItem, string>>>;
  };
}
