import type { FigureRule } from '@shigan/core';
import type { InEveryLanguage } from './language.ts';

export interface FormulaWords extends InEveryLanguage {
  /** The same in symbols: x a value, g a growth, w a share of the year, t this span, t−1 the release before, y−1 a year before. */
  readonly symbols: string;
}

/** How each rule comes to its figure (算法): words in every language, and symbols. */
export const formulaWords: Readonly<Record<FigureRule, FormulaWords>> = {
  published: { zh: '按公布数照录', en: 'as published', symbols: 'x' },
  yearOnYear: {
    zh: '本期 ÷ 上年同期 − 1',
    en: 'this span ÷ the same span last year − 1',
    symbols: 'x[t] / x[y−1] − 1',
  },
  changeFromPreviousRelease: {
    zh: '本期累计增速 − 上期累计增速',
    en: 'growth to this cut-off − growth to the previous one',
    symbols: 'g[t] − g[t−1]',
  },
  changeFromYearBefore: {
    zh: '本期增速 − 上年同期增速',
    en: 'growth now − growth at the same cut-off last year',
    symbols: 'g[t] − g[y−1]',
  },
  twoYearAverage: {
    zh: '√((1 + 今年增速) × (1 + 去年增速)) − 1',
    en: '√((1 + growth this year) × (1 + growth last year)) − 1',
    symbols: '√((1 + g[t]) · (1 + g[y−1])) − 1',
  },
  rank: {
    zh: '同组各地按指标方向排序的位次，数值相同位次相同',
    en: 'place among the peers, better first; equal values share a place',
    symbols: '1 + #{peers better than x}',
  },
  rankChange: {
    zh: '本期位次与上期位次之差',
    en: 'place now against the place at the previous release',
    symbols: 'r[t−1] − r[t]',
  },
  distanceToProvince: { zh: '本地 − 全省', en: 'here − the province', symbols: 'g − g[province]' },
  shareOfProvince: { zh: '本地 ÷ 全省', en: 'here ÷ the province', symbols: 'x / x[province]' },
  share: { zh: '部分 ÷ 总体', en: 'part ÷ whole', symbols: 'x[part] / x[whole]' },
  target: { zh: '年度目标', en: 'target of the year', symbols: 'x*' },
  completion: { zh: '累计完成 ÷ 年度目标', en: 'done so far ÷ target of the year', symbols: 'x / x*' },
  schedule: { zh: '月份 ÷ 12', en: 'month ÷ 12', symbols: 'm / 12' },
  seasonalSchedule: {
    zh: '近三个正常年份“同期累计 ÷ 全年”的平均',
    en: 'mean of (done by this month ÷ whole year) over the last three normal years',
    symbols: 'mean(x[t] / x[year])',
  },
  paceRatio: { zh: '完成率 ÷ 应完成进度', en: 'completion ÷ schedule', symbols: '(x / x*) / s' },
  gapToTarget: { zh: '实际 − 目标', en: 'actual − target', symbols: 'x − x*' },
  distanceToSchedule: {
    zh: '总量目标：按进度应完成 − 已完成；增速目标：已完成 ÷ (1 + 增速) × (1 + 目标增速) − 已完成；占比目标：已完成 ÷ 占比 × 目标占比 − 已完成',
    en: 'target of an amount: due by schedule − done; of a growth: done ÷ (1 + growth) × (1 + target) − done; of a share: done ÷ share × target − done',
    symbols: 's · x* − x; x (1 + g*) / (1 + g) − x; x a* / a − x',
  },
  distanceToHalf: { zh: '目标的一半 − 已完成', en: 'half the target − done', symbols: 'x* / 2 − x' },
  distanceToYear: { zh: '年度目标 − 已完成', en: 'target of the year − done', symbols: 'x* − x' },
  growthNeeded: {
    zh: '增速目标：((1 + 目标增速) − w × (1 + 已有增速)) ÷ (1 − w) − 1，w 为去年同期占全年比重；总量目标：(目标 − 已完成) ÷ 去年后续完成 − 1',
    en: 'growth target: ((1 + target) − w × (1 + growth so far)) ÷ (1 − w) − 1, w being the share of last year gone by now; amount: (target − done) ÷ what the rest of last year brought − 1',
    symbols: '((1 + g*) − w(1 + g)) / (1 − w) − 1',
  },
  howHard: {
    zh: '历年后续月份增速达到还需增速的年份占比',
    en: 'share of past years whose rest of the year grew by what is now needed',
    symbols: '#{years: r ≥ r*} / #{years}',
  },
  record: {
    zh: '1 + 此前连续低于（高于）本期的同期年数',
    en: '1 + the run of years just before whose same span was lower (higher)',
    symbols: '1 + #{run of years below x}',
  },
  baseEffect: {
    zh: '(1 + 两年平均增速)² ÷ (1 + 上年同期增速) − 1',
    en: '(1 + two-year average)² ÷ (1 + growth a year before) − 1',
    symbols: '(1 + a)² / (1 + g[y−1]) − 1',
  },
  aboveBase: {
    zh: '实际增速 − 仅由基数决定的增速',
    en: 'growth − growth that the base alone gives',
    symbols: 'g − g[base]',
  },
  impliedBase: { zh: '本期 ÷ (1 + 公布增速)', en: 'this span ÷ (1 + published growth)', symbols: 'x / (1 + g)' },
  due: {
    zh: '年度目标 × 应完成进度',
    en: 'target of the year × schedule',
    symbols: 'x* · s',
  },
  contribution: {
    zh: '部分的增量 ÷ 总体的上年同期；可比口径而上年数不可比时，上年同期 = 本期 ÷ (1 + 增速)',
    en: 'increment of the part ÷ the whole a year before; on a comparable basis whose last year is not held, a year before = now ÷ (1 + growth)',
    symbols: '(x[t] − x[y−1]) / X[y−1]',
  },
  contributionShare: {
    zh: '部分的增量 ÷ 总体的增量',
    en: 'increment of the part ÷ increment of the whole',
    symbols: '(x[t] − x[y−1]) / (X[t] − X[y−1])',
  },
  inUnit: { zh: '公布数换算为目录单位', en: "published, in the catalogue's unit", symbols: 'x · 10ⁿ' },
  outlook: {
    zh: 'Σ 各方法推算值 × 权重 + 同类历年偏差，权重按历年同一时点的误差确定',
    en: 'Σ what each member expects × its weight, by past errors at this cut-off, + what the group usually misses by',
    symbols: 'Σ wᵢ · mᵢ + b',
  },
  outlookBound: {
    zh: '推算值 ± 历年同一时点误差的分位数',
    en: 'outlook ± the quantile of past misses at this cut-off',
    symbols: 'm ± q[level]',
  },
  outlookRest: {
    zh: '（推算的全期数 − 已完成）÷ 上年同期后续完成 − 1',
    en: '(outlook of the span − done) ÷ what the rest of the span brought last year − 1',
    symbols: '(m − x[t]) / (x[y−1] − x[t, y−1]) − 1',
  },
  probability: {
    zh: '推算值的误差分布中达到目标的部分，误差取自历年同一时点',
    en: 'the part of the distribution of past misses around the outlook that meets the target',
    symbols: 'P(m + e ⋛ x*)',
  },
  coverage: {
    zh: '历年实际数落在当时区间内的次数 ÷ 历年研判次数',
    en: 'past outcomes inside the interval stated then ÷ past outlooks',
    symbols: '#{low ≤ x ≤ high} / n',
  },
  meanMiss: {
    zh: '历年推算值与实际数之差的绝对值的平均',
    en: 'mean absolute difference of past outlooks and outcomes',
    symbols: 'Σ |m − x| / n',
  },
  brier: {
    zh: '历年所说概率与结果（1 或 0）之差的平方的平均，越小越准',
    en: 'mean squared difference of the stated probability and the outcome (1 or 0); smaller is better',
    symbols: 'Σ (p − o)² / n',
  },
};
