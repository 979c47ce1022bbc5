import { type Actor, DomainError, type Observation } from '@shigan/core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../application.ts';
import type { City, IncomingFile } from '../ports.ts';
import { commaReader } from '../testing/comma-reader.ts';
import { plainWriter } from '../testing/plain-writer.ts';
import { incomingFile } from '../testing/incoming-file.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { type ImportOptions, type ImportedFile, importFile } from './import-file.ts';
import { cityOf, initialiseCity } from './initialise-city.ts';

const now = '2021-06-10T02:00:00.000Z';
const actor: Actor = { id: 'clerk', name: '录入员', roles: ['operator'], via: 'test' };
const city = '431200';

const head = '地区,指标,时期,单位,累计值,同比增长%';
const march = '怀化市,地方一般公共预算收入,2021年1-3月,亿元,25.94,17.9';
const april = '怀化市,地方一般公共预算收入,2021年1-4月,亿元,34.10,16.9';
const table = (...lines: readonly string[]): IncomingFile => incomingFile('表.csv', [head, ...lines].join('\n'));
const released = (day: string, ...lines: readonly string[]): IncomingFile =>
  incomingFile('表.csv', [`发布日期：${day}`, head, ...lines].join('\n'));

const vendorExport = (figure: string): IncomingFile =>
  incomingFile(
    '导出.csv',
    [
      '指标名称,湖南:GDP:累计值',
      '频率,季',
      '单位,亿元',
      '指标ID,M0012345',
      '来源,国家统计局',
      `2021-03-31,${figure}`,
    ].join('\n'),
  );

let app: Application;

async function open(as: City = cityOf(city)): Promise<void> {
  app = {
    store: memoryStore(),
    workbooks: commaReader,
    documents: plainWriter,
    clock: { now: () => now },
    digest: { sha256: () => '' },
  };
  await initialiseCity(app, actor, as);
}
beforeEach(() => open());

function load(file: IncomingFile, options: Partial<ImportOptions> = {}): Promise<ImportedFile> {
  return importFile(app, actor, city, file, { dryRun: false, ...options });
}

/** Everything on record, all vintages. */
function record(): Promise<readonly Observation[]> {
  return app.store.observations.vintages(city, {}, '9999-01-01T00:00:00.000Z');
}

const codesOf = (outcome: ImportedFile): readonly string[] => outcome.faults.map((f) => `${f.code} ${f.severity}`);

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof DomainError ? error.code : String(error);
}

