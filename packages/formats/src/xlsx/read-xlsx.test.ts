import { DomainError } from '@shigan/core';
import { afterAll, describe, expect, test } from 'vitest';
import { testFiles } from '../testing/incoming.ts';
import { cellsOf, readXlsx, type ReadSheet } from '../testing/read-built.ts';
import { type BuiltSheet, workbookMembers, workbookOf } from '../testing/workbook-builder.ts';
import { type BuiltMember, zipOf } from '../testing/zip-builder.ts';

const files = testFiles();
afterAll(() => files.remove());

type Options = Parameters<typeof workbookOf>[1];

async function read(
  sheet: BuiltSheet['xml'],
  options: Options = {},
  more: Partial<BuiltSheet> = {},
): Promise<ReadSheet | undefined> {
  const [first] = await readXlsx(files.file('x.xlsx', workbookOf([{ name: '表', xml: sheet, ...more }], options)));
  return first;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readXlsx(files.file('x.xlsx', bytes));
  } catch (error) {
    if (error instanceof DomainError) return `${error.code}: ${error.params['reason']}`;
    throw error;
  }
  return 'read';
}

const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;

describe('cells', () => {
  test.each<[string, string, unknown]>([
    ['a shared text', '<c r="A1" t="s"><v>0</v></c>', { text: '怀化市' }],
    ['a shared text in pieces, without its phonetic reading', '<c r="A1" t="s"><v>1</v></c>', { text: '洪江区②' }],
    ['an escaped character', '<c r="A1" t="s"><v>2</v></c>', { text: 'a\r_x0041_b' }],
    ['entities', '<c r="A1" t="s"><v>3</v></c>', { text: '<&> "\'中' }],
    ['text written in the cell', '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>', { text: '甲' }],
    [
      'text in the cell in pieces',
      '<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><rPr/><t xml:space="preserve"> ①</t></r></is></c>',
      { text: '甲 ①' },
    ],
    ['CDATA', '<c r="A1" t="inlineStr"><is><t><![CDATA[<b>&]]></t></is></c>', { text: '<b>&' }],
    ['a number', '<c r="A1"><v>9.3000000000000007</v></c>', { number: 9.3 }],
    ['a number with an exponent', '<c r="A1"><v>2.0276079E7</v></c>', { number: 20276079 }],
    ['a formatted number', '<c r="A1" s="1"><v>0.206</v></c>', { number: 0.206, format: '0.0%' }],
    ['a built-in format', '<c r="A1" s="2"><v>1234.5</v></c>', { number: 1234.5, format: '#,##0.00' }],
    ['a day', '<c r="A1" s="3"><v>44199</v></c>', { number: 44199, format: 'm"月"d"日"', date: '2021-01-03' }],
    [
      'a day by a built-in format',
      '<c r="A1" s="4"><v>44316.5</v></c>',
      { number: 44316.5, format: 'yyyy/m/d', date: '2021-04-30' },
    ],
    ['a time, which is no day', '<c r="A1" s="5"><v>0.5</v></c>', { number: 0.5, format: 'h:mm' }],
    ['General by its Chinese name', '<c r="A1" s="6"><v>5</v></c>', { number: 5 }],
    [
      'a day in ISO form',
      '<c r="A1" t="d"><v>2021-04-30T00:00:00</v></c>',
      { text: '2021-04-30T00:00:00', date: '2021-04-30' },
    ],
    ['an error', '<c r="A1" t="e"><v>#DIV/0!</v></c>', { error: '#DIV/0!' }],
    ['a truth value', '<c r="A1" t="b"><v>1</v></c>', { text: 'TRUE' }],
    ['a formula with its value', '<c r="A1"><f>SUM(B1:B2)</f><v>7.5</v></c>', { number: 7.5, formula: true }],
    ['a formula with a text', '<c r="A1" t="str"><f>B1</f><v>怀化</v></c>', { text: '怀化', formula: true }],
    ['a formula without a value', '<c r="A1"><f>B1</f></c>', { formula: true }],
    ['a formula with an error', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { error: '#DIV/0!', formula: true }],
    ['a number beyond all numbers', '<c r="A1"><v>1e999</v></c>', { error: '#NUM!' }],
    ['a styled empty cell', '<c r="A1" s="1"/>', undefined],
    ['an empty text', '<c r="A1" t="s"><v>4</v></c>', undefined],
  ])('%s', async (_, xml, expected) => {
    const sheet = await read(data(`<row r="1">${xml}<c r="C1"><v>1</v></c></row>`), {
      strings: [
        '怀化市',
        '<r><t>洪江区</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>②</t></r><rPh sb="0" eb="1"><t>hong</t></rPh>',
        'a_x000D__x005F_x0041_b',
        '&lt;&amp;&gt; &quot;&apos;&#20013;',
        '',
      ],
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="166" formatCode="G/通用格式"/></numFmts>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="4"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="166"/></cellXfs>' +
        '<dxfs><dxf><numFmt numFmtId="164" formatCode="0.000"/></dxf></dxfs>',
    });
    const cells = cellsOf(sheet);
    expect(cells['A1']).toEqual(expected);
    expect(cells['C1']).toEqual({ number: 1 });
  });

  test('places may be left out', async () => {
    const sheet = await read(
      data(
        '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="B5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
      ),
    );
    expect(cellsOf(sheet)).toEqual({
      A1: { number: 1 },
      B1: { number: 2 },
      B5: { number: 3 },
      C5: { number: 4 },
      A6: { number: 5 },
    });
  });

  test('days count from 1904 where the workbook says so', async () => {
    const sheet = await read(data('<row r="1"><c r="A1" s="0"><v>42837</v></c></row>'), {
      date1904: true,
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
    });
    expect(cellsOf(sheet)['A1']).toMatchObject({ date: '2021-04-13' });
  });

  test('name prefixes, single quotes and “>” in values are read', async () => {
    const xml = `<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1' note="a>b"><x:c r='A1' t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    await expect(read(xml)).resolves.toMatchObject({
      rows: [{ n: 1, c: [0, { text: '甲' }] }],
    });
  });

  test('a sheet in UTF-16 is read', async () => {
    const members = workbookMembers([{ name: '表', xml: data('') }]);
    const content = Buffer.from(
      `\uFEFF<worksheet>${data('<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>')}</worksheet>`,
      'utf16le',
    );
    const built = members.map((m) => (m.name.endsWith('sheet1.xml') ? { ...m, content } : m));
    const [sheet] = await readXlsx(files.file('x.xlsx', zipOf(built)));
    expect(cellsOf(sheet)).toEqual({ A1: { text: '甲' } });
  });
});

describe('what is hidden', () => {
  const rows = (hidden: readonly number[]): string =>
    data(
      [1, 2, 3, 4, 5]
        .map((n) => `<row r="${n}"${hidden.includes(n) ? ' hidden="1"' : ''}><c r="A${n}"><v>${n}</v></c></row>`)
        .join(''),
    );
  const hiddenRows = (sheet: ReadSheet | undefined): number[] =>
    (sheet?.rows ?? []).filter((r) => r.h === 1).map((r) => r.n);
  const filter = '<filterColumn colId="0"><filters><filter val="x"/></filters></filterColumn>';

  test.each<[string, string, number[]]>([
    ['rows hidden by hand', rows([2, 4]), [2, 4]],
    ['rows of no height', data('<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row>'), [1]],
    ['no row under a filter at work', `${rows([3, 4])}<autoFilter ref="A2:A5">${filter}</autoFilter>`, []],
    [
      'rows above and below the filtered area',
      `${rows([1, 2, 3, 5])}<autoFilter ref="A2:A4">${filter}</autoFilter>`,
      [1, 2, 5],
    ],
    ['rows under a filter without a condition', `${rows([3])}<autoFilter ref="A2:A5"/>`, [3]],
    [
      'rows under a filter that only hides its button',
      `${rows([3])}<autoFilter ref="A2:A5"><filterColumn colId="0" hiddenButton="1"/></autoFilter>`,
      [3],
    ],
    [
      'no row where the sheet says it is filtered',
      `<sheetPr filterMode="1"/>${rows([3])}<autoFilter ref="A2:A5"/>`,
      [],
    ],
    [
      'no row under a filter for numbers',
      `${rows([3])}<autoFilter ref="A1:A5"><filterColumn colId="0"><customFilters><customFilter operator="greaterThan" val="1"/></customFilters></filterColumn></autoFilter>`,
      [],
    ],
  ])('%s', async (_, xml, expected) => {
    expect(hiddenRows(await read(xml))).toEqual(expected);
  });

  test('the filter of a table within the sheet is a view too', async () => {
    const table = `<table ref="A1:A4"><autoFilter ref="A1:A4">${filter}</autoFilter></table>`;
    const sheet = await read(
      `${rows([2, 5])}<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
      {},
      { tables: [table] },
    );
    expect(hiddenRows(sheet)).toEqual([5]);
  });

  test('columns hidden or without width', async () => {
    const sheet = await read(
      `<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0" customWidth="1"/><col min="6" max="6" width="9"/></cols>${rows([])}`,
    );
    expect(sheet?.hiddenColumns).toEqual([1, 2, 4]);
  });

  test('sheets hidden either way; charts are no sheets', async () => {
    const members = workbookMembers([
      { name: '甲', xml: data('') },
      { name: '乙', state: 'hidden', xml: data('') },
      { name: '丙', state: 'veryHidden', xml: data('') },
      { name: '图', xml: data('') },
    ]).map((m) =>
      m.name === 'xl/_rels/workbook.xml.rels'
        ? {
            ...m,
            content: String(m.content).replace(
              'relationships/worksheet" Target="worksheets/sheet4',
              'relationships/chartsheet" Target="worksheets/sheet4',
            ),
          }
        : m,
    );
    const sheets = await readXlsx(files.file('x.xlsx', zipOf(members)));
    expect(sheets.map((s) => [s.sheet, s.hidden])).toEqual([
      ['甲', false],
      ['乙', true],
      ['丙', true],
    ]);
  });
});

