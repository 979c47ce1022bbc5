import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf, held, readVectors } from '../testing/vectors.ts';
import { type RecordKind, recordClaim, recordRun, recordTone, recordWords } from './record.ts';

interface RecordInput {
  readonly series: Readonly<Record<string, string>>;
  readonly year: number;
  readonly moreIsWorse: boolean;
  readonly claimedYears?: number;
}

interface RecordExpected {
  readonly n: number;
  readonly dataEndFirst: boolean;
  readonly words: string | null;
  readonly tone: string;
  readonly claim?: string;
}

/** What is found of one case, in the vector's words. */
function found(kind: RecordKind, { series, year, moreIsWorse, claimedYears }: RecordInput): RecordExpected {
  const values = new Map(Object.entries(series).map(([y, text]) => [Number(y), figureOf(text).value]));
  const record = held(recordRun(year, (y) => values.get(y), kind));
  return {
    n: record.years,
    dataEndFirst: record.dataEndFirst,
    words: recordWords(record, kind),
    tone: recordTone(record, kind, moreIsWorse ? 'lower' : 'higher'),
    ...(claimedYears === undefined ? {} : { claim: recordClaim(record, claimedYears) }),
  };
}

const vectors = readVectors<Record<RecordKind, { input: RecordInput; expected: RecordExpected }>>('records.json');

describe('vectors of records.json', () => {
  it.each(vectors.of('high'))('high: $id', ({ input, expected }) => {
    expect(found('high', input)).toEqual(expected);
  });

  it.each(vectors.of('low'))('low: $id', ({ input, expected }) => {
    expect(found('low', input)).toEqual(expected);
  });

  it('are tested, every kind', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

describe('a record', () => {
  const anySeries = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 });

  it('lies strictly above every year of its run, and not above the one before it', () => {
    fc.assert(
      fc.property(anySeries, (series) => {
        const last = series.length - 1;
        const run = recordRun(last, (year) => series[year], 'high');
        const value = series[last] ?? 0;
        if (!run) throw new Error('no run');
        const within = series.slice(last - run.years + 1, last);
        expect(within.every((before) => before < value)).toBe(true);
        const before = series[last - run.years];
        expect(run.dataEndFirst).toBe(before === undefined);
        expect(before ?? value).toBeGreaterThanOrEqual(value);
      }),
    );
  });

  it('of a low is the record of a high with the signs turned', () => {
    fc.assert(
      fc.property(anySeries, (series) => {
        const last = series.length - 1;
        const turned = series.map((value) => -value);
        expect(recordRun(last, (year) => series[year], 'low')).toEqual(recordRun(last, (year) => turned[year], 'high'));
      }),
    );
  });

  it('is not made by the first year held, nor by a year without a value', () => {
    const only = recordRun(2021, (year) => (year === 2021 ? 1 : undefined), 'high');
    expect(only).toEqual({ years: 1, dataEndFirst: true });
    expect(only && recordWords(only, 'high')).toBeNull();
    expect(recordRun(2021, () => undefined, 'high')).toBeUndefined();
  });

  it('has no tone where neither way is better', () => {
    expect(recordTone({ years: 5, dataEndFirst: false }, 'high', 'neutral')).toBe('neutral');
  });
});
