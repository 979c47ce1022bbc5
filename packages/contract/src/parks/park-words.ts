import {
  goodWords,
  parkCriterionNamed,
  type ParkFigureRule,
  parkForm,
  parkGoodNamed,
  usualCriteria,
} from '@shigan/core';
import { itemWords, type RosterWords } from '../rosters/words-of.ts';
import type { InEveryLanguage } from '../words/language.ts';

/** What each rule works out, in words. */
const formulas: Readonly<Record<ParkFigureRule, InEveryLanguage>> = {
  stated: { zh: '园区运行情况表所报', en: 'as the table of parks states it' },
  twelveMonths: {
    zh: '近12个月：本年累计 + 上年全年 − 上年同期累计',
    en: 'last twelve months: this year + all of last year − the same months of it',
  },
  perMu: { zh: '近12个月 ÷ 已供工业用地', en: 'last twelve months ÷ industrial land supplied' },
  ratio: { zh: '部分 ÷ 全部 × 100', en: 'part ÷ whole × 100' },
  growth: { zh: '（本年累计 − 上年同期）÷ 上年同期 × 100', en: '(this year − a year before) ÷ a year before × 100' },
  projectGap: {
    zh: '园区重点项目：完成进度 − 应完成进度',
    en: 'key projects in the park: completion − what was due',
  },
  judged: { zh: '近12个月各评议人评分的平均', en: 'mean of the marks given within twelve months' },
  score: {
    zh: '评议项取评分平均；计量项：（本园区 − 最差）÷（最好 − 最差）× 100，与全市各园区比',
    en: 'judged: the mean mark; measured: (own − worst) ÷ (best − worst) × 100 among all parks of the city',
  },
  good: {
    zh: '各评价项得分按权重平均；没有数据的评价项不计，其权重由其他项分担',
    en: 'mean of the scores by weight; what has no figure is left out',
  },
  total: {
    zh: '全部评价项得分按权重平均；没有数据的评价项不计，有数据的权重不足一半的不计总分',
    en: 'mean of all scores by weight; what has no figure is left out; none with less than half of the weight',
  },
  rank: { zh: '得分高于本园区的园区数 + 1', en: 'parks with a higher total + 1' },
  sum: { zh: '各园区之和', en: 'sum over the parks' },
  parks: { zh: '园区个数', en: 'number of parks' },
};

const roles: Readonly<Record<string, InEveryLanguage>> = {
  'stated now': { zh: '本年累计', en: 'this year' },
  'stated before': { zh: '上年同期累计', en: 'same months a year before' },
  'stated yearBefore': { zh: '上年全年', en: 'all of last year' },
  own: { zh: '本园区', en: 'own' },
  worst: { zh: '全市最差', en: 'worst' },
  best: { zh: '全市最好', en: 'best' },
  judged: { zh: '评分平均', en: 'mean mark' },
  total: { zh: '总分', en: 'total' },
  good: { zh: '得分', en: 'score' },
  rank: { zh: '位次', en: 'rank' },
  ahead: { zh: '得分更高的园区', en: 'parks with a higher total' },
  parks: { zh: '园区', en: 'parks' },
  totalGap: { zh: '项目投资进度差距', en: 'gap of its projects' },
  projectGap: { zh: '项目投资进度差距', en: 'gap of its projects' },
  twelveMonths: { zh: '近12个月', en: 'last twelve months' },
};

const ratios: Readonly<Record<string, InEveryLanguage>> = {
  leadingShare: { zh: '主导产业占比', en: 'share of leading industries' },
  factoryUse: { zh: '标准厂房使用率', en: 'factory space in use' },
  powersShare: { zh: '赋权事项承接率', en: 'delegated powers taken' },
  onTimeShare: { zh: '按时办结率', en: 'done on time' },
  idleShare: { zh: '闲置低效用地占比', en: 'share of idle land' },
  builtShare: { zh: '用地建成率', en: 'share of land built up' },
};

function roleWord(role: string, language: keyof InEveryLanguage): string | undefined {
  const [, weighed] = /^weight (.*)$/u.exec(role) ?? [];
  const criterion = parkCriterionNamed(weighed ?? role);
  if (criterion !== undefined) {
    const word = usualCriteria[criterion].words[language];
    return weighed === undefined ? word : language === 'zh' ? `${word}权重` : `weight of ${word}`;
  }
  const good = parkGoodNamed(role);
  return (good && goodWords[good][language]) ?? roles[role]?.[language] ?? ratios[role]?.[language];
}

/** What figures of parks say of themselves. */
export const parkFigureWords: RosterWords = {
  formula: (rule, language) => Object.entries(formulas).find(([one]) => one === rule)?.[1][language],
  role: roleWord,
  item: itemWords(parkForm),
  part: () => undefined,
};
