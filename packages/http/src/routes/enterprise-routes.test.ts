import { importFile, initialiseCity } from '@shigan/app';
import { commaReader } from '@shigan/app/testing/comma-reader';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { enterpriseBody, enterpriseExplanationBody, enterpriseListBody, enterpriseReportBody } from '@shigan/contract';
import { operator } from '@shigan/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../access.ts';
import { city, emptyApplication, exampleServer, now } from '../testing/example-city.ts';

const a = '91431202MA4T00019A';
const b = '91431200MA4DEM0029';
const head = '统一社会信用代码,单位名称,县市区,行业代码,单位类别,开业时间,报告期,反馈日期,营业收入,利润总额';
const file = [
  head,
  `${a},甲公司,鹤城区,1310,规上工业,2015-01,2020-04,2020-05-19,100,5`,
  `${a},甲公司,鹤城区,1310,规上工业,2015-01,2021-04,2021-05-18,130,-2`,
  `${b},乙公司,中方县,6510,规上服务业,2012-01,2021-04,2021-05-18,20,1`,
].join('\n');

describe('enterprises over HTTP', () => {
  let server: Server;
  const get = async (url: string): Promise<unknown> => (await server.inject(`/api/v1/enterprises${url}`)).json();
  const explained = async (id: string): Promise<unknown> => get(`/figures/${encodeURIComponent(id)}`);

  beforeAll(async () => {
    const app = emptyApplication(commaReader);
    await initialiseCity(app, operator('test'), { code: city, name: '怀化市', demo: true, businessDate: now });
    await importFile(app, operator('test'), city, incomingFile('企业月报.csv', file), { dryRun: false });
    ({ server } = await exampleServer(app));
  });

  it('tell growth from what only the change of the definition adds, and lead down to the cell', async () => {
    const report = enterpriseReportBody.parse(await get('/report'));
    expect(report.figures.totalGrowth.shown).toBe('50.0');
    expect(report.figures.sameScopeGrowth.shown).toBe('30.0');
    expect(report.figures.realContribution.shown).toBe('30.00');
    expect(report.figures.definitionContribution.shown).toBe('20.00');
    expect(report.up.map(({ enterprise, kind }) => [enterprise.name, kind])).toEqual([
      ['甲公司', 'continuing'],
      ['乙公司', 'entered'],
    ]);
    expect(report.figures.lossMakers.value).toBe(1);
    expect(report.watched).toMatchObject([{ reasons: [{ rule: 'enterprise-turned-to-loss' }] }]);
    const whole = enterpriseExplanationBody.parse(await explained(report.figures.totalGrowth.id));
    expect(whole.units.map(({ enterprise }) => enterprise.name)).toEqual(['甲公司', '乙公司']);
    const own = enterpriseExplanationBody.parse(await explained(whole.units[0]?.figure.id ?? ''));
    expect(own.cells).toMatchObject([
      { month: '2021-04', value: 130, cell: 'I3', file: { name: '企业月报.csv' }, superseded: false },
    ]);
    const growth = enterpriseExplanationBody.parse(await explained(report.up[0]?.growth.id ?? ''));
    const before = growth.inputs.at(-1)?.figure;
    expect(enterpriseExplanationBody.parse(await explained(before?.id ?? '')).cells).toMatchObject([{ cell: 'I2' }]);
  });

  it('know as of a past moment only what was known then', async () => {
    const report = enterpriseReportBody.parse(await get('/report?asOf=2020-06-01'));
    expect(report).toMatchObject({
      span: { to: '2020-04' },
      figures: { totalGrowth: { value: { missing: 'zero-base' } } },
    });
  });

  it('find an enterprise and show its months', async () => {
    const found = enterpriseListBody.parse(await get(`?search=${encodeURIComponent('甲')}&region=431202`));
    expect(found).toMatchObject({ of: 1, enterprises: [{ code: a, industry: { name: '农副食品加工业' } }] });
    const detail = enterpriseBody.parse(await get(`/${a}`));
    expect(detail.months.map(({ month }) => month)).toEqual(['2021-04', '2020-04']);
    expect(detail.items.revenue?.contribution.shown).toBe('30.00');
    expect((await server.inject('/api/v1/enterprises/91431202MA4T00027X')).statusCode).toBe(404);
    expect((await server.inject('/api/v1/enterprises/figures/x')).statusCode).toBe(404);
  });
});
