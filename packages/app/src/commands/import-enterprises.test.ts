import { type Actor, DomainError, enterpriseFigureId, movementFigure } from '@shigan/core';
import { beforeEach, expect, test } from 'vitest';
import type { Application } from '../application.ts';
import type { IncomingFile } from '../ports.ts';
import { explainEnterpriseFigure } from '../queries/enterprises/explain-enterprise-figure.ts';
import { readEnterprise } from '../queries/enterprises/read-enterprise.ts';
import { type EnterpriseReport, readEnterpriseReport } from '../queries/enterprises/read-enterprise-report.ts';
import { commaReader } from '../testing/comma-reader.ts';
import { incomingFile } from '../testing/incoming-file.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { plainWriter } from '../testing/plain-writer.ts';
import { importFile } from './import-file.ts';
import { cityOf, initialiseCity } from './initialise-city.ts';

const actor: Actor = { id: 'clerk', name: '录入员', roles: ['operator'], via: 'test' };
const now = '2021-06-10T02:00:00.000Z';
const city = '431200';
const a = '91431202MA4T00019A';
const b = '91431200MA4DEM0029';
const april = 2021 * 12 + 3;
let app: Application;

beforeEach(async () => {
  app = {
    store: memoryStore(),
    workbooks: commaReader,
    documents: plainWriter,
    clock: { now: () => now },
    digest: { sha256: () => ''.padEnd(16, '0') },
  };
  await initialiseCity(app, actor, cityOf(city));
});

const head = '统一社会信用代码,单位名称,县市区,单位类别,报告期,反馈日期,营业收入(千元),利润总额(万元)';

function returns(...lines: readonly string[]): IncomingFile {
  return incomingFile('企业月报.csv', ['某市企业月报', head, ...lines].join('\n'));
}

test('returns come in by the same way as statistics, in one unit, and say what the enterprises are', async () => {
  const imported = await importFile(
    app,
    actor,
    city,
    returns(
      `${a},甲公司,鹤城区,规下,2021-03,2021-04-19,12000,3`,
      `${a},甲公司,鹤城区,规上工业,2021-04,2021-05-19,13000,-4`,
      `${b},乙公司,中方县,规上服务业,2021-04,2021-05-19,500,1`,
    ),
    { dryRun: false },
  );
  expect(imported).toMatchObject({ layout: 'enterprise-returns', stored: 3, accepted: true, faults: [] });
  expect(await app.store.enterprises.list(city, '2021-04-20T00:00:00.000Z')).toMatchObject([
    { code: a, name: '甲公司', region: '431202', category: 'below' },
  ]);
  expect(await app.store.enterprises.list(city, now)).toMatchObject([
    { code: b, region: '431221', category: 'services' },
    { code: a, category: 'industry' },
  ]);
  const [first] = await app.store.enterprises.vintages(city, a, { from: april, to: april }, now);
  expect(first).toMatchObject({ values: { revenue: 1300, profit: -4 }, source: { row: 4, columns: { revenue: 'G' } } });
});

test('a file of returns with faults is refused whole, all of them told', async () => {
  const imported = await importFile(
    app,
    actor,
    city,
    returns(
      `${a},甲公司,长沙市,规上工业,2021-03,2021-04-19,12000,3`,
      `${a},甲公司,鹤城区,规上工业,2021-07,,13000,约五`,
      `${b},乙公司,中方县,规上工业,2021-04,2021-07-01,500,1`,
    ),
    { dryRun: false },
  );
  expect(imported.accepted).toBe(false);
  expect(imported.faults.map(({ code, column, row }) => `${column}${row} ${code}`)).toEqual([
    'A3 unknown-region',
    'A4 future-period',
    'H4 not-a-number',
    'A5 release-in-future',
  ]);
  expect(await app.store.enterprises.list(city, now)).toEqual([]);
  expect(await app.store.imports.history(city)).toEqual([]);
});

test('of months that came to be known together the latest says what an enterprise is', async () => {
  await importFile(
    app,
    actor,
    city,
    returns(
      `${a},甲公司,鹤城区,规上工业,2021-04,2021-05-19,1,1`,
      `${a},甲公司,鹤城区,规下,2021-03,2021-05-19,1,1`,
      `${b},乙公司,中方县,规下,2021-03,2021-05-19,1,1`,
      `${b},乙公司,中方县,规上工业,2021-04,2021-05-19,1,1`,
    ),
    { dryRun: false },
  );
  expect((await app.store.enterprises.list(city, now)).map(({ category }) => category)).toEqual([
    'industry',
    'industry',
  ]);
});

