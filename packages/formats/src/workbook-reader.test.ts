import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellName, DomainError, type Grid, type GridCell, type OpenWorkbook, shownValue } from '@shigan/core';
import { readXlsx as oracle } from 'hucre';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { biffRecord, compoundOf } from './testing/compound-builder.ts';
import { fileAt, officialSeriesFolder, specWorkbook, testFiles } from './testing/incoming.ts';
import { workbookOf } from './testing/workbook-builder.ts';
import { zipOf } from './testing/zip-builder.ts';
import { createWorkbookReader } from './workbook-reader.ts';

const reader = createWorkbookReader();
const files = testFiles();
afterAll(async () => {
  await reader.close();
  files.remove();
});

async function grids(file: Parameters<typeof reader.open>[0], headRows = 2000): Promise<readonly Grid[]> {
  const workbook = await reader.open(file, { headRows });
  await workbook.close();
  return workbook.sheets.map((sheet) => sheet.head);
}

function cellsOf(grid: Grid | undefined): Map<string, GridCell> {
  const cells = new Map<string, GridCell>();
  for (const row of grid?.rows ?? [])
    for (const [column, cell] of row.cells.entries())
      if (cell !== undefined) cells.set(cellName(row.number, column), cell);
  return cells;
}

const specs = readdirSync(specWorkbook('README.md').path.replace('README.md', '')).filter(
  (name) => /^\d.*\.(?:xlsx|csv)$/.test(name) && !/expected|changes/.test(name),
);

describe('the workbooks of the specification', () => {
  test.each(specs.map((name) => [name]))('%s: every expected figure is what its cell shows', async (name) => {
    const sheets = new Map((await grids(specWorkbook(name))).map((grid) => [grid.sheet, cellsOf(grid)]));
    const [, ...lines] = readFileSync(specWorkbook(name.replace(/\.(?:xlsx|csv)$/, '.expected.csv')).path, 'utf8')
      .trim()
      .split('\n');
    const expected: string[] = [];
    const found: string[] = [];
    let texts = 0;
    for (const line of lines) {
      const [, , , , value = '', decimals = '', , , sheet = '', place = ''] = line.trim().split(',');
      if (value === '') continue;
      const cell = sheets.get(sheet)?.get(place);
      if (cell?.number === undefined) {
        texts += cell?.text === undefined ? 0 : 1;
        continue;
      }
      const shown = shownValue(cell.number, cell.format);
      if (shown.kind !== 'number') throw new Error(`${sheet}!${place} shows no figure`);
      expected.push(`${sheet}!${place} ${Number(value)} ${decimals}`);
      found.push(`${sheet}!${place} ${shown.value} ${shown.decimals}`);
    }
    expect(found).toEqual(expected);
    // every other figure stands in a cell of text
    expect(found.length + texts).toBe(lines.filter((line) => line.split(',')[4] !== '').length);
  });

  test.each(specs.filter((name) => name.endsWith('.xlsx')).map((name) => [name]))(
    '%s: another reader finds the same values',
    async (name) => {
      const mine = await grids(specWorkbook(name));
      const theirs = await oracle(readFileSync(specWorkbook(name).path));
      expect(mine.map((g) => [g.sheet, g.hidden])).toEqual(theirs.sheets.map((s) => [s.name, s.hidden ?? false]));
      theirs.sheets.forEach((sheet, i) => {
        const cells = cellsOf(mine[i]);
        const expected = new Map<string, unknown>();
        sheet.rows.forEach((row, r) =>
          row.forEach((value, c) => {
            if (value !== null && value !== '')
              expected.set(cellName(r + 1, c), value instanceof Date ? value.toISOString().slice(0, 10) : value);
          }),
        );
        const found = new Map(
          [...cells].map(([place, cell]) => [place, cell.date ?? cell.error ?? cell.number ?? cell.text]),
        );
        expect(found).toEqual(expected);
        expect(mine[i]?.merges).toEqual(
          (sheet.merges ?? []).map((m) => ({
            top: m.startRow + 1,
            left: m.startCol + 1,
            bottom: m.endRow + 1,
            right: m.endCol + 1,
          })),
        );
      });
    },
  );

  test('hidden by hand is told from hidden by a filter', async () => {
    const [retail, revenue, draft] = await grids(specWorkbook('3-text-numbers-hidden-parts.xlsx'));
    expect(retail?.rows.filter((r) => r.hidden).map((r) => r.number)).toEqual([16]);
    expect(retail?.hiddenColumns).toEqual([3]);
    expect(revenue?.rows.filter((r) => r.hidden)).toEqual([]);
    expect(draft?.hidden).toBe(true);
  });

  test('footnote marks are part of the text; a period turned into a day stays one', async () => {
    const [counties] = await grids(specWorkbook('2-indicators-down-counties-across.xlsx'));
    expect([...cellsOf(counties).values()].map((c) => c.text)).toContain('洪\n江\n区②');
    const faults = (await grids(specWorkbook('8-faults.xlsx'))).flatMap((grid) => [...cellsOf(grid).values()]);
    expect(faults.filter((c) => c.date !== undefined)).toEqual([
      { number: 44199, format: 'm"月"d"日"', date: '2021-01-03' },
    ]);
    expect(faults.filter((c) => c.error !== undefined).map((c) => c.error)).toEqual(['#DIV/0!', '#REF!']);
  });

  test('the CSV in GBK keeps its records', async () => {
    const workbook = await reader.open(specWorkbook('6-long-gbk.csv'), { headRows: 500 });
    expect([workbook.format, workbook.encoding]).toEqual(['csv', 'gb18030']);
    const cells = cellsOf(workbook.sheets[0]?.head);
    expect(cells.get('A1')).toEqual({ text: '怀化市各县市区主要经济指标（2021年1-4月）' });
    expect(cells.get('A4')).toEqual({ text: '431200000000' });
    expect([...cells.values()].map((c) => c.text)).toContain('341,065');
    const last = workbook.sheets[0]?.head.rows.at(-1);
    expect(last?.cells[0]?.text).toContain('\n');
  });
});

