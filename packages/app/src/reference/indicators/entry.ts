import type { Indicator, IndicatorSection, Measure } from '@shigan/core';
import { published } from '../publication.ts';

type Given = Pick<Indicator, 'code' | 'name' | 'definition'> & Partial<Indicator>;

/** Decimals by measure. */
export const decimals: Partial<Record<Measure, number>> = {
  level: 2,
  count: 0,
  yoy: 1,
  twoYearAverage: 1,
  share: 1,
  index: 1,
  rank: 0,
  contribution: 2,
  contributionShare: 1,
};

/** An entry with what most entries have in common: monthly, cumulative, from 1-2月 on, ranked by growth, released on the 18th. */
export function entry(section: IndicatorSection, given: Given): Indicator {
  return {
    section,
    aliases: [],
    kind: 'amount',
    published: published.levelAndGrowth,
    headline: 'yoy',
    rankedBy: 'yoy',
    unit: '亿元',
    decimals,
    better: 'higher',
    frequency: 'M',
    firstMonth: 2,
    accumulation: 'cumulative',
    release: { day: 18, lagMonths: 1 },
    comparableBasis: false,
    prices: 'current',
    responsible: { department: '市统计局' },
    verified: false,
    ...given,
  };
}

/** Published by the quarter, on the 22nd of the month after. */
export const quarterly: Partial<Indicator> = {
  frequency: 'Q',
  firstMonth: 3,
  release: { day: 22, lagMonths: 1 },
};
/** Things counted, without prices. */
export const counted: Partial<Indicator> = {
  kind: 'count',
  headline: 'count',
  rankedBy: 'count',
  unit: '家',
  prices: 'none',
  published: published.count,
};
/** Balances at the end of a month, as the central bank publishes them. */
export const balance: Partial<Indicator> = {
  kind: 'balance',
  accumulation: 'endOfSpan',
  firstMonth: 1,
  release: { day: 14, lagMonths: 1 },
  responsible: { department: '人民银行市中心支行', leader: '分管金融的副市长' },
};
/** Responsible for industry. */
export const industryDepartment: NonNullable<Indicator['responsible']> = {
  department: '市工业和信息化局',
  leader: '分管工业的副市长',
};
/** Responsible for investment. */
export const investmentDepartment: NonNullable<Indicator['responsible']> = {
  department: '市发展和改革委员会',
  leader: '常务副市长',
};
/** Responsible for trade. */
export const commerceDepartment: NonNullable<Indicator['responsible']> = {
  department: '市商务局',
  leader: '分管商务的副市长',
};
/** Responsible for public finance. */
export const financeDepartment: NonNullable<Indicator['responsible']> = {
  department: '市财政局',
  leader: '常务副市长',
};
