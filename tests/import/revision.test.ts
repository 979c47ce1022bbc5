import { type Application, exportObservations, importFile } from '@shigan/app';
import { createWorkbookReader } from '@shigan/formats';
import { afterAll, describe, expect, it } from 'vitest';
import { actor, city, type CsvRecord, emptyCity, recordsOf, specRecords, workbook } from './testing/workbooks.ts';

const reader = createWorkbookReader();
afterAll(() => reader.close());

const may = workbook('5-long-with-status.xlsx');
const june = workbook('7-revision-of-5.xlsx');
const changes = specRecords('7-revision-of-5.changes.csv');

async function valuesOf(app: Application, asOf?: string): Promise<ReadonlyMap<string, string>> {
  let text = '';
  for await (const piece of exportObservations(app, actor, city, asOf === undefined ? {} : { asOf })) text += piece;
  return new Map(recordsOf(text).map((r) => [keyOf(r), r['value'] ?? '']));
}

function keyOf(record: CsvRecord): string {
  return ['indicator_name', 'region_code', 'span', 'measure'].map((name) => record[name]).join(' ');
}

describe('a table and its revision a month later', async () => {
  const app = await emptyCity(reader);
  const load = (file: typeof may, options = {}): ReturnType<typeof importFile> =>
    importFile(app, actor, city, file, { dryRun: false, ...options });
  const first = await load(may);
  const second = await load(june);

  it('six values are revised, two are new, the others get no further vintage', async () => {
    expect(first).toMatchObject({ stored: 524, revised: 0, unchanged: 0 });
    expect(second).toMatchObject({ stored: 2, revised: 6, unchanged: 518, faults: [] });
    expect(await app.store.observations.count(city)).toBe(524 + 8);
  });

  it('each value stands from its release on', async () => {
    const [before, after] = [await valuesOf(app, '2021-06-01'), await valuesOf(app, '2021-06-30')];
    expect(changes.map((c) => before.get(keyOf(c)) ?? '')).toEqual(changes.map((c) => c['old']));
    expect(changes.map((c) => after.get(keyOf(c)))).toEqual(changes.map((c) => c['new']));
    const others = [...after.keys()].filter((key) => before.get(key) !== after.get(key));
    expect(others.toSorted()).toEqual(changes.map(keyOf).toSorted());
  });

  it('the revision again changes nothing', async () => {
    const audit = await app.store.audit.list(city, 100);
    expect(await load(june)).toMatchObject({ stored: 0, revised: 0, unchanged: 526, faults: [], accepted: true });
    expect(await app.store.audit.list(city, 100)).toEqual(audit);
  });

  it('the old table again is asked about: it would set six values back', async () => {
    const before = await valuesOf(app);
    const again = await load(may);
    expect(again).toMatchObject({ accepted: false, stored: 0, revised: 0, unchanged: 0 });
    const revised = changes.filter((c) => c['kind'] === 'revised');
    expect(again.faults.map((f) => `${f.code} ${f.severity} ${f.column}${f.row} ${f.value}`).toSorted()).toEqual(
      revised.map((c) => `revises-back error ${c['cell']} ${c['old']}`).toSorted(),
    );
    expect(await valuesOf(app)).toEqual(before);
  });

  it('confirmed, it changes nothing either, for all of it is on record at its date', async () => {
    const before = await valuesOf(app);
    const again = await load(may, { allowSetBack: true });
    expect(again).toMatchObject({ accepted: true, stored: 0, revised: 0, unchanged: 524 });
    expect(again.faults.every((f) => f.severity === 'warning')).toBe(true);
    expect(await valuesOf(app)).toEqual(before);
  });

  it('stated to be known today, the old values are in force again once that is confirmed', async () => {
    const refused = await load(may, { knownFrom: '2021-07-01' });
    expect(refused.faults.map((f) => f.code)).toEqual(Array.from({ length: 6 }, () => 'revises-back'));
    const confirmed = await load(may, { knownFrom: '2021-07-01', allowSetBack: true });
    expect(confirmed).toMatchObject({ accepted: true, revised: 6, setBack: 6, unchanged: 518 });
    const [june30, july2] = [await valuesOf(app, '2021-06-30'), await valuesOf(app, '2021-07-02')];
    const revised = changes.filter((c) => c['kind'] === 'revised');
    expect(revised.map((c) => june30.get(keyOf(c)))).toEqual(revised.map((c) => c['new']));
    expect(revised.map((c) => july2.get(keyOf(c)))).toEqual(revised.map((c) => c['old']));
  });
});

describe('the revision first', async () => {
  const app = await emptyCity(reader);
  await importFile(app, actor, city, june, { dryRun: false });
  const before = await valuesOf(app);

  it('the earlier table then becomes the past, once that is confirmed', async () => {
    expect(await importFile(app, actor, city, may, { dryRun: false })).toMatchObject({ accepted: false });
    expect(await importFile(app, actor, city, may, { dryRun: false, allowSetBack: true })).toMatchObject({
      accepted: true,
      stored: 524,
    });
    expect(await valuesOf(app)).toEqual(before);
    const then = await valuesOf(app, '2021-06-01');
    expect(changes.map((c) => then.get(keyOf(c)) ?? '')).toEqual(changes.map((c) => c['old']));
  });
});
