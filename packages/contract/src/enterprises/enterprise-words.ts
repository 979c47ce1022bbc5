import type { EnterpriseCategory, EnterpriseRule, MovementKind, ReturnItem } from '@shigan/core';
import type { InEveryLanguage } from '../words/language.ts';

/** Items of returns in words. */
export const itemWords: Readonly<Record<ReturnItem, InEveryLanguage>> = {
  output: { zh: '工业总产值', en: 'output' },
  revenue: { zh: '营业收入', en: 'revenue' },
  profit: { zh: '利润总额', en: 'profit' },
  tax: { zh: '实缴税金', en: 'tax' },
  electricity: { zh: '用电量', en: 'electricity' },
  employees: { zh: '平均用工人数', en: 'employees' },
};

export const categoryWords: Readonly<Record<EnterpriseCategory, InEveryLanguage>> = {
  industry: { zh: '规模以上工业', en: 'industry above threshold' },
  construction: { zh: '资质建筑业', en: 'qualified construction' },
  wholesale: { zh: '限额以上批发业', en: 'wholesale above limit' },
  retail: { zh: '限额以上零售业', en: 'retail above limit' },
  catering: { zh: '限额以上住宿餐饮业', en: 'lodging and catering above limit' },
  realEstate: { zh: '房地产开发经营业', en: 'real estate development' },
  services: { zh: '规模以上服务业', en: 'services above threshold' },
  project: { zh: '投资项目单位', en: 'units with projects' },
  below: { zh: '规模以下', en: 'below threshold' },
};

export const kindWords: Readonly<Record<MovementKind, InEveryLanguage>> = {
  continuing: { zh: '同口径企业', en: 'reporting in both years' },
  opened: { zh: '新投产（开业）', en: 'newly opened' },
  closed: { zh: '关停', en: 'closed' },
  entered: { zh: '入库（原已经营）', en: 'entered, worked before' },
  left: { zh: '退库（仍在经营）', en: 'left, works on' },
};

/** How each figure of enterprises comes about. */
export const enterpriseFormulas: Readonly<Record<EnterpriseRule, InEveryLanguage>> = {
  reported: { zh: '各月上报数之和', en: 'sum of the months returned' },
  reportedQuarterly: {
    zh: '季报：截至该季末的累计数，没有累计数的为各季之和',
    en: 'quarterly returns: the year up to the quarter as stated, else the sum of its quarters',
  },
  reportedGrowth: { zh: '（本期 − 上年同期）÷ 上年同期 × 100', en: '(now − a year before) ÷ a year before × 100' },
  reportedIncrement: { zh: '本期 − 上年同期', en: 'now − a year before' },
  contribution: {
    zh: '该企业增量 ÷ 全部企业上年同期 × 100',
    en: "the unit's increment ÷ all units a year before × 100",
  },
  total: { zh: '全部企业本期之和', en: 'sum over all units' },
  totalGrowth: {
    zh: '（本期合计 − 上年同期合计）÷ 上年同期合计 × 100',
    en: '(total now − a year before) ÷ a year before × 100',
  },
  sameScopeGrowth: {
    zh: '两期均上报的企业：（本期 − 上年同期）÷ 上年同期 × 100',
    en: 'units that report in both years: (now − a year before) ÷ a year before × 100',
  },
  realContribution: {
    zh: '同口径、新投产、关停企业增量之和 ÷ 全部企业上年同期 × 100',
    en: 'increments of units in both years, opened and closed ÷ all units a year before × 100',
  },
  definitionContribution: {
    zh: '入库、退库企业增量之和 ÷ 全部企业上年同期 × 100（统计口径变动，不是实际增长）',
    en: 'increments of units entered and left ÷ all units a year before × 100 (what is counted changed, not what is made)',
  },
  kindContribution: {
    zh: '该类企业增量之和 ÷ 全部企业上年同期 × 100',
    en: 'increments of the kind ÷ all units a year before × 100',
  },
  kindUnits: { zh: '该类企业数', en: 'units of the kind' },
  groupContribution: {
    zh: '该组企业增量之和 ÷ 全部企业上年同期 × 100',
    en: 'increments of the group ÷ all units a year before × 100',
  },
  groupGrowth: {
    zh: '该组企业：（本期 − 上年同期）÷ 上年同期 × 100',
    en: 'the group: (now − a year before) ÷ a year before × 100',
  },
  lossMakers: { zh: '本期累计利润小于零的企业数', en: 'units whose profit so far is below nought' },
  lossMakersChange: {
    zh: '（本期亏损企业数 − 上年同期）÷ 上年同期 × 100',
    en: '(units in loss now − a year before) ÷ a year before × 100',
  },
  lossShare: { zh: '亏损企业数 ÷ 上报利润的企业数 × 100', en: 'units in loss ÷ units that report profit × 100' },
  lossTotal: { zh: '亏损企业亏损额之和', en: 'sum of the losses' },
  yearProjected: {
    zh: '今年已报 + 上年其余月份 × 今年已报各月同比的几何平均（上年无数时用今年月均）',
    en: 'reported so far + the rest of last year × geometric mean of the monthly ratios (without a last year: the mean month)',
  },
  thresholdChance: {
    zh: '其余月份达到标准所需增速与本企业各月同比的离散程度相比，按正态分布推算全年达到标准的概率',
    en: 'how likely the year reaches the threshold: the growth still needed against the spread of the own monthly ratios, normal law',
  },
};

/** How what one enterprise returned comes together where it is a mean. */
export const meanFormula: InEveryLanguage = { zh: '各月上报数的平均', en: 'mean of the months returned' };

/** The same of quarters. */
export const quarterlyMeanFormula: InEveryLanguage = {
  zh: '季报数按月数加权平均',
  en: 'mean of the quarterly returns, weighted by their months',
};

/** What the inputs of these figures are, by their roles. */
export const enterpriseRoleWords: Readonly<Record<string, InEveryLanguage>> = {
  now: { zh: '本期', en: 'now' },
  before: { zh: '上年同期', en: 'a year before' },
  wholeBefore: { zh: '全部企业上年同期', en: 'all units a year before' },
  increment: { zh: '增量', en: 'increment' },
  soFar: { zh: '今年已报', en: 'reported so far' },
  restBefore: { zh: '上年其余月份', en: 'the rest of last year' },
  threshold: { zh: '纳统标准', en: 'threshold' },
  loss: { zh: '亏损企业', en: 'units in loss' },
  lossBefore: { zh: '上年同期亏损企业', en: 'units in loss a year before' },
  ...kindWords,
};
