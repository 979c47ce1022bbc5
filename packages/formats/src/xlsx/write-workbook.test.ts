import type { CellContent, SheetContent } from '@shigan/app';
import * as fc from 'fast-check';
import { readXlsx as oracle } from 'hucre';
import { afterAll, describe, expect, test } from 'vitest';
import { testFiles } from '../testing/incoming.ts';
import { cellsOf, readXlsx, type ReadSheet } from '../testing/read-built.ts';
import { writeWorkbook } from './write-workbook.ts';

const files = testFiles();
afterAll(() => files.remove());

async function back(sheets: readonly SheetContent[]): Promise<readonly ReadSheet[]> {
  return readXlsx(files.file('x.xlsx', await writeWorkbook(sheets)));
}

async function cellBack(cell: CellContent): Promise<unknown> {
  const [sheet] = await back([{ name: '表', rows: [{ cells: [cell] }] }]);
  return cellsOf(sheet)['A1'];
}

describe('cells written and read back', () => {
  test.each<[string, CellContent, unknown]>([
    ['text', '怀 化 市', { text: '怀 化 市' }],
    ['text with line breaks and blanks', ' 鹤\n城\r\n区\u3000', { text: ' 鹤\n城\r\n区\u3000' }],
    ['a formula as text', '=1+1', { text: '=1+1' }],
    ['text that reads like an error', '#N/A', { text: '#N/A' }],
    ['text that reads like an escape', '_x0041_', { text: '_x0041_' }],
    ['a control character', 'a\u0001b', { text: 'a\u0001b' }],
    ['half a character', 'a\uD800', { text: 'a\uFFFD' }],
    ['a number', 8.1, { number: 8.1 }],
    [
      'a formatted number',
      { number: 0.206, format: '0.0%', bold: true, fill: 'FFFF00' },
      { number: 0.206, format: '0.0%' },
    ],
    ['a number in General', { number: 3, bold: true, align: 'right', border: true }, { number: 3 }],
    [
      'a text with a footnote mark',
      { runs: [{ text: '洪江区' }, { text: '②', superscript: true }], bold: true },
      { text: '洪江区②' },
    ],
    [
      'a day',
      { date: '2021-01-03', format: 'm"月"d"日"' },
      { number: 44199, format: 'm"月"d"日"', date: '2021-01-03' },
    ],
    ['a day without a format', { date: '2021-04-30' }, { number: 44316, format: 'yyyy/m/d', date: '2021-04-30' }],
    ['an error', { error: '#DIV/0!' }, { error: '#DIV/0!' }],
    ['a look without content', { fill: 'DDDDDD' }, undefined],
    ['an empty text', '', undefined],
  ])('%s', async (_, cell, expected) => {
    expect(await cellBack(cell)).toEqual(expected);
  });

  test('any text and any number', async () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 20 })
      .filter((s) => s !== '' && !/\p{Surrogate}/u.test(s) && !/[\uFFFE\uFFFF]/.test(s));
    const cell = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.option(cell), { maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const [sheet] = await back([{ name: '表', rows: rows.map((cells) => ({ cells })) }]);
          const expected: Record<string, unknown> = {};
          rows.forEach((row, r) =>
            row.forEach((c, i) => {
              if (c !== null)
                expected[`${'ABCD'.charAt(i)}${r + 1}`] =
                  typeof c === 'string' ? { text: c } : { number: c === 0 ? 0 : c };
            }),
          );
          expect(cellsOf(sheet)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('what is hidden, merged and filtered comes back', async () => {
  const row = (text: string, hidden = false): SheetContent['rows'][number] => ({ cells: [text, 1], hidden });
  const sheets = await back([
    {
      name: '零售',
      rows: [row('头'), row('甲'), row('乙', true), { cells: [] }, row('丙')],
      merges: [{ top: 1, left: 1, bottom: 1, right: 2 }],
      columns: [{ width: 20 }, {}, {}, { hidden: true }],
      frozen: { rows: 1 },
    },
    {
      name: '财政',
      rows: [row('题'), row('地区'), row('长沙市', true), row('怀化市')],
      autoFilter: { top: 2, left: 1, bottom: 4, right: 2, keeps: [{ column: 0, values: ['怀化市'] }] },
    },
    { name: '底稿', visibility: 'hidden', rows: [row('x')] },
    { name: '深藏', visibility: 'very-hidden', rows: [row('y')] },
  ]);
  expect(sheets.map((s) => s.hidden)).toEqual([false, false, true, true]);
  expect(sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 2 }]);
  expect(sheets[0]?.hiddenColumns).toEqual([3]);
  expect(sheets[0]?.rows.map((r) => [r.n, r.h])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, 1],
    [5, undefined],
  ]);
  expect(sheets[1]?.rows.some((r) => r.h === 1)).toBe(false);
});

test('a sheet that is printed wide says so, with the rows that every page repeats', async () => {
  const rows = [{ cells: ['地区', '增速'] }, { cells: ['怀化市', 9.1] }];
  const bytes = await writeWorkbook([{ name: '表', rows, frozen: { rows: 1 }, isPrintedWide: true }]);
  const sheet = (await oracle(bytes)).sheets[0];
  expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
  expect(sheet?.pageSetup?.printTitlesRow).toBe('$1:$1');
});

test('the same content gives the same bytes', async () => {
  const content: SheetContent[] = [
    { name: '表', rows: [{ cells: ['甲', 1, { runs: [{ text: 'a', superscript: true }] }] }] },
  ];
  expect(Buffer.from(await writeWorkbook(content)).equals(await writeWorkbook(content))).toBe(true);
});

test.each([
  [[{ name: 'a/b', rows: [] }], 'invalid sheet name'],
  [[{ name: '', rows: [] }], 'invalid sheet name'],
  [
    [
      { name: 'A', rows: [] },
      { name: 'a', rows: [] },
    ],
    'two sheets',
  ],
  [[{ name: 'A', rows: [], visibility: 'hidden' as const }], 'no visible sheet'],
  [[{ name: 'A', rows: [{ cells: [Number.POSITIVE_INFINITY] }] }], 'not a number'],
])('content that no workbook can hold is a mistake of the caller', async (sheets, message) => {
  await expect(writeWorkbook(sheets)).rejects.toThrow(message);
});
