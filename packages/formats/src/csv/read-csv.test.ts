import type { IncomingFile } from '@shigan/app';
import { DomainError, type GridRow, type OpenWorkbook } from '@shigan/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCsv } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

function file(content: Uint8Array, pieceSize = 1000): IncomingFile {
  return {
    name: 'x.csv',
    size: content.length,
    sha256: '',
    path: '',
    async *open() {
      for (let at = 0; at < content.length; at += pieceSize) yield content.subarray(at, at + pieceSize);
    },
  };
}

async function allRows(workbook: OpenWorkbook): Promise<GridRow[]> {
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const rows = [...sheet.head.rows];
  for await (const batch of sheet.rest) rows.push(...batch);
  return rows;
}

function texts(rows: readonly GridRow[]): (string | undefined)[][] {
  return rows.map((row) => Array.from(row.cells, (cell) => cell?.text));
}

async function refusal(content: Uint8Array): Promise<string> {
  try {
    await allRows(await openCsv(file(content), 10));
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'read';
}

const table = '地区,增速\r\n怀化市,8.1\r\n靖州苗族侗族自治县,7.5\r\n';
const expected = [
  ['地区', '增速'],
  ['怀化市', '8.1'],
  ['靖州苗族侗族自治县', '7.5'],
];

describe('encodings', () => {
  const utf16 = Buffer.from(`\uFEFF${table}`, 'utf16le');
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(table), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`), 'utf-8'],
    [
      'GBK',
      writeCsv(
        expected.map((r) => r.map(String)),
        { encoding: 'gb18030' },
      ),
      'gb18030',
    ],
    ['UTF-16, little end first', utf16, 'utf-16le'],
    ['UTF-16, big end first', Buffer.from(utf16).swap16(), 'utf-16be'],
  ])('%s is recognised', async (_, content, encoding) => {
    for (const pieceSize of [1, 7, 10_000]) {
      const workbook = await openCsv(file(content, pieceSize), 100);
      expect(workbook.encoding).toBe(encoding);
      expect(texts(await allRows(workbook))).toEqual(expected);
    }
  });

  test('plain ASCII counts as UTF-8', async () => {
    expect((await openCsv(file(Buffer.from('a,1\n')), 10)).encoding).toBe('utf-8');
  });

  test('one Chinese character after a megabyte of ASCII still decides', async () => {
    const content = Buffer.concat([Buffer.from('a,1\r\n'.repeat(250_000)), Buffer.from([0xbb, 0xb3, 0xbb, 0xaf])]);
    const workbook = await openCsv(file(content, 65_536), 10);
    expect(workbook.encoding).toBe('gb18030');
    const rows = await allRows(workbook);
    expect(rows.at(-1)?.cells[0]?.text).toBe('怀化');
  });

  test.each<[string, Uint8Array, string]>([
    [
      'UTF-8 with a damaged byte',
      Buffer.concat([Buffer.from(table), Buffer.from([0xff]), Buffer.from(table)]),
      'file-unreadable',
    ],
    ['UTF-8 cut in the middle of a character', Buffer.from(table + '市').subarray(0, -1), 'file-truncated'],
    ['a zero byte', Buffer.from('a,b\nc,\u0000d\n'), 'file-not-a-workbook'],
    [
      'bytes of no text',
      Buffer.from(Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 128))),
      'file-not-a-workbook',
    ],
    ['nothing but blank records', Buffer.from('\r\n,,\r\n\r\n'), 'file-empty'],
    ['a mark and nothing else', Buffer.from('\uFEFF'), 'file-empty'],
  ])('%s is refused', async (_, content, code) => {
    expect(await refusal(content)).toBe(code);
  });
});

describe('head and rest', () => {
  const content = Buffer.from(Array.from({ length: 7001 }, (_, i) => `第${i + 1}行,${i}\n`).join(''));

  test('the head holds the first rows and the rest all others, in batches', async () => {
    const workbook = await openCsv(file(content, 65_536), 60);
    const [sheet] = workbook.sheets;
    expect(sheet?.head.rows).toHaveLength(60);
    expect(sheet?.complete).toBe(false);
    const sizes: number[] = [];
    let next = 61;
    for await (const batch of sheet?.rest ?? []) {
      sizes.push(batch.length);
      for (const row of batch) expect(row.number).toBe(next++);
    }
    expect(next).toBe(7002);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2000);
  });

  test('a file of no more rows than the head is complete', async () => {
    const [sheet] = (await openCsv(file(content), 7001)).sheets;
    expect(sheet?.complete).toBe(true);
    expect(sheet?.head.rows).toHaveLength(7001);
  });

  test('closing early lets go of the file', async () => {
    let closed = 0;
    const watched: IncomingFile = {
      ...file(content),
      async *open() {
        try {
          for (let at = 0; at < content.length; at += 5000) yield content.subarray(at, at + 5000);
        } finally {
          closed++;
        }
      },
    };
    const workbook = await openCsv(watched, 10);
    expect(closed).toBe(1); // the reading that found the encoding
    await workbook.close();
    expect(closed).toBe(2);
  });
});

test('what is written is read back: cells that are not empty, wherever they stand', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('', ' ', '"', 'a,b', 'c\r\nd', 'e\nf', '怀化市', '１２．３', '—', '-', 'x;y', '\ty'),
  );
  const plain = (text: string): boolean =>
    !/[\u0000\u001A\uFEFF]/.test(text) && !/^[=+\-@\t\r]./s.test(text) && !/\p{Surrogate}/u.test(text);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell.filter(plain), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('utf-8' as const, 'utf-8-bom' as const),
      async (rows, encoding) => {
        fc.pre(rows.some((row) => row.some((text) => text !== '')));
        // a first row of commas, so that the delimiter is not in doubt
        const withHead = [...Array.from({ length: 9 }, () => ['一', '二', '三', '四', '五']), ...rows];
        const read = await allRows(await openCsv(file(writeCsv(withHead, { encoding })), 1000));
        const back = new Map(read.map((row) => [row.number, Array.from(row.cells, (c) => c?.text ?? '')]));
        withHead.forEach((row, i) => {
          const cells = row.slice(0, row.findLastIndex((text) => text !== '') + 1);
          expect(back.get(i + 1) ?? []).toEqual(cells);
        });
      },
    ),
    { numRuns: 60 },
  );
});
