import {
  partNamed,
  type ProjectFigureRule,
  type ProjectPart,
  projectForm,
  projectSectors,
  projectStates,
  projectStateWords,
  sectorWords,
} from '@shigan/core';
import { itemWords, type RosterWords } from '../rosters/words-of.ts';
import type { InEveryLanguage } from '../words/language.ts';

export const projectPartWords: Readonly<Record<ProjectPart, InEveryLanguage>> = {
  all: { zh: '全部项目', en: 'all projects' },
  productive: { zh: '产业项目', en: 'productive projects' },
  industrial: { zh: '工业项目', en: 'industrial projects' },
  industrialNew: { zh: '本年新开工工业项目', en: 'industrial projects begun this year' },
  industrialUpgrading: { zh: '工业技改项目', en: 'industrial upgrading projects' },
  infrastructure: { zh: '基础设施项目', en: 'infrastructure projects' },
  livelihood: { zh: '民生项目', en: 'public service projects' },
};

/** What each rule works out, in words. */
export const projectFormulas: Readonly<Record<ProjectFigureRule, InEveryLanguage>> = {
  stated: { zh: '项目调度表所报', en: 'as the table of projects states it' },
  completion: { zh: '本年累计完成投资 ÷ 年度计划投资 × 100', en: 'spent this year ÷ plan of the year × 100' },
  due: {
    zh: '历年同期进度在项目计划开工、竣工之间的部分：(到本月 − 到开工前) ÷ (到竣工月 − 到开工前) × 100',
    en: 'the seasonal schedule between planned start and completion: (by this month − before the start) ÷ (by completion − before the start) × 100',
  },
  gap: { zh: '完成进度 − 应完成进度', en: 'completion − what was due' },
  yearForecast: {
    zh: '本年累计完成投资 ÷ 应完成进度，不少于已完成，不多于剩余总投资',
    en: 'spent this year ÷ share due, at least what is spent, at most what is left of the total',
  },
  shareOfTotal: {
    zh: '（截至上年底累计完成 + 本年累计完成）÷ 总投资 × 100',
    en: '(done before the year + spent this year) ÷ total investment × 100',
  },
  season: {
    zh: '近三个正常年份到本月完成投资占全年比重的平均',
    en: 'mean share of the year that was spent by this month in the last three normal years',
  },
  sum: { zh: '各项目之和', en: 'sum over the projects' },
  projects: { zh: '项目个数', en: 'number of projects' },
  totalCompletion: {
    zh: '有年度计划的项目：累计完成投资之和 ÷ 年度计划之和 × 100',
    en: 'of projects with a plan: sum spent ÷ sum planned × 100',
  },
  totalDue: {
    zh: '各项目应完成投资（年度计划 × 应完成进度）之和 ÷ 年度计划之和 × 100',
    en: 'sum of what was due (plan × share due) ÷ sum planned × 100',
  },
  totalGap: { zh: '完成进度 − 应完成进度', en: 'completion − what was due' },
  totalForecast: {
    zh: '各项目全年预计之和；计划上刚要开工的按年度计划计',
    en: 'sum of the forecasts; what has hardly begun by plan counts by its plan',
  },
  spentGrowth: {
    zh: '（本年累计完成投资 − 上年同期）÷ 上年同期 × 100',
    en: '(spent this year − same months a year before) ÷ a year before × 100',
  },
  coverage: { zh: '项目累计完成投资 ÷ 公布的指标总量 × 100', en: 'spent by the projects ÷ level published × 100' },
};

const roles: Readonly<Record<string, InEveryLanguage>> = {
  stated: { zh: '所报', en: 'stated' },
  total: { zh: '总投资', en: 'total investment' },
  plan: { zh: '年度计划投资', en: 'plan of the year' },
  spent: { zh: '本年累计完成投资', en: 'spent this year' },
  spentBefore: { zh: '上年同期完成投资', en: 'spent a year before' },
  doneBefore: { zh: '截至上年底累计完成投资', en: 'done before the year' },
  funded: { zh: '累计到位资金', en: 'funds arrived' },
  landNeeded: { zh: '用地需求', en: 'land needed' },
  landSupplied: { zh: '累计供地', en: 'land supplied' },
  completion: { zh: '完成进度', en: 'completion' },
  due: { zh: '应完成', en: 'due' },
  gap: { zh: '差距', en: 'gap' },
  season: { zh: '历年同期进度', en: 'seasonal schedule' },
  builds: { zh: '本年建设月份', en: 'months of the year that it builds' },
  plainSchedule: { zh: '不足三个正常年份，按月数', en: 'fewer than three normal years: by months' },
  projects: { zh: '项目', en: 'projects' },
  totalCompletion: { zh: '完成进度', en: 'completion' },
  totalDue: { zh: '应完成进度', en: 'share due' },
  forecast: { zh: '按进度推算的项目', en: 'projects forecast by pace' },
  planTaken: { zh: '按年度计划计的项目', en: 'projects counted by plan' },
  published: { zh: '公布数', en: 'published' },
};

/** A role of an input in words: `spentBy 2019` is what was spent by the month of that year. */
function roleWord(role: string, language: keyof InEveryLanguage): string | undefined {
  const [, kind, year] = /^(spentBy|spentIn) (\d{4})$/u.exec(role) ?? [];
  if (kind === 'spentBy') return language === 'zh' ? `${year}年同期完成投资` : `spent by this month of ${year}`;
  if (kind === 'spentIn') return language === 'zh' ? `${year}年全年完成投资` : `spent in ${year}`;
  return roles[role]?.[language];
}

/** What figures of projects say of themselves. */
export const projectFigureWords: RosterWords = {
  formula: (rule, language) => Object.entries(projectFormulas).find(([one]) => one === rule)?.[1][language],
  role: roleWord,
  item: itemWords(projectForm),
  part: (by, named, language) => {
    if (by === 'part') {
      const part = partNamed(`part:${named}`);
      return part && projectPartWords[part][language];
    }
    const sector = projectSectors.find((known) => by === 'sector' && known === named);
    if (sector !== undefined) return sectorWords[sector][language];
    const state = projectStates.find((known) => by === 'state' && known === named);
    return state && projectStateWords[state][language];
  },
};
