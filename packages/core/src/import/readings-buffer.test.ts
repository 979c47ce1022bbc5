import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measures } from '../indicator/indicator.ts';
import { compareSpans, isSpan } from '../span/span.ts';
import { bufferOf, reading } from './checks/testing/upload.ts';
import type { Reading } from './reading.ts';
import { createReadingsBuffer, measureOfSlot, slotOf, spanOfSlot } from './readings-buffer.ts';

const spans = fc
  .record({
    year: fc.integer({ min: 1900, max: 2999 }),
    startMonth: fc.integer({ min: 1, max: 12 }),
    length: fc.integer({ min: 1, max: 12 }),
  })
  .filter(isSpan);

const readings: fc.Arbitrary<Reading> = fc
  .record({
    indicator: fc.constantFrom('gdp', 'M0001', '固定资产投资'),
    region: fc.constantFrom('431200', '431200.local', '430000'),
    span: spans,
    measure: fc.constantFrom(...measures),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    decimals: fc.integer({ min: 0, max: 12 }),
    unit: fc.constantFrom('亿元', '%', ''),
    status: fc.constantFrom(null, 'final' as const, 'flash' as const),
    knownFrom: fc.constantFrom(undefined, '2021-05-20T00:00:00.000Z', '2021-06-18T00:00:00.000Z'),
    stored: fc.constantFrom(undefined, 0.172),
    mark: fc.constantFrom(undefined, 'blank' as const, 'below-smallest-unit' as const),
    sheet: fc.constantFrom('', '市州'),
    row: fc.integer({ min: 1, max: 2 ** 20 }),
    column: fc.integer({ min: 0, max: 16_383 }),
  })
  .map(({ mark, knownFrom, stored, value, ...rest }) => ({
    ...rest,
    value: mark === undefined ? value : null,
    ...(mark === undefined ? {} : { missing: mark }),
    ...(knownFrom === undefined ? {} : { knownFrom }),
    ...(stored === undefined || mark !== undefined || stored === value ? {} : { stored }),
  }));

describe('a buffer of readings', () => {
  it('gives back what was pushed, marks and all', () => {
    fc.assert(
      fc.property(fc.array(readings, { maxLength: 40 }), (list) => {
        const buffer = bufferOf(list);
        expect(list.map((_, p) => buffer.at(p))).toEqual(list);
      }),
    );
  });

  it('goes on over its chunks', () => {
    const buffer = createReadingsBuffer();
    const [one] = fc.sample(readings, 1);
    if (one === undefined) throw new Error('no reading');
    for (let row = 1; row <= 140_000; row++) buffer.push({ ...one, row });
    expect([0, 65_535, 65_536, 139_999].map((p) => buffer.row(p))).toEqual([1, 65_536, 65_537, 140_000]);
    expect(() => buffer.value(140_000)).toThrow('position behind the last reading');
  });

  it('keeps the number behind a cell only where it may be a fraction, and always that it was rounded', () => {
    const growth = 'revenue A 2021-01-01/P4M yoy';
    const buffer = bufferOf([
      reading(growth, '0.2', { stored: 0.172 }),
      reading(growth, '13.6', { stored: 13.5517 }),
      reading(growth, '13.6'),
    ]);
    expect([0, 1, 2].map((p) => buffer.stored(p))).toEqual([0.172, undefined, undefined]);
    expect([0, 1, 2].map((p) => buffer.isShownRounded(p))).toEqual([true, true, false]);
  });
});

describe('a slot', () => {
  it('is span and measure, and sorts as releases do', () => {
    fc.assert(
      fc.property(spans, spans, fc.constantFrom(...measures), (a, b, measure) => {
        expect(spanOfSlot(slotOf(a, measure))).toEqual(a);
        expect(measureOfSlot(slotOf(a, measure))).toBe(measure);
        expect(Math.sign(slotOf(a, measure) - slotOf(b, measure))).toBe(Math.sign(compareSpans(a, b)));
      }),
    );
  });
});
