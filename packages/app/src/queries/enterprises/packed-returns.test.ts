import { keptItems } from '@shigan/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HeldReturn } from '../../ports.ts';
import { packReturns } from './packed-returns.ts';

async function* inBatches(returns: readonly HeldReturn[]): AsyncIterable<readonly HeldReturn[]> {
  for (let at = 0; at < returns.length; at += 3) yield await Promise.resolve(returns.slice(at, at + 3));
}

const value = fc.double({ noNaN: true, noDefaultInfinity: true });
const one: fc.Arbitrary<HeldReturn> = fc.record({
  enterprise: fc.constantFrom('A', 'B', 'C', 'not asked for'),
  month: fc.integer({ min: 9, max: 14 }),
  values: fc.record(Object.fromEntries(keptItems.map((item) => [item, value])), { requiredKeys: [] }),
  sheet: fc.constantFrom('', '一', '二'),
  row: fc.integer({ min: 1, max: 1_000_000 }),
});

test('what is packed comes out as it went in, zero and absent told apart, and nothing else', async () => {
  const unlike = fc.uniqueArray(one, { selector: ({ enterprise, month }) => `${enterprise} ${month}` });
  await fc.assert(
    fc.asyncProperty(unlike, async (returns) => {
      const packed = await packReturns(['A', 'B', 'C'], { from: 10, to: 13 }, inBatches(returns));
      for (const code of ['A', 'B', 'C', 'not asked for'])
        expect(packed.of(code)).toEqual(
          returns
            .filter(({ enterprise, month }) => code.length === 1 && enterprise === code && month >= 10 && month <= 13)
            .toSorted((a, b) => a.month - b.month),
        );
    }),
  );
});
