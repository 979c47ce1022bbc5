import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inForceAfter, settle, type Statement } from './settle.ts';

type Said = Statement<'output' | 'tax', number>;
const april = '2021-05-18T01:00:00.000Z';
const may = '2021-06-18T01:00:00.000Z';
const said = (knownFrom: string, stated: Said['stated']): Said => ({ knownFrom, stated });

describe('settle', () => {
  test('a column that another department sends is added to what is known', () => {
    expect(settle(said(may, { tax: 3 }), [said(april, { output: 10 })])).toEqual({
      weighing: 'new',
      kept: [{ knownFrom: may, stated: { tax: 3 }, inForce: { output: 10, tax: 3 } }],
    });
  });

  test.each([
    ['same', { output: 12 }],
    ['revision', { output: 11 }],
    ['setBack', { output: 10 }],
  ] as const)('%s', (weighing, stated) => {
    const held = [said(april, { output: 10, tax: 1 }), said(april, { output: 12 })];
    expect(settle(said(may, stated), held).weighing).toBe(weighing);
  });

  test('what is known late of the past is carried on, and what was said later stands', () => {
    const held = [said(may, { output: 10 })];
    expect(settle(said(april, { output: 9, tax: 2 }), held)).toEqual({
      weighing: 'new',
      kept: [
        { knownFrom: april, stated: { output: 9, tax: 2 }, inForce: { output: 9, tax: 2 } },
        { knownFrom: may, stated: null, inForce: { output: 10, tax: 2 } },
      ],
    });
  });

  test('one row per moment says all that is in force then, in whatever order the tables came', () => {
    const one = fc.record({
      knownFrom: fc.constantFrom(april, may, '2021-07-18T01:00:00.000Z'),
      stated: fc.record({ output: fc.integer({ max: 3 }), tax: fc.integer({ max: 3 }) }, { requiredKeys: [] }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (coming: readonly Said[]) => {
        const statements: Said[] = [];
        const rows = new Map<string, Said['stated']>();
        for (const incoming of coming) {
          for (const kept of settle(incoming, statements).kept) rows.set(kept.knownFrom, kept.inForce);
          statements.push(incoming);
          statements.sort((a, b) => (a.knownFrom < b.knownFrom ? -1 : a.knownFrom > b.knownFrom ? 1 : 0));
        }
        for (const moment of [april, may]) {
          const known = statements.filter(({ knownFrom }) => knownFrom <= moment);
          const row = [...rows].filter(([at]) => at <= moment).toSorted(([a], [b]) => (a < b ? -1 : 1));
          expect(row.at(-1)?.[1] ?? {}).toEqual(inForceAfter(known) ?? {});
        }
      }),
    );
  });
});
