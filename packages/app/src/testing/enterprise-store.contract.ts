import { type Actor, DomainError } from '@shigan/core';
import { expect } from 'vitest';
import type { EnterpriseBatch, EnterpriseStore, ImportOutcome, NewEnterprise, NewReturn, Store } from '../ports.ts';
import { incomingFile } from './incoming-file.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const april = '2021-05-18T01:00:00.000Z';
const may = '2021-06-17T01:00:00.000Z';
const late = '2999-01-01T00:00:00.000Z';
const actor: Actor = { id: 'wang', name: '王统计', roles: ['operator'], via: 'test' };
const at = 2021 * 12;
const a = '91431202MA4T00019A';
const b = '91431202MA4T00027X';
let files = 0;

function row(enterprise: string, month: number, values: NewReturn['values'], over: Partial<NewReturn> = {}): NewReturn {
  return {
    enterprise,
    month: at + month - 1,
    length: 1,
    knownFrom: april,
    values,
    sheet: '月报',
    row: 3,
    columns,
    ...over,
  };
}

const columns = { output: 'D', revenue: 'E', profit: 'F', tax: 'G', electricity: 'H', employees: 'I' };

function entry(code: string, fields: NewEnterprise['fields'], knownFrom = april): NewEnterprise {
  return { code, knownFrom, fields, sheet: '月报', row: 3 };
}

async function accept(
  store: Store,
  city: string,
  { returns = [], enterprises = [] }: Partial<EnterpriseBatch>,
  options: { readonly content?: string; readonly dryRun?: boolean } = {},
): Promise<ImportOutcome> {
  const file = incomingFile('月报.xlsx', options.content ?? `returns ${(files += 1)}`);
  const rows = async function* (): AsyncIterable<EnterpriseBatch> {
    yield { returns, enterprises: [] };
    yield { returns: [], enterprises };
  };
  return store.enterprises.accept(city, file, 'enterprise-returns', rows, {
    actor,
    storedAt: '2021-06-18T00:00:00.000Z',
    dryRun: options.dryRun ?? false,
  });
}

async function allReturns(store: EnterpriseStore, city: string, asOf: string): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const batch of store.returns(city, { from: at, to: at + 11 }, asOf))
    for (const { enterprise, month, values } of batch) found.push([enterprise, month - at + 1, values]);
  return found;
}

