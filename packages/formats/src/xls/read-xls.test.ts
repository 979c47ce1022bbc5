import { utils } from '@e965/xlsx';
import { DomainError } from '@shigan/core';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { gridRow } from '../row-frame.ts';
import { biffRecord, compoundOf } from '../testing/compound-builder.ts';
import { testFiles } from '../testing/incoming.ts';
import { oldWorkbook } from '../testing/old-workbook.ts';
import { openXls } from './read-xls.ts';

const files = testFiles();
afterAll(() => files.remove());

async function read(bytes: Buffer, headRows = 100): Promise<Awaited<ReturnType<typeof openXls>>['sheets']> {
  return (await openXls(files.file('x.xls', bytes).path, headRows)).sheets;
}

const begin = (kind: number): Buffer =>
  biffRecord(0x809, Buffer.from([0, 6, kind, 0, 0xbb, 0x0d, 0xcc, 7, 0, 0, 0, 0, 6, 3, 0, 0]));

/** A workbook of records: one sheet with these, three cell styles (General, 0.0%, a day), further records before it. */
function workbookStream(sheet: readonly Buffer[], more: readonly Buffer[] = []): Buffer {
  const text = (s: string): Buffer => Buffer.concat([Buffer.from([s.length, 0, 1]), Buffer.from(s, 'utf16le')]);
  const format = (id: number, code: string): Buffer =>
    biffRecord(0x41e, Buffer.concat([Buffer.from([id, 0]), text(code)]));
  const style = (id: number): Buffer => {
    const body = Buffer.alloc(20);
    body.writeUInt16LE(id, 2);
    return biffRecord(0xe0, body);
  };
  const before = [begin(5), format(164, '0.0%'), format(165, 'm"月"d"日"'), style(0), style(164), style(165), ...more];
  const name = Buffer.from('表', 'utf16le');
  const start = Buffer.concat(before).length + 4 + 8 + name.length + 4;
  const bound = Buffer.concat([Buffer.alloc(6), Buffer.from([1, 1]), name]);
  bound.writeUInt32LE(start, 0);
  return Buffer.concat([...before, biffRecord(0x85, bound), biffRecord(0x0a), begin(0x10), ...sheet, biffRecord(0x0a)]);
}

/** Head of a cell record: row, column, style. */
function place(r: number, c: number, style = 0): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(r, 0);
  head.writeUInt16LE(c, 2);
  head.writeUInt16LE(style, 4);
  return head;
}

function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32LE(value >>> 0, i * 4));
  return bytes;
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

async function rowsOf(sheet: readonly Buffer[], more: readonly Buffer[] = []): Promise<unknown> {
  const [frame] = await read(compoundOf([{ name: 'Workbook', content: workbookStream(sheet, more) }]));
  return frame?.head.map(gridRow);
}

