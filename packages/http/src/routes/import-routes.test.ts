import type { Application } from '@shigan/app';
import { importBody, lookBody, problemBody, shownSheetBody } from '@shigan/contract';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWorkbookReader } from '@shigan/formats';
import type { Server } from '../access.ts';
import { exampleApplication, exampleServer } from '../testing/example-city.ts';
import { uploadPrefix } from '../upload/spool.ts';

const reader = createWorkbookReader();
let app: Application;
let server: Server;

beforeEach(async () => {
  app = await exampleApplication(reader);
  ({ server } = await exampleServer(app, { maxUploadBytes: 200_000 }));
});

afterAll(() => reader.close());

let gbk: Buffer;
let faulty: Buffer;

beforeAll(async () => {
  const workbooks = new URL('../../../../spec/workbooks/', import.meta.url);
  gbk = await readFile(new URL('6-long-gbk.csv', workbooks));
  faulty = await readFile(new URL('8-faults.xlsx', workbooks));
});

async function upload(
  name: string,
  content: Uint8Array,
  query = '',
  headers: Record<string, string> = {},
  warnings?: unknown,
) {
  const boundary = 'a-boundary';
  const field =
    warnings === undefined
      ? ''
      : `--${boundary}\r\ncontent-disposition: form-data; name="warnings"\r\n\r\n${JSON.stringify(warnings)}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(field),
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return server.inject({
    method: 'POST',
    url: `/api/v1/imports${query}`,
    payload,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      host: 'localhost:8090',
      origin: 'http://localhost:8090',
      ...headers,
    },
  });
}

describe('a file that is looked at', () => {
  test('shows its sheets and what differs from the record, and stores nothing', async () => {
    const before = await app.store.observations.count('431200');
    const response = await upload('a.csv', gbk, '/look');
    expect(response.statusCode).toBe(200);
    const look = lookBody.parse(response.json());
    expect(look.sheets[0]?.rows.length).toBeGreaterThan(1);
    const { stored, revised } = look.import;
    expect(look.differences.length + look.more).toBe(stored + revised);
    expect(await app.store.observations.count('431200')).toBe(before);
  });

  test('with faults shows the rows that they stand in', async () => {
    const look = lookBody.parse((await upload('8-faults.xlsx', faulty, '/look')).json());
    const rows = new Set(
      look.sheets.flatMap(({ sheet, rows: shown }) => shown.map(({ number }) => `${sheet} ${number}`)),
    );
    const placed = look.import.faults.filter(({ row }) => row !== null);
    expect(placed.length).toBeGreaterThan(0);
    for (const { sheet, row } of placed) expect(rows).toContain(`${sheet} ${row}`);
  });

  test('warnings sent without a reason are refused', async () => {
    const response = await upload('a.csv', gbk, '', {}, [{ reason: ' ' }]);
    expect([response.statusCode, problemBody.parse(response.json()).code]).toEqual([400, 'invalid-request']);
  });
});

describe('a file that is uploaded', () => {
  test('is stored, under its own name, and changes nothing the second time', async () => {
    const first = await upload('统计表 2021.csv', gbk, '?acceptWarnings=true');
    expect([first.statusCode, first.body]).toEqual([201, expect.any(String)]);
    const body = importBody.parse(first.json());
    expect([body.file, body.accepted]).toEqual(['统计表 2021.csv', true]);
    expect(body.stored).toBeGreaterThan(0);
    const again = importBody.parse((await upload('统计表 2021.csv', gbk, '?acceptWarnings=true')).json());
    expect([again.sha256, again.stored, again.revised]).toEqual([body.sha256, 0, 0]);
    expect(again.unchanged).toBe(body.stored + body.revised);
    const bytes = await server.inject(`/api/v1/files/${body.sha256}`);
    expect(bytes.rawPayload.equals(gbk)).toBe(true);
    const around = async (row: number) => server.inject(`/api/v1/files/${body.sha256}/surroundings?sheet=&row=${row}`);
    const shown = shownSheetBody.parse((await around(20)).json());
    expect(shown.rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 17, 18, 19, 20, 21, 22, 23]);
    expect((await around(9000)).statusCode).toBe(404);
  });

  test('is only looked at on a dry run', async () => {
    const before = await app.store.observations.count('431200');
    const response = await upload('a.csv', gbk, '?dryRun=true');
    const body = importBody.parse(response.json());
    expect([response.statusCode, body.dryRun, body.accepted]).toEqual([200, true, false]);
    expect(body.stored).toBeGreaterThan(0);
    expect(await app.store.observations.count('431200')).toBe(before);
  });

  test('with errors is refused with all of them, and changes nothing', async () => {
    const before = await app.store.observations.count('431200');
    const response = await upload('8.xlsx', faulty, '?acceptWarnings=true');
    const problem = problemBody.parse(response.json());
    expect([response.statusCode, problem.code]).toEqual([422, 'file-has-faults']);
    expect(problem.faults?.filter((fault) => fault.severity === 'error').length).toBeGreaterThanOrEqual(16);
    expect(await app.store.observations.count('431200')).toBe(before);
  });

  test.each([
    ['what is no workbook', 'x.xlsx', Buffer.from([0, 1, 2, 3, 250]), 422, /^file-/],
    [
      'a page that calls itself a workbook',
      'x.xls',
      Buffer.from('<html><table></table></html>'),
      422,
      /^file-is-html$/,
    ],
    ['nothing at all', 'x.csv', Buffer.alloc(0), 422, /^file-empty$/],
    ['more than is taken in', 'x.csv', Buffer.alloc(200_001, 'a'), 413, /^file-too-large$/],
  ])('%s is refused', async (_case, name, content, status, code) => {
    const response = await upload(name, content);
    expect(response.statusCode).toBe(status);
    expect(response.json().code).toMatch(code);
  });

  test('from another site is refused before it is read', async () => {
    const response = await upload('a.csv', gbk, '', { origin: 'https://evil.example' });
    expect([response.statusCode, response.json().code]).toEqual([403, 'origin-not-allowed']);
  });

  test('leaves nothing behind on this machine', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'shigan-spooled-'));
    vi.stubEnv('TMPDIR', directory);
    try {
      await upload('a.csv', gbk);
      await upload('x.csv', Buffer.alloc(200_001, 'a'));
      expect((await readdir(directory)).filter((name) => name.startsWith(uploadPrefix))).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      await rm(directory, { recursive: true });
    }
  });
});

describe('a request that brings no file', () => {
  test('in another form than multipart is not taken', async () => {
    const response = await server.inject({ method: 'POST', url: '/api/v1/imports', payload: { file: 'x' } });
    expect([response.statusCode, response.json().code]).toEqual([415, 'unsupported-media-type']);
  });

  test('with fields only is refused', async () => {
    const response = await server.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: { 'content-type': 'multipart/form-data; boundary=b', 'x-shigan-client': 'test' },
      payload: '--b\r\ncontent-disposition: form-data; name="layout"\r\n\r\nlong\r\n--b--\r\n',
    });
    expect([response.statusCode, response.json().code]).toEqual([400, 'invalid-request']);
  });
});
