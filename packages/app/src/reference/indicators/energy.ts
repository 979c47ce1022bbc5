import type { Indicator } from '@shigan/core';
import { published } from '../publication.ts';
import { entry, investmentDepartment } from './entry.ts';

/** Energy (能源). */
export const energy: readonly Indicator[] = [
  entry('energy', {
    code: 'electricity',
    name: { zh: '全社会用电量', en: 'Electricity use' },
    aliases: ['用电量'],
    definition: {
      zh: '第一、二、三产业和居民生活的全部用电。',
      en: 'All electricity used by production, services and households.',
    },
    unit: '亿千瓦时',
    firstMonth: 1,
    prices: 'none',
    release: { day: 17, lagMonths: 1 },
    reasonable: { low: 2 },
    responsible: { department: '国网市供电公司', leader: '分管工业的副市长' },
  }),
  entry('energy', {
    code: 'industrial-electricity',
    name: { zh: '工业用电量', en: 'Industrial electricity use' },
    aliases: ['工业用电'],
    madeOf: { category: 'industry', item: 'electricity' },
    definition: { zh: '全社会用电量中工业用电的部分。', en: 'The part of electricity use that is industrial.' },
    unit: '亿千瓦时',
    firstMonth: 1,
    prices: 'none',
    release: { day: 17, lagMonths: 1 },
    parent: 'electricity',
    shareOf: 'electricity',
    reasonable: { low: 2 },
    responsible: { department: '国网市供电公司', leader: '分管工业的副市长' },
  }),
  entry('energy', {
    code: 'energy-intensity',
    name: { zh: '单位地区生产总值能耗', en: 'Energy use per unit of output' },
    aliases: ['单位GDP能耗', '万元GDP能耗', '单位生产总值能耗'],
    definition: {
      zh: '能源消费总量与地区生产总值(不变价)之比的升降幅度,年度公布,下降为好。',
      en: 'Change of energy consumed per unit of gross regional product at constant prices; annual; a fall is good.',
    },
    kind: 'rate',
    published: published.growthOnlyOfCities,
    unit: '吨标准煤/万元',
    better: 'lower',
    frequency: 'A',
    firstMonth: 12,
    prices: 'constant',
    release: { day: 30, lagMonths: 6 },
    responsible: investmentDepartment,
  }),
];
