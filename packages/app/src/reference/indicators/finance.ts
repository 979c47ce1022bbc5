import type { Indicator } from '@shigan/core';
import { published } from '../publication.ts';
import { entry, financeDepartment } from './entry.ts';

const fiscal = {
  firstMonth: 1,
  release: { day: 12, lagMonths: 1 },
  responsible: financeDepartment,
  published: published.fiscal,
} satisfies Partial<Indicator>;

/** Public finance (财政). */
export const finance: readonly Indicator[] = [
  entry('finance', {
    ...fiscal,
    code: 'budget-revenue',
    name: { zh: '地方一般公共预算收入', en: 'Local general public budget revenue' },
    aliases: ['一般公共预算收入', '一般公共预算地方收入', '地方财政收入', '财政收入', '一般预算收入'],
    definition: {
      zh: '地方税收收入与非税收入之和,不含上划中央和省级部分,1月单独公布。',
      en: 'Local tax and non-tax revenue, without what goes to the centre and the province; January is published.',
    },
    parts: [['tax-revenue', 'non-tax-revenue']],
    memberSets: ['huaihua-reporting-units'],
    reasonable: { low: 2 },
    alarm: 0,
    good: 8,
  }),
  entry('finance', {
    ...fiscal,
    code: 'tax-revenue',
    name: { zh: '税收收入', en: 'Tax revenue' },
    aliases: ['地方税收', '税收', '地方税收收入'],
    definition: {
      zh: '地方一般公共预算收入中的税收部分,占比反映收入质量。',
      en: 'The tax part of local budget revenue; its share shows the quality of revenue.',
    },
    published: published.fiscalWithShare,
    parent: 'budget-revenue',
    shareOf: 'budget-revenue',
    memberSets: ['huaihua-reporting-units'],
    reasonable: { low: 2 },
    responsible: { department: '市税务局', leader: '常务副市长' },
  }),
  entry('finance', {
    ...fiscal,
    code: 'non-tax-revenue',
    name: { zh: '非税收入', en: 'Non-tax revenue' },
    aliases: ['非税'],
    definition: {
      zh: '地方一般公共预算收入中税收以外的部分:专项收入、行政事业性收费、罚没收入、国有资源有偿使用收入等。',
      en: 'The part of local budget revenue that is not tax: special revenue, fees, fines, use of state resources.',
    },
    published: published.fiscalWithShare,
    parent: 'budget-revenue',
    shareOf: 'budget-revenue',
    memberSets: ['huaihua-reporting-units'],
    better: 'neutral',
  }),
  entry('finance', {
    ...fiscal,
    code: 'value-added-tax',
    name: { zh: '增值税', en: 'Value-added tax' },
    aliases: ['国内增值税', '增值税收入'],
    definition: { zh: '税收收入中的增值税(地方分成部分)。', en: 'The local part of value-added tax.' },
    parent: 'tax-revenue',
    responsible: { department: '市税务局', leader: '常务副市长' },
  }),
  entry('finance', {
    ...fiscal,
    code: 'corporate-income-tax',
    name: { zh: '企业所得税', en: 'Corporate income tax' },
    aliases: ['企业所得税收入'],
    definition: { zh: '税收收入中的企业所得税(地方分成部分)。', en: 'The local part of corporate income tax.' },
    parent: 'tax-revenue',
    responsible: { department: '市税务局', leader: '常务副市长' },
  }),
  entry('finance', {
    ...fiscal,
    code: 'budget-expenditure',
    name: { zh: '一般公共预算支出', en: 'General public budget expenditure' },
    aliases: ['地方一般公共预算支出', '财政支出', '一般预算支出'],
    definition: { zh: '一般公共预算安排的各项支出。', en: 'All expenditure of the general public budget.' },
    better: 'neutral',
  }),
  entry('finance', {
    ...fiscal,
    code: 'livelihood-expenditure',
    name: { zh: '民生支出', en: 'Expenditure on public services' },
    aliases: ['民生类支出', '民生领域支出'],
    definition: {
      zh: '一般公共预算支出中用于教育、社保、卫生、农林水、住房保障等方面的支出。',
      en: 'Budget expenditure on education, social security, health, rural affairs, housing and the like.',
    },
    published: published.levelAndGrowthOfCities,
    parent: 'budget-expenditure',
    shareOf: 'budget-expenditure',
    better: 'neutral',
  }),
  entry('finance', {
    ...fiscal,
    code: 'government-fund-revenue',
    name: { zh: '政府性基金预算收入', en: 'Government fund revenue' },
    aliases: ['政府性基金收入'],
    definition: {
      zh: '政府性基金预算收入,以国有土地使用权出让收入为主。',
      en: 'Revenue of government funds, mostly from land.',
    },
    better: 'neutral',
  }),
];
