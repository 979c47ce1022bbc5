import type { Language } from '@shigan/core';

/** Units that are words of their own in English; all others are written as published. */
const english: Readonly<Record<string, string>> = {
  百分点: 'pp',
  亿元: '100 million yuan',
  万元: '10,000 yuan',
  元: 'yuan',
  家: 'units',
  个: 'units',
  户: 'units',
  亩: 'mu',
  位: 'places',
  亿千瓦时: '100 million kWh',
  万千瓦时: '10,000 kWh',
  万美元: '10,000 US dollars',
  亿美元: '100 million US dollars',
  万人: '10,000 persons',
  人: 'persons',
  万人次: '10,000 visits',
  万吨: '10,000 tonnes',
  亿吨公里: '100 million tonne-km',
  万平方米: '10,000 m²',
  '吨标准煤/万元': 'tonnes of coal equivalent / 10,000 yuan',
  '上年同期=100': 'a year before = 100',
  月: 'months',
  年: 'years',
  天: 'days',
};

/** A unit (计量单位) in a language; one without a word of its own stays as it is. */
export function unitWord(unit: string, language: Language): string {
  return language === 'zh' ? unit : (english[unit] ?? unit);
}
