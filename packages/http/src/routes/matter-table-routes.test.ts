import type { Application } from '@shigan/app';
import { matterTerms, openedMatter, openMatterCity, upToInProgress, waysTo } from '@shigan/app/testing/matter-city';
import { matterImportBody, matterListsBody, mattersBody, problemBody } from '@shigan/contract';
import { createDocumentWriter, createWorkbookReader } from '@shigan/formats';
import { createHash } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { exampleServer } from '../testing/example-city.ts';

const workbooks = createWorkbookReader();
const documents = createDocumentWriter();
let app: Application;
let server: Server;

afterAll(() => workbooks.close());

const unit = (code: string) => ({
  register: 'unit' as const,
  key: code,
  body: { code, kind: 'department' as const, name: { zh: code, en: '' }, aliases: [], parent: null, region: '431200' },
  knownFrom: '2020-12-31T16:00:00.000Z',
  by: 'test',
});

async function city(): Promise<void> {
  const plain = await openMatterCity({ now: '2021-05-20T01:00:00.000Z' }, (content) =>
    createHash('sha256').update(content).digest('hex'),
  );
  app = { ...plain, workbooks, documents };
  const leader = {
    register: 'leader' as const,
    key: 'zhang',
    body: { code: 'zhang', name: '张某', post: '副市长', order: 1, portfolio: { fields: [], units: [] } },
    knownFrom: '2020-12-31T16:00:00.000Z',
    by: 'test',
  };
  const entries = [unit('市工业和信息化局'), unit('市财政局'), leader];
  await app.store.registers.append('431200', entries, '2020-12-31T16:00:00.000Z');
  ({ server } = await exampleServer(app, { maxUploadBytes: 200_000 }));
}

beforeEach(city);

async function upload(content: Uint8Array, query = '', name = 'lists.xlsx') {
  const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]);
  const headers = { 'content-type': 'multipart/form-data; boundary=b', host: 'localhost', origin: 'http://localhost' };
  return server.inject({ method: 'POST', url: `/api/v1/matters/import${query}`, payload, headers });
}

const lists = async () => matterListsBody.parse((await server.inject('/api/v1/matters/lists')).json()).lists;

test('the three lists go out as a workbook and come back in another city as they were', async () => {
  await openedMatter(app, upToInProgress, { ...matterTerms, leader: { id: 'zhang', name: '张某（副市长）' } });
  const before = await lists();
  const sent = await server.inject('/api/v1/matters/lists/all/xlsx');
  expect([sent.statusCode, sent.headers['content-disposition']]).toEqual([200, expect.stringContaining('.xlsx')]);
  const again = matterImportBody.parse((await upload(sent.rawPayload)).json());
  expect([again.counts, again.faults.map(({ code }) => code)]).toEqual([
    { opened: 0, approved: 0, held: 1, ready: 0 },
    ['matter-held'],
  ]);
  await city();
  const looked = matterImportBody.parse((await upload(sent.rawPayload, '?dryRun=true')).json());
  expect([looked.counts.ready, (await lists())[0]?.rows]).toEqual([1, []]);
  const taken = await upload(sent.rawPayload, '?approve=true');
  expect([taken.statusCode, matterImportBody.parse(taken.json()).counts.approved]).toEqual([201, 1]);
  const after = await lists();
  const stated = (of: typeof after) => of.slice(0, 2).map(({ rows }) => rows.map(({ cells }) => cells.slice(1, 6)));
  expect(stated(after)).toEqual(stated(before));
});

test('what is struck off is not opened again by the list that it went out in, but is for another problem', async () => {
  await openedMatter(app, waysTo.struckOff, { ...matterTerms, leader: { id: 'zhang', name: '张某（副市长）' } });
  for (const form of ['xlsx', 'docx']) {
    const sent = await server.inject(`/api/v1/matters/lists/all/${form}`);
    const again = matterImportBody.parse((await upload(sent.rawPayload, '?approve=true', `lists.${form}`)).json());
    const held = { sheet: form === 'xlsx' ? '问题清单' : '怀化市督办事项问题清单', outcome: 'held' };
    expect([again.counts.held, again.matters]).toEqual([1, [expect.objectContaining(held)]]);
  }
  const later = await documents.workbook([
    {
      name: '问题清单',
      rows: [{ cells: ['事项', '存在问题', '牵头单位'] }, { cells: [matterTerms.title, '又降了', '市工业和信息化局'] }],
    },
  ]);
  expect(matterImportBody.parse((await upload(later)).json()).counts).toMatchObject({ opened: 1, held: 0 });
});

test('the three lists that went out as a Word document come back the same', async () => {
  await openedMatter(app, upToInProgress, { ...matterTerms, leader: { id: 'zhang', name: '张某（副市长）' } });
  const before = await lists();
  const sent = await server.inject('/api/v1/matters/lists/all/docx');
  await city();
  const taken = await upload(sent.rawPayload, '?approve=true', 'lists.docx');
  expect([taken.statusCode, matterImportBody.parse(taken.json()).counts.approved]).toEqual([201, 1]);
  const stated = (of: typeof before) => of.slice(0, 2).map(({ rows }) => rows.map(({ cells }) => cells.slice(1, 6)));
  expect(stated(await lists())).toEqual(stated(before));
  const broken = await upload(Buffer.from('PK\u0003\u0004 no document'), '', 'lists.docx');
  expect([broken.statusCode, problemBody.parse(broken.json()).code]).toEqual([422, 'file-truncated']);
});

test('one fault keeps the whole table out, and all faults are named', async () => {
  const sheet = await documents.workbook([
    {
      name: '问题清单',
      rows: [
        { cells: ['事项', '存在问题', '牵头单位', '完成时限'] },
        { cells: ['甲', '慢', '市财政局', '2021年6月30日'] },
        { cells: ['乙', '', '市气象局', '尽快'] },
      ],
    },
  ]);
  const refused = await upload(sheet);
  const { code, faults } = problemBody.parse(refused.json());
  expect([refused.statusCode, code]).toEqual([422, 'file-has-faults']);
  expect(faults?.map((one) => `${one.column}${one.row} ${one.code}`)).toEqual([
    'A3 cell-missing',
    'C3 unknown-department',
    'D3 not-a-day',
  ]);
  expect(mattersBody.parse((await server.inject('/api/v1/matters')).json()).matters).toEqual([]);
});

test('one list goes out as a Word document alone', async () => {
  await openedMatter(app, upToInProgress);
  const sent = await server.inject('/api/v1/matters/lists/deadlines/docx');
  expect([sent.statusCode, decodeURIComponent(String(sent.headers['content-disposition']))]).toEqual([
    200,
    expect.stringContaining('整改时限清单 2021-05-20.docx'),
  ]);
  expect(sent.rawPayload.subarray(0, 2).toString()).toBe('PK');
});