describe('an import', () => {
  it('stores what the file says, with the cell it stands in', async () => {
    const file = table(march, april);
    expect(await load(file)).toMatchObject({
      stored: 4,
      revised: 0,
      unchanged: 0,
      accepted: true,
      faults: [],
      layout: 'long-table',
    });
    const [first] = await record();
    expect(first).toMatchObject({
      indicator: 'budget-revenue',
      region: city,
      measure: 'level',
      value: 25.94,
      decimals: 2,
      unit: '亿元',
      knownFrom: now,
      storedAt: now,
      by: 'clerk',
      source: { file: file.sha256, fileName: '表.csv', sheet: '', cell: 'E2' },
    });
  });

  it('of the same file again changes nothing', async () => {
    await load(table(march, april));
    const [before, audit, changes] = [
      await record(),
      await app.store.audit.list(city, 99),
      (await app.store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes,
    ];
    expect(await load(table(march, april))).toMatchObject({ stored: 0, revised: 0, unchanged: 4, accepted: true });
    expect([
      await record(),
      await app.store.audit.list(city, 99),
      (await app.store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes,
    ]).toEqual([before, audit, changes]);
  });

  it('makes a changed value a revision', async () => {
    await load(table(march, april));
    const outcome = await load(table(march, april.replace('34.10', '34.21')));
    expect(outcome).toMatchObject({ stored: 0, revised: 1, unchanged: 3 });
    expect(await record()).toHaveLength(5);
  });

  it('that is dry counts and changes nothing', async () => {
    const outcome = await load(table(march, april), { dryRun: true });
    expect(outcome).toMatchObject({ stored: 4, accepted: false });
    expect(await record()).toEqual([]);
    expect(await app.store.registers.asOf(city, 'layout', now)).toEqual([]);
  });

  it('with an error is refused with all faults, and changes nothing', async () => {
    const outcome = await load(
      table(march, april.replace('16.9', '约17'), '怀北市,地方一般公共预算收入,2021年1-4月,亿元,1.00,2.0'),
    );
    expect(codesOf(outcome)).toEqual(['not-a-number error', 'unknown-region error']);
    expect(outcome).toMatchObject({ accepted: false, stored: 0 });
    expect(await record()).toEqual([]);
  });

  it('accepts warnings unless it is to ask', async () => {
    const file = table(march, april.replace('34.10', '24.10'));
    const asked = await load(file, { acceptWarnings: false });
    expect(codesOf(asked)).toEqual(['cumulative-falls warning']);
    expect(asked).toMatchObject({ accepted: false, stored: 0 });
    expect(await load(file)).toMatchObject({ accepted: true, stored: 4 });
  });

  it('compares with what is on record', async () => {
    await load(table(march));
    expect(codesOf(await load(table(april.replace('34.10', '24.10')), { dryRun: true }))).toEqual([
      'cumulative-falls warning',
    ]);
  });

  it('reads on behind the head of a long sheet', async () => {
    const months = Array.from({ length: 11 }, (_, i) => i + 2);
    const lines = Array.from({ length: 100 }, (_, year) =>
      ['税收收入', '非税收入'].flatMap((name) =>
        months.map((month) => `怀化市,${name},${1920 + year}年1-${month}月,亿元,${month * 10}.50,1.${month % 10}`),
      ),
    ).flat();
    const reported: number[] = [];
    const outcome = await load(table(...lines), { onProgress: (rows) => reported.push(rows) });
    expect(outcome).toMatchObject({ stored: 4400, faults: [] });
    expect(reported.at(-1)).toBe(4400);
  });

  it('of a file without a figure is refused', async () => {
    expect(codesOf(await load(table('怀化市,地方一般公共预算收入,2021年1-4月,亿元,,')))).toContain(
      'nothing-read error',
    );
    expect(await refusalOf(load(incomingFile('空.csv', '\n')))).toBe('file-empty');
  });

  it('for a city that does not exist is refused', async () => {
    expect(await refusalOf(importFile(app, actor, '430100', table(march), { dryRun: false }))).toBe('unknown-region');
  });

  it('is refused where a figure is of a region beyond the reach of who brings it', async () => {
    const county = (region: string): Actor => ({
      ...actor,
      roles: ['statistician'],
      city,
      reach: { regions: [region], units: [] },
    });
    const xupu = table('溆浦县,地方一般公共预算收入,2021年1-4月,亿元,3.40,6.9');
    const bring = (file: IncomingFile, by: Actor): Promise<string> =>
      refusalOf(importFile(app, by, city, file, { dryRun: false }));
    expect(await bring(table(march), county('431224'))).toBe('not-allowed');
    expect(await bring(xupu, county('431225'))).toBe('not-allowed');
    expect(await record()).toEqual([]);
    await importFile(app, county('431224'), city, xupu, { dryRun: false });
    expect(await record()).not.toEqual([]);
  });

  it('leaves one line in the audit log', async () => {
    await load(table(march, april));
    const [line] = await app.store.audit.list(city, 1);
    expect(line).toMatchObject({
      at: now,
      actor,
      action: 'observations.import',
      detail: { file: '表.csv', stored: 4 },
    });
  });
});

describe('when a value came to be known', () => {
  const knownFroms = async (): Promise<readonly string[]> => [...new Set((await record()).map((o) => o.knownFrom))];

  it('is the moment stated with the import', async () => {
    await load(released('2021年5月20日', march), { knownFrom: '2021-05-21T09:00+08:00' });
    expect(await knownFroms()).toEqual(['2021-05-21T01:00:00.000Z']);
  });

  it('stated as a day is its beginning', async () => {
    await load(table(march), { knownFrom: '2021-06-10' });
    expect(await knownFroms()).toEqual(['2021-06-09T16:00:00.000Z']);
  });

  it('is the release date of the file where nothing is stated', async () => {
    await load(released('2021年5月20日', march));
    expect((await knownFroms())[0]?.slice(0, 10)).toBe('2021-05-20');
  });

  it('is now where the file does not say either', async () => {
    await load(table(march));
    expect(await knownFroms()).toEqual([now]);
  });

  it('is now for a release of today', async () => {
    await load(released('2021年6月10日', march));
    expect((await knownFroms())[0]).toMatch(/^2021-06-10T0[12]:00:00.000Z$/);
  });

  it('is the business date where the city has one, and storedAt the wall clock all the same', async () => {
    const businessDate = '2021-05-20T01:00:00.000Z';
    await open({ ...cityOf(city), demo: true, businessDate });
    await load(table(march));
    expect((await record()).map((o) => [o.knownFrom, o.storedAt])[0]).toEqual([businessDate, now]);
  });

  it('cannot be to come', async () => {
    expect(await refusalOf(load(table(march), { knownFrom: '2021-06-11' }))).toBe('known-from-in-future');
    expect(await refusalOf(load(table(march), { knownFrom: 'yesterday' }))).toBe('invalid-instant');
    expect(codesOf(await load(released('2021年7月1日', march)))).toEqual(['release-in-future error']);
    expect(await record()).toEqual([]);
  });
});

describe('a file that goes back behind what is in force', () => {
  const revised = april.replace('34.10', '34.21');

  it('is asked about, cell by cell', async () => {
    await load(released('2021年5月20日', march, april));
    await load(released('2021年6月1日', march, revised));
    const outcome = await load(released('2021年5月20日', march, april));
    expect(outcome.faults.map((f) => [f.code, f.severity, f.column, f.row, f.value])).toEqual([
      ['revises-back', 'error', 'E', 4, '34.10'],
    ]);
    expect(outcome.faults[0]?.message).toContain('34.21');
    expect(outcome.accepted).toBe(false);
  });

  it('may bring what was not on record, as known then', async () => {
    await load(released('2021年6月1日', april));
    expect(await load(released('2021年5月20日', march, april))).toMatchObject({ accepted: true, faults: [] });
    expect((await app.store.observations.asOf(city, {}, '2021-05-25T00:00:00.000Z')).map((o) => o.value)).toContain(
      25.94,
    );
  });

  it('confirmed, an earlier release becomes the past and what is in force stays', async () => {
    await load(released('2021年6月1日', march, revised));
    expect(await load(released('2021年5月20日', march, april), { allowSetBack: true })).toMatchObject({
      accepted: true,
    });
    const levels = async (asOf: string): Promise<readonly number[]> =>
      (await app.store.observations.asOf(city, { measures: ['level'] }, asOf)).map((o) => o.value);
    expect(await levels('2021-05-25T00:00:00.000Z')).toEqual([25.94, 34.1]);
    expect(await levels(now)).toEqual([25.94, 34.21]);
  });

  it('confirmed, a later statement of a replaced value is in force again', async () => {
    await load(released('2021年5月20日', april));
    await load(released('2021年6月1日', revised));
    expect(codesOf(await load(table(april)))).toEqual(['revises-back error']);
    const outcome = await load(table(april), { allowSetBack: true });
    expect(outcome).toMatchObject({ accepted: true, revised: 1, setBack: 1 });
    expect(codesOf(outcome)).toEqual(['revises-back warning']);
  });
});

describe('the layout of a file', () => {
  it('is remembered once, when the file is accepted', async () => {
    await load(table(march));
    await load(table(march, april));
    const remembered = await app.store.registers.asOf(city, 'layout', now);
    expect(remembered.map((l) => l.body?.layout)).toEqual(['long-table']);
    expect(await app.store.registers.history(city, 'layout', remembered[0]?.key ?? '')).toHaveLength(1);
  });

  it('keeps what was said of a label for the next file of the same form', async () => {
    const strange = (line: string): IncomingFile => table(line.replace('地方一般公共预算收入', '财力'));
    expect(codesOf(await load(strange(march)))).toEqual(['unknown-indicator error']);
    expect(await load(strange(march), { mapping: { 财力: 'budget-revenue' } })).toMatchObject({ stored: 2 });
    expect(await load(strange(april))).toMatchObject({ stored: 2, faults: [] });
  });

  it('must be the one that was asked for', async () => {
    expect(await refusalOf(load(table(march), { layout: 'regions-down' }))).toBe('unknown-layout');
    expect(await load(table(march), { layout: 'long-table' })).toMatchObject({ stored: 2 });
  });

  it('named as a remembered one, holds its labels for a file whose head has changed', async () => {
    const strange = (line: string): IncomingFile => table(line.replace('地方一般公共预算收入', '财力'));
    await load(strange(march), { mapping: { 财力: 'budget-revenue' } });
    const [remembered] = await app.store.registers.asOf(city, 'layout', now);
    const otherHead = (line: string): IncomingFile => {
      const text = [`${head},备注`, `${line},`].join('\n');
      return incomingFile('表.csv', text.replace('地方一般公共预算收入', '财力'));
    };
    expect(codesOf(await load(otherHead(april)))).toEqual(['unknown-indicator error']);
    const layout = remembered?.key ?? '';
    expect(await load(otherHead(april), { layout })).toMatchObject({ stored: 2, faults: [] });
  });

  it('decides whether a table that looks like an export of a vendor is read as one', async () => {
    const file = vendorExport('9901.12');
    expect(await load(file, { layout: 'vendor-export' })).toMatchObject({ layout: 'vendor-export' });
    expect(await refusalOf(load(file, { layout: 'indicators-down' }))).toBe('unknown-layout');
  });
});

it('series of a vendor that are new become entries of the catalogue, once', async () => {
  const first = await load(vendorExport('9901.12'));
  expect(first).toMatchObject({ stored: 1, layout: 'vendor-export' });
  const entry = (await app.store.registers.asOf(city, 'indicator', now)).find((i) => i.body?.section === 'external');
  expect(entry?.body).toMatchObject({ series: { vendorId: 'M0012345', region: '430000' }, unit: '亿元' });
  await load(vendorExport('9902.00'));
  expect(await app.store.registers.history(city, 'indicator', entry?.key ?? '')).toHaveLength(1);
  expect(await record()).toHaveLength(2);
});

describe('figures far from their past', () => {
  /** Three years of cumulative revenue to March, growing steadily with a season. */
  const years = [2018, 2019, 2020, 2021].flatMap((year) => {
    let sum = 0;
    return Array.from({ length: year === 2021 ? 3 : 12 }, (_, i) => {
      const own = 1 + 0.02 * Math.sin(year * 5 + i * i);
      sum += 5 * 1.06 ** (year - 2018) * (1 + 0.2 * Math.sin(i)) * own;
      return `怀化市,地方一般公共预算收入,${year}年1-${i + 1}月,亿元,${sum.toFixed(2)},6.0`;
    });
  });
  const wrong = '怀化市,地方一般公共预算收入,2021年1-4月,亿元,58.31,6.1';

  it('are noted, refuse nothing and are stored as they stand, even where warnings are refused', async () => {
    expect((await load(table(...years))).faults).toEqual([]);
    const outcome = await load(table(wrong), { acceptWarnings: false });
    expect(codesOf(outcome)).toEqual(['unusual-value note']);
    expect(outcome.accepted).toBe(true);
    expect((await record()).find((o) => o.value === 58.31)).toBeDefined();
  });

  it('are not looked for where nobody reads what is said', async () => {
    await load(table(...years));
    expect((await load(table(wrong), { heldAgainstPast: false })).faults).toEqual([]);
  });
});