/** What every store of enterprises must do. */
export function enterpriseContract(test: Test): void {
  test('returns are given back, summed, and lead to their cells', async (store, city) => {
    const outcome = await accept(store, city, {
      returns: [
        row(b, 3, { output: 7 }),
        row(a, 3, { output: 10.5, profit: -1 }),
        row(a, 4, { output: 20 }, { row: 9 }),
      ],
    });
    expect(outcome).toEqual({ stored: 3, revised: 0, unchanged: 0, setBack: 0 });
    const { enterprises } = store;
    expect(await allReturns(enterprises, city, late)).toEqual([
      [a, 3, { output: 10.5, profit: -1 }],
      [b, 3, { output: 7 }],
      [a, 4, { output: 20 }],
    ]);
    expect(await enterprises.sums(city, { from: at, to: at + 3 }, late)).toEqual([
      { enterprise: a, values: { output: { sum: 30.5, months: 2 }, profit: { sum: -1, months: 1 } } },
      { enterprise: b, values: { output: { sum: 7, months: 1 } } },
    ]);
    expect(await enterprises.sums(city, { from: at + 3, to: at + 3 }, late, [b])).toEqual([]);
    expect(await enterprises.months(city, late)).toEqual({ from: at + 2, to: at + 3 });
    const vintages = await enterprises.vintages(city, a, { from: at + 3, to: at + 3 }, late);
    expect(vintages).toMatchObject([
      {
        month: at + 3,
        knownFrom: april,
        values: { output: 20 },
        source: { sheet: '月报', row: 9, fileName: '月报.xlsx' },
      },
    ]);
    expect(vintages[0]?.source.columns.output).toBe('D');
    const [imported] = await store.imports.history(city);
    expect(imported).toMatchObject({ layout: 'enterprise-returns', stored: 3 });
    expect(vintages[0]?.source.file).toBe(imported?.file.sha256);
  });

  test('what another department sends of a month is added; as of before it is not known', async (store, city) => {
    await accept(store, city, { returns: [row(a, 4, { output: 20 })] });
    await accept(store, city, { returns: [row(a, 4, { electricity: 3 }, { knownFrom: may })] });
    expect(await allReturns(store.enterprises, city, april)).toEqual([[a, 4, { output: 20 }]]);
    expect(await allReturns(store.enterprises, city, may)).toEqual([[a, 4, { output: 20, electricity: 3 }]]);
    expect((await store.cities.standing(city, late)).edition).toBe(may);
  });

  test('what becomes known of the past changes no later word', async (store, city) => {
    await accept(store, city, { returns: [row(a, 4, { output: 20 }, { knownFrom: may })] });
    await accept(store, city, { returns: [row(a, 4, { output: 18, tax: 2 })] });
    expect(await allReturns(store.enterprises, city, april)).toEqual([[a, 4, { output: 18, tax: 2 }]]);
    expect(await allReturns(store.enterprises, city, may)).toEqual([[a, 4, { output: 20, tax: 2 }]]);
  });

  test('revisions and repetitions of returns are counted; the same file leaves no second record', async (store, city) => {
    await accept(store, city, { returns: [row(a, 4, { output: 20 }), row(b, 4, { output: 1 })] }, { content: 'one' });
    const second = { returns: [row(a, 4, { output: 21 }, { knownFrom: may }), row(b, 4, { output: 1 })] };
    expect(await accept(store, city, second, { dryRun: true })).toMatchObject({ revised: 1, unchanged: 1 });
    expect(await allReturns(store.enterprises, city, late)).toContainEqual([a, 4, { output: 20 }]);
    expect(await accept(store, city, second, { content: 'two' })).toMatchObject({ revised: 1, unchanged: 1 });
    expect(await accept(store, city, second, { content: 'two' })).toMatchObject({
      stored: 0,
      revised: 0,
      unchanged: 2,
    });
    expect(await store.imports.history(city)).toHaveLength(2);
  });

  test('quarters are kept beside the months and never among them', async (store, city) => {
    const { enterprises } = store;
    const quarters = [
      row(a, 6, { revenue: 9 }, { length: 6, row: 5 }),
      row(a, 3, { revenue: 4 }, { length: 3 }),
      row(b, 3, { revenue: 7, employees: 30 }, { length: 3 }),
    ];
    expect(await accept(store, city, { returns: quarters })).toMatchObject({ stored: 3 });
    // Where there is nothing else they say which months are held.
    expect(await enterprises.months(city, late)).toEqual({ from: at + 2, to: at + 5 });
    await accept(store, city, { returns: [row(a, 3, { revenue: 1 })] });
    expect(await enterprises.months(city, late)).toEqual({ from: at + 2, to: at + 2 });
    const year = { from: at, to: at + 11 };
    expect(await allReturns(enterprises, city, late)).toEqual([[a, 3, { revenue: 1 }]]);
    expect(await enterprises.sums(city, year, late)).toEqual([
      { enterprise: a, values: { revenue: { sum: 1, months: 1 } } },
    ]);
    const later = row(a, 6, { revenue: 10, tax: 1 }, { length: 6, knownFrom: may, row: 6 });
    expect(await accept(store, city, { returns: [later, row(b, 3, { revenue: 7 }, { length: 3 })] })).toMatchObject({
      revised: 1,
      unchanged: 1,
    });
    const firstOf = (enterprise: string, values: NewReturn['values']): object => ({
      enterprise,
      month: at + 2,
      length: 3,
      values,
    });
    const half = { enterprise: a, month: at + 5, length: 6 };
    const others = [firstOf(a, { revenue: 4 }), firstOf(b, { revenue: 7, employees: 30 })];
    expect(await enterprises.quarters(city, year, april)).toEqual([
      others[0],
      { ...half, values: { revenue: 9 } },
      others[1],
    ]);
    expect(await enterprises.quarters(city, year, late, [a])).toEqual([
      others[0],
      { ...half, values: { revenue: 10, tax: 1 } },
    ]);
    expect(await enterprises.quarters(city, { from: at, to: at + 2 }, late, [b])).toEqual([others[1]]);
    expect(await enterprises.vintages(city, a, year, late)).toMatchObject([
      { month: at + 2, length: 1, values: { revenue: 1 } },
      { month: at + 2, length: 3, values: { revenue: 4 } },
      { month: at + 5, length: 6, values: { revenue: 9 }, source: { row: 5 } },
      { month: at + 5, length: 6, values: { revenue: 10, tax: 1 }, source: { row: 6, columns: { revenue: 'E' } } },
    ]);
  });

  test('the register of enterprises has every field as it was stated last', async (store, city) => {
    await accept(store, city, {
      enterprises: [entry(a, { name: '甲', region: '431202', category: 'below' }), entry(b, { name: '乙' })],
    });
    const moved = entry(a, { category: 'industry', park: '经开区', opened: at - 20 }, may);
    expect(await accept(store, city, { enterprises: [moved] })).toMatchObject({ revised: 1 });
    const first = { code: a, name: '甲', region: '431202', industry: null, closed: null };
    expect(await store.enterprises.list(city, april, [a])).toEqual([
      { ...first, category: 'below', park: null, opened: null },
    ]);
    expect(await store.enterprises.list(city, late)).toMatchObject([
      { ...first, category: 'industry', park: '经开区', opened: at - 20 },
      { code: b, name: '乙', region: '' },
    ]);
  });

  test('a file of enterprises that fails on the way leaves no trace', async (store, city) => {
    const rows = async function* (): AsyncIterable<EnterpriseBatch> {
      yield { returns: [row(a, 4, { output: 20 })], enterprises: [entry(a, { name: '甲' })] };
      throw new DomainError('file-has-faults', { errors: 1 });
    };
    const options = { actor, storedAt: april, dryRun: false };
    const file = incomingFile('月报.xlsx', 'broken');
    await expect(store.enterprises.accept(city, file, 'enterprise-returns', rows, options)).rejects.toThrow(
      DomainError,
    );
    expect(await allReturns(store.enterprises, city, late)).toEqual([]);
    expect(await store.enterprises.list(city, late)).toEqual([]);
    expect(await store.enterprises.months(city, late)).toBeUndefined();
    expect(await store.imports.history(city)).toEqual([]);
  });

  test('a file of returns brought twice at a time is kept once', async (store, city) => {
    const file = { returns: [row(a, 4, { output: 20 })], enterprises: [entry(a, { name: '甲' })] };
    const both = [1, 2].map(() => accept(store, city, file, { content: `twice ${city}` }));
    expect((await Promise.all(both)).map(({ stored }) => stored).toSorted((x, y) => x - y)).toEqual([0, 1]);
    expect(await store.imports.history(city)).toHaveLength(1);
  });

  test('enterprises of two cities do not touch', async (store, city) => {
    await accept(store, city, { returns: [row(a, 4, { output: 20 })], enterprises: [entry(a, { name: '甲' })] });
    expect(await allReturns(store.enterprises, '990000', late)).toEqual([]);
    expect(await store.enterprises.list('990000', late)).toEqual([]);
  });
}
