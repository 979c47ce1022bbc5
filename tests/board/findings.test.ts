import {
  analyseBoard,
  cumulative,
  type Finding,
  findingSentence,
  type Measure,
  type Observation,
  observationBook,
  type RegisterEntry,
  type Span,
} from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { referenceRegistry } from './from-expected.ts';

const asOf = '2021-05-20T01:00:00.000Z';
const city = '431200';

interface Fact {
  readonly indicator: string;
  readonly span: Span;
  readonly value: number;
  readonly measure?: Measure;
  readonly region?: string;
  readonly unit?: string;
  readonly decimals?: number;
  readonly knownFrom?: string;
}

function observation(f: Fact): Observation {
  const knownFrom = f.knownFrom ?? '2021-05-18T01:00:00.000Z';
  const measure = f.measure ?? 'yoy';
  return {
    indicator: f.indicator,
    region: f.region ?? city,
    span: f.span,
    measure,
    value: f.value,
    decimals: f.decimals ?? 1,
    unit: f.unit ?? (measure === 'yoy' || measure === 'share' ? '%' : ''),
    status: null,
    knownFrom,
    storedAt: knownFrom,
    by: 'test',
    source: { file: 'f'.repeat(64), fileName: 't.xlsx', sheet: 's', cell: 'A1' },
  };
}

function findingsOf(
  indicator: string,
  facts: readonly Fact[],
  today = '2021-05-20',
  extra: readonly RegisterEntry[] = [],
): readonly Finding[] {
  const registry = referenceRegistry(extra);
  const region = registry.regions.get(city);
  if (region === undefined) throw new Error('no region');
  const board = analyseBoard(
    {
      registry,
      book: observationBook(facts.map(observation)),
      period: { year: 2021, month: 4 },
      asOf,
      edition: asOf,
      today,
    },
    region,
  );
  return board.rows.find((r) => r.indicator.code === indicator)?.findings ?? [];
}

const said = (findings: readonly Finding[], rule: Finding['rule']): string | undefined => {
  const found = findings.find((f) => f.rule === rule);
  return found && findingSentence(found, 'zh');
};

const industry = 'industrial-value-added';
const april = cumulative(2021, 4);

