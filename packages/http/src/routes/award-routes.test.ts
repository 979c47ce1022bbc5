import { amendRegisters, initialiseCity } from '@shigan/app';
import {
  assessmentBody,
  awardExplanationBody,
  evidenceFileBody,
  explainedBody,
  ledgerBody,
  oddsBody,
  planBody,
  pointsBody,
  problemBody,
  standingBody,
} from '@shigan/contract';
import { operator } from '@shigan/core';
import { createDocumentWriter, createWorkbookReader } from '@shigan/formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../access.ts';
import { city, emptyApplication, exampleServer, now } from '../testing/example-city.ts';

const notice = {
  authority: 'province',
  year: 2020,
  text: '一、推进财税管理工作成效明显的市(州)、县市区\n长沙市、怀化市，浏阳市、鹤城区。\n对上述地区，按照每个市200万元、每个县市区100万元的标准给予奖励。（省财政厅组织实施）\n二、信访“三无”工作成效明显的县市区\n鹤城区、沅陵县、洪江。\n',
};

const reader = createWorkbookReader();
afterAll(() => reader.close());

describe('awards over HTTP', () => {
  let server: Server;
  const upload = async (
    url: string,
    content: Uint8Array,
    name = 'a.xlsx',
  ): Promise<{ readonly status: number; readonly body: unknown }> => {
    const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
    const answer = await server.inject({
      method: 'POST',
      url: `/api/v1/awards/${url}`,
      headers: { 'content-type': 'multipart/form-data; boundary=b', 'x-shigan-client': 'test' },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const proving = { year: '2021', measure: 'fiscal', subItem: 'fiscal.city' };
  const get = async (url: string): Promise<unknown> => (await server.inject(`/api/v1/awards/${url}`)).json();
  const post = async (url: string, payload: object): Promise<{ readonly status: number; readonly body: unknown }> => {
    const answer = await server.inject({ method: 'POST', url: `/api/v1/awards/${url}`, payload });
    return { status: answer.statusCode, body: answer.json() };
  };

  beforeAll(async () => {
    const app = { ...emptyApplication(reader), documents: createDocumentWriter() };
    await initialiseCity(app, operator('test'), { code: city, name: '怀化市', demo: true, businessDate: now });
    ({ server } = await exampleServer(app));
    await amendRegisters(app, operator('test'), city, []);
  });

  it('take a file of any kind as evidence of an application, and give it back through the application alone', async () => {
    const content = Buffer.from('%PDF-1.7 对账单');
    const filed = await upload('evidence/files', content, '对账单.pdf');
    expect(filed).toMatchObject({ status: 201, body: { name: '对账单.pdf', mediaType: 'application/pdf' } });
    const { sha256 } = evidenceFileBody.parse(filed.body);
    const path = `/api/v1/awards/evidence/files/${sha256}?${new URLSearchParams(proving)}`;
    expect((await server.inject(path)).statusCode).toBe(404);
    const work = { authority: 'province', ...proving, year: 2021 };
    const body = { ...work, evidence: [{ proof: '对账单', sha256, name: '国库对账单.pdf', on: '2021-05-20' }] };
    const key = encodeURIComponent('province/2021:fiscal/fiscal.city');
    const url = `/api/v1/registers/subItemWork/${key}`;
    expect((await server.inject({ method: 'PUT', url, payload: { body } })).statusCode).toBe(200);
    const read = await server.inject(`${path}&show=true`);
    expect([read.statusCode, read.rawPayload.equals(content)]).toEqual([200, true]);
    expect(read.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(decodeURIComponent(String(read.headers['content-disposition']))).toMatch(/^inline; .*国库对账单\.pdf$/u);
    expect((await server.inject(`${path}&asOf=2021-05-19`)).statusCode).toBe(404);
  });

  it('read a notice, refuse to enter it with an open name, and enter it once it is settled', async () => {
    expect((await post('notice', notice)).body).toMatchObject([
      { measure: { number: '一' }, recipients: [{}, {}, {}, {}], unmatched: [] },
      { unmatched: ['洪江'], candidates: [{ name: '洪江', regions: [{ code: '431271' }, { code: '431281' }] }] },
    ]);
    expect(await post('entries', notice)).toMatchObject({ status: 422, body: { code: 'ledger-has-faults' } });
    const entered = await post('entries', { ...notice, settled: { 洪江: '431281' } });
    expect(entered).toMatchObject({ status: 200, body: { alreadyHeld: 0, leftOut: [] } });
    expect((entered.body as { readonly entered: readonly string[] }).entered).toHaveLength(7);
    expect((await post('entries', { ...notice, settled: { 洪江: '431281' } })).body).toMatchObject({ alreadyHeld: 7 });
    expect(await get('ledger?year=2020')).toMatchObject({ awards: [{}, {}, {}, {}, {}] });
  });

  it('say where each award of the ledger comes from', async () => {
    const { awards } = ledgerBody.parse(await get('ledger?year=2020'));
    expect(awards[0]).toMatchObject({ verified: true, reversed: null, by: 'local', knownFrom: now });
    expect(awards[0]?.rewards).toHaveLength(1);
    const years = standingBody.parse(await get('standing?year=1999'));
    expect(years.table).toEqual([]);
    expect(years.figures.rankTotal.value).toEqual({ missing: 'no-results' });
  });

  it('refuse an upload without a file', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/v1/awards/notice/text',
      headers: { 'content-type': 'multipart/form-data; boundary=b', 'x-shigan-client': 'test' },
      payload: '--b--\r\n',
    });
    expect(answer.statusCode).toBe(400);
  });

  it('give the standing, and explain its figures down to the entries', async () => {
    const standing = standingBody.parse(await get('standing?year=2020'));
    expect(standing.table.find((row) => row.code === city)).toMatchObject({
      total: 5,
      cityLevel: 1,
      counties: 4,
      rankTotal: 1,
    });
    const [line] = standing.years;
    const explained = awardExplanationBody.parse(await get(`figures/${encodeURIComponent(line?.total.id ?? '')}`));
    expect(explained.figure.value).toBe(5);
    expect(explained.inputs[0]?.awards?.map((award) => award.recipient)).toEqual([
      '怀化市',
      '鹤城区',
      '鹤城区',
      '沅陵县',
      '洪江',
    ]);
    expect((await server.inject('/api/v1/awards/figures/x')).statusCode).toBe(404);
  });

  it('give every percentage of odds and of the plan a figure that explains itself, down to what it rests on', async () => {
    const grade = { authority: 'province', ...proving, year: 2021, grade: 'hopeful' };
    const url = `/api/v1/registers/subItemWork/${encodeURIComponent('province/2021:fiscal/fiscal.city')}`;
    expect((await server.inject({ method: 'PUT', url, payload: { body: grade } })).statusCode).toBe(200);
    const { subItems, scoreFigures } = oddsBody.parse(await get('odds?year=2021'));
    const plan = planBody.parse(await get('plan?year=2021&capacity=3'));
    const figures = [...subItems, ...plan.items].flatMap(({ figures: of, grounds }) => [
      of.estimate,
      of.chance,
      of.gain,
      ...(of.stated === null ? [] : [of.stated]),
      ...grounds.flatMap(({ figure }) => figure ?? []),
    ]);
    const ids = [...new Set([...figures, scoreFigures.unit].map(({ id }) => id))];
    expect(ids.length).toBeGreaterThan(100);
    const answer = await server.inject({ method: 'POST', url: '/api/v1/figures/explain', payload: { ids } });
    expect(explainedBody.parse(answer.json()).unknown).toEqual([]);
    const fiscal = subItems.find(({ subItem }) => subItem === 'fiscal.city');
    expect([fiscal?.figures.stated?.shown, fiscal?.figures.stated?.unit]).toEqual(['80', '%']);
    const path = `figures/${encodeURIComponent(fiscal?.figures.chance.id ?? '')}`;
    const { formula, inputs } = awardExplanationBody.parse(await get(path));
    expect([formula, inputs.map(({ role }) => role)]).toEqual([
      '单位预判与平台估计的平均；没有预判的用平台估计',
      ['stated', 'estimate'],
    ]);
  });

  it('give odds, a plan and points', async () => {
    expect(oddsBody.parse(await get('odds?year=2021')).measures).toHaveLength(30);
    const plan = planBody.parse(await get('plan?year=2021&capacity=3&exclude=fiscal.city'));
    expect(plan.effort).toBeLessThanOrEqual(3);
    expect(plan.chosen).not.toContain('fiscal.city');
    const points = pointsBody.parse(await get('points?year=2020'));
    expect(points.recipients.find((one) => one.code === '431202')).toMatchObject({ total: 2 });
    expect((await server.inject('/api/v1/awards/plan?capacity=1&include=nothing')).statusCode).toBe(422);
  });

  it('reverse an award with a reason', async () => {
    const id = 'province/2020/petitions.county/431222';
    expect((await post('reversals', { award: id, reason: '' })).status).toBe(422);
    expect((await post('reversals', { award: id, reason: '名单有误' })).status).toBe(200);
    expect((await post('reversals', { award: id, reason: '名单有误' })).status).toBe(404);
    expect(standingBody.parse(await get('standing?year=2020')).years[0]?.total.value).toBe(4);
    expect(ledgerBody.parse(await get('ledger')).awards).toHaveLength(4);
    const all = ledgerBody.parse(await get('ledger?reversed=true')).awards;
    expect(all.find((award) => award.id === id)?.reversed).toMatchObject({ reason: '名单有误' });
  });

  it('take the catalogue along and bring it in again unchanged, or refuse it with every cell that is wrong', async () => {
    const workbook = await server.inject('/api/v1/awards/catalogue/workbook?year=2021');
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    const looked = await upload('catalogue/workbook?dryRun=true', workbook.rawPayload);
    expect(looked).toMatchObject({
      status: 200,
      body: { changed: 0, changes: [], faults: [], knownFrom: null, ruleSet: { year: 2021, measures: 30 } },
    });
    // What it would change is seen before it is put in force: a measure that is gone meanwhile comes back.
    const held = (await server.inject('/api/v1/registers/ruleSet')).json();
    const set = held.entries.find(({ key }: { readonly key: string }) => key === 'province/2021').body;
    const [first, ...rest] = set.measures;
    const put = (body: object) =>
      server.inject({ method: 'PUT', url: '/api/v1/registers/ruleSet/province%2F2021', payload: { body } });
    expect((await put({ ...set, measures: rest })).statusCode).toBe(200);
    const changed = await upload('catalogue/workbook?dryRun=true', workbook.rawPayload);
    expect(changed.body).toMatchObject({
      changed: 1,
      changes: [{ kind: 'came', before: [], after: [first.title.zh], changed: [] }],
    });
    expect((await put(set)).statusCode).toBe(200);
    const writer = createDocumentWriter();
    const faulty = await writer.workbook([
      { name: '文件', rows: [{ cells: ['表扬机关', '评定年度', '名称'] }, { cells: ['部', '去年', ''] }] },
    ]);
    const refused = await upload('catalogue/workbook', faulty);
    expect(refused.status).toBe(422);
    expect(
      problemBody.parse(refused.body).faults?.map(({ column, row, code }) => `${column ?? ''}${row ?? ''} ${code}`),
    ).toEqual([' no-sheet', ' no-sheet', 'A2 no-such-choice', 'B2 not-a-number', 'C2 empty-cell']);
    expect(await server.inject('/api/v1/awards/catalogue/workbook?year=1990')).toMatchObject({ statusCode: 404 });
  });

  it('take the ledger along and bring it in again: all is held; a name that means nothing is settled', async () => {
    const workbook = await server.inject('/api/v1/awards/ledger/workbook');
    expect(await upload('ledger/workbook?acceptWarnings=true', workbook.rawPayload)).toMatchObject({
      status: 200,
      body: { entered: 0, alreadyHeld: 4, read: 4 },
    });
    const rows = [
      ['年度', '项目', '获奖单位', '通报'],
      [2019, '财税管理', '芷红县', '一号'],
      [2019, '财税管理', '沅陵县', '一号'],
    ];
    const sheet = await createDocumentWriter().workbook([{ name: '台账', rows: rows.map((cells) => ({ cells })) }]);
    const refused = await upload('ledger/workbook', sheet);
    expect(refused.status).toBe(422);
    expect(problemBody.parse(refused.body).faults?.[0]).toMatchObject({
      row: 2,
      column: 'C',
      code: 'ambiguous-region',
    });
    const settled = `settle=${encodeURIComponent('芷红县=431228')}`;
    expect(await upload(`ledger/workbook?${settled}`, sheet)).toMatchObject({ status: 200, body: { entered: 2 } });
    expect(ledgerBody.parse(await get('ledger?year=2019')).awards.map(({ recipient }) => recipient)).toEqual([
      '431228',
      '431222',
    ]);
  });

  it('publish an assessment, take an objection and decide on it; documents in the official form', async () => {
    const url = '/api/v1/assessments';
    const send = async (path: string, payload: object): Promise<unknown> =>
      (await server.inject({ method: 'POST', url: `${url}/2020/${path}`, payload })).json();
    const draft = assessmentBody.parse((await server.inject(`${url}?year=2020`)).json());
    expect([draft.published, draft.units.length, draft.policy.full]).toEqual([null, 13, 100]);
    assessmentBody.parse(await send('publish', {}));
    await send('objections', { unit: '431224', words: '漏计一项' });
    const decided = await send('decisions', { objection: 1, upheld: false, reason: '已计入' });
    expect(assessmentBody.parse(decided).published?.objections[0]?.decision).toMatchObject({ upheld: false });
    expect(assessmentBody.parse(await send('settle', {})).published?.settledAt).not.toBeNull();
    expect(await send('settle', {})).toMatchObject({ code: 'proceeding-wrong-state' });
    for (const path of [
      'assessments/2020/document',
      ...['standing', 'work', 'points'].map((kind) => `awards/documents/${kind}`),
    ]) {
      const document = await server.inject(`/api/v1/${path}`);
      expect([document.statusCode, document.headers['content-type']]).toEqual([
        200,
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ]);
    }
    expect((await server.inject(`${url}?year=1990`)).statusCode).toBe(404);
  });
});
