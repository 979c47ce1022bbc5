import {
  type AuditLine,
  DomainError,
  type Actor,
  type Instant,
  monthly,
  type Observation,
  type ObservationBook,
  observationBook,
  span,
  verifyChain,
} from '@shigan/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AuditQuery, BookQuery, ImportOutcome, NewObservation, ObservationQuery, Store } from '../ports.ts';
import { awardContract } from './award-store.contract.ts';
import { enterpriseCaseContract } from './enterprise-case-store.contract.ts';
import { evidenceFiles } from './evidence-store.contract.ts';
import { draftContract } from './draft-store.contract.ts';
import { bulletinContract } from './bulletin-store.contract.ts';
import { accountContract, sessionContract } from './account.contract.ts';
import { enterpriseContract } from './enterprise-store.contract.ts';
import { rosterContract } from './roster-store.contract.ts';
import { incomingFile } from './incoming-file.ts';
import { matters } from './matter-store.contract.ts';
import { channels } from './channel-store.contract.ts';
import { jobs } from './job-store.contract.ts';
import { proceedings } from './proceeding-store.contract.ts';
import { outlooks } from './outlook-store.contract.ts';
import { ownContract } from './own-store.contract.ts';
import { chainHash } from './memory-audit.ts';

/** Tests of the contract that an implementation does not pass, and why. */
export interface Exemption {
  readonly reason: string;
  readonly tests: readonly string[];
}

export interface StoreContract {
  readonly name: string;
  /** Opened once; every test works in a city of its own. */
  open(): Promise<Store>;
  close?(): Promise<void>;
  readonly skip?: readonly Exemption[];
  /** Why it cannot run on this machine at all. */
  readonly missing?: string;
}

const actor: Actor = { id: 'wang', name: '王统计', roles: ['operator'], via: 'test' };
const april = '2021-05-18T01:00:00.000Z';
const may = '2021-06-17T01:00:00.000Z';
const june = '2021-07-16T01:00:00.000Z';
const late = '2999-01-01T00:00:00.000Z';

let lastCity = 100_000;
let lastFile = 0;

function row(over: Partial<NewObservation> = {}): NewObservation {
  return {
    indicator: 'retail-sales',
    region: '431200',
    span: span(2021, 1, 4),
    measure: 'level',
    value: 123.4,
    decimals: 1,
    unit: '亿元',
    status: null,
    knownFrom: april,
    sheet: '主要指标',
    cell: 'C12',
    ...over,
  };
}

/** What a reader sees of an observation, without where and when it was written. */
function seen(o: Observation): readonly unknown[] {
  return [o.indicator, o.region, o.span.year, o.span.startMonth, o.span.length, o.measure, o.value, o.decimals];
}

