import type { Application } from '@shigan/app';
import { commaReader } from '@shigan/app/testing/comma-reader';
import { parseEntries, registerImportBody } from '@shigan/contract';
import {
  buildRegistry,
  createFaultList,
  type Grid,
  indicatorSheet,
  readIndicatorSheet,
  readTargetSheet,
  targetSheet,
} from '@shigan/core';
import { reference } from '@shigan/app';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { exampleApplication, exampleServer, now } from '../testing/example-city.ts';

let app: Application;
let server: Server;

beforeEach(async () => {
  app = await exampleApplication();
  ({ server } = await exampleServer(app));
});

const target = {
  indicator: 'industrial-value-added',
  region: '431200',
  year: 2021,
  kind: 'growth',
  goal: { value: 9, decimals: 1 },
  unit: '%',
  bound: 'atLeast',
  binding: false,
  verified: false,
};
const url = `/api/v1/registers/target/${encodeURIComponent('2021/431200/industrial-value-added/growth')}`;

async function put(payload: object, at = url) {
  return server.inject({ method: 'PUT', url: at, payload, headers: { 'content-type': 'application/json' } });
}

describe('amending a register', () => {
  test('adds a vintage and leaves what was known before as it was', async () => {
    const before = (await server.inject('/api/v1/registers/target?asOf=2021-05-19')).body;
    const amended = await put({ body: target });
    expect([amended.statusCode, amended.json()]).toEqual([
      200,
      { register: 'target', keys: ['2021/431200/industrial-value-added/growth'], knownFrom: now },
    ]);
    expect((await server.inject('/api/v1/registers/target?asOf=2021-05-19')).body).toBe(before);
    const history = (await server.inject(url)).json().entries;
    expect(history.at(-1).body).toEqual(target);
  });

  test('a null body withdraws the entry', async () => {
    await put({ body: target });
    expect((await put({ body: null })).statusCode).toBe(200);
    const keys = (await server.inject('/api/v1/registers/target')).json().entries.map((e: { key: string }) => e.key);
    expect(keys).not.toContain('2021/431200/industrial-value-added/growth');
  });

  test.each([
    ['an entry of another shape', { body: { ...target, goal: 'nine' } }, url, 422, 'invalid-entry'],
    [
      'an entry under a key that is not its own',
      { body: target },
      '/api/v1/registers/target/other',
      422,
      'invalid-entry',
    ],
    ['a register that does not exist', { body: target }, '/api/v1/registers/moods/x', 404, 'unknown-register'],
    ['a moment to come', { body: target, knownFrom: '2031-01-01' }, url, 422, 'known-from-in-future'],
    ['a body without an entry', { bodi: target }, url, 400, 'invalid-request'],
  ])('%s is refused and changes nothing', async (_case, payload, at, status, code) => {
    const before = (await server.inject('/api/v1/registers/target')).body;
    const response = await put(payload, at);
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect((await server.inject('/api/v1/registers/target')).body).toBe(before);
  });
});

test('everything that a city begins with has the shape that amendments are checked for', () => {
  const { indicators, regions, peerSets, targets, rules, calendars, settings } = reference;
  expect(parseEntries('indicator', indicators).map((e) => e.body)).toEqual(indicators);
  expect(parseEntries('region', regions).map((e) => e.body)).toEqual(regions);
  expect(parseEntries('peerSet', peerSets).map((e) => e.body)).toEqual(peerSets);
  expect(parseEntries('target', targets).map((e) => e.body)).toEqual(targets);
  expect(parseEntries('rule', rules).map((e) => e.body)).toEqual(rules);
  expect(parseEntries('calendar', calendars).map((e) => e.body)).toEqual(calendars);
  expect(parseEntries('settings', settings).map((e) => e.body)).toEqual([settings]);
});

describe('targets as a spreadsheet', () => {
  const boundary = 'b0undary';
  const send = async (table: string, query = '') =>
    server.inject({
      method: 'POST',
      url: `/api/v1/registers/target/workbook${query}`,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="目标.csv"\r\ncontent-type: text/csv\r\n\r\n${table}\r\n--${boundary}--\r\n`,
    });
  const head = '指标编码,地区编码,年度,目标类型,要求,目标值,单位,依据';
  const row = 'industrial-value-added,431200,2022,增速,不低于,7.5,%,报告';

  beforeEach(async () => {
    app = await exampleApplication(commaReader);
    ({ server } = await exampleServer(app));
  });

  test('is looked at, then put in force as a vintage', async () => {
    const before = (await server.inject('/api/v1/registers/target')).body;
    const looked = registerImportBody.parse((await send(`${head}\n${row}`, '?dryRun=true')).json());
    expect(looked).toMatchObject({
      rows: 1,
      knownFrom: null,
      changes: [{ kind: 'new', name: '规模以上工业增加值 怀化市 2022' }],
    });
    expect((await server.inject('/api/v1/registers/target')).body).toBe(before);
    expect(registerImportBody.parse((await send(`${head}\n${row}`)).json()).knownFrom).toBe(now);
    const key = encodeURIComponent('2022/431200/industrial-value-added/growth');
    const [entry] = (await server.inject(`/api/v1/registers/target/${key}`)).json().entries;
    expect(entry.body.goal).toEqual({ value: 7.5, decimals: 1 });
    expect(registerImportBody.parse((await send(`${head}\n${row}`)).json()).changes).toEqual([]);
  });

  test('with faults changes nothing and tells all of them', async () => {
    const answer = await send(
      `${head}\n${row.replace('2022', '后年').replace('不低于', '大约')}\n${row.replace('431200', '1')}`,
    );
    expect([
      answer.statusCode,
      answer.json().faults.map(({ row: at, column }: { row: number; column: string }) => `${column}${at}`),
    ]).toEqual([422, ['C2', 'E2', 'B3']]);
  });

  test('of all that a city begins with comes back as it went out', () => {
    const mark = { knownFrom: now, storedAt: now, by: 't' };
    const { indicators, targets, regions } = reference;
    const registry = buildRegistry([
      ...indicators.map((body) => ({ register: 'indicator' as const, key: body.code, body, ...mark })),
      ...regions.map((body) => ({ register: 'region' as const, key: body.code, body, ...mark })),
    ]);
    const grid = ({ name, rows }: ReturnType<typeof targetSheet>): Grid => ({
      sheet: name,
      hidden: false,
      hiddenColumns: [],
      merges: [],
      rows: rows.map((cells, at) => ({
        number: at + 1,
        hidden: false,
        cells: cells.map((cell) => {
          if (cell === null || cell === '') return undefined;
          if (typeof cell === 'string') return { text: cell };
          if (typeof cell === 'number') return { number: cell };
          return { number: cell.value, format: cell.decimals === 0 ? '0' : `0.${'0'.repeat(cell.decimals)}` };
        }),
      })),
    });
    const faults = createFaultList();
    const catalogue = readIndicatorSheet([grid(indicatorSheet(indicators))], indicators, registry, faults);
    const read = readTargetSheet([grid(targetSheet(targets, registry))], targets, registry, faults);
    // A city that holds none holds the same afterwards, decimals and all.
    const brought = readTargetSheet([grid(targetSheet(targets, registry))], [], registry, faults);
    expect(brought.changes.map(({ after }) => after)).toEqual(targets);
    expect(faults.list()).toEqual([]);
    expect([catalogue.rows, catalogue.changes, read.rows, read.changes]).toEqual([
      indicators.length,
      [],
      targets.length,
      [],
    ]);
  });
});
