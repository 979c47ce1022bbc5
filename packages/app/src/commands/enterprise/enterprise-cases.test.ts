import { type Actor, DomainError, operator } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Application } from '../../application.ts';
import { readLadder } from '../../queries/enterprises/read-ladder.ts';
import { readRequests } from '../../queries/enterprises/read-requests.ts';
import { incomingFile } from '../../testing/incoming-file.ts';
import { openMatterCity } from '../../testing/matter-city.ts';
import { importFile } from '../import-file.ts';
import { answerRequest, fileRequest, rateRequest } from './file-request.ts';
import { moveOnLadder } from './move-on-ladder.ts';

const city = '431200';
const enterprise = '91431202MA4T00019A';
const system = operator('test');
const clock = { now: '2021-05-20T01:00:00.000Z' };

function official(role: 'countyOfficer' | 'statistician', region: string): Actor {
  return { id: role, name: role, roles: [role], via: 'test', city, reach: { regions: [region], units: [] } };
}

const county = official('countyOfficer', '431224');
const statistician = official('statistician', city);
let app: Application;

beforeEach(async () => {
  clock.now = '2021-05-20T01:00:00.000Z';
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  const line = (month: string): string => `${enterprise},甲公司,溆浦县,1310,规下,${month},2021-05-18,170`;
  const months = ['2021-01', '2021-02', '2021-03', '2021-04'].map(line);
  const head = '统一社会信用代码,单位名称,县市区,行业代码,单位类别,报告期,反馈日期,营业收入';
  await importFile(app, system, city, incomingFile('企业月报.csv', [head, ...months].join('\n')), { dryRun: false });
});

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing';
}

test('a county leads a declaration to its review, the city enters what follows, and an entrant is counted', async () => {
  const of = { enterprise, rung: 'small-to-above' };
  for (const move of ['candidate', 'materials', 'county'] as const)
    await moveOnLadder(app, county, city, { ...of, move });
  expect(await refusal(moveOnLadder(app, county, city, { ...of, move: 'city' }))).toBe('not-allowed');
  expect(await refusal(moveOnLadder(app, official('countyOfficer', '431225'), city, { ...of, move: 'county' }))).toBe(
    'not-allowed',
  );
  expect(await refusal(moveOnLadder(app, statistician, city, { ...of, move: 'city', after: 1 }))).toBe('case-changed');
  for (const move of ['city', 'province', 'state', 'in'] as const)
    await moveOnLadder(app, statistician, city, { ...of, move });
  const report = await readLadder(app, county, city, { period: { year: 2021, month: 5 } });
  expect(report.region).toBe('431224');
  const rung = report.rungs.find((one) => one.rung.code === 'small-to-above');
  expect(rung?.declared).toMatchObject([{ enterprise: { code: enterprise }, standing: { state: 'in' }, moves: [] }]);
  const april = await readLadder(app, system, city, { period: { year: 2021, month: 4 } });
  expect(april.near.rising).toMatchObject([{ enterprise: { code: enterprise }, projection: { projected: 2040 } }]);
});

test('a request becomes a drafted matter with a clock, is answered and rated', async () => {
  const asked = { enterprise, kind: 'energy', title: '用电扩容', text: '新线投产要增容', key: 'phone-1' } as const;
  const { id, matter } = await fileRequest(app, county, city, asked);
  expect(await fileRequest(app, county, city, asked)).toEqual({ id, matter });
  const opened = await app.store.matters.get(city, matter);
  expect(opened?.matter).toMatchObject({
    state: 'drafted',
    source: { kind: 'enterpriseRequest' },
    deadline: '2021-05-27',
    region: '431224',
  });
  expect(await refusal(rateRequest(app, county, city, id, { stars: 5 }))).toBe('request-wrong-state');
  await answerRequest(app, county, city, id, '供电公司已受理，6月10日前增容');
  await rateRequest(app, county, city, id, { stars: 4 });
  expect(await refusal(answerRequest(app, county, city, id, '再答'))).toBe('request-wrong-state');
  const { requests } = await readRequests(app, county, city, {});
  expect(requests).toMatchObject([{ standing: { state: 'rated', due: '2021-05-27', rating: { stars: 4 } } }]);
  expect(await refusal(answerRequest(app, county, city, 'none', '答'))).toBe('unknown-request');
});
