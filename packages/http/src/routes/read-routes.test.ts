import { gunzipSync } from 'node:zlib';
import {
  boardBody,
  completenessBody,
  explanationBody,
  healthBody,
  indicatorBody,
  importChangesBody,
  importHistoryBody,
  matrixBody,
  problemBody,
  registerBody,
  seriesBody,
  vintagesBody,
} from '@shigan/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Server } from '../access.ts';
import { exampleApplication, exampleServer } from '../testing/example-city.ts';

let server: Server;

beforeAll(async () => {
  ({ server } = await exampleServer(await exampleApplication()));
});

afterAll(() => server.close());

async function get<T>(url: string, schema: z.ZodType<T>, status = 200): Promise<T> {
  const response = await server.inject(url);
  if (response.statusCode !== status) throw new Error(response.body);
  const body: unknown = response.json();
  expect(schema.parse(body)).toEqual(body);
  return schema.parse(body);
}

const industry = 'industrial-value-added';

describe('readings are what their schemas say', () => {
  test('a board', async () => {
    const board = await get('/api/v1/board?region=431200&period=2021-04', boardBody);
    expect([board.region, board.name, board.period]).toEqual(['431200', '怀化市', '2021-04']);
    const row = board.rows.find((r) => r.indicator === industry);
    expect(row?.growth).toBe(12.9);
    expect(row?.change).toEqual({ value: -2.2, unit: '百分点' });
    expect(row?.cutoff).toEqual({ label: '1-4月', interval: '2021-01-01/P4M' });
  });

  test('a matrix of the parts of a region', async () => {
    const matrix = await get('/api/v1/matrix?region=431200&period=2021-04', matrixBody);
    expect(matrix.peers.of).toBe('431200');
    expect(matrix.boards.length).toBeGreaterThan(12);
  });

  test('what has arrived of what was to come', async () => {
    const found = await get('/api/v1/completeness?region=431200&period=2021-04', completenessBody);
    expect([found.name, found.today, found.graceDays]).toEqual(['怀化市', '2021-05-20', 3]);
    const row = found.rows.find((r) => r.indicator === industry);
    expect(row?.releases.find(({ label }) => label === '2021年1-4月')).toMatchObject({
      state: 'whole',
      held: 1,
      of: 1,
    });
    expect(found.late.flatMap(({ releases }) => releases).some(({ indicator }) => indicator === industry)).toBe(false);
    await get('/api/v1/completeness?region=999999&period=2021-04', problemBody, 404);
  });

  test('an indicator in full, every figure of which can be explained', async () => {
    const detail = await get(`/api/v1/indicator?indicator=${industry}&region=431200&period=2021-04`, indicatorBody);
    expect(detail.row.growth).toBe(12.9);
    expect(detail.course.map((point) => [point.label, point.headline])).toMatchObject([
      ['2021年1-3月', { shown: '15.1', unit: '%' }],
      ['2021年1-4月', { shown: '12.9', unit: '%' }],
    ]);
    expect(detail.metadata.nextRelease).toMatchObject({ label: '2021年1-5月', day: '2021-06-18' });
    const ids = new Set(JSON.stringify(detail).match(/\w+~[^"]+~[0-9a-f]{16}/g));
    expect(ids.size).toBeGreaterThan(5);
    for (const id of ids) await get(`/api/v1/figures/${encodeURIComponent(id)}`, explanationBody);
  });

  test('an indicator that is in no catalogue is refused', async () => {
    const response = await server.inject('/api/v1/indicator?indicator=x&region=431200&period=2021-04');
    expect(response.json()).toMatchObject({ status: 404, code: 'unknown-indicator' });
  });

  test('a series, by code or by name', async () => {
    const byCode = await get(`/api/v1/series?indicator=${industry}&region=431200`, seriesBody);
    const byName = await get(`/api/v1/series?region=431200&indicator=${encodeURIComponent(byCode.name)}`, seriesBody);
    expect(byName.points).toEqual(byCode.points);
    expect(byCode.points.map((p) => [p.span, p.measure, p.value])).toEqual([
      ['2021-01-01/P3M', 'yoy', 15.1],
      ['2021-01-01/P4M', 'yoy', 12.9],
      ['2021-01-01/P4M', 'rank', 7],
    ]);
    expect(byCode.points[0]?.source.fileName).toBe('市州 2021-04.csv');
  });

  test('every figure of a board can be explained, down to what it rests on', async () => {
    const board = await get('/api/v1/board?region=431200&period=2021-04', boardBody);
    const row = board.rows.find((r) => r.indicator === industry);
    const ids = Object.values(row?.figures ?? {});
    expect(ids.length).toBeGreaterThan(3);
    for (const id of ids) {
      const explanation = await get(`/api/v1/figures/${encodeURIComponent(id)}`, explanationBody);
      expect(explanation.id).toBe(id);
      for (const input of explanation.inputs)
        if (input.kind === 'figure') await get(`/api/v1/figures/${encodeURIComponent(input.id)}`, explanationBody);
    }
  });

  test('registers, and the history of an entry', async () => {
    const regions = await get('/api/v1/registers/region', registerBody);
    expect(regions.entries.map((e) => e.key)).toContain('431200');
    const history = await get('/api/v1/registers/region/431200', registerBody);
    expect(history.entries).toHaveLength(1);
  });

  test('imports', async () => {
    const { imports } = await get('/api/v1/imports', importHistoryBody);
    expect(imports.map((i) => [i.file, i.stored])).toEqual([['市州 2021-04.csv', 3]]);
    const { changes, more } = await get(`/api/v1/imports/${imports[0]?.id}`, importChangesBody);
    expect([changes.length, more, changes.map(({ before }) => before)]).toEqual([
      3,
      0,
      [undefined, undefined, undefined],
    ]);
    for (const { after } of changes) await get(`/api/v1/figures/${encodeURIComponent(after.figure)}`, explanationBody);
    const response = await server.inject('/api/v1/imports/none');
    expect([response.statusCode, response.json().code]).toEqual([404, 'unknown-import']);
  });

  test('the record of an indicator and region, every vintage of every entry, each to be opened', async () => {
    const url = `/api/v1/series/vintages?indicator=${industry}&region=431200`;
    const { entries } = await get(url, vintagesBody);
    expect(entries.map((e) => [e.span, e.measure, e.vintages.map(({ shown }) => shown)])).toEqual([
      ['2021-01-01/P4M', 'yoy', ['12.9']],
      ['2021-01-01/P4M', 'rank', ['7']],
      ['2021-01-01/P3M', 'yoy', ['15.1']],
    ]);
    for (const { vintages } of entries)
      for (const { figure } of vintages) await get(`/api/v1/figures/${encodeURIComponent(figure)}`, explanationBody);
    expect((await get(`${url}&asOf=2000-01-01`, problemBody, 404)).code).toBe('unknown-indicator');
  });

  test('health', async () => {
    const health = await get('/api/v1/health', healthBody);
    expect(health.cities).toEqual([
      { code: '431200', name: '怀化市', demo: true, businessDate: '2021-05-20T01:00:00.000Z' },
    ]);
  });
});

describe('a file', () => {
  test('comes back byte for byte, to be saved under its own name', async () => {
    const { imports } = await get('/api/v1/imports', importHistoryBody);
    const response = await server.inject(`/api/v1/files/${imports[0]?.sha256}`);
    expect(response.body).toBe('a file');
    expect(response.headers['content-disposition']).toBe(
      `attachment; filename="__ 2021-04.csv"; filename*=UTF-8''%E5%B8%82%E5%B7%9E%202021-04.csv`,
    );
    expect(response.headers['content-type']).toBe('application/octet-stream');
  });

  test('that never came in is not found', async () => {
    const response = await server.inject(`/api/v1/files/${'0'.repeat(64)}`);
    expect([response.statusCode, response.json().code]).toEqual([404, 'unknown-file']);
  });
});

describe('the record as CSV', () => {
  test('has a head and one line per observation', async () => {
    const response = await server.inject('/api/v1/observations');
    const lines = response.body.split('\r\n');
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(lines[0]).toBe(
      'indicator_code,indicator_name,region_code,span,measure,value,decimals,unit,status,file,sheet,cell,known_from,stored_at',
    );
    expect(lines).toHaveLength(1 + 3 + 1);
  });

  test('of an unknown file is refused before anything is sent', async () => {
    const response = await server.inject(`/api/v1/observations?file=${'0'.repeat(64)}`);
    expect([response.statusCode, response.json().code]).toEqual([404, 'unknown-file']);
    expect(response.headers['content-disposition']).toBeUndefined();
  });
});

describe('as of a moment', () => {
  test('a board shows what was known then', async () => {
    const board = await get('/api/v1/board?region=431200&period=2021-04&asOf=2021-05-17', boardBody);
    const row = board.rows.find((r) => r.indicator === industry);
    expect([row?.growth, row?.cutoff]).toEqual([15.1, { label: '1-3月', interval: '2021-01-01/P3M' }]);
  });

  test('what is no moment is refused', async () => {
    const response = await server.inject('/api/v1/series?indicator=gdp&region=431200&asOf=yesterday');
    expect([response.statusCode, response.json().code]).toEqual([400, 'invalid-instant']);
  });
});

async function nameOf(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  return (await server.inject({ url, headers })).json().name;
}

describe('language', () => {
  const url = '/api/v1/board?region=431200&period=2021-04';

  test('is Chinese unless the browser prefers English or the query says so', async () => {
    expect(await nameOf(url)).toBe('怀化市');
    expect(await nameOf(url, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' })).toBe('Huaihua');
    expect(await nameOf(url, { 'accept-language': 'fr,zh-CN;q=0.9,en;q=0.5' })).toBe('怀化市');
    expect(await nameOf(`${url}&lang=en`, { 'accept-language': 'zh-CN' })).toBe('Huaihua');
  });
});

describe('an answer that is held already', () => {
  const url = '/api/v1/board?region=431200&period=2021-04';

  test('is not sent again', async () => {
    const first = await server.inject(url);
    const tag = String(first.headers['etag']);
    const again = await server.inject({ url, headers: { 'if-none-match': `"other", ${tag}` } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const other = await server.inject({ url: `${url}&lang=en`, headers: { 'if-none-match': tag } });
    expect(other.statusCode).toBe(200);
  });

  test('is of another moment and says the same', async () => {
    const at = (moment: string, headers = {}) => server.inject({ url: `${url}&asOf=2021-05-19T${moment}`, headers });
    const early = await at('08:00');
    const late = await at('09:00', { 'if-none-match': String(early.headers['etag']) });
    expect([late.statusCode, late.body]).toEqual([304, '']);
  });
});

test('who takes gzip is sent the same bytes compressed, with the moment asked for', async () => {
  for (const moment of ['2021-05-19T08:00', '2021-05-19T09:00']) {
    const url = `/api/v1/board?region=431200&period=2021-04&asOf=${moment}`;
    const plain = await server.inject(url);
    const packed = await server.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
    expect(plain.headers['content-encoding']).toBeUndefined();
  }
});
