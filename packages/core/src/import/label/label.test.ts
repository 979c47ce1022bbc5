import { describe, expect, it } from 'vitest';
import { testVocabulary } from '../testing/catalogue.ts';

const vocabulary = testVocabulary();

describe('what a label says', () => {
  it.each([
    ['规模工业增加值增长①', { indicator: 'industry', measure: 'yoy', marks: '①' }],
    ['一、地区生产总值（一季度）', { indicator: 'gdp', span: { months: { start: 1, length: 3 } } }],
    ['三、固定资产投资(不含农户)增长', { indicator: 'investment', measure: 'yoy' }],
    ['其中：工业投资', { indicator: 'industrial-investment', nested: true }],
    ['税收占比%', { indicator: 'tax', measure: 'share', units: ['%'] }],
    ['税收占地方一般公共预算收入比重', { indicator: 'tax', measure: 'share' }],
    ['占GDP比重(%)', { measure: 'share', shareOf: 'gdp' }],
    ['地区生产总值（亿元）', { indicator: 'gdp', units: ['亿元'] }],
    ['全社会用电量（万千瓦时）', { indicator: 'electricity', units: ['万千瓦时'] }],
    ['怀化市地区生产总值', { indicator: 'gdp', region: '431200' }],
    ['1-4月累计', { span: { months: { start: 1, length: 4 }, accumulation: 'cumulative' } }],
    ['4月\n当月', { span: { months: { start: 4, length: 1 }, accumulation: 'single' } }],
    ['上年同期', { span: { yearShift: -1 } }],
    ['2020年同期', { span: { year: 2020, sameMonths: true } }],
    ['累计增长（±%）', { measure: 'yoy', units: ['%'], span: { accumulation: 'cumulative' } }],
    ['比上年同期增减%', { measure: 'yoy' }],
    ['两年平均增速(%)', { measure: 'twoYearAverage' }],
    ['增速位次', { measure: 'rank' }],
    ['总量位次', { measure: 'rank', rankOf: 'quantity' }],
    ['洪江', { regionCandidates: ['431271', '431281'] }],
    ['洪江（区）', { region: '431271' }],
    ['怀化（初报）', { region: '431200', status: 'preliminary' }],
    ['431202000000 鹤城区', { region: '431202' }],
    ['全    省', { region: '430000' }],
    ['市本级', { region: '431200.local' }],
    ['合  计', { total: true }],
    ['两可', { indicatorCandidates: ['one', 'other'] }],
  ])('%s', (text, said) => {
    const label = vocabulary.label(text);
    expect(label).toMatchObject(said);
    expect(label.unknown).toBe('');
  });

  it.each([
    ['与全省相差', 'comparison'],
    ['占全省比重（%）', 'comparison'],
    ['位次变化', 'change'],
    ['比一季度±百分点', 'change'],
    ['较1-3月', 'change'],
    ['同比增减（百分点）', 'change'],
    ['同比增加（亿元）', 'absolute-change'],
    ['年初预算', 'target'],
    ['完成年度目标%', 'target'],
    ['全省平均', 'average'],
  ])('%s is no observation (%s)', (text, aside) => {
    expect(vocabulary.label(text)).toMatchObject({ aside, unknown: '' });
  });

  it.each([
    ['市  州', 'region'],
    ['县（市、区）', 'region'],
    ['指  标  名  称', 'indicator'],
    ['计量\n单位', 'unit'],
    ['行政区划代码', 'regionCode'],
    ['数据状态', 'status'],
    ['发布日期', 'release'],
    ['备 注', 'remark'],
    ['序号', 'serial'],
    ['indicator_code', 'indicatorCode'],
  ])('%s is a head of %s', (text, role) => {
    expect(vocabulary.label(text).role).toBe(role);
  });

  it.each(['高新区工业投资', '幸福产业增加值', '怀北市', '长沙市（不含浏阳）'])('%s is not understood', (text) => {
    const label = vocabulary.label(text);
    expect(label.unknown).not.toBe('');
    expect(label.region).toBeUndefined();
  });

  it.each(['2021年1-13月', '五季度', '13月'])('%s looks like a period and is none', (text) => {
    expect(vocabulary.label(text).badSpan).toBe(true);
  });
});

describe('what a title says', () => {
  it.each([
    [
      '2021年4月各市州主要经济指标（一）',
      { span: { year: 2021, months: { start: 4, length: 1 } }, monthOnly: true, set: true },
    ],
    [
      '怀化市2021年1-4月各县市区主要经济指标',
      { region: '431200', span: { year: 2021, months: { start: 1, length: 4 } } },
    ],
    [
      '2022年上半年各市州固定资产投资情况',
      { indicator: 'investment', span: { year: 2022, months: { start: 1, length: 6 } } },
    ],
    ['各市州规模以上工业增加值增速(%)', { indicator: 'industry', measure: 'yoy', units: ['%'] }],
    ['表一  2021年1-4月', { span: { year: 2021, months: { start: 1, length: 4 } } }],
    ['各县(市、区)规模工业增加值增速', { indicator: 'industry', measure: 'yoy' }],
  ])('%s', (text, said) => {
    expect(vocabulary.title(text)).toMatchObject(said);
  });

  it('is about no indicator that is only part of another name', () => {
    expect(vocabulary.title('高新区工业投资情况表').indicator).toBeUndefined();
    expect(vocabulary.title('规模以上工业效益情况').indicator).toBeUndefined();
  });
});
