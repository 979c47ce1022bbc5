import {
  boardBody,
  explanationBody,
  importBody,
  importChangesBody,
  importHistoryBody,
  registerBody,
  sdmxStructureMessage,
  seriesBody,
} from '@shigan/contract';
import { marksBody } from '@shigan/contract';
import { createWorkbookReader } from '@shigan/formats';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reference } from '@shigan/app';
import { afterAll, describe, expect, test } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };
import { emptyApplication, exampleApplication, exampleServer } from '@shigan/http/testing/example-city';
import { OutputClosed } from './terminal/terminal.ts';
import { runCommand } from './testing/session.ts';
import { version } from './version.ts';

const board = ['board', '--region', '431200', '--period', '2021-04'];

describe('a command that is done ends with 0', () => {
  test('board --json prints what HTTP answers, byte for byte', async () => {
    const { code, out, err } = await runCommand([...board, '--json']);
    const { server } = await exampleServer(await exampleApplication());
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe((await server.inject('/api/v1/board?region=431200&period=2021-04')).body);
    expect(boardBody.parse(JSON.parse(out)).rows.length).toBeGreaterThan(0);
  });

  test('board prints a table for people', async () => {
    const { code, out } = await runCommand(board);
    expect(code).toBe(0);
    expect(out).toMatch(/规模以上工业增加值 +1-4月 +12\.9 +−2\.2 +7\/14 +≥ 8\.0% +●绿/);
  });

  test('export sdmx prints what HTTP answers, export structures what its codes stand for', async () => {
    const { out } = await runCommand(['export', 'sdmx', '--csv', '--key', '*.431200.*.RNK', '--history']);
    const { server } = await exampleServer(await exampleApplication());
    const url = '/api/v1/sdmx/v2/data/dataflow/*/ECON/1.0.0/*.431200.*.RNK?includeHistory=true';
    expect(out).toBe((await server.inject({ url, headers: { accept: 'text/csv' } })).body);
    expect(out.trim().split('\r\n')).toHaveLength(2);
    const structures = await runCommand(['export', 'structures']);
    expect(sdmxStructureMessage.safeParse(JSON.parse(structures.out)).error).toBeUndefined();
  });

  test('as of a past day', async () => {
    const { out } = await runCommand([...board, '--as-of', '2021-05-17', '--json']);
    const row = boardBody.parse(JSON.parse(out)).rows.find((r) => r.indicator === 'industrial-value-added');
    expect(row?.growth).toBe(15.1);
  });

  test('series as JSON, CSV and table', async () => {
    const series = ['series', '--indicator', 'industrial-value-added', '--region', '431200'];
    const json = await runCommand([...series, '--json']);
    expect(seriesBody.parse(JSON.parse(json.out)).points).toHaveLength(3);
    const csv = (await runCommand([...series, '--csv'])).out.split('\r\n');
    expect(csv[0]).toBe('span,measure,value,decimals,unit,status,known_from,stored_at,file,sheet,cell,value_figure');
    expect(csv[2]).toMatch(/^2021-01-01\/P4M,yoy,12\.9,1,%,,2021-05-18T02:00:00\.000Z,/);
    expect((await runCommand(series)).out).toContain('市州 2021-04.csv C4');
  });

  test('explain leads from a figure of the board to its cell', async () => {
    const { out } = await runCommand([...board, '--json']);
    const row = boardBody.parse(JSON.parse(out)).rows.find((r) => r.indicator === 'industrial-value-added');
    const id = row?.figures['growth'] ?? '';
    const explained = await runCommand(['explain', id, '--json']);
    expect(explanationBody.parse(JSON.parse(explained.out)).source).toMatchObject({ cell: 'C4', sheet: '' });
    const change = await runCommand(['explain', row?.figures['change'] ?? '']);
    expect(change.out).toContain('本期累计增速 − 上期累计增速');
  });

  test('registers are listed, shown through time and amended', async () => {
    const app = await exampleApplication();
    const listed = await runCommand(['register', 'list', 'region', '--json'], { app });
    const { entries } = registerBody.parse(JSON.parse(listed.out));
    const own = entries.find((entry) => entry.key === '431200');
    const renamed = { ...Object(own?.body), aliases: ['鹤州'] };
    const put = await runCommand(['register', 'put', 'region', '-'], { app, stdin: JSON.stringify(renamed) });
    expect([put.code, put.out]).toEqual([0, '已写入 1 条，自 2021-05-20 09:00 起生效\n']);
    const history = await runCommand(['register', 'history', 'region', '431200', '--json'], { app });
    expect(registerBody.parse(JSON.parse(history.out)).entries.map((e) => e.body)).toEqual([own?.body, renamed]);
  });

  test.each(['board', 'matrix', 'import', 'series', 'explain'])(
    '%s --json-schema asks for nothing else',
    async (name) => {
      const { code, out, place } = await runCommand([name, '--json-schema']);
      expect([code, place]).toEqual([0, undefined]);
      expect(JSON.parse(out)).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
      });
    },
  );

  test('usage is shown in the language asked for, the version is that of the package', async () => {
    const zh = await runCommand(['--help']);
    const en = await runCommand(['--lang', 'en', 'board', '--help']);
    expect([zh.code, zh.out.includes('总览'), zh.err]).toEqual([0, true, '']);
    expect([en.code, en.out.includes('the board: every indicator'), en.err]).toEqual([0, true, '']);
    expect((await runCommand(['--version'])).out).toBe(`${version}\n`);
    expect(version).toBe(packageFile.version);
  });
});

