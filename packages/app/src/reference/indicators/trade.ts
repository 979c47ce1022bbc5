import type { Indicator } from '@shigan/core';
import { commerceDepartment, decimals, entry } from './entry.ts';

const traded = {
  firstMonth: 1,
  release: { day: 15, lagMonths: 1 },
  responsible: commerceDepartment,
} satisfies Partial<Indicator>;

/** Trade with abroad and capital from outside (外经外贸). */
export const trade: readonly Indicator[] = [
  entry('trade', {
    ...traded,
    code: 'goods-trade',
    name: { zh: '进出口总额', en: 'Imports and exports' },
    aliases: ['外贸进出口总额', '货物进出口总额', '进出口', '进出口总值'],
    definition: {
      zh: '海关统计的货物进口与出口金额之和,按人民币计。',
      en: 'Goods imported and exported by customs statistics, in yuan.',
    },
    parts: [['exports', 'imports']],
    reasonable: { low: 0 },
  }),
  entry('trade', {
    ...traded,
    code: 'exports',
    name: { zh: '出口总额', en: 'Exports' },
    aliases: ['货物出口总额', '出口', '出口额'],
    definition: { zh: '海关统计的货物出口金额。', en: 'Goods exported by customs statistics.' },
    parent: 'goods-trade',
    reasonable: { low: 0 },
  }),
  entry('trade', {
    ...traded,
    code: 'imports',
    name: { zh: '进口总额', en: 'Imports' },
    aliases: ['货物进口总额', '进口', '进口额'],
    definition: { zh: '海关统计的货物进口金额。', en: 'Goods imported by customs statistics.' },
    parent: 'goods-trade',
    better: 'neutral',
  }),
  entry('trade', {
    ...traded,
    code: 'foreign-capital',
    madeOfDeals: 'foreign',
    name: { zh: '实际利用外资', en: 'Foreign capital used' },
    aliases: ['实际使用外资', '实际利用外资金额', '利用外资'],
    definition: {
      zh: '外商实际缴付的出资额,按商务部门口径。',
      en: 'Capital actually paid in by foreign investors, as the commerce department counts it.',
    },
    unit: '万美元',
    decimals: { ...decimals, level: 0 },
  }),
  entry('trade', {
    ...traded,
    code: 'domestic-capital',
    madeOfDeals: 'domestic',
    name: { zh: '实际到位内资', en: 'Domestic capital arrived' },
    aliases: ['到位内资', '实际引进内资', '实际到位省外境内资金', '实际到位市外资金'],
    definition: {
      zh: '由市外引进、当期实际到位的境内资金。',
      en: 'Domestic capital attracted from outside the city that arrived in the span.',
    },
  }),
];