describe('merged areas', () => {
  const rows = data('<row r="1"><c r="A1"><v>1</v></c></row><row r="4"><c r="A4"><v>1</v></c></row>');
  test.each([
    ['A1:C1', [{ top: 1, left: 1, bottom: 1, right: 3 }]],
    ['B2:B2', []],
    ['A3:B9', [{ top: 3, left: 1, bottom: 4, right: 2 }]],
    ['A1:XFD1048576', [{ top: 1, left: 1, bottom: 4, right: 16384 }]],
    ['A9:B10', []],
  ])('%s', async (ref, expected) => {
    const sheet = await read(`${rows}<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>`);
    expect(sheet?.merges).toEqual(expected);
  });

  test('rows without numbers do not cut merged areas short', async () => {
    const sheet = await read(
      '<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B3"/></mergeCells>',
    );
    expect(sheet?.merges).toEqual([{ top: 1, left: 1, bottom: 3, right: 2 }]);
  });
});

test('rows after the head come in batches and none twice', async () => {
  const xml = data(
    Array.from({ length: 5000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join(''),
  );
  for (const headRows of [0, 1, 1999, 2000, 4999, 5000, 9000]) {
    const [sheet] = await readXlsx(files.file('x.xlsx', workbookOf([{ name: '表', xml }])), headRows);
    expect(sheet?.head).toHaveLength(Math.min(headRows, 5000));
    expect(sheet?.complete).toBe(headRows >= 5000);
    expect(sheet?.rows.map((r) => r.n)).toEqual(Array.from({ length: 5000 }, (_, i) => i + 1));
  }
});

describe('refused', () => {
  const one = data('<row r="1"><c r="A1"><v>1</v></c></row>');
  const members = (): BuiltMember[] => workbookMembers([{ name: '表', xml: one }]);
  const changed = (name: string, change: (m: BuiltMember) => BuiltMember): Buffer =>
    zipOf(members().map((m) => (m.name.endsWith(name) ? change(m) : m)));
  const sheet = (xml: string): Buffer => workbookOf([{ name: '表', xml }]);
  const good = zipOf(members());
  const megabytes = (n: number): string => ' '.repeat(n * 1024 * 1024);

  test.each<[string, () => Uint8Array, RegExp]>([
    ['an archive without its end', () => good.subarray(0, good.length - 30), /^file-truncated/],
    ['an archive without its beginning', () => good.subarray(100), /^file-truncated/],
    ['an archive of something else', () => zipOf([{ name: 'readme.txt', content: 'x' }]), /^file-not-a-workbook/],
    [
      'a document of another program',
      () => changed('workbook.xml', (m) => ({ ...m, content: '<document/>' })),
      /^file-not-a-workbook/,
    ],
    [
      'a binary workbook',
      () =>
        changed('_rels/.rels', (m) => ({ ...m, content: String(m.content).replace('workbook.xml', 'workbook.bin') })),
      /^file-not-a-workbook/,
    ],
    ['an encrypted member', () => changed('sheet1.xml', (m) => ({ ...m, claims: { flags: 1 } })), /^file-encrypted/],
    [
      'a wrong checksum',
      () => changed('sheet1.xml', (m) => ({ ...m, claims: { crc: 1 } })),
      /^file-unreadable: a member is damaged/,
    ],
    [
      'a member larger than it says',
      () => changed('sheet1.xml', (m) => ({ ...m, claims: { unpacked: 10 } })),
      /^file-expands-too-far/,
    ],
    [
      'a member smaller than it says',
      () => changed('sheet1.xml', (m) => ({ ...m, claims: { unpacked: 100_000 } })),
      /^file-unreadable/,
    ],
    [
      'bytes that do not inflate',
      () => changed('sheet1.xml', (m) => ({ ...m, packed: Buffer.from('not deflated at all') })),
      /^file-unreadable/,
    ],
    [
      'two members of one name',
      () => zipOf([...members(), { name: 'XL\\worksheets\\SHEET1.xml', content: '<worksheet/>' }]),
      /^file-unreadable: two members/,
    ],
    [
      'a claim of a gigabyte',
      () => changed('styles.xml', (m) => ({ ...m, claims: { unpacked: 1_000_000_000, packed: 900_000_000 } })),
      /^file-expands-too-far/,
    ],
    [
      'a bomb',
      () => changed('sheet1.xml', (m) => ({ ...m, content: String(m.content) + megabytes(40) })),
      /^file-expands-too-far: a member is packed too well/,
    ],
    [
      'a missing sheet',
      () => zipOf(members().filter((m) => !m.name.endsWith('sheet1.xml'))),
      /^file-unreadable: a sheet is missing/,
    ],
    [
      'a path out of the archive',
      () =>
        changed('workbook.xml.rels', (m) => ({
          ...m,
          content: String(m.content).replace('worksheets/sheet1.xml', '../../../../etc/passwd'),
        })),
      /^file-unreadable: a sheet is missing/,
    ],
    [
      'a sheet outside',
      () =>
        changed('workbook.xml.rels', (m) => ({
          ...m,
          content: String(m.content).replace(
            'Target="worksheets/sheet1.xml"',
            'TargetMode="External" Target="http://localhost/x"',
          ),
        })),
      /^file-unreadable: a sheet is missing/,
    ],
    [
      'an entity bomb',
      () =>
        sheet(
          '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>',
        ),
      /^file-unreadable: XML: a document type/,
    ],
    [
      'an unknown entity',
      () => sheet(data('<row><c t="inlineStr"><is><t>&b;</t></is></c></row>')),
      /^file-unreadable: XML: an unknown entity/,
    ],
    [
      'deep nesting',
      () => sheet(`${one}${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`),
      /^file-unreadable: XML: nested too deeply/,
    ],
    ['an element that is not closed', () => sheet(`${one}<mergeCells>`), /^file-unreadable: XML: incomplete/],
    [
      'bytes that are not UTF-8',
      () => changed('sheet1.xml', (m) => ({ ...m, content: Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x3e]) })),
      /^file-unreadable: XML: not in its encoding/,
    ],
    [
      'a tag without an end',
      () => sheet(`${one}<a b="${'x'.repeat(5 * 1024 * 1024)}"/>`),
      /^file-unreadable: XML: a piece without an end/,
    ],
    [
      'a cell of a million characters',
      () => sheet(data(`<row><c t="inlineStr"><is><t>${'x'.repeat(1_000_000)}</t></is></c></row>`)),
      /^file-unreadable: a cell holds too much text/,
    ],
    [
      'one long text used by every cell of a row',
      () =>
        workbookOf([{ name: '表', xml: data(`<row>${'<c t="s"><v>0</v></c>'.repeat(200)}</row>`) }], {
          strings: ['x'.repeat(32_000)],
        }),
      /^file-expands-too-far: a row holds too much text/,
    ],
    [
      'rows out of order',
      () => sheet(data('<row r="5"><c><v>1</v></c></row><row r="5"><c><v>1</v></c></row>')),
      /^file-unreadable: rows out of order/,
    ],
    [
      'cells out of order',
      () => sheet(data('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>')),
      /^file-unreadable: cells out of order/,
    ],
    [
      'a cell of another row',
      () => sheet(data('<row r="1"><c r="A2"><v>1</v></c></row>')),
      /^file-unreadable: cells out of order/,
    ],
    [
      'a row beyond the last',
      () => sheet(data('<row r="1048577"><c><v>1</v></c></row>')),
      /^file-unreadable: rows out of order/,
    ],
    [
      'a column beyond the last',
      () => sheet(data('<row r="1"><c r="XFE1"><v>1</v></c></row>')),
      /^file-unreadable: cells out of order/,
    ],
    ['a number that is none', () => sheet(data('<row><c><v>abc</v></c></row>')), /^file-unreadable: a number is none/],
    [
      'a text that is missing',
      () => sheet(data('<row><c t="s"><v>99</v></c></row>')),
      /^file-unreadable: a text is missing/,
    ],
    [
      'cells far apart in many rows',
      () =>
        sheet(
          data(
            Array.from({ length: 4000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join(''),
          ),
        ),
      /^file-expands-too-far: cells too far apart/,
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await refusal(bytes())).toMatch(expected);
  });

  test('more text than may be held is refused', async () => {
    const strings = Array.from({ length: 1300 }, (_, i) => String(i).padEnd(32_000, '怀'));
    expect(await refusal(workbookOf([{ name: '表', xml: one }], { strings }))).toMatch(/^file-expands-too-far/);
  });

  test('a few far cells are read at once', async () => {
    const started = performance.now();
    const far = await read(
      data('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'),
    );
    expect(cellsOf(far)).toEqual({ A1: { number: 1 }, XFD1048576: { number: 2 } });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('a million styled but empty rows are read as nothing', async () => {
    const xml = data(
      `<row r="1"><c r="A1"><v>1</v></c></row>${Array.from({ length: 200_000 }, (_, i) => `<row r="${i + 2}" s="1" customFormat="1"/>`).join('')}`,
    );
    expect((await read(xml))?.rows).toHaveLength(1);
  });
});
