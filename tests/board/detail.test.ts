import {
  analyseDetail,
  cumulative,
  detailFigures,
  figureId,
  figuresWithin,
  type Figure,
  type IndicatorDetail,
  isMissing,
  type Maybe,
  type Measure,
  type Observation,
  observationBook,
  parseSpanIso,
  quarterly,
  type Span,
} from '@shigan/core';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { referenceRegistry } from './from-expected.ts';

const registry = referenceRegistry();
const asOf = '2021-05-20T01:00:00.000Z';
const city = '431200';
const hash = (content: string): string => createHash('sha256').update(content).digest('hex');

interface Given {
  readonly indicator: string;
  readonly span: Span;
  readonly measure: Measure;
  readonly value: number;
  readonly decimals?: number;
  readonly unit?: string;
  readonly region?: string;
  readonly knownFrom?: string;
}

function observation(given: Given): Observation {
  const known = given.knownFrom ?? '2021-05-18T01:00:00.000Z';
  return {
    region: city,
    decimals: 1,
    unit: '%',
    ...given,
    status: null,
    knownFrom: known,
    storedAt: known,
    by: 'test',
    source: { file: 'f'.repeat(64), fileName: 'a.xlsx', sheet: 'S', cell: 'B2' },
  };
}

function detailOf(indicator: string, given: readonly Given[], month = 4): IndicatorDetail {
  const found = registry.indicators.get(indicator);
  const region = registry.regions.get(city);
  const parts = registry.peerSets.get('huaihua-units');
  if (!found || !region || !parts) throw new Error(`not in the reference: ${indicator}`);
  const book = observationBook(given.map(observation));
  const spec = { registry, book, period: { year: 2021, month }, asOf, edition: asOf, today: '2021-05-20', parts };
  return analyseDetail(spec, found, region);
}

function held<T>(value: Maybe<T>): T {
  if (isMissing(value)) throw new Error(`missing: ${value.missing}`);
  return value;
}

function shown(figure: Figure | undefined): string | undefined {
  if (figure === undefined) return undefined;
  return typeof figure.value === 'number'
    ? `${figure.value.toFixed(figure.decimals)}${figure.unit}`
    : figure.value.missing;
}

const amount = (indicator: string, span: Span, value: number): Given => ({
  indicator,
  span,
  measure: 'level',
  value,
  decimals: 2,
  unit: '亿元',
});
const growth = (indicator: string, span: Span, value: number): Given => ({ indicator, span, measure: 'yoy', value });

describe('what the base alone would give', () => {
  const lastYear = [-0.9, 3.5, 2.7, 8.8];

  it('goes by single quarters where all of last year’s are held, at the two-year average of the cut-off', () => {
    const detail = detailOf('gdp', [
      growth('gdp', cumulative(2021, 3), 13.4),
      growth('gdp', cumulative(2020, 12), 3.9),
      ...lastYear.map((value, i) => growth('gdp', quarterly(2020, i + 1), value)),
    ]);
    const base = held(detail.base);
    expect([base.basis, shown(base.twoYearAverage)]).toEqual(['quarter', '6.0%']);
    expect(base.points.map(({ path }) => shown(path))).toEqual(['13.4%', '8.6%', '9.4%', '3.3%']);
    expect(base.points.map(({ actual }) => shown(actual))).toEqual(['13.4%', 'no-figure', 'no-figure', 'no-figure']);
  });

  it('goes by the cumulative releases where a quarter is wanting', () => {
    const detail = detailOf('gdp', [
      growth('gdp', cumulative(2021, 3), 13.4),
      growth('gdp', cumulative(2020, 3), -0.9),
      growth('gdp', cumulative(2020, 12), 3.9),
    ]);
    const base = held(detail.base);
    expect(base.basis).toBe('cumulative');
    expect(base.points.map(({ path }) => shown(path))).toEqual(['13.4%', 'no-base', 'no-base', '8.2%']);
  });

  it('is nothing without a year before', () => {
    expect(detailOf('gdp', [growth('gdp', cumulative(2021, 3), 13.4)]).base).toEqual({ missing: 'no-base' });
  });
});

describe('what is due of a target', () => {
  it('is the goal itself for a rate, at every release of the year', () => {
    const required = held(detailOf('gdp', [growth('gdp', cumulative(2021, 3), 13.4)]).required);
    expect(required.map(({ span }) => span.length)).toEqual([3, 6, 9, 12]);
    expect(new Set(required.map(({ due }) => shown(due))).size).toBe(1);
    expect(required.map(({ actual }) => shown(actual))).toEqual([
      '13.4%',
      'not-yet-published',
      'not-yet-published',
      'not-yet-published',
    ]);
  });

  it('is a part of the goal for an amount: half of it in June, all of it in December', () => {
    const target = registry.target(city, 'budget-revenue', 2021)?.body;
    if (target?.kind !== 'level' || target.goal === undefined)
      throw new Error('another target than this test is about');
    const required = held(detailOf('budget-revenue', [amount('budget-revenue', cumulative(2021, 4), 34.1)]).required);
    const due = (month: number): number => {
      const point = required.find(({ span }) => span.length === month);
      return typeof point?.due.value === 'number' ? point.due.value : Number.NaN;
    };
    expect(due(6)).toBeCloseTo(due(12) / 2, 9);
    expect(due(4)).toBeCloseTo(due(12) / 3, 9);
    expect(shown(required[3]?.actual)).toBe('34.10亿元');
  });
});

