import type { Indicator } from '@shigan/core';
import { published } from '../publication.ts';
import { commerceDepartment, counted, entry, industryDepartment } from './entry.ts';

const added = {
  ...counted,
  firstMonth: 1,
  release: { day: 19, lagMonths: 1 },
  memberSets: ['huaihua-units', 'hunan-cities'],
} satisfies Partial<Indicator>;
const addedCategory = {
  ...added,
  parent: 'new-above-threshold',
  shareOf: 'new-above-threshold',
} satisfies Partial<Indicator>;

/** Enterprises, projects and other things counted (市场主体). */
export const entities: readonly Indicator[] = [
  entry('entities', {
    ...added,
    code: 'new-above-threshold',
    name: { zh: '新增四上企业', en: 'New enterprises above threshold' },
    aliases: ['新增“四上”企业', '新增"四上"企业', '新增四上单位', '新增“四上”单位', '四上企业新增', '新增入统四上企业'],
    definition: {
      zh: '本年新纳入统计的规模以上工业、资质建筑业、限额以上批零住餐业、房地产开发经营业和规模以上服务业单位。',
      en: 'Units newly admitted this year to the frame of industry, construction, trade and catering, real estate, and services above threshold.',
    },
    parts: [
      [
        'new-above-threshold-industry',
        'new-above-threshold-construction',
        'new-above-threshold-trade',
        'new-above-threshold-real-estate',
        'new-above-threshold-services',
      ],
    ],
  }),
  entry('entities', {
    ...addedCategory,
    code: 'new-above-threshold-industry',
    name: { zh: '新增规模以上工业企业', en: 'New industrial enterprises above threshold' },
    aliases: ['新增规上工业企业', '新增规模工业企业'],
    definition: {
      zh: '本年新纳入统计的规模以上工业企业。',
      en: 'Industrial enterprises newly admitted this year.',
    },
    responsible: industryDepartment,
  }),
  entry('entities', {
    ...addedCategory,
    code: 'new-above-threshold-construction',
    name: { zh: '新增资质建筑业企业', en: 'New qualified construction enterprises' },
    aliases: ['新增建筑业企业', '新增资质以上建筑业企业'],
    definition: {
      zh: '本年新纳入统计的有资质的总承包、专业承包建筑业企业。',
      en: 'Qualified contractors newly admitted this year.',
    },
    responsible: { department: '市住房和城乡建设局', leader: '分管城建的副市长' },
  }),
  entry('entities', {
    ...addedCategory,
    code: 'new-above-threshold-trade',
    name: { zh: '新增限额以上批零住餐业企业', en: 'New trade, lodging and catering enterprises above the limit' },
    aliases: ['新增限上批零住餐业企业', '新增限上批零住餐企业', '新增限额以上贸易业企业', '新增限上商贸企业'],
    definition: {
      zh: '本年新纳入统计的限额以上批发、零售、住宿和餐饮业单位。',
      en: 'Wholesale, retail, lodging and catering units newly admitted this year.',
    },
    responsible: commerceDepartment,
  }),
  entry('entities', {
    ...addedCategory,
    code: 'new-above-threshold-real-estate',
    name: { zh: '新增房地产开发经营业企业', en: 'New real-estate developers' },
    aliases: ['新增房地产开发企业', '新增房地产业企业'],
    definition: {
      zh: '本年新纳入统计的房地产开发经营企业。',
      en: 'Real-estate developers newly admitted this year.',
    },
    responsible: { department: '市住房和城乡建设局', leader: '分管城建的副市长' },
  }),
  entry('entities', {
    ...addedCategory,
    code: 'new-above-threshold-services',
    name: { zh: '新增规模以上服务业企业', en: 'New service enterprises above threshold' },
    aliases: ['新增规上服务业企业', '新增规模服务业企业', '服务业新增四上企业', '服务业新增“四上”企业'],
    definition: {
      zh: '本年新纳入统计的规模以上服务业企业。',
      en: 'Service enterprises newly admitted this year.',
    },
    responsible: { department: '市发展和改革委员会', leader: '分管商务的副市长' },
  }),
  entry('entities', {
    ...counted,
    code: 'above-threshold',
    name: { zh: '在库四上企业', en: 'Enterprises above threshold' },
    aliases: ['四上企业', '在统四上企业', '“四上”企业'],
    definition: {
      zh: '期末在统计名录库中的四上单位总数。',
      en: 'Units above threshold in the frame at the end of the span.',
    },
    accumulation: 'endOfSpan',
    published: published.countAndGrowth,
    firstMonth: 1,
    release: { day: 19, lagMonths: 1 },
  }),
  entry('entities', {
    ...counted,
    code: 'market-entities',
    name: { zh: '市场主体', en: 'Market entities' },
    aliases: ['实有市场主体', '市场主体总量', '市场主体总数', '在册市场主体'],
    definition: {
      zh: '期末登记在册的企业、个体工商户和农民专业合作社。',
      en: 'Enterprises, self-employed businesses and farmers’ cooperatives registered at the end of the span.',
    },
    accumulation: 'endOfSpan',
    published: published.countAndGrowth,
    headline: 'yoy',
    rankedBy: 'yoy',
    unit: '户',
    firstMonth: 1,
    release: { day: 13, lagMonths: 1 },
    responsible: { department: '市市场监督管理局', leader: '分管市场监管的副市长' },
  }),
  entry('entities', {
    ...counted,
    code: 'new-market-entities',
    name: { zh: '新登记市场主体', en: 'Newly registered market entities' },
    aliases: ['新设市场主体', '新增市场主体', '新登记各类市场主体'],
    definition: {
      zh: '本年新登记的企业、个体工商户和农民专业合作社。',
      en: 'Enterprises, self-employed businesses and farmers’ cooperatives registered since January.',
    },
    published: published.countAndGrowth,
    headline: 'yoy',
    rankedBy: 'yoy',
    unit: '户',
    firstMonth: 1,
    release: { day: 13, lagMonths: 1 },
    responsible: { department: '市市场监督管理局', leader: '分管市场监管的副市长' },
  }),
  entry('entities', {
    ...counted,
    code: 'high-tech-enterprises',
    name: { zh: '高新技术企业', en: 'High-tech enterprises' },
    aliases: ['高新技术企业数', '有效高新技术企业'],
    definition: {
      zh: '年末有效期内的高新技术企业个数。',
      en: 'High-tech enterprises with valid recognition at the end of the year.',
    },
    accumulation: 'endOfSpan',
    published: published.countAndGrowth,
    frequency: 'A',
    firstMonth: 12,
    release: { day: 31, lagMonths: 1 },
    responsible: { department: '市科学技术局', leader: '分管科技的副市长' },
  }),
];
