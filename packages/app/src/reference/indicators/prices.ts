import type { Indicator } from '@shigan/core';
import { published } from '../publication.ts';
import { entry } from './entry.ts';

/** Prices (物价). */
export const prices: readonly Indicator[] = [
  entry('prices', {
    code: 'consumer-prices',
    name: { zh: '居民消费价格指数', en: 'Consumer price index' },
    aliases: ['CPI', '居民消费价格', '居民消费价格总指数', '居民消费价格总水平'],
    definition: {
      zh: '居民购买的消费品和服务价格的变动,以上年同期为100的指数或涨幅表示。',
      en: 'Prices of goods and services that residents buy: rise over, or index of, the same span last year.',
    },
    kind: 'index',
    published: published.prices,
    unit: '上年同期=100',
    better: 'neutral',
    firstMonth: 1,
    prices: 'none',
    release: { day: 12, lagMonths: 1 },
    reasonable: { low: 0, high: 3 },
    alarm: 3,
    responsible: { department: '国家统计局怀化调查队', leader: '常务副市长' },
  }),
  entry('prices', {
    code: 'producer-prices',
    name: { zh: '工业生产者出厂价格指数', en: 'Producer price index' },
    aliases: ['PPI', '工业生产者出厂价格', '工业品出厂价格指数'],
    definition: {
      zh: '工业企业产品第一次出售时的价格变动。',
      en: 'Prices of industrial products at their first sale.',
    },
    kind: 'index',
    published: published.prices,
    unit: '上年同期=100',
    better: 'neutral',
    firstMonth: 1,
    prices: 'none',
    release: { day: 12, lagMonths: 1 },
    responsible: { department: '国家统计局怀化调查队', leader: '常务副市长' },
  }),
];