describe('a command that is not written as it has to be ends with 64 and says so', () => {
  test.each([
    [[]],
    [['dance']],
    [['board']],
    [['board', '--region', '431200']],
    [[...board, '--colour']],
    [[...board, 'more']],
    [['series', '--region', '431200']],
    [['explain']],
    [['import']],
    [['demo', 'advance']],
    [['register', 'list']],
    [['register', 'history', 'region']],
    [['serve', '--port', 'eighty']],
    [['serve', '--port', '70000']],
    [['--lang', 'fr', 'migrate']],
  ])('%j', async (args) => {
    const { code, out, err, place } = await runCommand(args);
    expect([code, out, place]).toEqual([64, '', undefined]);
    expect(err).not.toBe('');
  });
});

describe('a command that a rule forbids ends with 2 and one line', () => {
  test.each([
    [['board', '--region', '999999', '--period', '2021-04'], 'unknown-region'],
    [['board', '--region', '431200', '--period', 'April'], 'invalid-span'],
    [[...board, '--as-of', 'yesterday'], 'invalid-instant'],
    [[...board, '--city', '430100'], 'unknown-region'],
    [['series', '--indicator', 'happiness', '--region', '431200'], 'unknown-indicator'],
    [['explain', 'x'], 'unknown-figure'],
    [['register', 'list', 'moods'], 'unknown-register'],
    [['register', 'put', 'region', '/nowhere/x.json'], 'no-such-file'],
    [['register', 'put', 'region', '-'], 'invalid-entry'],
    [['import', '/nowhere/x.csv'], 'no-such-file'],
    [['import', '/'], 'no-such-file'],
    [['demo', 'advance', '--to', '2020-01-01'], 'business-date-backwards'],
  ])('%j is refused as %s', async (args, refusal) => {
    const { code, out, err, left } = await runCommand(args);
    expect([code, out, left]).toEqual([2, '', 0]);
    expect(err).toMatch(new RegExp(`^shigan: ${refusal}: [^\\n]+\\n$`));
  });

  test('in the language asked for', async () => {
    const args = ['board', '--region', '999999', '--period', '2021-04'];
    expect((await runCommand(args)).err).toMatch(/^shigan: unknown-region: 没有这个地区（999999）。/);
    expect((await runCommand([...args, '--lang=en'])).err).toMatch(
      /^shigan: unknown-region: no such region \(999999\); /,
    );
  });
});

