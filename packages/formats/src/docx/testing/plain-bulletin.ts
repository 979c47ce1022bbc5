import type { Block, EconomicBulletin } from '@shigan/core';

const sentence = '全市上下要把各项工作抓得更紧更实更细更好';

/** Paragraphs of nothing but full-width characters, with a heading before every third. */
export function plainText(paragraphs: number, headingEvery = 3): readonly Block<string>[] {
  return Array.from({ length: paragraphs }, (_, i): readonly Block<string>[] => [
    ...(i % headingEvery === 0 ? [{ kind: 'heading', level: 1, text: '一、加快推进各项重点工作' } as const] : []),
    { kind: 'paragraph', runs: [{ text: `${sentence.repeat(6 + (i % 4))}。` }] },
  ]).flat();
}

/** A table of the annex with so many rows and a head of two lines. */
export function plainTable(rows: number): Block<string> {
  return {
    kind: 'table',
    title: '主要经济指标完成情况',
    unit: '亿元',
    head: ['指标', '一季度\n增速'],
    widths: [3, 1],
    rows: Array.from({ length: rows }, (_, i) => [{ text: `第${i + 1}行` }, { text: '12.9', align: 'right' }]),
    notes: ['“—”表示未公布。'],
  };
}

export function plainBulletin(given: Partial<EconomicBulletin<string>> = {}): EconomicBulletin<string> {
  return {
    masthead: '某市经济运行',
    issueNumber: 5,
    unit: '某市人民政府办公室',
    date: '2021年5月20日',
    title: '2021年1—4月全市经济运行情况通报',
    addressees: '各县市区人民政府',
    body: [],
    annex: [],
    copiesTo: '市委办公室',
    demo: false,
    language: 'zh',
    ...given,
  };
}