describe('what parts add to growth', () => {
  const [now, before] = [cumulative(2021, 4), cumulative(2020, 4)];

  it('sums to the growth of amounts at current prices', () => {
    const { parts } = detailOf('budget-revenue', [
      amount('budget-revenue', now, 110),
      amount('budget-revenue', before, 100),
      amount('tax-revenue', now, 76),
      amount('tax-revenue', before, 70),
      amount('non-tax-revenue', now, 34),
      amount('non-tax-revenue', before, 30),
    ]).composition;
    expect(parts.map((p) => [p.indicator.code, shown(p.contribution), shown(p.contributionShare)])).toEqual([
      ['tax-revenue', '6.00百分点', '60.0%'],
      ['non-tax-revenue', '4.00百分点', '40.0%'],
    ]);
  });

  it('is published or absent at constant prices, never approximated', () => {
    const span = cumulative(2021, 3);
    const given = [amount('gdp', span, 388.86), amount('gdp', cumulative(2020, 3), 340)];
    const sector = [amount('primary-industry', span, 51), growth('primary-industry', span, 7.4)];
    const without = detailOf('gdp', [...given, ...sector]).composition.parts[0];
    expect(shown(without?.contribution)).toBe('no-constant-price-base');
    const published: Given = {
      indicator: 'primary-industry',
      span,
      measure: 'contribution',
      value: 0.89,
      decimals: 2,
      unit: '百分点',
    };
    const part = detailOf('gdp', [...given, ...sector, published]).composition.parts[0];
    expect([shown(part?.contribution), part?.contribution.rule]).toEqual(['0.89百分点', 'published']);
  });

  it('on a comparable basis goes by last year’s amounts where they agree with the growth, else by the implied ones', () => {
    const total = [amount('fixed-asset-investment', now, 231.4), growth('fixed-asset-investment', now, 15.7)];
    const part = [amount('private-investment', now, 85.2), growth('private-investment', now, -11.3)];
    const of = (more: readonly Given[]): Figure | undefined =>
      detailOf('fixed-asset-investment', [...total, ...part, ...more]).composition.items[0]?.contribution;
    const agreeing = [amount('fixed-asset-investment', before, 200), amount('private-investment', before, 96)];
    expect(shown(of(agreeing))).toBe('-5.40百分点');
    const implied = of([amount('fixed-asset-investment', before, 260)]);
    expect(shown(implied)).toBe('-5.4百分点');
    const rules = implied === undefined ? [] : [...figuresWithin(implied)].map((f) => f.rule);
    expect(rules).toContain('impliedBase');
  });
});

describe('the ranking', () => {
  it('has every release with the peers’ values, and all members at the cut-off, best first', () => {
    const members = registry.peerSets.get('hunan-cities')?.members ?? [];
    const given = [2, 3, 4].flatMap((month) =>
      members.map((region, i) => ({
        ...growth('industrial-value-added', cumulative(2021, month), 10 + ((i * 5 + month) % 14) / 10),
        region,
      })),
    );
    const standings = held(detailOf('industrial-value-added', given).standings);
    expect(standings.releases.map(({ span, values }) => [span.length, values.length])).toEqual([
      [2, 14],
      [3, 14],
      [4, 14],
    ]);
    expect(standings.members.map(({ rank }) => rank.value)).toEqual(Array.from({ length: 14 }, (_, i) => i + 1));
  });
});

describe('revisions', () => {
  const span = cumulative(2021, 3);
  const first: Given = { ...growth('industrial-value-added', span, 15.0), knownFrom: '2021-04-18T01:00:00.000Z' };
  const second: Given = { ...growth('industrial-value-added', span, 15.1), knownFrom: '2021-05-02T01:00:00.000Z' };

  it('show what a value was, as of the moment it was known from', () => {
    const detail = detailOf('industrial-value-added', [first, second]);
    expect(detail.revisions.map(({ old, now }) => [shown(old), old.asOf, shown(now), now.asOf])).toEqual([
      ['15.0%', first.knownFrom, '15.1%', asOf],
    ]);
    expect(detail.course.filter(({ revised }) => revised).map(({ span: s }) => s)).toEqual([span]);
  });

  it('are none where a value was only said again', () => {
    const again = { ...first, knownFrom: second.knownFrom ?? '' };
    expect(detailOf('industrial-value-added', [first, again]).revisions).toEqual([]);
  });
});

describe('figures that stand on no board', () => {
  it('are found again by their span alone', () => {
    const detail = detailOf(
      'budget-revenue',
      [2018, 2019, 2020, 2021].flatMap((year) =>
        (year < 2021 ? [2, 3, 4, 12] : [2, 3, 4]).flatMap((month) => [
          amount('budget-revenue', cumulative(year, month), month * 9 + year - 2018),
          amount('tax-revenue', cumulative(year, month), month * 6),
          growth('budget-revenue', cumulative(year, month), 4 + month / 10),
        ]),
      ),
    );
    const wanted = [
      ...held(detail.required).map(({ due }) => due),
      ...held(detail.base).points.map(({ path }) => path),
      ...detail.composition.parts.map(({ contribution }) => contribution),
    ].filter((f) => typeof f.value === 'number');
    expect(new Set(wanted.map(({ rule }) => rule))).toEqual(new Set(['due', 'baseEffect', 'contribution']));
    for (const figure of wanted) expect(idsAt(figure, detail)).toContain(figureId(figure, hash));
  });

  function idsAt(figure: Figure, { region }: IndicatorDetail): readonly string[] {
    const indicator = registry.indicators.get(figure.indicator);
    const span = parseSpanIso(figure.span);
    if (!indicator || !span) throw new Error(`no such figure: ${figure.span}`);
    const book = observationBook(
      [...figuresWithin(figure)].flatMap((f) =>
        f.inputs.flatMap((input) => (input.kind === 'observation' ? [input.observation] : [])),
      ),
    );
    return [...detailFigures({ registry, book, asOf, indicator, region }, span)].map((f) => figureId(f, hash));
  }
});