describe('exports of a data vendor', () => {
  const folder = officialSeriesFolder();
  test.runIf(process.env['CI'] === 'true' && folder === undefined)('the exports are there to be tested', () => {
    expect.fail('the folder with the exports is missing');
  });
  const series = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.csv'));

  test.skipIf(folder === undefined)('CSV and workbook hold the same figures', async () => {
    expect(series.length).toBeGreaterThan(0);
    for (const name of series) {
      const [csv] = await grids(fileAt(join(folder ?? '', name)));
      const [xlsx] = await grids(fileAt(join(folder ?? '', name.replace('.csv', '.xlsx'))));
      const figures = (grid: Grid | undefined): (readonly [number, string, string])[] =>
        (grid?.rows ?? []).flatMap((row) => {
          const [first, second] = row.cells;
          return first === undefined || second === undefined
            ? []
            : [[row.number, shown(first), shown(second)] as const];
        });
      expect(figures(csv)).toEqual(figures(xlsx));
      expect(figures(csv).length).toBeGreaterThan(100);
    }
  });

  /** What a cell shows, days in one way of writing. */
  function shown(cell: GridCell): string {
    if (cell.date !== undefined) return cell.date;
    if (cell.error !== undefined) return cell.error;
    const day = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(cell.text ?? '');
    if (day) return `${day[1]}-${day[2]?.padStart(2, '0')}-${day[3]?.padStart(2, '0')}`;
    if (cell.number === undefined) return cell.text ?? '';
    const value = shownValue(cell.number, cell.format);
    return value.kind === 'date' ? 'date' : value.text;
  }
});

async function refusal(name: string, content: Uint8Array | string): Promise<string> {
  try {
    await grids(files.file(name, content));
  } catch (error) {
    // a refusal says of which file
    if (error instanceof DomainError && String(error.params['file']).endsWith(name)) return error.code;
    throw error;
  }
  return 'read';
}

const sheet = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
const good = workbookOf([{ name: '表', xml: sheet }]);

/** A workbook stream as .xls files have it, with these records between beginning and end. */
function biff(...records: readonly Buffer[]): Buffer {
  return Buffer.concat([biffRecord(0x809, Buffer.from([0, 6, 5, 0, 0, 0, 0, 0])), ...records, biffRecord(0x0a)]);
}

