import type { MissingReason } from '@shigan/core';
import type { InEveryLanguage } from './language.ts';

/** Why a value is absent, in a few words, as a page shows them in its place. */
export const missingWords: Readonly<Record<MissingReason, InEveryLanguage>> = {
  'no-figure': { zh: '无数据', en: 'no figure' },
  blank: { zh: '表中为空', en: 'left blank' },
  'below-smallest-unit': { zh: '不足最小单位', en: 'below the smallest unit shown' },
  'not-yet-published': { zh: '尚未发布', en: 'not yet published' },
  'not-published': { zh: '本级不发布', en: 'not published at this level' },
  'no-base': { zh: '缺对比期数据', en: 'no figure to compare with' },
  'zero-base': { zh: '基数为零', en: 'the base is zero' },
  'negative-base': { zh: '基数为负', en: 'the base is negative' },
  'no-constant-price-base': { zh: '缺不变价数据', en: 'no figures at constant prices' },
  'no-target': { zh: '未设目标', en: 'no target' },
  'target-missing': { zh: '缺目标值', en: 'the target has no value' },
  'no-peers': { zh: '无可比地区', en: 'no peers' },
  'fewer-than-three': { zh: '不足三个', en: 'fewer than three' },
  'no-weight': { zh: '缺权重', en: 'no weight' },
  'fewer-than-three-normal-years': { zh: '不足三个正常年份', en: 'fewer than three normal years' },
  'fewer-than-five-years': { zh: '不足五年', en: 'fewer than five years' },
  'year-over': { zh: '本年已结束', en: 'the year is over' },
  'no-data': { zh: '无从推算', en: 'neither published nor to be worked out' },
  'no-province-figure': { zh: '缺全省数据', en: 'no figure for the province' },
  'too-short': { zh: '数据年份不足', en: 'too few years' },
  'no-forecast': { zh: '暂无预测', en: 'no forecast' },
  'not-yet-made': { zh: '尚未研判', en: 'not made yet' },
  'not-applicable': { zh: '不适用', en: 'does not apply' },
  'no-results': { zh: '尚无结果可对照', en: 'no results to hold it against yet' },
};
