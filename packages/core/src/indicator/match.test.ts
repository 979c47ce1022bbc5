import { describe, expect, it } from 'vitest';
import { catalogue, indicator } from '../import/testing/catalogue.ts';
import { buildIndicatorIndex, matchIndicator } from './match.ts';

const index = buildIndicatorIndex(catalogue);

describe('an indicator by its name', () => {
  it.each([
    ['地区生产总值', 'gdp'],
    ['gdp', 'gdp'],
    ['一、地区生产总值', 'gdp'],
    ['（二）税收收入', 'tax'],
    ['2.非税收入', 'non-tax'],
    ['其中：工业投资', 'industrial-investment'],
    ['#工业投资', 'industrial-investment'],
    ['  规模以上工业增加值①', 'industry'],
    ['规上工业增加值', 'industry'],
    ['规模工业增加值', 'industry'],
    ['社会消费品零售额', 'retail'],
    ['固定资产投资（不含农户）', 'investment'],
    ['固定资产投资（按经营地分）', 'investment'],
    ['新增“四上”企业', 'new-units'],
  ])('%s', (name, code) => {
    expect(matchIndicator(index, name)).toEqual({ kind: 'matched', code });
  });

  it('takes a trailing 增长 or 增速 for the measure', () => {
    for (const name of ['规模以上工业增加值增速', '规模工业增加值同比增长（%）', '规模以上工业增加值累计增长'])
      expect(matchIndicator(index, name)).toEqual({ kind: 'matched', code: 'industry', measure: 'yoy' });
  });

  it('never guesses: a name of two is ambiguous, another one is unknown', () => {
    expect(matchIndicator(index, '两可')).toEqual({ kind: 'ambiguous', candidates: ['one', 'other'] });
    expect(matchIndicator(index, '高新区工业投资')).toEqual({ kind: 'unknown' });
    expect(matchIndicator(index, '')).toEqual({ kind: 'unknown' });
  });

  it('prefers a name that an entry states to one that follows from another entry', () => {
    const more = [...catalogue, indicator('named', '规上工业增加值')];
    expect(matchIndicator(buildIndicatorIndex(more), '规上工业增加值')).toEqual({ kind: 'matched', code: 'named' });
  });
});
