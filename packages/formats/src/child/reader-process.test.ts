import { afterAll, describe, expect, test } from 'vitest';
import { testFiles } from '../testing/incoming.ts';
import { workbookOf } from '../testing/workbook-builder.ts';
import { readerPool } from './reader-pool.ts';
import { type ReaderProcess, startReader } from './reader-process.ts';

const files = testFiles();
const started: ReaderProcess[] = [];
afterAll(async () => {
  await Promise.all(started.map((reader) => reader.end()));
  files.remove();
});

async function start(heapMegabytes?: number): Promise<ReaderProcess> {
  const reader = await startReader(heapMegabytes);
  started.push(reader);
  return reader;
}

const patient = { stallMs: 30_000, limitMs: 30_000 };
const open = (path: string, kind: 'zip' | 'compound' = 'zip'): Parameters<ReaderProcess['ask']>[0] => ({
  do: 'open',
  kind,
  path,
  headRows: 10,
  limitMs: 30_000,
});

function workbook(rows: number): string {
  const xml = `<sheetData>${Array.from({ length: rows }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join('')}</sheetData>`;
  return files.file('x.xlsx', workbookOf([{ name: '表', xml }])).path;
}

describe('a reading process', () => {
  test('answers, and goes on answering after a refusal', async () => {
    const reader = await start();
    await expect(
      reader.ask(open(files.file('x.xlsx', 'PK\u0003\u0004 and no more').path), patient),
    ).rejects.toMatchObject({ code: 'file-truncated' });
    await expect(reader.ask(open(workbook(3)), patient)).resolves.toMatchObject({
      is: 'opened',
      sheets: [{ complete: true }],
    });
    await expect(reader.ask({ do: 'close' }, patient)).resolves.toMatchObject({ is: 'closed' });
    expect(reader.alive).toBe(true);
  });

  test('is ended when it does not answer in time', async () => {
    const reader = await start();
    await expect(reader.ask(open(workbook(100_000)), { stallMs: 1, limitMs: 1 })).rejects.toMatchObject({
      code: 'file-took-too-long',
    });
    await reader.end();
    expect(reader.alive).toBe(false);
  });

  test('that runs out of memory refuses the file and nothing else', async () => {
    const strings = Array.from({ length: 1_200_000 }, (_, i) => `文${i}`);
    const file = files.file('x.xlsx', workbookOf([{ name: '表', xml: '<sheetData/>' }], { strings }));
    const reader = await start(40);
    await expect(reader.ask(open(file.path), patient)).rejects.toMatchObject({ code: 'file-expands-too-far' });
    expect(reader.alive).toBe(false);
  });

  test('a bug in it is told apart from a bad file', async () => {
    const reader = await start();
    await reader.end();
    await expect(reader.ask({ do: 'close' }, patient)).rejects.not.toHaveProperty('code', 'file-unreadable');
  });
});

describe('the pool', () => {
  test('keeps a sound process warm, ends one with trouble or much memory', async () => {
    let starts = 0;
    const pool = readerPool(() => {
      starts++;
      return start();
    });
    const first = await pool.take();
    await pool.give(first, { sound: true, memory: 1 });
    expect(await pool.take()).toBe(first);
    await pool.give(first, { sound: false, memory: 1 });
    expect(first.alive).toBe(false);
    const second = await pool.take();
    expect(second).not.toBe(first);
    await pool.give(second, { sound: true, memory: 1024 ** 3 });
    expect(second.alive).toBe(false);
    expect(starts).toBe(2);
    await pool.close();
    await expect(pool.take()).rejects.toThrow('closed');
  });

  test('a warm process that died meanwhile is replaced', async () => {
    const pool = readerPool(start);
    const first = await pool.take();
    await pool.give(first, { sound: true, memory: 1 });
    await first.end();
    const second = await pool.take();
    expect(second.alive).toBe(true);
    await pool.close();
    expect(second.alive).toBe(false);
  });
});
