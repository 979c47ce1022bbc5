import type { Indicator } from '@shigan/core';
import { published } from '../publication.ts';
import { balance, decimals, entry } from './entry.ts';

/** Banking (金融). */
export const banking: readonly Indicator[] = [
  entry('banking', {
    ...balance,
    code: 'deposits',
    name: { zh: '金融机构本外币存款余额', en: 'Deposits, balance' },
    aliases: ['金融机构各项存款余额', '各项存款余额', '存款余额', '本外币存款余额', '金融机构存款余额'],
    definition: {
      zh: '月末金融机构本外币各项存款余额,增速为比上年同期末。',
      en: 'All deposits at the end of the month; growth against the same day a year before.',
    },
  }),
  entry('banking', {
    ...balance,
    code: 'household-deposits',
    name: { zh: '住户存款余额', en: 'Household deposits, balance' },
    aliases: ['居民存款余额', '住户存款'],
    definition: { zh: '月末住户存款余额。', en: 'Deposits of households at the end of the month.' },
    published: published.levelAndGrowthOfCities,
    parent: 'deposits',
    shareOf: 'deposits',
    better: 'neutral',
  }),
  entry('banking', {
    ...balance,
    code: 'loans',
    name: { zh: '金融机构本外币贷款余额', en: 'Loans, balance' },
    aliases: ['金融机构各项贷款余额', '各项贷款余额', '贷款余额', '本外币贷款余额', '金融机构贷款余额'],
    definition: {
      zh: '月末金融机构本外币各项贷款余额,增速为比上年同期末。',
      en: 'All loans at the end of the month; growth against the same day a year before.',
    },
    reasonable: { low: 6 },
  }),
  entry('banking', {
    ...balance,
    code: 'small-business-loans',
    name: { zh: '普惠小微贷款余额', en: 'Inclusive loans to small businesses, balance' },
    aliases: ['普惠型小微企业贷款余额', '普惠小微企业贷款余额'],
    definition: {
      zh: '月末单户授信1000万元及以下的小微企业和个体工商户经营性贷款余额。',
      en: 'Loans to small and micro businesses with credit of up to 10 million yuan each, at the end of the month.',
    },
    published: published.levelAndGrowthOfCities,
    parent: 'loans',
    shareOf: 'loans',
  }),
  entry('banking', {
    ...balance,
    code: 'non-performing-loans',
    name: { zh: '不良贷款率', en: 'Non-performing loan ratio' },
    aliases: ['不良率', '银行业不良贷款率'],
    definition: {
      zh: '月末不良贷款余额占各项贷款余额的比重。',
      en: 'Non-performing loans as a share of all loans at the end of the month.',
    },
    kind: 'rate',
    published: published.rate,
    headline: 'share',
    rankedBy: 'share',
    unit: '%',
    decimals: { ...decimals, share: 2 },
    better: 'lower',
    prices: 'none',
    shareOf: 'loans',
    reasonable: { high: 2.5 },
    alarm: 2.5,
  }),
];
