import {
  type DealFigureRule,
  dealForm,
  originWords,
  stageNamed,
  stageWords,
  top500Kinds,
  top500Words,
  capitalOrigins,
} from '@shigan/core';
import { itemWords, type RosterWords } from '../rosters/words-of.ts';
import type { InEveryLanguage } from '../words/language.ts';

/** What each rule works out, in words. */
const formulas: Readonly<Record<DealFigureRule, InEveryLanguage>> = {
  stated: { zh: '招商引资项目台账所报', en: 'as the table of investment attraction states it' },
  arrivalRate: {
    zh: '（截至上年底累计到位 + 本年累计到位）÷ 合同引资额 × 100',
    en: '(arrived before the year + this year) ÷ contracted funds × 100',
  },
  deals: { zh: '项目个数', en: 'number of deals' },
  sum: { zh: '各项目之和', en: 'sum over the deals' },
  growth: {
    zh: '（本年累计到位 − 上年同期）÷ 上年同期 × 100',
    en: '(arrived this year − same months a year before) ÷ a year before × 100',
  },
  conversion: {
    zh: '到达本阶段的项目 ÷ 到达上一阶段的项目 × 100',
    en: 'deals that took the step ÷ deals that took the one before × 100',
  },
  monthsBetween: {
    zh: '从上一阶段到本阶段所用月数的中位数',
    en: 'median of months from the step before to this one',
  },
  totalArrivalRate: {
    zh: '已签约项目：累计到位资金 ÷ 合同引资额 × 100',
    en: 'of contracted deals: funds arrived ÷ funds contracted × 100',
  },
  coverage: {
    zh: '该来源项目本年累计到位资金 ÷ 公布的指标（外资按汇率折算为人民币）× 100',
    en: 'arrived for deals of the origin this year ÷ the indicator published, dollars turned into yuan by the rate × 100',
  },
};

const roles: Readonly<Record<string, InEveryLanguage>> = {
  deals: { zh: '项目', en: 'deals' },
  arrivedYearBefore: { zh: '上年同期累计到位', en: 'arrived a year before' },
  arrivalRate: { zh: '资金到位率', en: 'arrival rate' },
  totalArrivalRate: { zh: '资金到位率', en: 'arrival rate' },
  growth: { zh: '同比', en: 'year on year' },
  coverage: { zh: '占指标', en: 'share of the indicator' },
  conversion: { zh: '转化率', en: 'conversion' },
  monthsBetween: { zh: '用时', en: 'time taken' },
  published: { zh: '公布数', en: 'published' },
  yuanPerDollar: { zh: '人民币对美元汇率', en: 'yuan to a dollar' },
};

const parts: Readonly<Record<string, InEveryLanguage>> = {
  reached: { zh: '已', en: 'came to' },
  entered: { zh: '当月', en: 'within the month' },
};

/** What figures of investment attraction say of themselves. */
export const dealFigureWords: RosterWords = {
  formula: (rule, language) => Object.entries(formulas).find(([one]) => one === rule)?.[1][language],
  role: (role, language) => {
    const stage = stageNamed(role);
    return roles[role]?.[language] ?? (stage && stageWords[stage][language]);
  },
  item: itemWords(dealForm),
  part: (by, named, language) => {
    const [first, month] = named.split(':');
    const stage = stageNamed(first);
    if (stage !== undefined) {
      const before = by === 'entered' ? month : parts[by]?.[language];
      return [before, stageWords[stage][language]]
        .filter((word) => word !== undefined)
        .join(language === 'zh' ? '' : ' ');
    }
    const kind = top500Kinds.find((one) => by === 'top500' && one === named);
    if (kind !== undefined) return top500Words[kind][language];
    if (by === 'top500') return language === 'zh' ? '三类500强' : 'top 500';
    const origin = capitalOrigins.find((one) => by === 'origin' && one === named);
    return origin && originWords[origin][language];
  },
};