async function firstRow(sheet: readonly Buffer[], more: readonly Buffer[] = []): Promise<unknown> {
  const rows = await rowsOf(sheet, more);
  return Array.isArray(rows) ? rows[0]?.cells : rows;
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

  test('numbers in short forms', async () => {
    const integer = (n: number): number => (n << 2) | 2;
    const upper = Buffer.alloc(8);
    upper.writeDoubleLE(1.5);
    expect(
      await firstRow([
        biffRecord(0x27e, Buffer.concat([place(0, 0), u32(integer(-7))])),
        biffRecord(0x27e, Buffer.concat([place(0, 1), u32(integer(1234) | 1)])),
        biffRecord(0x27e, Buffer.concat([place(0, 2), u32(upper.readUInt32LE(4))])),
        biffRecord(
          0xbd,
          Buffer.concat([
            place(0, 3).subarray(0, 4),
            Buffer.from([1, 0]),
            u32(integer(20) | 1),
            Buffer.from([0, 0]),
            u32(integer(3)),
            Buffer.from([4, 0]),
          ]),
        ),
      ]),
    ).toEqual([{ number: -7 }, { number: 12.34 }, { number: 1.5 }, { number: 0.2, format: '0.0%' }, { number: 3 }]);
  });

  test('formulas with the value they had', async () => {
    const formula = (c: number, value: Buffer): Buffer =>
      biffRecord(0x06, Buffer.concat([place(0, c), value, Buffer.alloc(8)]));
    const special = (kind: number, value: number): Buffer => Buffer.from([kind, 0, value, 0, 0, 0, 0xff, 0xff]);
    const eight = Buffer.alloc(8);
    eight.writeDoubleLE(7.5);
    const text = Buffer.from('怀化', 'utf16le');
    expect(
      await firstRow([
        formula(0, eight),
        formula(1, special(0, 0)),
        biffRecord(0x207, Buffer.concat([Buffer.from([2, 0, 1]), text])),
        formula(2, special(1, 1)),
        formula(3, special(2, 0x17)),
        formula(4, special(3, 0)),
      ]),
    ).toEqual([
      { number: 7.5, formula: true },
      { text: '怀化', formula: true },
      { text: 'TRUE', formula: true },
      { error: '#REF!', formula: true },
      { formula: true },
    ]);
  });

  test('texts that run over their record, change their width there, or carry looks and readings', async () => {
    const utf16 = (s: string): Buffer => Buffer.from(s, 'utf16le');
    const strings = [
      // three texts: one cut after two characters, going on in single bytes; one with a look; one with a reading
      biffRecord(0xfc, Buffer.concat([u32(3, 3), Buffer.from([4, 0, 1]), utf16('怀化')])),
      biffRecord(
        0x3c,
        Buffer.concat([
          Buffer.from([0]),
          Buffer.from('ab', 'latin1'),
          Buffer.from([2, 0, 8, 1, 0]),
          Buffer.from('x1'),
          Buffer.from([1, 0]),
        ]),
      ),
      biffRecord(
        0x3c,
        Buffer.concat([Buffer.from([5, 0]), Buffer.from([1, 0, 5]), u32(3), utf16('区'), Buffer.from([9, 9, 9])]),
      ),
    ];
    const label = (c: number, index: number): Buffer => biffRecord(0xfd, Buffer.concat([place(0, c), u32(index)]));
    const own = biffRecord(0x204, Buffer.concat([place(0, 3), Buffer.from([2, 0, 0]), Buffer.from('ok')]));
    expect(await firstRow([label(0, 0), label(1, 1), label(2, 2), own], strings)).toEqual([
      { text: '怀化ab' },
      { text: 'x1' },
      { text: '区' },
      { text: 'ok' },
    ]);
    await expect(firstRow([label(0, 3)], strings)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('columns hidden by hand, merged areas', async () => {
    const column = Buffer.from([1, 0, 2, 0, 0, 8, 0, 0, 1, 0, 0, 0]);
    const merge = Buffer.from([1, 0, 0, 0, 9, 0, 0, 0, 1, 0]);
    const [frame] = await read(
      compoundOf([
        { name: 'Workbook', content: workbookStream([biffRecord(0x7d, column), ...contents, biffRecord(0xe5, merge)]) },
      ]),
    );
    expect(frame?.hiddenColumns).toEqual([1, 2]);
    expect(frame?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }]);
  });

  test('rows out of order are put in order; two cells in one place are refused', async () => {
    expect(await rowsOf([number(4, 0, 0, 5), number(1, 1, 0, 2), number(1, 0, 0, 1)])).toMatchObject([
      { number: 2, cells: [{ number: 1 }, { number: 2 }] },
      { number: 5, cells: [{ number: 5 }] },
    ]);
    await expect(rowsOf([number(1, 0, 0, 1), number(1, 0, 0, 2)])).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('a filter that names its area is a view of that area only', async () => {
    const name = Buffer.concat([
      Buffer.from([0x20, 0, 0, 1, 11, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x0d, 0x3b]),
      Buffer.from([0, 0, 1, 0, 3, 0, 0, 0, 2, 0]),
    ]);
    const sheet = [0, 1, 2, 3, 4].flatMap((r) => [row(r, r > 0), number(r, 0, 0, r)]);
    expect(await rowsOf([biffRecord(0x9b), ...sheet], [biffRecord(0x18, name)])).toMatchObject(
      [false, true, false, false, true].map((hidden) => ({ hidden })),
    );
  });

  test('a filter at work hides nothing', async () => {
    expect(await rowsOf([biffRecord(0x9b), ...contents])).toMatchObject([{ hidden: false }, { hidden: false }]);
  });
});

describe('workbooks of another program', () => {
  test('text, numbers, merged areas and hidden sheets', async () => {
    const sheet = utils.aoa_to_sheet([['地区', '增速', '注'], ['怀化市', 8.1, '洪江区②'], [], ['', 0]]);
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
    const [first, second] = await read(oldWorkbook({ 甲: sheet, 乙: utils.aoa_to_sheet([[1]]) }, [1]));
    expect(first?.head.map((r) => [r.n, ...gridRow(r).cells.map((c) => c?.text ?? c?.number)])).toEqual([
      [1, '地区', '增速', '注'],
      [2, '怀化市', 8.1, '洪江区②'],
      [4, undefined, 0],
    ]);
    expect(first?.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
    expect([first?.hidden, second?.hidden]).toEqual([false, true]);
  });

  test('any texts and numbers', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.constantFrom('怀化市'.repeat(70)),
      // the writing program does not get the smallest numbers right
      fc.integer().map((n) => n / 1000),
      fc.integer(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          const [frame] = await read(oldWorkbook({ 甲: utils.aoa_to_sheet(rows) }));
          const found = frame?.head.map((r) => gridRow(r).cells.map((c) => c?.text ?? c?.number));
          expect(found).toEqual(rows.map((cells) => cells.map((c) => (c === 0 ? 0 : c))));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('the rows after the head follow', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [`第${i}行`, i]);
    const workbook = await openXls(files.file('x.xls', oldWorkbook({ 甲: utils.aoa_to_sheet(rows) })).path, 100);
    expect(workbook.sheets[0]).toMatchObject({ complete: false });
    const numbers = (workbook.sheets[0]?.head ?? []).map((r) => r.n);
    for (let batch = await workbook.next(0); batch !== undefined; batch = await workbook.next(0))
      numbers.push(...batch.map((r) => r.n));
    expect(numbers).toEqual(rows.map((_, i) => i + 1));
  });

  test('every cut refuses the file or leaves it whole, never half', async () => {
    const whole = oldWorkbook({ 甲: utils.aoa_to_sheet(Array.from({ length: 400 }, (_, i) => [`第${i}行`, i])) });
    const sectors = Math.floor(whole.length / 512);
    for (let i = 1; i <= 12; i++) {
      const cut = whole.subarray(0, Math.floor((sectors * i) / 13) * 512);
      await expect(read(cut)).rejects.toBeInstanceOf(DomainError);
    }
  });
});