describe('refused by what a file is, not by its name', () => {
  test.each<[string, string, Uint8Array | string, string]>([
    ['nothing', 'x.xlsx', '', 'file-empty'],
    ['a workbook without a cell', 'x.xlsx', workbookOf([{ name: '表', xml: '<sheetData/>' }]), 'file-empty'],
    ['a workbook cut in half', 'x.xlsx', good.subarray(0, good.length / 2), 'file-truncated'],
    ['the first bytes of a workbook', 'x.xlsx', good.subarray(0, 3), 'file-truncated'],
    ['an archive of something else', 'x.xlsx', zipOf([{ name: 'a.txt', content: 'a' }]), 'file-not-a-workbook'],
    ['an empty archive', 'x.xlsx', zipOf([]), 'file-not-a-workbook'],
    [
      'random bytes',
      'x.xls',
      Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 197 + ((i * i) % 251)) % 256)),
      'file-not-a-workbook',
    ],
    ['a web page', 'x.xls', '<html><body><table><tr><td>1</td></tr></table></body></html>', 'file-is-html'],
    [
      'a web page behind a mark, a comment and a declaration',
      'x.xls',
      '\uFEFF\r\n<?xml version="1.0"?>\n<!-- 导出 -->\n<!DOCTYPE html PUBLIC "x"><html>',
      'file-is-html',
    ],
    [
      'a web page in UTF-16',
      'x.xls',
      Buffer.from('\uFEFF<HTML xmlns:x="urn:schemas-microsoft-com:office:excel">', 'utf16le'),
      'file-is-html',
    ],
    ['a bare table of a web page', 'x.xls', '  <table border=1><tr><td>地区</td></tr></table>', 'file-is-html'],
    ['a saved web page', 'x.xls', 'MIME-Version: 1.0\r\nContent-Type: multipart/related', 'file-is-html'],
    ['XML', 'x.xls', '<?xml version="1.0"?><Workbook xmlns="urn:x"><Worksheet/></Workbook>', 'file-not-a-workbook'],
    ['a PDF', 'x.csv', '%PDF-1.7\n1 0 obj', 'file-not-a-workbook'],
    [
      'an encrypted workbook',
      'x.xlsx',
      compoundOf([
        { name: 'EncryptionInfo', content: Buffer.alloc(8) },
        { name: 'EncryptedPackage', content: Buffer.alloc(5000) },
      ]),
      'file-encrypted',
    ],
    [
      'an .xls with a password',
      'x.xls',
      compoundOf([{ name: 'Workbook', content: biff(biffRecord(0x2f, Buffer.alloc(54))) }]),
      'file-encrypted',
    ],
    [
      'an .xls cut short',
      'x.xls',
      compoundOf([{ name: 'Workbook', content: biff() }]).subarray(0, 3000),
      'file-truncated',
    ],
    [
      'the head of an .xls',
      'x.xls',
      compoundOf([{ name: 'Workbook', content: biff() }]).subarray(0, 700),
      'file-truncated',
    ],
    [
      'a container of something else',
      'x.xls',
      compoundOf([{ name: 'WordDocument', content: biff() }]),
      'file-not-a-workbook',
    ],
    [
      'an .xls of random records',
      'x.xls',
      compoundOf([{ name: 'Workbook', content: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 89) % 251)) }]),
      'file-unreadable',
    ],
    ['an .xls without sheets', 'x.xls', compoundOf([{ name: 'Workbook', content: biff() }]), 'file-empty'],
  ])('%s (%s)', async (_, name, content, code) => {
    expect(await refusal(name, content)).toBe(code);
  });

  test('a workbook under the name of an older kind, and text under the name of a workbook, are read', async () => {
    expect((await reader.open(files.file('x.xls', good), { headRows: 5 })).format).toBe('xlsx');
    expect((await reader.open(files.file('x.xls', 'a\tb\n1\t2\n'), { headRows: 5 })).format).toBe('csv');
  });

  test('a file that is not there is no bad file but a mistake', async () => {
    await expect(grids({ ...files.file('x.xlsx', good), path: '/nowhere/x.xlsx' })).rejects.toThrow('ENOENT');
  });
});

describe('bounds', () => {
  test.each(['x.csv', 'x.xlsx'])('100 MiB are refused before a byte is read: %s', async (name) => {
    const file = files.file(name, good);
    truncateSync(file.path, 100 * 1024 * 1024);
    const large = { ...fileAt(file.path), open: () => expect.fail('the file was read') };
    await expect(reader.open(large, { headRows: 10 })).rejects.toMatchObject({
      code: 'file-too-large',
      params: { bytes: 104_857_600 },
    });
  });

  test('whoever keeps no rows is given 256 MiB of a CSV and no more; what is no text is refused by its first piece', async () => {
    const file = files.file('x.csv', good);
    truncateSync(file.path, 257 * 1024 * 1024);
    const large = { ...fileAt(file.path), open: () => expect.fail('the file was read') };
    const limit = 256 * 1024 * 1024;
    await expect(reader.open(large, { headRows: 10, passing: true })).rejects.toMatchObject({
      code: 'file-too-large',
      params: { limit },
    });
    writeFileSync(file.path, '怀化\n');
    truncateSync(file.path, limit);
    await expect(reader.open(fileAt(file.path), { headRows: 10, passing: true })).rejects.toMatchObject({
      code: 'file-not-a-workbook',
    });
  });

  test('a workbook of more than 50 MiB is refused', async () => {
    const file = files.file('x.xlsx', good);
    truncateSync(file.path, 51 * 1024 * 1024);
    await expect(reader.open(fileAt(file.path), { headRows: 10 })).rejects.toMatchObject({ code: 'file-too-large' });
  });

  test('after a refusal the next workbook is read', async () => {
    expect(await refusal('x.xlsx', good.subarray(0, 200))).toBe('file-truncated');
    expect(await grids(files.file('x.xlsx', good))).toHaveLength(1);
  });
});