test('who may bring in the data of a county brings in no enterprise of another', async () => {
  const county: Actor = {
    ...actor,
    roles: ['statistician'],
    city,
    reach: { regions: ['431202'], units: [] },
  };
  const own = returns(`${a},甲公司,鹤城区,规上工业,2021-04,2021-05-19,1,1`);
  expect(await importFile(app, county, city, own, { dryRun: false })).toMatchObject({ stored: 1 });
  const other = importFile(app, county, city, returns(`${b},乙,中方县,规上工业,2021-04,2021-05-19,1,1`), {
    dryRun: false,
  });
  await expect(other).rejects.toThrow(DomainError);
  expect(await app.store.enterprises.list(city, now)).toHaveLength(1);
});

test('quarterly returns stand in where no month was returned, show as such, and are as of their day', async () => {
  const monthly = returns(
    ...['2020-01', '2020-02', '2020-03', '2021-01', '2021-02', '2021-03', '2021-04'].map(
      (month, i) => `${a},甲公司,鹤城区,规上服务业,${month},2021-05-19,${1000 * (i + 1)},1`,
    ),
  );
  await importFile(app, actor, city, monthly, { dryRun: false });
  const quarterly = (year: number, released: string, first: number): IncomingFile =>
    incomingFile(
      `${year}季报.csv`,
      [
        `${year}年规下服务业季报`,
        `反馈日期：${released}`,
        '统一社会信用代码,单位名称,县市区,单位类别,营业收入(千元),',
        ',,,,一季度,1-2季度',
        `${b},乙公司,中方县,规上服务业,${first},`,
        `${a},甲公司,鹤城区,规上服务业,99999,`,
      ].join('\n'),
    );
  expect(await importFile(app, actor, city, quarterly(2020, '2020-07-20', 3000), { dryRun: false })).toMatchObject({
    layout: 'enterprise-returns',
    stored: 2,
    faults: [],
  });
  await importFile(app, actor, city, quarterly(2021, '2021-05-20', 4500), { dryRun: false });
  const report = async (month: number, asOf?: string): Promise<EnterpriseReport> =>
    readEnterpriseReport(app, actor, city, {
      period: { year: 2021, month },
      item: 'revenue',
      ...(asOf === undefined ? {} : { asOf }),
    });
  const march = (await report(3)).open.movement('revenue');
  expect(march.movement).toMatchObject({ now: 1950, before: 900, quarterly: { used: 1, leftOut: 0 } });
  expect((await report(3, '2021-05-19T12:00:00Z')).open.movement('revenue').movement).toMatchObject({ now: 1500 });
  const aprilMovement = (await report(4)).open.movement('revenue').movement;
  expect(aprilMovement).toMatchObject({ now: 2200, quarterly: { used: 0, leftOut: 1 } });
  const growth = movementFigure(march, 'contribution', b);
  if (growth === undefined) throw new Error('no contribution');
  const explained = await explainEnterpriseFigure(
    app,
    actor,
    city,
    enterpriseFigureId(growth, () => ''.padEnd(16, '0')),
  );
  expect(explained.vintages).toMatchObject([
    { month: april - 1, length: 3, source: { row: 5, columns: { revenue: 'E' } } },
  ]);
  const { quarters, months } = await readEnterprise(app, actor, city, b, { period: { year: 2021, month: 3 } });
  expect(months).toEqual([]);
  expect(quarters).toMatchObject([
    { month: april - 1, length: 3, figures: { revenue: { rule: 'reportedQuarterly', value: 450 } } },
    { month: april - 13, length: 3, figures: { revenue: { value: 300 } } },
  ]);
});

test('a large file is taken in where its rows pass, and refused where they would all be kept', async () => {
  const size = 100 * 1024 * 1024;
  const taken = { ...returns(`${a},甲公司,鹤城区,规下,2021-03,2021-04-19,12000,3`), size };
  expect(await importFile(app, actor, city, taken, { dryRun: false })).toMatchObject({ stored: 1, accepted: true });
  const figures = {
    ...incomingFile('月报.csv', '指标名称,地区,时期,数值\n规模以上工业增加值,怀化市,2021年1-3月,9.1'),
    size,
  };
  await expect(importFile(app, actor, city, figures, { dryRun: false })).rejects.toMatchObject({
    code: 'file-too-large',
    params: { file: '月报.csv', bytes: size },
  });
});