function sorted(rows: readonly Observation[]): readonly unknown[] {
  return rows.map(seen).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

/** The behaviour every store has, whatever it is made of. */
export function storeContract(contract: StoreContract): void {
  const test = (name: string, run: (store: Store, city: string) => Promise<void>): void => {
    const exemption = contract.skip?.find((skipped) => skipped.tests.includes(name));
    const title: string = exemption ? `${name} (${exemption.reason})` : name;
    // oxlint-disable-next-line vitest/expect-expect -- the assertions are the caller's
    it.skipIf(exemption !== undefined)(title, async () => {
      lastCity += 1;
      await run(store, String(lastCity));
    });
  };
  let store: Store;

  const title: string = contract.missing === undefined ? '' : ` (skipped: ${contract.missing})`;
  describe.skipIf(contract.missing !== undefined)(`store contract: ${contract.name}${title}`, () => {
    beforeAll(async () => {
      store = await contract.open();
    });
    afterAll(async () => {
      await store?.close();
      await contract.close?.();
    });
    cities(test);
    registers(test);
    reading(test);
    importing(test);
    files(test);
    audit(test);
    bulletinContract(test);
    matters(test);
    proceedings(test);
    jobs(test);
    channels(test);
    outlooks(test);
    awardContract(test);
    enterpriseContract(test);
    rosterContract(test);
    draftContract(test);
    enterpriseCaseContract(test);
    evidenceFiles(test);
    accountContract(test);
    sessionContract(test);
    ownContract(test);
  });
}

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

interface Arrival {
  readonly content?: string;
  readonly storedAt?: Instant;
  readonly dryRun?: boolean;
  readonly layout?: string;
}

/** Imports rows as one file; files differ unless `content` says otherwise. */
async function bring(
  store: Store,
  city: string,
  rows: readonly NewObservation[],
  arrival: Arrival = {},
): Promise<ImportOutcome> {
  lastFile += 1;
  const file = incomingFile(`${lastFile}.xlsx`, arrival.content ?? `file ${lastFile}`);
  return store.imports.accept(city, file, arrival.layout ?? 'long', [rows], {
    actor,
    storedAt: arrival.storedAt ?? '2021-07-20T00:00:00.000Z',
    dryRun: arrival.dryRun ?? false,
  });
}

function cities(test: Test): void {
  test('a city is created once and found again', async (store, code) => {
    const city = { code, name: '怀化市', demo: true, businessDate: '2021-05-20T01:00:00.000Z' };
    expect(await store.cities.get(code)).toBeUndefined();
    await store.cities.create(city);
    await store.cities.create(city);
    expect(await store.cities.get(code)).toEqual(city);
    expect((await store.cities.list()).filter((held) => held.code === code)).toEqual([city]);
  });

  test('a city of another name is refused under the same code', async (store, code) => {
    await store.cities.create({ code, name: '怀化市', demo: true, businessDate: null });
    expect(await refusal(store.cities.create({ code, name: '邵阳市', demo: true, businessDate: null }))).toBe(
      'city-mismatch',
    );
    expect((await store.cities.get(code))?.name).toBe('怀化市');
  });

  test('a business date moves forward only', async (store, code) => {
    await store.cities.create({ code, name: '怀化市', demo: true, businessDate: april });
    await store.cities.setBusinessDate(code, may);
    expect(await refusal(store.cities.setBusinessDate(code, april))).toBe('business-date-backwards');
    expect((await store.cities.get(code))?.businessDate).toBe(may);
    // Loading again starts from the date it was first created with, and leaves the moved one alone.
    await store.cities.create({ code, name: '怀化市', demo: true, businessDate: april });
    expect((await store.cities.get(code))?.businessDate).toBe(may);
    expect(await refusal(store.cities.setBusinessDate(`${code}-none`, june))).toBe('unknown-region');
  });
}

type SettingsEntry = Parameters<Store['registers']['append']>[1][number];

function entry(tiers: number | null, knownFrom: Instant, key = 'city'): SettingsEntry {
  const paceLight = { levelYellow: 1, growthYellow: 2, rankYellow: 3, milestoneYellowDays: 4 };
  const body = tiers === null ? null : { abnormalYears: [2020], paceLight, tiers };
  return { register: 'settings', key, body, knownFrom, by: 'wang' };
}

async function tiersAsOf(store: Store, city: string, asOf: Instant): Promise<readonly unknown[]> {
  return (await store.registers.asOf(city, 'settings', asOf)).map((held) => [held.key, held.body?.tiers]);
}

function registers(test: Test): void {
  test('a register reads as it was known at a moment', async (store, city) => {
    await store.registers.append(city, [entry(3, april), entry(5, may)], june);
    expect(await tiersAsOf(store, city, '2021-05-18T00:59:59.999Z')).toEqual([]);
    expect(await tiersAsOf(store, city, april)).toEqual([['city', 3]]);
    expect(await tiersAsOf(store, city, june)).toEqual([['city', 5]]);
    expect((await store.registers.asOf(city, 'settings', june))[0]).toEqual({
      ...entry(5, may),
      storedAt: june,
    });
  });

  test('of entries known from the same moment the one stored last is in force', async (store, city) => {
    await store.registers.append(city, [entry(3, april), entry(4, april)], may);
    expect(await tiersAsOf(store, city, june)).toEqual([['city', 4]]);
    await store.registers.append(city, [entry(5, april)], may);
    expect(await tiersAsOf(store, city, june)).toEqual([['city', 5]]);
  });

  test('an entry stored later but known earlier does not come into force', async (store, city) => {
    await store.registers.append(city, [entry(5, may)], may);
    await store.registers.append(city, [entry(3, april)], june);
    expect(await tiersAsOf(store, city, june)).toEqual([['city', 5]]);
    expect(await tiersAsOf(store, city, april)).toEqual([['city', 3]]);
  });

  test('a withdrawn entry is left out from then on', async (store, city) => {
    await store.registers.append(city, [entry(3, april), entry(null, may), entry(7, april, 'other')], june);
    expect(await tiersAsOf(store, city, april)).toEqual([
      ['city', 3],
      ['other', 7],
    ]);
    expect(await tiersAsOf(store, city, may)).toEqual([['other', 7]]);
  });

  test('the history of a key holds every vintage, oldest first', async (store, city) => {
    await store.registers.append(city, [entry(5, may), entry(3, april), entry(null, june), entry(1, may, 'x')], june);
    const history = await store.registers.history(city, 'settings', 'city');
    expect(history.map((held) => [held.knownFrom, held.body?.tiers])).toEqual([
      [april, 3],
      [may, 5],
      [june, undefined],
    ]);
  });

  test('the version tells apart what was added and what was known, of the registers asked for', async (store, city) => {
    const version = async (asOf: string): Promise<string> => store.registers.version(city, ['settings'], asOf);
    await store.registers.append(city, [entry(3, april), entry(5, may)], june);
    const inApril = await version(april);
    const inMay = await version(may);
    expect(await version(june)).toBe(inMay);
    expect(inApril).not.toBe(inMay);
    expect(await store.registers.version(city, ['rule'], june)).not.toBe(inMay);
    await store.registers.append(city, [entry(null, june)], june);
    const afterwards = await Promise.all([april, may, june].map(version));
    expect(new Set([inApril, inMay, ...afterwards]).size).toBe(5);
  });

  test('registers and cities do not mix', async (store, city) => {
    await store.registers.append(city, [entry(5, april)], may);
    expect(await store.registers.asOf(city, 'rule', late)).toEqual([]);
    expect(await store.registers.asOf(`${city}9`, 'settings', late)).toEqual([]);
    expect(await store.registers.history(city, 'rule', 'city')).toEqual([]);
  });
}

function reading(test: Test): void {
  test('an observation is read back as it was published', async (store, city) => {
    await bring(store, city, [row({ value: 13, decimals: 1, status: 'final' })], {
      content: 'as published',
      storedAt: may,
    });
    const file = incomingFile('', 'as published').sha256;
    const { sheet, cell, ...rest } = row({ value: 13, decimals: 1, status: 'final' });
    const [held, ...more] = await store.observations.asOf(city, {}, may);
    expect(more).toEqual([]);
    expect({ ...held, source: { ...held?.source, fileName: '' } }).toEqual({
      ...rest,
      storedAt: may,
      by: 'wang',
      source: { file, fileName: '', sheet, cell },
    });
  });

  test('numbers keep their value, however large, small or uneven', async (store, city) => {
    const values = [0, -0.1, 0.1 + 0.2, 1e21, 1.5e-7, -123456789.125, 99.95, 2 ** 53 - 1, 1 / 3];
    await bring(
      store,
      city,
      values.map((value, i) => row({ value, decimals: i % 4, span: monthly(2020, i + 1) })),
    );
    const held = await store.observations.asOf(city, {}, late);
    const byMonth = held.toSorted((a, b) => a.span.startMonth - b.span.startMonth);
    expect(byMonth.map((o) => [o.value, o.decimals])).toEqual(values.map((value, i) => [value, i % 4]));
  });

  test('text comes back as it was given', async (store, city) => {
    const odd = row({ indicator: '"a,b"{c}\\d', region: '431200.local', unit: '‰', sheet: "表 'x'\t|\n二", cell: '' });
    await bring(store, city, [
      odd,
      row({ unit: '', sheet: '', cell: 'NULL' }),
      row({ indicator: 'null', unit: '\u00a0\t\n' }),
    ]);
    const held = await store.observations.asOf(city, { indicators: [odd.indicator] }, late);
    expect(held.map((o) => [o.indicator, o.region, o.unit, o.source.sheet, o.source.cell])).toEqual([
      [odd.indicator, '431200.local', '‰', odd.sheet, ''],
    ]);
    expect(sorted(await store.observations.asOf(city, {}, late))).toHaveLength(3);
    expect((await store.observations.asOf(city, { indicators: ['null'] }, late))[0]?.unit).toBe('\u00a0\t\n');
  });

  test('text with characters that no cell holds is refused', async (store, city) => {
    for (const over of [{ unit: 'a\u0000' }, { sheet: '\u001e' }, { cell: '\u001f' }, { indicator: 'x\u0000' }])
      expect(await refusal(bring(store, city, [row({ region: '430000' }), row(over)]))).toBe('invalid-entry');
    expect(await store.observations.count(city)).toBe(0);
  });

  test('nothing is known before its moment', async (store, city) => {
    await bring(store, city, [row()]);
    expect(await store.observations.asOf(city, {}, '2021-05-18T00:59:59.999Z')).toEqual([]);
    expect(await store.observations.vintages(city, {}, '2021-05-18T00:59:59.999Z')).toEqual([]);
    expect(await store.observations.asOf(city, {}, april)).toHaveLength(1);
  });

  test('a revision never changes what was known before it', async (store, city) => {
    await bring(store, city, [row({ value: 100 })]);
    const before = await store.observations.asOf(city, {}, april);
    await bring(store, city, [row({ value: 101, knownFrom: may, status: 'revised' })]);
    expect(await store.observations.asOf(city, {}, april)).toEqual(before);
    expect((await store.observations.asOf(city, {}, may)).map((o) => o.value)).toEqual([101]);
    const vintages = await store.observations.vintages(city, {}, late);
    expect(vintages.map((o) => [o.value, o.knownFrom])).toEqual([
      [100, april],
      [101, may],
    ]);
    expect(await store.observations.vintages(city, {}, april)).toEqual(before);
  });

  test('a query keeps to its indicators, regions, measures and spans', async (store, city) => {
    const rows = ['gdp', 'retail-sales'].flatMap((indicator) =>
      ['430000', '431200'].flatMap((region) =>
        (['level', 'yoy'] as const).flatMap((measure) =>
          [monthly(2020, 12), span(2020, 1, 12), span(2021, 1, 3), span(2021, 1, 4), monthly(2021, 4)].map((s, i) =>
            row({ indicator, region, measure, span: s, value: i }),
          ),
        ),
      ),
    );
    await bring(store, city, rows);
    const keeping = async (query: ObservationQuery, keep: (r: NewObservation) => boolean) => {
      const expected = rows
        .filter(keep)
        .map((r) => seen({ ...r, storedAt: '', by: '', source: { file: '', fileName: '', sheet: '', cell: '' } }));
      expect(sorted(await store.observations.asOf(city, query, late))).toEqual(
        expected.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      );
      expect(sorted(await store.observations.vintages(city, query, late))).toHaveLength(expected.length);
    };
    await keeping({}, () => true);
    await keeping({ indicators: ['gdp'] }, (r) => r.indicator === 'gdp');
    await keeping({ indicators: [] }, () => false);
    await keeping({ regions: ['430000', 'none'] }, (r) => r.region === '430000');
    await keeping({ measures: ['yoy'] }, (r) => r.measure === 'yoy');
    await keeping({ spans: [span(2021, 1, 4), span(2019, 1, 4)] }, (r) => r.span.year === 2021 && r.span.length === 4);
    await keeping({ spans: [] }, () => false);
    await keeping({ endsFrom: 2021 * 12 + 2 }, (r) => r.span.year === 2021);
    await keeping({ endsTo: 2020 * 12 + 11 }, (r) => r.span.year === 2020);
    await keeping(
      { endsFrom: 2021 * 12 + 3, endsTo: 2021 * 12 + 3 },
      (r) => r.span.year === 2021 && r.span.length !== 3,
    );
    await keeping(
      { indicators: ['gdp'], regions: ['431200'], measures: ['level'], spans: [monthly(2021, 4)], endsFrom: 24_000 },
      (r) =>
        r.indicator === 'gdp' &&
        r.region === '431200' &&
        r.measure === 'level' &&
        r.span.year === 2021 &&
        r.span.startMonth === 4,
    );
    await keeping({ indicators: ['gdp', 'retail-sales'], regions: ['431200'] }, (r) => r.region === '431200');
  });

  test('a book says what the vintages of its regions and years say', async (store, city) => {
    const spans = [span(2018, 1, 12), span(2020, 1, 2), monthly(2020, 12), span(2020, 1, 12), span(2021, 1, 4)];
    const rows = ['gdp', 'retail-sales'].flatMap((indicator) =>
      ['430000', '431200', '431202'].flatMap((region) =>
        (['level', 'yoy'] as const).flatMap((measure) =>
          spans.map((s, i) => row({ indicator, region, measure, span: s, value: i })),
        ),
      ),
    );
    await bring(store, city, rows);
    await bring(
      store,
      city,
      rows.filter((_, i) => i % 3 === 0).map((r) => ({ ...r, value: r.value + 100, knownFrom: may })),
    );
    await bring(
      store,
      city,
      rows.filter((_, i) => i % 4 === 0).map((r) => ({ ...r, value: r.value + 200, knownFrom: june })),
    );
    const indicators = ['gdp', 'retail-sales', 'none'];
    const regions = ['430000', '431200', '431202', 'none'];
    const asked: readonly BookQuery[] = [
      { regions: ['430000', '431200', 'none'], years: { from: 2020, to: 2021 } },
      { regions: ['431200'], indicators: ['gdp'], years: { from: 1990, to: 2021 } },
      { regions: ['431202'], indicators: ['gdp', 'none'], years: { from: 2021, to: 2020 } },
      { regions: [], years: { from: 2018, to: 2021 } },
    ];
    for (const query of asked) {
      for (const asOf of ['2021-05-18T00:59:59.999Z', april, may, late]) {
        const { years, ...part } = query;
        const vintages = await store.observations.vintages(
          city,
          { ...part, endsFrom: years.from * 12, endsTo: years.to * 12 + 11 },
          asOf,
        );
        const expected = observationBook(vintages);
        const book = await store.observations.book(city, query, asOf);
        for (const indicator of indicators)
          for (const region of regions)
            for (const measure of ['level', 'yoy', 'rank'] as const) {
              const all = (record: ObservationBook) =>
                sorted([...(record.series(indicator, region, measure)?.all() ?? [])]);
              expect(all(book)).toEqual(all(expected));
              for (const s of [...spans, monthly(2018, 3)]) {
                const found = book.at(indicator, region, measure, s);
                const wanted = expected.at(indicator, region, measure, s);
                expect(found).toEqual(wanted);
                expect(book.series(indicator, region, measure)?.at(s)).toEqual(wanted);
                if (found && wanted) expect(book.previousVintage(found)).toEqual(expected.previousVintage(wanted));
              }
            }
      }
    }
  });

  test('vintages of a key stand together, oldest first', async (store, city) => {
    await bring(store, city, [row({ value: 2, knownFrom: may }), row({ value: 9, region: '430000' })]);
    await bring(store, city, [row({ value: 1 }), row({ value: 8, region: '430000', knownFrom: june })]);
    const vintages = await store.observations.vintages(city, {}, late);
    expect(vintages.map((o) => [o.region, o.value])).toEqual([
      ['430000', 9],
      ['430000', 8],
      ['431200', 1],
      ['431200', 2],
    ]);
  });

  test('an export gives everything as of a moment, in order, or one file of it', async (store, city) => {
    const months = Array.from({ length: 12 }, (_, i) => i + 1);
    const rows = ['gdp', 'retail-sales'].flatMap((indicator) =>
      months.flatMap((month) => [
        row({ indicator, span: span(2020, 1, month), value: month }),
        row({ indicator, span: span(2020, 1, month), value: month, measure: 'yoy' }),
      ]),
    );
    await bring(store, city, rows.toReversed());
    await bring(store, city, [row({ indicator: 'gdp', span: span(2020, 1, 1), value: -1, knownFrom: may })], {
      content: `a revision in ${city}`,
    });
    const all = async (asOf: Instant, file?: string) => {
      const held: Observation[] = [];
      for await (const batch of store.observations.export(city, asOf, file)) held.push(...batch);
      return held.map(seen);
    };
    const expected = rows.map((r) =>
      seen({ ...r, storedAt: '', by: '', source: { file: '', fileName: '', sheet: '', cell: '' } }),
    );
    expect(await all(april)).toEqual(expected);
    expect(await all(may)).toEqual([[...(expected[0] ?? []).slice(0, 6), -1, 1], ...expected.slice(1)]);
    const file = incomingFile('', `a revision in ${city}`).sha256;
    expect(await all(may, file)).toEqual([[...(expected[0] ?? []).slice(0, 6), -1, 1]]);
    expect(await all(april, file)).toEqual([]);
  });

  test('the edition is the latest moment from which anything was known', async (store, city) => {
    expect((await store.cities.standing(city, late)).edition).toBeUndefined();
    await bring(store, city, [row(), row({ region: '430000', knownFrom: may })]);
    expect((await store.cities.standing(city, '2021-05-18T00:59:59.999Z')).edition).toBeUndefined();
    expect((await store.cities.standing(city, april)).edition).toBe(april);
    expect((await store.cities.standing(city, '2021-06-17T00:59:59.999Z')).edition).toBe(april);
    expect((await store.cities.standing(city, late)).edition).toBe(may);
    const body = { code: 'x', enabled: true, severity: 'info' as const, thresholds: {} };
    await store.registers.append(city, [{ register: 'rule', key: 'x', body, knownFrom: june, by: 'wang' }], june);
    expect((await store.cities.standing(city, late)).edition).toBe(june);
    expect((await store.cities.standing(city, may)).edition).toBe(may);
  });

  test('changes grow with everything kept, and only then', async (store, city) => {
    const body = { code: 'x', enabled: true, severity: 'info' as const, thresholds: {} };
    const none = (await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes;
    await bring(store, city, [row()]);
    const first = (await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes;
    expect(first).toBeGreaterThan(none);
    await bring(store, city, [row({ value: 1 })], { dryRun: true });
    expect((await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes).toBe(first);
    await store.registers.append(city, [{ register: 'rule', key: 'x', body, knownFrom: april, by: 'wang' }], june);
    expect((await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes).toBeGreaterThan(first);
  });
}

/** Twelve months in three batches, and the first of them once more. */
async function* thirteenRows(): AsyncIterable<readonly NewObservation[]> {
  for (let start = 0; start < 12; start += 4)
    yield [1, 2, 3, 4].map((i) => row({ span: monthly(2020, start + i), value: start + i }));
  yield [row({ span: monthly(2020, 1), value: 1, cell: 'Z1' })];
}

function importing(test: Test): void {
  test('the same content again stores nothing', async (store, city) => {
    const rows = [row(), row({ region: '430000', value: 5000 }), row({ measure: 'yoy', value: 7.5, unit: '%' })];
    expect(await bring(store, city, rows, { content: city })).toEqual({
      stored: 3,
      revised: 0,
      unchanged: 0,
      setBack: 0,
    });
    const again = { stored: 0, revised: 0, unchanged: 3, setBack: 0 };
    expect(await bring(store, city, rows, { content: city })).toEqual(again);
    expect(
      await bring(
        store,
        city,
        rows.map((r) => ({ ...r, knownFrom: may })),
      ),
    ).toEqual(again);
    expect(await store.observations.count(city)).toBe(3);
    // The very same file leaves no second record; another file with the same figures is kept as evidence.
    expect((await store.imports.history(city)).map((record) => record.unchanged)).toEqual([3, 0]);
  });

  test('a changed value, precision, unit or status is a revision', async (store, city) => {
    const changes: readonly Partial<NewObservation>[] = [
      { value: 123.5 },
      { value: 123.4, decimals: 2 },
      { unit: '万元' },
      { status: 'final' },
      { status: 'revised' },
    ];
    await bring(store, city, [row()]);
    for (const [i, change] of changes.entries()) {
      const region = `4312${i + 10}`;
      await bring(store, city, [row({ region, status: change.status === 'revised' ? 'final' : null })]);
      const outcome = await bring(store, city, [row({ region, ...change, knownFrom: may })]);
      expect([change, outcome.stored, outcome.revised, outcome.unchanged]).toEqual([change, 0, 1, 0]);
    }
  });

  test('a file that states no status takes none away', async (store, city) => {
    await bring(store, city, [row({ status: 'final' })]);
    expect((await bring(store, city, [row({ knownFrom: may })])).unchanged).toBe(1);
    expect((await store.observations.asOf(city, {}, late))[0]?.status).toBe('final');
  });

  test('a value stated as known earlier becomes a vintage of the past and leaves the present alone', async (store, city) => {
    await bring(store, city, [row({ value: 2, knownFrom: may })]);
    const past = await bring(store, city, [row({ value: 1 })]);
    expect(past).toEqual({ stored: 1, revised: 0, unchanged: 0, setBack: 0 });
    expect((await store.observations.asOf(city, {}, april)).map((o) => o.value)).toEqual([1]);
    expect((await store.observations.asOf(city, {}, may)).map((o) => o.value)).toEqual([2]);
    expect((await bring(store, city, [row({ value: 1 })])).unchanged).toBe(1);
    const other = await bring(store, city, [row({ value: 1.5, knownFrom: '2021-06-01T00:00:00.000Z' })]);
    expect(other).toEqual({ stored: 0, revised: 1, unchanged: 0, setBack: 0 });
    expect((await store.observations.asOf(city, {}, late)).map((o) => o.value)).toEqual([2]);
  });

  test('an old file brought again after a newer release would set values back', async (store, city) => {
    const old = [row({ value: 1 }), row({ region: '430000', value: 7 }), row({ region: '430100', value: 9 })];
    await bring(store, city, old);
    await bring(store, city, [row({ value: 2, knownFrom: may }), row({ region: '430000', value: 7, knownFrom: may })]);
    const again = old.map((r) => ({ ...r, knownFrom: june }));
    const expected = { stored: 0, revised: 1, unchanged: 2, setBack: 1 };
    expect(await bring(store, city, again, { dryRun: true })).toEqual(expected);
    expect(await bring(store, city, again)).toEqual(expected);
    expect((await store.observations.asOf(city, { regions: ['431200'] }, june)).map((o) => o.value)).toEqual([1]);
  });

  test('a dry run counts the same and stores nothing', async (store, city) => {
    await bring(store, city, [row({ value: 1 })]);
    const rows = [row({ value: 2, knownFrom: may }), row({ region: '430000' })];
    const outcome = await bring(store, city, rows, { dryRun: true, content: `dry ${city}` });
    expect(outcome).toEqual({ stored: 1, revised: 1, unchanged: 0, setBack: 0 });
    expect(await store.observations.count(city)).toBe(1);
    expect(await store.imports.history(city)).toHaveLength(1);
    expect(await store.imports.file(city, incomingFile('', `dry ${city}`).sha256)).toBeUndefined();
    expect(await bring(store, city, rows)).toEqual(outcome);
  });

  test('a key that stands twice in a file is one observation, or two vintages of it', async (store, city) => {
    expect(await bring(store, city, [row(), row({ cell: 'D99' })])).toEqual({
      stored: 1,
      revised: 0,
      unchanged: 1,
      setBack: 0,
    });
    const vintages = [row({ region: '430000', value: 1 }), row({ region: '430000', value: 2, knownFrom: may })];
    expect(await bring(store, city, vintages)).toEqual({ stored: 1, revised: 1, unchanged: 0, setBack: 0 });
    const same = [row({ region: '430100', value: 1 }), row({ region: '430100', value: 1, knownFrom: may })];
    expect(await bring(store, city, same)).toEqual({ stored: 1, revised: 0, unchanged: 1, setBack: 0 });
  });

  test('a key stated twice with different values is refused, and nothing of the file stays', async (store, city) => {
    const twice = [row({ region: '430000' }), row(), row({ value: 7, cell: 'D99' })];
    expect(await refusal(bring(store, city, twice))).toBe('invalid-entry');
    expect(await store.observations.asOf(city, {}, late)).toEqual([]);
    expect(await store.imports.history(city)).toEqual([]);
  });

  test('batches are counted as they come, and compared with the batches before them', async (store, city) => {
    const progress: number[] = [];
    const outcome = await store.imports.accept(city, incomingFile('b.csv', `batches ${city}`), 'long', thirteenRows(), {
      actor,
      storedAt: may,
      dryRun: false,
      onProgress: (rows) => progress.push(rows),
    });
    expect(outcome).toEqual({ stored: 12, revised: 0, unchanged: 1, setBack: 0 });
    expect(progress.at(-1)).toBe(13);
    expect(await store.observations.count(city)).toBe(12);
  });

  test('a file whose reading fails half way leaves nothing behind', async (store, city) => {
    async function* broken(): AsyncIterable<readonly NewObservation[]> {
      yield [row()];
      yield [row({ region: '430000' })];
      throw new DomainError('file-truncated');
    }
    const file = incomingFile('broken.xlsx', `broken ${city}`);
    const options = { actor, storedAt: may, dryRun: false };
    expect(await refusal(store.imports.accept(city, file, 'long', broken(), options))).toBe('file-truncated');
    expect(await store.observations.asOf(city, {}, late)).toEqual([]);
    expect(await store.observations.vintages(city, {}, late)).toEqual([]);
    expect(await store.observations.count(city)).toBe(0);
    expect((await store.cities.standing(city, late)).edition).toBeUndefined();
    expect(await store.imports.file(city, file.sha256)).toBeUndefined();
    expect(await store.imports.history(city)).toEqual([]);
    expect((await bring(store, city, [row()], { content: `broken ${city}` })).stored).toBe(1);
    expect(await store.observations.count(city)).toBe(1);
  });

  test('nothing of a file is visible while it comes in', async (store, city) => {
    await bring(store, city, [row({ value: 1 })]);
    const held = await store.observations.asOf(city, {}, late);
    async function* batches(): AsyncIterable<readonly NewObservation[]> {
      yield [row({ value: 2, knownFrom: may }), row({ region: '430000' })];
      expect(await store.observations.asOf(city, {}, late)).toEqual(held);
      expect(await store.observations.count(city)).toBe(1);
      expect((await store.cities.standing(city, late)).edition).toBe(april);
      yield [row({ region: '430100' })];
      expect(await store.observations.vintages(city, {}, late)).toEqual(held);
    }
    await store.imports.accept(city, incomingFile('c.csv', `coming ${city}`), 'long', batches(), {
      actor,
      storedAt: may,
      dryRun: false,
    });
    expect(await store.observations.count(city)).toBe(4);
  });

  test('the same file brought twice at the same moment is stored once', async (store, city) => {
    const rows = Array.from({ length: 24 }, (_, i) => row({ span: monthly(2019 + Math.floor(i / 12), (i % 12) + 1) }));
    const outcomes = await Promise.all(
      [1, 2, 3].map(async () => bring(store, city, rows, { content: `together ${city}` })),
    );
    expect(await store.observations.count(city)).toBe(24);
    expect(outcomes.reduce((sum, outcome) => sum + outcome.stored, 0)).toBe(24);
    expect(outcomes.reduce((sum, outcome) => sum + outcome.unchanged, 0)).toBe(48);
    expect(await store.observations.vintages(city, {}, late)).toHaveLength(24);
    expect(await store.imports.history(city)).toHaveLength(1);
  });

  test('an empty file is kept, with nothing in it', async (store, city) => {
    expect(await bring(store, city, [])).toEqual({ stored: 0, revised: 0, unchanged: 0, setBack: 0 });
    expect(await store.imports.history(city)).toHaveLength(1);
  });

  test('cities do not see each other', async (store, city) => {
    await bring(store, city, [row()], { content: `apart ${city}` });
    const other = `${city}9`;
    expect(await store.observations.asOf(other, {}, late)).toEqual([]);
    expect(await store.observations.count(other)).toBe(0);
    expect(await store.imports.file(other, incomingFile('', `apart ${city}`).sha256)).toBeUndefined();
    expect((await bring(store, other, [row()], { content: `apart ${city}` })).stored).toBe(1);
  });
}

function files(test: Test): void {
  test('a file is kept byte for byte', async (store, city) => {
    const bytes = Uint8Array.from({ length: 700_001 }, (_, i) => (i * 31 + (i >> 8)) % 256);
    const file = incomingFile('大表.xlsx', bytes, 99_991);
    await store.imports.accept(city, file, 'vendor', [[row()]], { actor, storedAt: may, dryRun: false });
    const parts: Uint8Array[] = [];
    for await (const part of store.imports.bytes(city, file.sha256)) parts.push(part);
    expect(Buffer.concat(parts).equals(Buffer.from(bytes))).toBe(true);
    expect(await store.imports.file(city, file.sha256)).toEqual({
      sha256: file.sha256,
      name: '大表.xlsx',
      size: 700_001,
      storedAt: may,
      by: 'wang',
    });
  });

  test('a file that is not held is refused', async (store, city) => {
    const read = async (): Promise<void> => {
      for await (const part of store.imports.bytes(city, 'f'.repeat(64))) expect(part).toBeUndefined();
    };
    expect(await refusal(read())).toBe('unknown-file');
    expect(await store.imports.file(city, 'f'.repeat(64))).toBeUndefined();
  });

  test('bytes that do not give the fingerprint are refused', async (store, city) => {
    const file = { ...incomingFile('x.csv', 'one thing'), sha256: incomingFile('x.csv', 'another thing').sha256 };
    const options = { actor, storedAt: may, dryRun: false };
    expect(await refusal(store.imports.accept(city, file, 'long', [[row()]], options))).toBe('file-unreadable');
    expect(await store.observations.count(city)).toBe(0);
    expect(await store.imports.file(city, file.sha256)).toBeUndefined();
  });

  test('the history of imports says what each file brought, newest first', async (store, city) => {
    await bring(store, city, [row()], { storedAt: may, layout: 'monthly-table', content: `first ${city}` });
    await bring(store, city, [row({ value: 9, knownFrom: may }), row({ region: '430000' })], { storedAt: june });
    const history = await store.imports.history(city);
    expect(history.map((r) => [r.layout, r.acceptedAt, r.by, r.stored, r.revised, r.unchanged, r.setBack])).toEqual([
      ['long', june, 'wang', 1, 1, 0, 0],
      ['monthly-table', may, 'wang', 1, 0, 0, 0],
    ]);
    expect(history[1]?.file.sha256).toBe(incomingFile('', `first ${city}`).sha256);
    expect(new Set(history.map((r) => r.id)).size).toBe(2);
  });

  test('what an import changed is what it replaced, then what was new', async (store, city) => {
    await bring(store, city, [row(), row({ region: '431202' })], { storedAt: may });
    await bring(store, city, [row({ value: 9, knownFrom: may }), row({ region: '430000' }), row({ region: '431202' })]);
    await bring(store, city, [row({ value: 10, knownFrom: june })]);
    const [, second, first] = await store.imports.history(city);
    const changesOf = async (id: string | undefined, most: number): Promise<unknown> =>
      (await store.imports.importChanges(city, id ?? '', most)).map(({ after, before }) => [
        after.region,
        after.value,
        before?.value,
        before?.storedAt,
      ]);
    expect(await changesOf(second?.id, 10)).toEqual([
      [row().region, 9, row().value, may],
      ['430000', row().value, undefined, undefined],
    ]);
    expect(await changesOf(second?.id, 1)).toHaveLength(1);
    expect(await changesOf(first?.id, 10)).toHaveLength(2);
    expect(await changesOf('0197f000-0000-7000-8000-000000000000', 10)).toEqual([]);
  });
}

function audit(test: Test): void {
  test('the audit log lists the newest lines first', async (store, city) => {
    for (const i of [1, 2, 3])
      await store.audit.append(city, {
        at: april,
        actor,
        action: 'board.read',
        subject: `${i}`,
        detail: { i, 名: ['x'] },
      });
    const lines = await store.audit.list(city, 2);
    expect(lines).toMatchObject(
      [3, 2].map((i) => ({ at: april, actor, action: 'board.read', subject: `${i}`, detail: { i, 名: ['x'] } })),
    );
    expect(await store.audit.list(`${city}9`, 10)).toEqual([]);
  });

  const log = (store: Store, city: string, over: Partial<AuditLine>): Promise<void> =>
    store.audit.append(city, { at: april, actor, action: 'x.y', subject: '', detail: {}, ...over });

  test('lines added at the same moment make one chain that holds', async (store, city) => {
    await Promise.all(Array.from({ length: 40 }, async (_, i) => log(store, city, { subject: `${i}` })));
    await store.audit.setAlgorithm(city, 'sha256');
    await log(store, city, { subject: 'last', before: { a: 1 }, after: { a: 2.5, b: '名' } });
    const head = await store.audit.head(city);
    const { faults, lines } = await verifyChain(store.audit.chain(city), [head], chainHash);
    expect([faults, lines, head.number, head.algorithm]).toEqual([[], 41, 41, 'sha256']);
    const [last] = await store.audit.list(city, 1);
    expect(last).toMatchObject({ algorithm: 'sha256', before: { a: 1 }, after: { a: 2.5, b: '名' } });
    const subjects = (await store.audit.list(city, 99)).map((line) => line.subject);
    expect(new Set(subjects).size).toBe(41);
  });

  test('a city without lines has a chain that holds', async (store, city) => {
    expect(await store.audit.head(city)).toEqual({ number: 0, hash: '', algorithm: 'sm3' });
    expect((await verifyChain(store.audit.chain(city), [], chainHash)).faults).toEqual([]);
  });

  test('the audit log is searched by time, person, action and words', async (store, city) => {
    await log(store, city, { action: 'account.amend', subject: '100%_sure' });
    await log(store, city, { at: may, action: 'account.add', detail: { name: 'Zhang' } });
    await log(store, city, { at: june, action: 'accounts', actor: { ...actor, id: 'li' } });
    const found = async (query: AuditQuery): Promise<readonly number[]> =>
      (await store.audit.find(city, query, 10)).map((line) => line.number);
    expect(await found({})).toEqual([3, 2, 1]);
    expect(await found({ from: may })).toEqual([3, 2]);
    expect(await found({ to: may })).toEqual([2, 1]);
    expect(await found({ actor: 'li' })).toEqual([3]);
    expect(await found({ action: 'account' })).toEqual([2, 1]);
    expect(await found({ text: 'zHANG' })).toEqual([2]);
    expect(await found({ text: '0%_s' })).toEqual([1]);
    expect(await found({ text: '0__s' })).toEqual([]);
    expect(await found({ before: 2 })).toEqual([1]);
    expect(await store.audit.find(city, {}, 1)).toHaveLength(1);
  });
}