describe('streaming', () => {
  const rows = (n: number): string =>
    `<sheetData>${Array.from({ length: n }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i + 1}</v></c><c r="B${i + 1}" t="inlineStr"><is><t>第${i + 1}行</t></is></c></row>`).join('')}</sheetData>`;

  async function numbers(sheet_: OpenWorkbook['sheets'][number] | undefined): Promise<number[]> {
    const all = (sheet_?.head.rows ?? []).map((r) => r.number);
    for await (const batch of sheet_?.rest ?? []) all.push(...batch.map((r) => r.number));
    return all;
  }

  test('the rows after the head come in order, from both sheets, even in turns', async () => {
    const file = files.file(
      'x.xlsx',
      workbookOf([
        { name: '甲', xml: rows(7000) },
        { name: '乙', xml: rows(5000) },
      ]),
    );
    const workbook = await reader.open(file, { headRows: 10 });
    const [first, second] = await Promise.all([numbers(workbook.sheets[0]), numbers(workbook.sheets[1])]);
    await workbook.close();
    expect(first).toEqual(Array.from({ length: 7000 }, (_, i) => i + 1));
    expect(second).toEqual(Array.from({ length: 5000 }, (_, i) => i + 1));
  });

  test('damage found late refuses the file while its rows are read', async () => {
    const xml = rows(9000).replace('<v>8500</v>', '<v>oops</v>');
    const workbook = await reader.open(files.file('x.xlsx', workbookOf([{ name: '甲', xml }])), { headRows: 10 });
    await expect(numbers(workbook.sheets[0])).rejects.toMatchObject({ code: 'file-unreadable' });
    await workbook.close();
  });

  test('several workbooks are open at once; one more waits for one to close', async () => {
    const file = files.file('x.xlsx', workbookOf([{ name: '甲', xml: rows(5000) }]));
    const first = await reader.open(file, { headRows: 10 });
    const second = await reader.open(file, { headRows: 10 });
    const third = reader.open(file, { headRows: 10 });
    await first.close();
    const workbook = await third;
    expect(await numbers(workbook.sheets[0])).toHaveLength(5000);
    await workbook.close();
    expect(await numbers(second.sheets[0])).toHaveLength(5000);
    await second.close();
  });
});

describe('nothing is left running', () => {
  // What is built is loaded far faster.
  const isBuilt = process.env['SHIGAN_COMPILED'] === '1';
  const index = new URL(isBuilt ? '../dist/index.js' : './index.ts', import.meta.url);
  const loaders = isBuilt ? [] : ['--conditions=source', '--import', 'tsx'];

  /** Reads a workbook in a program of its own; gives the processes it had started. */
  function programReading(ending: string): readonly number[] {
    const script = join(files.folder, 'open-and-end.mjs');
    const path = files.file('left.xlsx', good).path;
    writeFileSync(
      script,
      `import { createWorkbookReader } from ${JSON.stringify(index.href)};
       import { execFileSync } from 'node:child_process';
       import { createReadStream } from 'node:fs';
       const path = ${JSON.stringify(path)};
       const reader = createWorkbookReader();
       await reader.open({ name: 'left.xlsx', size: ${good.length}, sha256: '', path, open: () => createReadStream(path) }, { headRows: 5 });
       const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(process.pid)], { encoding: 'utf8' });
       console.log(children.trim().split(/\\s+/).join(' '));
       ${ending}`,
    );
    const { stdout } = spawnSync(process.execPath, [...loaders, script], {
      encoding: 'utf8',
      cwd: new URL('../../..', import.meta.url),
      timeout: 60_000,
    });
    return stdout.trim().split(' ').map(Number);
  }

  function alive(pid: number): boolean {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  // among the processes is the one that lists them
  test.each([
    ['when the reader is closed', 'await reader.close();'],
    ['when the program just ends', ''],
    ['when the program is killed', "process.kill(process.pid, 'SIGKILL');"],
  ])('%s', async (_, ending) => {
    const pids = programReading(ending);
    expect(pids.length).toBeGreaterThan(1);
    await vi.waitFor(() => expect(pids.filter(alive)).toEqual([]), { timeout: 10_000 });
  });
});