describe('findings', () => {
  it('a slowdown of three releases in a row is one, of two is none', () => {
    const path = (values: readonly number[]): Fact[] =>
      values.map((value, i) => ({
        indicator: industry,
        span:
          i < values.length - 3
            ? cumulative(2020, 12 - (values.length - 4 - i))
            : cumulative(2021, i - values.length + 5),
        value,
      }));
    expect(said(findingsOf(industry, path([20, 18.7, 15.1, 12.9])), 'slowed-in-a-row')).toBe('连续3期回落');
    expect(said(findingsOf(industry, path([18, 18.7, 15.1, 12.9])), 'slowed-in-a-row')).toBeUndefined();
  });

  it('growth that the base alone gives is said to be that', () => {
    const q1 = cumulative(2021, 3);
    const found = findingsOf('gdp', [
      { indicator: 'gdp', span: q1, value: 13.4 },
      { indicator: 'gdp', span: cumulative(2020, 3), value: -0.9 },
    ]);
    expect(said(found, 'base-effect-explains')).toBe(
      '同比增长13.4%与基数相当：上年同期下降0.9%，按两年平均增长6%推算应增长13.4%',
    );
  });

  it('the same growth on an ordinary base is growth', () => {
    const found = findingsOf('gdp', [
      { indicator: 'gdp', span: cumulative(2021, 3), value: 13.4 },
      { indicator: 'gdp', span: cumulative(2020, 3), value: 6.0 },
    ]);
    expect(said(found, 'base-effect-explains')).toBeUndefined();
  });

  it('a rank that fell by three places or more, with the place', () => {
    const ranks = (now: number, before: number): Fact[] => [
      { indicator: industry, span: april, value: 12.9 },
      { indicator: industry, span: cumulative(2021, 3), value: 15.1 },
      { indicator: industry, span: april, value: now, measure: 'rank', decimals: 0 },
      { indicator: industry, span: cumulative(2021, 3), value: before, measure: 'rank', decimals: 0 },
    ];
    expect(said(findingsOf(industry, ranks(7, 4)), 'rank-fell')).toBe('位次较上期后移3位，居第7位');
    expect(said(findingsOf(industry, ranks(6, 4)), 'rank-fell')).toBeUndefined();
    expect(said(findingsOf(industry, ranks(4, 7)), 'rank-fell')).toBeUndefined();
  });

  it('a published rank that its own members contradict: both are shown', () => {
    const cities = [
      '430100',
      '430200',
      '430300',
      '430400',
      '430500',
      '430600',
      '430700',
      '430800',
      '430900',
      '431000',
      '431100',
      '431300',
      '433100',
    ];
    const facts: Fact[] = [
      ...cities.map((region, i) => ({ indicator: industry, span: april, value: 14 - i * 0.5, region })),
      { indicator: industry, span: april, value: 12.9 },
      { indicator: industry, span: april, value: 7, measure: 'rank', decimals: 0 },
    ];
    expect(said(findingsOf(industry, facts), 'rank-published-differs')).toBe('公布位次第7位，按各地公布数计算为第4位');
  });

  it('a kind of enterprise of which there is none yet', () => {
    const at = { span: april, measure: 'count' as const, decimals: 0, unit: '家' };
    expect(
      said(
        findingsOf('new-above-threshold-services', [{ indicator: 'new-above-threshold-services', value: 0, ...at }]),
        'category-at-zero',
      ),
    ).toBe('今年以来尚未“破零”');
    expect(
      said(
        findingsOf('new-above-threshold-services', [{ indicator: 'new-above-threshold-services', value: 1, ...at }]),
        'category-at-zero',
      ),
    ).toBeUndefined();
  });

  it('what remains of a total without its private part asks a question when it grew beyond belief', () => {
    const amount = (indicator: string, year: number, value: number): Fact => ({
      indicator,
      span: cumulative(year, 4),
      value,
      measure: 'level',
      unit: '亿元',
    });
    const facts = [
      amount('fixed-asset-investment', 2021, 231.4),
      amount('fixed-asset-investment', 2020, 200),
      amount('private-investment', 2021, 85.2),
      amount('private-investment', 2020, 96),
      { indicator: 'private-investment', span: april, value: -11.3 },
    ];
    expect(said(findingsOf('private-investment', facts), 'remainder-grew-implausibly')).toBe(
      '除民间投资外的投资增长40.6%，请核实口径',
    );
  });

  it('a figure that was revised by more than half a point, with both values', () => {
    const facts = (now: number): Fact[] => [
      { indicator: industry, span: april, value: 13.4, knownFrom: '2021-05-17T01:00:00.000Z' },
      { indicator: industry, span: april, value: now, knownFrom: '2021-05-18T01:00:00.000Z' },
    ];
    expect(said(findingsOf(industry, facts(12.8)), 'revised-by-more-than')).toBe('由13.4%修订为12.8%');
    expect(said(findingsOf(industry, facts(12.9)), 'revised-by-more-than')).toBeUndefined();
  });

  it('a release that did not come by its day and the days of grace', () => {
    const facts: Fact[] = [{ indicator: industry, span: cumulative(2021, 3), value: 15.1 }];
    expect(findingsOf(industry, facts, '2021-05-10').some((f) => f.rule === 'not-reported-by-date')).toBe(false);
    expect(findingsOf(industry, facts, '2021-06-10').some((f) => f.rule === 'not-reported-by-date')).toBe(true);
  });

  it('a rule that the city switched off is silent, a threshold that it moved is obeyed', () => {
    const rule = (enabled: boolean, places: number): RegisterEntry => ({
      register: 'rule',
      key: 'rank-fell',
      body: { code: 'rank-fell', enabled, severity: 'notice', thresholds: { places } },
      knownFrom: asOf,
      storedAt: asOf,
      by: 'test',
    });
    const facts: Fact[] = [7, 4].flatMap((rank, i) => [
      { indicator: industry, span: cumulative(2021, 4 - i), value: 12.9 },
      { indicator: industry, span: cumulative(2021, 4 - i), value: rank, measure: 'rank' as const, decimals: 0 },
    ]);
    expect(said(findingsOf(industry, facts, '2021-05-20', [rule(false, 3)]), 'rank-fell')).toBeUndefined();
    expect(said(findingsOf(industry, facts, '2021-05-20', [rule(true, 4)]), 'rank-fell')).toBeUndefined();
    expect(said(findingsOf(industry, facts, '2021-05-20', [rule(true, 3)]), 'rank-fell')).toBeDefined();
  });
});
