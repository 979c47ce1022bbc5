import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from './figure.ts';
import { figureId, figuresWithin, parseFigureId } from './figure-id.ts';

const hash = (text: string): string => {
  let h = 5381n;
  for (const c of text) h = (h * 33n + BigInt(c.codePointAt(0)!)) & 0xffffffffffffffffn;
  return h.toString(16).padStart(16, '0');
};

const growth: Figure = {
  rule: 'published',
  indicator: 'gdp',
  region: '431200.local',
  span: '2021-01-01/P3M',
  measure: 'yoy',
  asOf: '2021-05-20T01:00:00.000Z',
  value: 13.4,
  decimals: 1,
  unit: '%',
  inputs: [],
};

describe('figure ids', () => {
  it('carry the subject, so that the figure can be worked out again', () => {
    expect(parseFigureId(figureId(growth, hash))).toEqual({
      rule: 'published',
      indicator: 'gdp',
      region: '431200.local',
      span: '2021-01-01/P3M',
      measure: 'yoy',
      asOf: '2021-05-20T01:00:00.000Z',
    });
  });

  it('do not depend on when the database wrote an input, and do on its value and cell', () => {
    const source = { file: 'ab', fileName: 'a.xlsx', sheet: 'S', cell: 'B2' };
    const observation = {
      indicator: 'gdp',
      region: '431200',
      span: { year: 2021, startMonth: 1, length: 3 },
      measure: 'yoy' as const,
      value: 13.4,
      decimals: 1,
      unit: '%',
      status: null,
      knownFrom: growth.asOf,
      storedAt: '2026-01-01T00:00:00.000Z',
      by: 'a',
      source,
    };
    const on = (o: typeof observation): string =>
      figureId({ ...growth, inputs: [{ kind: 'observation', role: 'value', observation: o }] }, hash);
    expect(on({ ...observation, storedAt: '2027-01-01T00:00:00.000Z' })).toBe(on(observation));
    expect(on({ ...observation, value: 13.5 })).not.toBe(on(observation));
    expect(on({ ...observation, source: { ...source, cell: 'B3' } })).not.toBe(on(observation));
  });

  it('refuse anything else without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => parseFigureId(text) === undefined));
  });

  it('reach every figure within', () => {
    const change: Figure = {
      ...growth,
      rule: 'changeFromPreviousRelease',
      inputs: [{ kind: 'figure', role: 'now', figure: growth }],
    };
    expect([...figuresWithin(change)].map((f) => f.rule)).toEqual(['changeFromPreviousRelease', 'published']);
  });
});
