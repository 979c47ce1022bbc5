import type { Block, EconomicBulletin, Figure } from '@shigan/core';

const sentence = '全市上下要把各项工作抓得更紧更实更细更好';

/** Paragraphs of nothing but full-width characters, with a heading before every third. */
export function plainText(paragraphs: number, headingEvery = 3): readonly Block[] {
  return Array.from({ length: paragraphs }, (_, i): readonly Block[] => [
    ...(i % headingEvery === 0 ? [{ kind: 'heading', level: 1, text: '一、加快推进各项重点工作' } as const] : []),
    { kind: 'paragraph', runs: [{ text: `${sentence.repeat(6 + (i % 4))}。` }] },
  ]).flat();
}

/** A figure that stands on a constant. */
export function aFigure(value: number): Figure {
  return {
    rule: 'schedule',
    indicator: 'industrial-value-added',
    region: '431200',
    span: '2021-01-01/P4M',
    measure: 'yoy',
    asOf: '2021-05-20T00:00:00.000Z',
    value,
    decimals: 1,
    unit: '%',
    inputs: [{ kind: 'constant', role: 'month', value, unit: '月' }],
  };
}

export function plainBulletin(given: Partial<EconomicBulletin> = {}): EconomicBulletin {
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
