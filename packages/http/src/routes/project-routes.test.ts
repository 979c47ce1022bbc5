import { importFile, initialiseCity } from '@shigan/app';
import { commaReader } from '@shigan/app/testing/comma-reader';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import {
  chainsBody,
  evidenceFileBody,
  matterProposalBody,
  projectBody,
  projectListBody,
  rosterExplanationBody,
} from '@shigan/contract';
import { operator } from '@shigan/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../access.ts';
import { city, emptyApplication, exampleServer, now } from '../testing/example-city.ts';

const a = '2021-431202-13-01-000001';
const b = '2021-431221-13-01-000002';
const head =
  '项目代码,报告期,反馈日期,项目名称,县市区,投向,牵头单位,总投资(亿元),计划开工,开工时间,计划竣工,年度计划投资,本年累计完成投资,计划总评,存在问题';
const march = [
  head,
  `${a},2021-03,2021-04-19,甲项目,鹤城区,工业,市工信局,1,2020-06,2020-06,2022-12,1000,60,,征地`,
  `${b},2021-03,2021-04-19,乙项目,中方县,服务业,,0.5,2021-02,,2022-12,800,0,,`,
].join('\n');
const april = march
  .replaceAll('2021-03,2021-04-19', '2021-04,2021-05-18')
  .replace('2022-12,1000,60', '2023-03,1000,90');

