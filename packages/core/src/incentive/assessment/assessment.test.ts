import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missing } from '../../missing.ts';
import type { RecordLine } from '../../supervision/record.ts';
import type { ProceedingEvent } from '../../supervision/proceeding.ts';
import { assess, type AssessmentPolicy, type AssessmentRecord } from './assessment.ts';
import { type AssessmentDetails, foldAssessment, openObjections } from './published.ts';

const policy: AssessmentPolicy = {
  year: 2020,
  name: '考核办法',
  indicators: [
    { indicator: 'gdp', weight: 30 },
    { indicator: 'retail-sales', weight: 20 },
  ],
  supervision: { full: 50, broken: 2, partly: 1, missedReport: 0.5 },
  verified: false,
};

const noAwards = { result: { lines: [], sum: 0, capped: false, total: 0 }, titles: new Map() };

function record(
  code: string,
  gdp: number | null,
  retail: number | null,
  lines: readonly RecordLine[] = [],
): AssessmentRecord {
  const rank = (value: number | null) => (value === null ? missing('no-data') : { rank: value, of: 4 });
  return {
    code,
    name: code,
    indicators: [
      { indicator: 'gdp', title: '生产总值', rank: rank(gdp), figure: 'a' },
      { indicator: 'retail-sales', title: '社零', rank: rank(retail), figure: null },
    ],
    supervision: lines,
    awards: noAwards,
  };
}

const line = (
  kind: RecordLine['kind'],
  outcome: RecordLine['outcome'],
  params: RecordLine['params'] = {},
): RecordLine => ({
  kind,
  outcome,
  params,
  matter: '2021-1',
  title: '事项',
  what: '完工',
  due: null,
});

describe('an assessment', () => {
  it('scores by rank, takes off what is broken, and ranks the sums; equals share the better place', () => {
    const broken = [line('deadline', 'broken'), line('milestone', 'partly'), line('reports', 'broken', { missed: 3 })];
    const units = assess(policy, [record('a', 1, 2), record('b', 4, 4, broken), record('c', 1, 2), record('d', 3, 1)]);
    expect(
      units.map(({ code, parts, total, rank }) => [code, parts.indicators, parts.supervision, total, rank]),
    ).toEqual([
      ['a', 45, 50, 95, 1],
      ['c', 45, 50, 95, 1],
      ['d', 35, 50, 85, 3],
      ['b', 12.5, 45.5, 58, 4],
    ]);
  });

  it('spreads the weight of a figure that is missing over the others, and says so', () => {
    const [unit] = assess(policy, [record('a', 2, null)]);
    expect(unit?.parts.indicators).toBe(37.5);
    expect(unit?.lines).toMatchObject([
      { points: 37.5, basis: { kind: 'rank', weight: 50 }, figure: 'a' },
      { points: null, basis: { kind: 'noFigure', weight: 20 } },
    ]);
  });

  it('adds awards on top, their cap as a line of its own', () => {
    const awards = {
      result: {
        lines: [
          {
            award: 'x',
            points: 6,
            reason: 'counts' as const,
            base: 6,
            share: 1,
            own: 6,
            exception: null,
            insteadOf: null,
          },
        ],
        sum: 6,
        capped: true,
        total: 5,
      },
      titles: new Map([['x', '财税管理']]),
    };
    const [unit] = assess(policy, [{ ...record('a', 1, 1), awards }]);
    expect([unit?.parts.awards, unit?.total]).toEqual([5, 105]);
    expect(unit?.lines.at(-1)).toMatchObject({ item: 'cap', points: -1 });
  });

  it('has parts within their bounds, and lines that add up, whatever the record', () => {
    const rank = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
    const lines = fc.array(
      fc.constantFrom(line('deadline', 'broken'), line('milestone', 'kept'), line('promise', 'partly')),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(rank, rank, lines), { minLength: 1, maxLength: 8 }), (records) => {
        const units = assess(
          policy,
          records.map(([gdp, retail, own], i) => record(String(i), gdp, retail, own)),
        );
        for (const { parts, lines: own } of units) {
          expect(parts.indicators).toBeGreaterThanOrEqual(0);
          expect(parts.indicators).toBeLessThanOrEqual(50.01);
          expect(parts.supervision).toBeGreaterThanOrEqual(0);
          const points = own
            .filter(({ part }) => part === 'indicators')
            .reduce((sum, one) => sum + (one.points ?? 0), 0);
          expect(parts.indicators).toBeCloseTo(points, 6);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a published assessment', () => {
  const by = { id: 'p', name: '罗某', roles: ['assessor'] as const };
  const event = (version: number, details: AssessmentDetails): ProceedingEvent<'assessment'> => ({
    topic: 'assessment',
    id: '2020',
    version,
    by: { ...by, roles: [...by.roles] },
    at: `2021-05-1${version}T00:00:00.000Z`,
    details,
  });
  const units = assess(policy, [record('a', 1, 2), record('b', 2, 1)]);
  const published = event(1, { kind: 'publish', policy, period: '2020-12', known: '2021-05-10T00:00:00.000Z', units });

  it('is corrected where an objection is upheld: summed and ranked anew, with what it was before', () => {
    const held = foldAssessment([
      published,
      event(2, { kind: 'object', unit: 'b', words: '社零数据已修订' }),
      event(3, { kind: 'object', unit: 'a', words: '不服' }),
      event(4, {
        kind: 'decide',
        objection: 1,
        upheld: true,
        reason: '属实',
        corrections: [{ item: 'gdp', points: 30 }],
      }),
    ]);
    expect(held?.units.map(({ code, total }) => [code, total])).toEqual([
      ['b', 100],
      ['a', 95],
    ]);
    expect(held?.objections[0]?.decision?.corrections).toEqual([
      { item: 'gdp', points: 30, title: '生产总值', was: 22.5 },
    ]);
    expect(held && openObjections(held).map(({ number }) => number)).toEqual([2]);
    expect(foldAssessment([published])?.units).toEqual(units);
  });

  it('stands as settled once it is', () => {
    expect(foldAssessment([published, event(2, { kind: 'settle' })])?.settledAt).toBe('2021-05-12T00:00:00.000Z');
    expect(foldAssessment([])).toBeUndefined();
  });
});
