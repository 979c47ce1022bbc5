import { type Award, DomainError, liveAwards } from '@shigan/core';
import { expect } from 'vitest';
import type { NewLedgerEntry, Store } from '../ports.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const january = '2021-01-29T01:00:00.000Z';
const may = '2021-05-20T01:00:00.000Z';
const kept = { storedAt: '2021-06-01T00:00:00.000Z', by: '督查室' };

const award: Award = {
  id: 'a',
  year: 2020,
  authority: 'province',
  measure: 'petitions',
  subItem: 'petitions.county',
  level: 'county',
  city: '431200',
  recipient: '431202',
  recipientName: '鹤城区',
  namedCounty: null,
  notice: '通报“一”',
  announcedOn: '2021-01-29',
  rewards: [{ kind: 'money', level: 'county', amount: 100.5, unit: '万元', text: '每个县市区100.5万元' }],
  verified: false,
  invented: true,
};
const entered = (id: string, knownFrom = january): NewLedgerEntry => ({
  kind: 'award',
  award: { ...award, id },
  knownFrom,
});
const reversal: NewLedgerEntry = { kind: 'reversal', id: 'r', reverses: 'a', reason: '名称有误', knownFrom: may };

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

/** What every award ledger must do. */
export function awardContract(test: Test): void {
  test('the award ledger gives back what was entered, in order', async (store, city) => {
    await store.awards.append(city, [entered('b'), entered('a')], { ...kept, after: 0 });
    await store.awards.append(city, [reversal], { ...kept, after: 2 });
    const entries = await store.awards.entries(city, may);
    expect(entries).toEqual([
      { ...entered('b'), ...entryKept },
      { ...entered('a'), ...entryKept },
      { ...reversal, ...entryKept },
    ]);
    expect(await store.awards.length(city)).toBe(3);
    expect(liveAwards(entries).map((one) => one.id)).toEqual(['b']);
  });

  test('the award ledger as of a moment knows no later line', async (store, city) => {
    await store.awards.append(city, [entered('a'), reversal], { ...kept, after: 0 });
    expect(await store.awards.entries(city, january)).toHaveLength(1);
    expect(await store.awards.entries(city, '2021-01-01T00:00:00.000Z')).toEqual([]);
  });

  test('the award ledger takes lines whole or not at all', async (store, city) => {
    await store.awards.append(city, [entered('a')], { ...kept, after: 0 });
    expect(await refusal(store.awards.append(city, [entered('b'), entered('a')], { ...kept, after: 1 }))).toBe(
      'ledger-has-faults',
    );
    expect(await store.awards.length(city)).toBe(1);
  });

  test('the award ledger refuses who has not seen its end', async (store, city) => {
    const both = [entered('a'), entered('b')].map((entry) =>
      refusal(store.awards.append(city, [entry], { ...kept, after: 0 })),
    );
    expect((await Promise.all(both)).toSorted()).toEqual(['ledger-changed', 'nothing was refused']);
  });

  test('award ledgers of two cities do not touch', async (store, city) => {
    await store.awards.append(city, [entered('a')], { ...kept, after: 0 });
    expect(await store.awards.entries('990000', may)).toEqual([]);
  });
}

const entryKept = { storedAt: kept.storedAt, by: kept.by };