describe('projects over HTTP', () => {
  let server: Server;
  let bring: (name: string, text: string) => ReturnType<typeof importFile>;
  const get = async (url: string): Promise<unknown> => (await server.inject(`/api/v1/projects${url}`)).json();

  const explained = async (id: string): Promise<unknown> =>
    (await server.inject(`/api/v1/rosters/figures/${id}`)).json();

  beforeAll(async () => {
    const app = emptyApplication(commaReader);
    await initialiseCity(app, operator('test'), { code: city, name: '怀化市', demo: true, businessDate: now });
    bring = async (name, text) => importFile(app, operator('test'), city, incomingFile(name, text), { dryRun: false });
    await bring('3月.csv', march);
    await bring('4月.csv', april);
    ({ server } = await exampleServer(app));
  });

  it('stand against plan and season, those to look at first, and lead down to the cell', async () => {
    const list = projectListBody.parse(await get(''));
    expect(list.rows.map(({ project, state }) => [project.name, state.code])).toEqual([
      ['乙项目', 'notStarted'],
      ['甲项目', 'behind'],
    ]);
    expect(list.totals['totalCompletion']?.shown).toBe('5.0');
    const completion = rosterExplanationBody.parse(
      await explained(encodeURIComponent(list.totals['totalCompletion']?.id ?? '')),
    );
    expect(completion.things.map(({ name }) => name)).toEqual(['甲项目', '乙项目']);
    const own = rosterExplanationBody.parse(await explained(encodeURIComponent(completion.things[0]?.figure.id ?? '')));
    expect(own.cells).toMatchObject([{ shown: '90', cell: 'M2', file: { name: '4月.csv' } }]);
    expect((await server.inject('/api/v1/rosters/figures/x')).statusCode).toBe(404);
  });

  it('know as of a past day only what was known then, and what was amended since', async () => {
    const list = projectListBody.parse(await get('?asOf=2021-05-01'));
    expect([list.last, list.totals['spent']?.shown]).toEqual(['2021-03', '0.01']);
    const detail = projectBody.parse(await get(`/${a}`));
    expect(detail.months.map(({ month }) => month)).toEqual(['2021-04', '2021-03']);
    expect(detail.changes).toMatchObject([{ value: '2023-03', before: '2022-12', cell: 'K2' }]);
    expect(projectBody.parse(await get(`/${a}?asOf=2021-05-01`)).changes).toEqual([]);
    expect((await server.inject('/api/v1/projects/2021-431202-13-01-999999')).statusCode).toBe(404);
  });

  it('become a matter by what the platform proposes, and are listed with it', async () => {
    const proposal = matterProposalBody.parse(await get(`/${b}/proposal?rule=project-not-started`));
    expect(proposal.terms.title).toContain('乙项目');
    const sent = await server.inject({
      method: 'POST',
      url: '/api/v1/matters',
      payload: { terms: proposal.terms, by: { id: 'o', name: '督查室', roles: ['supervisionOfficer'] } },
    });
    expect(sent.statusCode).toBe(201);
    const detail = projectBody.parse(await get(`/${b}`));
    expect(detail.matters).toMatchObject([{ title: proposal.terms.title }]);
    expect((await server.inject(`/api/v1/projects/${a}/proposal?rule=project-overdue`)).statusCode).toBe(404);
  });

  it('are visited: photos are filed first, a key sent again is the same visit, and a photo is read through it alone', async () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\u0000'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
    const boundary = 'a-boundary';
    const opening = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="1.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
    const filed = await server.inject({
      method: 'POST',
      url: '/api/v1/evidence',
      headers: { 'x-shigan-client': 'test', 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(opening), jpeg, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
    const { sha256 } = evidenceFileBody.parse(filed.json());
    const photo = `/api/v1/projects/${a}/photos/${sha256}`;
    expect((await server.inject(photo)).statusCode).toBe(404);
    const visit = {
      key: 'visit-0001',
      on: '2021-05-19',
      seen: '主体封顶',
      problem: '缺水',
      photos: [{ sha256, name: '1.jpg' }],
    };
    const report = async (changed: object = {}, code = a) =>
      server.inject({ method: 'POST', url: `/api/v1/projects/${code}/visits`, payload: { ...visit, ...changed } });
    expect((await report()).json()).toEqual({ key: 'visit-0001', isNew: true });
    expect((await report({ seen: '又一次' })).json()).toEqual({ key: 'visit-0001', isNew: false });
    expect(projectBody.parse(await get(`/${a}`)).visits).toMatchObject([
      { on: '2021-05-19', seen: '主体封顶', problem: '缺水', photos: [{ sha256, takenAt: null, place: null }] },
    ]);
    expect(projectBody.parse(await get(`/${a}?asOf=2021-05-19`)).visits).toEqual([]);
    const shown = await server.inject(`${photo}?show=true`);
    expect([shown.headers['content-type'], shown.rawPayload.equals(jpeg)]).toEqual(['image/jpeg', true]);
    const other = { key: 'visit-0002' };
    for (const [changed, code, status] of [
      [{ ...other, on: '2021-05-21' }, a, 422],
      [{ ...other, photos: [{ sha256: 'a'.repeat(64), name: '2.jpg' }] }, a, 404],
      [other, '2021-431202-13-01-999999', 404],
      [{ key: 'x' }, a, 400],
    ] as const)
      expect((await report(changed, code)).statusCode).toBe(status);
  });

  it('show the chains by their strong, weak and missing links', async () => {
    const table = ['环节编码,产业链,环节,位置,上游环节', 'C1,竹木,原料,1,', 'C2,竹木,板材,2,原料'].join('\n');
    expect(await bring('链.csv', table)).toMatchObject({ accepted: true, stored: 7 });
    const { chains } = chainsBody.parse(await get('/chains'));
    expect(chains).toMatchObject([
      { name: '竹木', counts: { strong: 0, weak: 0, missing: 2 }, links: [{ name: '原料' }, { upstream: ['原料'] }] },
    ]);
  });

  it('come in whole or not at all, and the same file twice changes nothing', async () => {
    expect(await bring('4月.csv', april)).toMatchObject({ accepted: true, stored: 0, revised: 0 });
    const faulty = await bring('5月.csv', april.replace('鹤城区', '怀北区').replace(b, '乙'));
    expect([faulty.accepted, faulty.faults.map(({ code }) => code)]).toEqual([
      false,
      ['unknown-region', 'bad-project-code'],
    ]);
  });
});