describe('files', () => {
  const reader = createWorkbookReader();
  const workbook = (name: string): string => fileURLToPath(new URL(`../../../spec/workbooks/${name}`, import.meta.url));
  afterAll(() => reader.close());

  test('a table that was exported comes back: each of its figures is held against the record', async () => {
    const series = ['series', '--indicator', 'industrial-value-added', '--region', '431200', '--csv'];
    const app = await exampleApplication(reader);
    const { out } = await runCommand(series, { app });
    const path = join(await mkdtemp(join(tmpdir(), 'shigan-series-')), 'series.csv');
    const statesOf = async (text: string): Promise<readonly string[]> => {
      await writeFile(path, text);
      const { out: told, err } = await runCommand(['explain', '--file', path, '--json'], { app });
      expect(err).toBe('');
      const marks = marksBody.parse(JSON.parse(told));
      return marks.map(({ text: printed, state }) => `${printed} ${state}`);
    };
    const stated = await statesOf(out);
    expect(stated).toHaveLength(3);
    expect(stated).toEqual(stated.map((line) => line.replace(/\S+$/u, 'stands')));
    expect(await statesOf(out.replace(',12.9,', ',13.9,'))).toContain('13.9 altered');
    expect((await runCommand(['check-draft', path], { app })).err).toContain('explain --file');
    await rm(path);
  });

  test('with errors end with 2, say all of them, and change nothing', async () => {
    const app = await exampleApplication(reader);
    const before = await app.store.observations.count('431200');
    const json = await runCommand(['import', workbook('8-faults.xlsx'), '--json'], { app });
    const body = importBody.parse(JSON.parse(json.out));
    expect([json.code, body.accepted]).toEqual([2, false]);
    expect(json.err).toMatch(/^shigan: file-has-faults: .+\n$/);
    const table = await runCommand(['import', workbook('8-faults.xlsx'), '--lang', 'en'], { app });
    expect([table.code, table.out.match(/ {2}error {2}/g)?.length]).toEqual([
      2,
      body.faults.filter((fault) => fault.severity === 'error').length,
    ]);
    expect(await app.store.observations.count('431200')).toBe(before);
  });

  test('are all refused when one of them is: none is stored', async () => {
    const app = await exampleApplication(reader);
    const before = await app.store.observations.count('431200');
    const files = [workbook('5-long-with-status.xlsx'), workbook('8-faults.xlsx')];
    const ran = await runCommand(['import', ...files, '--json'], { app });
    expect([ran.code, await app.store.observations.count('431200')]).toEqual([2, before]);
    expect(importBody.parse(JSON.parse(ran.out)).file).toBe('8-faults.xlsx');
  });

  test('are stored one after the other, one line of JSON each, into an empty store that is set up first', async () => {
    const app = { ...emptyApplication(reader), clock: { now: () => '2021-07-01T00:00:00.000Z' } };
    const files = [workbook('5-long-with-status.xlsx'), workbook('7-revision-of-5.xlsx')];
    const { code, out, err } = await runCommand(['import', ...files, '--json'], { app });
    const bodies = out
      .trimEnd()
      .split('\n')
      .map((line) => importBody.parse(JSON.parse(line)));
    expect([code, err]).toEqual([0, '空库已建好：怀化市 431200\n']);
    expect(bodies.map((body) => [body.accepted, body.revised])).toEqual([
      [true, 0],
      [true, 6],
    ]);
    const listed = await runCommand(['imports', '--json'], { app });
    const [revision] = importHistoryBody.parse(JSON.parse(listed.out)).imports;
    const shown = await runCommand(['imports', revision?.id ?? '', '--json'], { app });
    const { changes, more } = importChangesBody.parse(JSON.parse(shown.out));
    expect(changes.filter(({ before }) => before !== undefined)).toHaveLength(revision?.revised ?? -1);
    expect(changes.length + more).toBe((revision?.stored ?? 0) + (revision?.revised ?? 0));
    expect((await runCommand(['imports', 'x'], { app })).code).toBe(2);
  });

  test('are only looked at on a dry run', async () => {
    const app = await exampleApplication(reader);
    const before = await app.store.observations.count('431200');
    const { code, out } = await runCommand(['import', workbook('6-long-gbk.csv'), '--dry-run'], { app });
    expect([code, await app.store.observations.count('431200')]).toEqual([0, before]);
    expect(out).toContain('只检查，未入库');
  });

  test('in which nothing is to be read are refused', async () => {
    const app = await exampleApplication(reader);
    const { code, out } = await runCommand(['import', workbook('README.md'), '--json'], { app });
    expect([code, importBody.parse(JSON.parse(out)).faults.map((f) => f.code)]).toEqual([
      2,
      ['no-table', 'nothing-read'],
    ]);
  });
});

