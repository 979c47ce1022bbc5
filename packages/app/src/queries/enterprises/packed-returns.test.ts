import { type Actor, keptItems } from '@shigan/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Application } from '../../application.ts';
import { cityOf, initialiseCity } from '../../commands/initialise-city.ts';
import type { EnterpriseBatch, HeldReturn, NewReturn } from '../../ports.ts';
import { commaReader } from '../../testing/comma-reader.ts';
import { incomingFile } from '../../testing/incoming-file.ts';
import { memoryStore } from '../../testing/memory-store.ts';
import { plainWriter } from '../../testing/plain-writer.ts';
import { packReturns } from './packed-returns.ts';
import { readQuality } from './read-quality.ts';

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

const city = '431200';
const knownFrom = '2021-05-19T01:00:00.000Z';

/** 150 enterprises of three counties over 16 months, some with a month that is copied, slipped by ten, without parts or not there. */
function unitsWithFaults(): EnterpriseBatch {
  const returns: NewReturn[] = [];
  const enterprises = Array.from({ length: 150 }, (_, i) => {
    const code = `91431202MA4T${String(i).padStart(5, '0')}A`;
    const region = ['431202', '431221', '431222'][i % 3] ?? city;
    for (let of = 0; of < 16; of++) {
      if (i % 17 === 3 && of === 5) continue;
      const copied = i % 23 === 5 && of === 7 ? 6 : of;
      const work = (1000 + 37 * i) * (1 + ((copied * 7 + i * 3) % 11) / 20) * (copied < 12 ? 1 : 1.08);
      const slipped = i % 29 === 11 && of === 14 ? 10 : 1;
      returns.push({
        enterprise: code,
        month: 2020 * 12 + of,
        length: 1,
        knownFrom,
        values: {
          output: Math.round(work * 1.1) * slipped,
          revenue: Math.round(work),
          ...(i % 4 === 0 ? {} : { tax: Math.round(work * 0.04) }),
          electricity: Math.round(work * 0.3),
          revenueParts: Math.round(work) - (i % 31 === 7 && of === 9 ? 400 : 0),
        },
        sheet: '',
        row: returns.length + 2,
        columns: { output: 'D' },
      });
    }
    return { code, knownFrom, fields: { name: `第${i}号`, region }, sheet: '', row: i + 2 };
  });
  return { returns, enterprises };
}

test('a city that is looked over part by part is asked the same as one that is looked over at once', async () => {
  const actor: Actor = { id: 'clerk', name: '录入员', roles: ['operator'], via: 'test' };
  const app: Application = {
    store: memoryStore(),
    workbooks: commaReader,
    documents: plainWriter,
    clock: { now: () => '2021-06-10T02:00:00.000Z' },
    digest: { sha256: () => '' },
  };
  await initialiseCity(app, actor, cityOf(city));
  const rows = async function* (): AsyncIterable<EnterpriseBatch> {
    yield await Promise.resolve(unitsWithFaults());
  };
  const options = { actor, storedAt: '2021-06-01T00:00:00.000Z', dryRun: false };
  await app.store.enterprises.accept(city, incomingFile('月报.csv', 'units'), 'enterprise-returns', rows, options);
  for (const region of [city, '431221']) {
    const whole = await readQuality(app, actor, city, { region });
    const inParts = await readQuality(app, actor, city, { region }, { part: 20 });
    expect(inParts).toEqual(whole);
    const asked = new Set(whole.suspicions.map(({ check }) => check));
    expect(region === city ? [...asked].toSorted() : ['copied-month', 'parts-total', 'ratio']).toEqual([
      'copied-month',
      'parts-total',
      'ratio',
    ]);
  }
});
