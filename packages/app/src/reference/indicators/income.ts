import type { Indicator } from '@shigan/core';
import { published } from '../publication.ts';
import { counted, decimals, entry, quarterly } from './entry.ts';

const perHead = {
  ...quarterly,
  unit: '元',
  decimals: { ...decimals, level: 0 },
  responsible: { department: '国家统计局怀化调查队', leader: '常务副市长' },
} satisfies Partial<Indicator>;

/** Income of residents (居民收入). */
export const income: readonly Indicator[] = [
  entry('income', {
    ...perHead,
    code: 'household-income',
    name: { zh: '居民人均可支配收入', en: 'Disposable income per head' },
    aliases: ['全体居民人均可支配收入', '全体居民可支配收入'],
    definition: {
      zh: '居民可用于最终消费支出和储蓄的人均收入,按季累计。',
      en: 'Income per resident that can be spent or saved; quarterly, cumulative.',
    },
    reasonable: { low: 6 },
  }),
  entry('income', {
    ...perHead,
    code: 'urban-income',
    name: { zh: '城镇居民人均可支配收入', en: 'Urban disposable income per head' },
    aliases: ['城镇居民可支配收入', '城镇居民收入', '城镇常住居民人均可支配收入'],
    definition: { zh: '城镇居民的人均可支配收入。', en: 'Disposable income per urban resident.' },
    parent: 'household-income',
    reasonable: { low: 6 },
  }),
  entry('income', {
    ...perHead,
    code: 'rural-income',
    name: { zh: '农村居民人均可支配收入', en: 'Rural disposable income per head' },
    aliases: ['农村居民可支配收入', '农民人均收入', '农村常住居民人均可支配收入'],
    definition: { zh: '农村居民的人均可支配收入。', en: 'Disposable income per rural resident.' },
    parent: 'household-income',
    reasonable: { low: 7 },
  }),
  entry('income', {
    ...counted,
    code: 'new-urban-jobs',
    name: { zh: '城镇新增就业', en: 'New urban jobs' },
    aliases: ['城镇新增就业人数', '新增城镇就业', '新增城镇就业人数'],
    definition: {
      zh: '报告期内城镇新就业人数减去自然减员后的累计人数。',
      en: 'People newly employed in towns since January, less natural attrition.',
    },
    published: published.countAndGrowth,
    unit: '人',
    firstMonth: 1,
    release: { day: 16, lagMonths: 1 },
    responsible: { department: '市人力资源和社会保障局', leader: '分管人社的副市长' },
  }),
  entry('income', {
    ...quarterly,
    code: 'registered-unemployment',
    name: { zh: '城镇登记失业率', en: 'Registered urban unemployment rate' },
    aliases: ['登记失业率', '城镇失业率'],
    definition: {
      zh: '期末城镇登记失业人员占城镇从业和登记失业人员之和的比重。',
      en: 'Registered unemployed as a share of employed and registered unemployed in towns, at the end of the span.',
    },
    kind: 'rate',
    accumulation: 'endOfSpan',
    published: published.rate,
    headline: 'share',
    rankedBy: 'share',
    unit: '%',
    decimals: { ...decimals, share: 2 },
    better: 'lower',
    prices: 'none',
    reasonable: { high: 4.5 },
    alarm: 4.5,
    responsible: { department: '市人力资源和社会保障局', leader: '分管人社的副市长' },
  }),
];