describe('a bug', () => {
  test('ends with 1, leaves a trace on standard error, and the store closed', async () => {
    const app = await exampleApplication();
    const broken = {
      ...app,
      digest: {
        sha256: () => {
          throw new Error('out of digests');
        },
      },
    };
    const { code, out, err, left } = await runCommand([...board, '--json'], { app: broken });
    expect([code, out, left]).toEqual([1, '', 0]);
    expect(err).toContain('Error: out of digests');
  });
});

test('output that nobody reads any more is no failure', async () => {
  const terminal = {
    language: 'zh',
    colour: false,
    redraws: false,
    out: async () => Promise.reject(new OutputClosed()),
    err: () => undefined,
  } as const;
  expect(await runCommand(board, { over: { terminal } })).toMatchObject({ code: 0, left: 0 });
});

describe('serving', () => {
  test('says where, and ends when it is asked to', async () => {
    const { code, out, err, left } = await runCommand(['serve', '--port', '0']);
    expect([code, err, left]).toEqual([0, '正在停止\n', 0]);
    expect(out).toMatch(/^http:\/\/localhost:\d+\n$/);
  });

  test('takes the port of the environment, and refuses one that is none', async () => {
    expect((await runCommand(['serve'], { environment: { PORT: '0' } })).code).toBe(0);
    expect((await runCommand(['serve'], { environment: { PORT: 'eighty' } })).code).toBe(64);
  });

  test('loads no demonstration over a city of its own', async () => {
    const app = emptyApplication();
    await app.store.cities.create({ code: '431200', name: '怀化市', demo: false, businessDate: null });
    expect((await runCommand(['serve', '--demo', '--port', '0'], { app })).code).toBe(0);
    expect(await app.store.observations.count('431200')).toBe(0);
  });
});

describe('where the data are', () => {
  test.each([
    [[], {}, { dataDir: './.shigan' }],
    [[], { DATABASE_URL: 'postgres://x' }, { databaseUrl: 'postgres://x' }],
    [['--data', '/d'], {}, { dataDir: '/d' }],
    [['--data', '/d'], { DATABASE_URL: 'postgres://x' }, { dataDir: '/d' }],
  ])('%j with %j: %j', async (args, environment, place) => {
    expect((await runCommand([...board, ...args], { environment })).place).toEqual(place);
    expect((await runCommand([...args, ...board], { environment })).place).toEqual(place);
  });
});

test('a second city begins with its own regions', async () => {
  const app = emptyApplication();
  const own = {
    ...reference.regions.find((r) => r.code === '431200'),
    code: '330100',
    name: { zh: '新市', en: 'Newtown' },
    aliases: [],
    parent: null,
  };
  const put = await runCommand(['register', 'put', 'region', '-', '--city', '330100'], {
    app,
    stdin: JSON.stringify([own]),
  });
  expect(put.code).toBe(0);
  expect(await app.store.cities.list()).toEqual([{ code: '330100', name: '新市', demo: false, businessDate: null }]);
  const listed = await runCommand(['register', 'list', 'region', '--json'], { app });
  expect(registerBody.parse(JSON.parse(listed.out)).entries.map((e) => e.key)).toEqual(['330100']);
  const empty = await runCommand(['board', '--region', '330100', '--period', '2021-04', '--json'], { app });
  expect(boardBody.parse(JSON.parse(empty.out)).rows).toEqual([]);
});
