import type { Indicator } from '@shigan/core';
import { published } from '../publication.ts';
import { commerceDepartment, entry, quarterly } from './entry.ts';

/** Consumption (消费). */
export const consumption: readonly Indicator[] = [
  entry('consumption', {
    code: 'retail-sales',
    name: { zh: '社会消费品零售总额', en: 'Retail sales of consumer goods' },
    aliases: ['社会消费品零售额', '社零', '社零总额', '社消零', '社会消费品零售'],
    definition: {
      zh: '企业和个体户售给个人和社会集团的实物商品金额与餐饮收入。增速按可比口径、现价计算,1月不单独公布。',
      en: 'Goods sold to individuals and institutions, and catering. Growth at current prices on a comparable basis; no January figure.',
    },
    comparableBasis: true,
    reasonable: { low: 5 },
    alarm: 3,
    good: 12,
    responsible: commerceDepartment,
  }),
  entry('consumption', {
    code: 'above-limit-retail-sales',
    name: { zh: '限额以上消费品零售额', en: 'Retail sales of units above the limit' },
    aliases: ['限额以上单位消费品零售额', '限上社零', '限上零售额', '限额以上零售额', '限上消费品零售额'],
    madeOf: { category: 'retail', item: 'revenue' },
    definition: {
      zh: '限额以上批发、零售、住宿和餐饮单位的消费品零售额,全数调查。',
      en: 'Retail sales of wholesale, retail, lodging and catering units above the limit, all of which report.',
    },
    comparableBasis: true,
    parent: 'retail-sales',
    shareOf: 'retail-sales',
    responsible: commerceDepartment,
  }),
  entry('consumption', {
    code: 'catering-revenue',
    name: { zh: '餐饮收入', en: 'Catering revenue' },
    aliases: ['餐饮业收入', '餐费收入'],
    madeOf: { category: 'catering', item: 'revenue' },
    definition: { zh: '社会消费品零售总额中的餐饮部分。', en: 'The catering part of retail sales.' },
    comparableBasis: true,
    parent: 'retail-sales',
    published: published.levelAndGrowthOfCities,
    responsible: commerceDepartment,
  }),
  entry('consumption', {
    code: 'online-retail-sales',
    name: { zh: '网上零售额', en: 'Online retail sales' },
    aliases: ['网络零售额'],
    definition: {
      zh: '通过公共网络交易平台实现的商品和服务零售额。',
      en: 'Goods and services sold on public trading platforms.',
    },
    published: published.levelAndGrowthOfCities,
    responsible: commerceDepartment,
  }),
  entry('consumption', {
    ...quarterly,
    code: 'tourism-revenue',
    name: { zh: '旅游总收入', en: 'Tourism revenue' },
    aliases: ['旅游综合收入', '旅游收入'],
    definition: { zh: '国内旅游收入与入境旅游收入之和。', en: 'Revenue from domestic and inbound tourism.' },
    responsible: { department: '市文化旅游广电体育局', leader: '分管文旅的副市长' },
  }),
  entry('consumption', {
    ...quarterly,
    code: 'tourist-visits',
    name: { zh: '接待旅游人次', en: 'Tourist visits' },
    aliases: ['旅游人次', '接待旅游者人次', '旅游总人数'],
    definition: { zh: '接待国内外旅游者的人次。', en: 'Visits of domestic and foreign tourists.' },
    unit: '万人次',
    prices: 'none',
    responsible: { department: '市文化旅游广电体育局', leader: '分管文旅的副市长' },
  }),
];
