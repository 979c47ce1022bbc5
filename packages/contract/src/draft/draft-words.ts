import type { UnknownReason, UsageRule } from '@shigan/core';
import type { InEveryLanguage } from '../words/language.ts';

/** Faults of usage in words (用法问题). */
export const usageWords: Readonly<Record<UsageRule, InEveryLanguage>> = {
  1: {
    zh: '比较的报告期不成立：与尚未发生或不可比的时期相比',
    en: 'A comparison that cannot be: the other span has not been yet or is no span to compare with',
  },
  2: {
    zh: '“%”与“百分点”用混：增减幅度用%，两个率之差用百分点',
    en: 'Percent and percentage points confused: a change of an amount is in %, a difference of two rates in percentage points',
  },
  3: {
    zh: '“环比”用于两个累计时点增速之差，应写明较哪一期',
    en: 'Called sequential (环比), but a change between two cut-offs: name the release it is against',
  },
  4: {
    zh: '缺少范围或时期：位次未写明在何范围，增速未写明何时期',
    en: 'A rank without its set, or a growth without its span',
  },
  5: { zh: '所用数据已修订', en: 'The figure has been revised since' },
};

/** Why a claim could not be judged, in words. */
export const unknownWords: Readonly<Record<UnknownReason, InEveryLanguage>> = {
  'not-on-record': { zh: '台账中没有', en: 'not on record' },
  person: { zh: '人名，不核', en: 'a person: not checked' },
  'not-a-figure': { zh: '不是统计数字', en: 'not a figure' },
  ambiguous: { zh: '所指不明确', en: 'ambiguous' },
  'target-missing': { zh: '没有目标', en: 'no target' },
};
