import { utils, write, type WorkSheet } from '@e965/xlsx';
import { DomainError } from '@shigan/core';
import { afterAll, describe, expect, test } from 'vitest';
import { gridRow } from '../row-frame.ts';
import { biffRecord, compoundOf } from '../testing/compound-builder.ts';
import { testFiles } from '../testing/incoming.ts';
import { openXls } from './read-xls.ts';

const files = testFiles();
afterAll(() => files.remove());

function written(sheets: Readonly<Record<string, WorkSheet>>, hidden: readonly number[] = []): Buffer {
  const workbook = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(workbook, sheet, name);
  workbook.Workbook = { Sheets: Object.keys(sheets).map((_, i) => ({ Hidden: hidden.includes(i) ? 1 : 0 })) };
  const bytes: unknown = write(workbook, { type: 'buffer', bookType: 'xls' });
  if (!Buffer.isBuffer(bytes)) throw new Error('no bytes');
  return bytes;
}

async function read(bytes: Buffer, headRows = 100): Promise<Awaited<ReturnType<typeof openXls>>['sheets']> {
  return (await openXls(files.file('x.xls', bytes).path, headRows)).sheets;
}

/** A workbook of records: one sheet with these, three cell styles (General, 0.0%, a day). */
function workbookStream(sheet: readonly Buffer[]): Buffer {
  const begin = (kind: number): Buffer =>
    biffRecord(0x809, Buffer.from([0, 6, kind, 0, 0xbb, 0x0d, 0xcc, 7, 0, 0, 0, 0, 6, 3, 0, 0]));
  const text = (s: string): Buffer => Buffer.concat([Buffer.from([s.length, 0, 1]), Buffer.from(s, 'utf16le')]);
  const format = (id: number, code: string): Buffer =>
    biffRecord(0x41e, Buffer.concat([Buffer.from([id, 0]), text(code)]));
  const style = (id: number): Buffer => {
    const body = Buffer.alloc(20);
    body.writeUInt16LE(id, 2);
    return biffRecord(0xe0, body);
  };
  const before = [begin(5), format(164, '0.0%'), format(165, 'm"月"d"日"'), style(0), style(164), style(165)];
  const nameLength = Buffer.from('表', 'utf16le').length;
  const globals = Buffer.concat(before).length + 4 + 8 + nameLength + 4;
  const bound = Buffer.concat([Buffer.alloc(6), Buffer.from([1, 1]), Buffer.from('表', 'utf16le')]);
  bound.writeUInt32LE(globals, 0);
  return Buffer.concat([...before, biffRecord(0x85, bound), biffRecord(0x0a), begin(0x10), ...sheet, biffRecord(0x0a)]);
}

function row(index: number, hidden: boolean): Buffer {
  const body = Buffer.alloc(16);
  body.writeUInt16LE(index, 0);
  body.writeUInt16LE(3, 4);
  body.writeUInt16LE(255, 6);
  body.writeUInt32LE(0x100 | (hidden ? 0x20 : 0), 12);
  return biffRecord(0x208, body);
}

function number(r: number, c: number, style: number, value: number): Buffer {
  const body = Buffer.alloc(14);
  body.writeUInt16LE(r, 0);
  body.writeUInt16LE(c, 2);
  body.writeUInt16LE(style, 4);
  body.writeDoubleLE(value, 6);
  return biffRecord(0x203, body);
}

function error(r: number, c: number, code: number): Buffer {
  const body = Buffer.alloc(8);
  body.writeUInt16LE(r, 0);
  body.writeUInt16LE(c, 2);
  body[6] = code;
  body[7] = 1;
  return biffRecord(0x205, body);
}

const contents = [
  row(0, false),
  row(1, true),
  number(0, 0, 0, 12.5),
  number(0, 1, 1, 0.206),
  number(0, 2, 2, 44199),
  error(0, 3, 0x07),
  number(1, 0, 0, 7),
];

async function rowsOf(sheet: readonly Buffer[]): Promise<unknown> {
  const [frame] = await read(compoundOf([{ name: 'Workbook', content: workbookStream(sheet) }]));
  return frame?.head.map(gridRow);
}

describe('records', () => {
  test('numbers carry their formats, days are days, errors errors; a row hidden by hand is hidden', async () => {
    expect(await rowsOf(contents)).toEqual([
      {
        number: 1,
        hidden: false,
        cells: [
          { number: 12.5 },
          { number: 0.206, format: '0.0%' },
          { number: 44199, format: 'm"月"d"日"', date: '2021-01-03' },
          { error: '#DIV/0!' },
        ],
      },
      { number: 2, hidden: true, cells: [{ number: 7 }] },
    ]);
  });

  test('a filter at work hides nothing', async () => {
    expect(await rowsOf([biffRecord(0x9b), ...contents])).toMatchObject([{ hidden: false }, { hidden: false }]);
  });
});

describe('workbooks of another program', () => {
  test('text, numbers, merged areas and hidden sheets', async () => {
    const sheet = utils.aoa_to_sheet([['地区', '增速', '注'], ['怀化市', 8.1, '洪江区②'], [], ['', 0]]);
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
    const [first, second] = await read(written({ 甲: sheet, 乙: utils.aoa_to_sheet([[1]]) }, [1]));
    expect(first?.head.map((r) => [r.n, ...gridRow(r).cells.map((c) => c?.text ?? c?.number)])).toEqual([
      [1, '地区', '增速', '注'],
      [2, '怀化市', 8.1, '洪江区②'],
      [4, undefined, 0],
    ]);
    expect(first?.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
    expect([first?.hidden, second?.hidden]).toEqual([false, true]);
  });

  test('the rows after the head follow', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [`第${i}行`, i]);
    const workbook = await openXls(files.file('x.xls', written({ 甲: utils.aoa_to_sheet(rows) })).path, 100);
    expect(workbook.sheets[0]).toMatchObject({ complete: false });
    const numbers = (workbook.sheets[0]?.head ?? []).map((r) => r.n);
    for (let batch = await workbook.next(0); batch !== undefined; batch = await workbook.next(0))
      numbers.push(...batch.map((r) => r.n));
    expect(numbers).toEqual(rows.map((_, i) => i + 1));
  });

  test('every cut refuses the file or leaves it whole, never half', async () => {
    const whole = written({ 甲: utils.aoa_to_sheet(Array.from({ length: 400 }, (_, i) => [`第${i}行`, i])) });
    const sectors = Math.floor(whole.length / 512);
    for (let i = 1; i <= 12; i++) {
      const cut = whole.subarray(0, Math.floor((sectors * i) / 13) * 512);
      await expect(read(cut)).rejects.toBeInstanceOf(DomainError);
    }
  });
});
