import { expect, test } from 'vitest';
import { csvChunks, csvRecord, type CsvValue, writeCsv } from './write-csv.ts';

test.each<[string, readonly CsvValue[], string]>([
  ['text and numbers', ['怀化市', 12.5, -3], '怀化市,12.5,-3'],
  ['nothing as an empty cell', [null, undefined, 'x'], ',,x'],
  ['delimiters, quotes and line breaks in quotes', ['a,b', 'c"d', 'e\nf'], '"a,b","c""d","e\nf"'],
  ['formulas disarmed', ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\tx'], "'=1+1,'+1+1,'-1+1,'@SUM(A1),'\tx"],
  ['a formula behind a carriage return', ['\r=1'], '"\'\r=1"'],
  ['a lone mark as it is', ['-', '—'], '-,—'],
  [
    'small and large numbers without exponent',
    [1e-7, -2.5e-8, 1e21, 1.5e22],
    '0.0000001,-0.000000025,1000000000000000000000,15000000000000000000000',
  ],
  ['a single empty cell as quotes', [''], '""'],
])('%s', (_, values, line) => {
  expect(csvRecord(values)).toBe(`${line}\r\n`);
});

test('a number that is none is a mistake of the caller', () => {
  expect(() => csvRecord([Number.NaN])).toThrow('not a number');
});

test.each([
  ['utf-8', [0xe6]],
  ['utf-8-bom', [0xef, 0xbb, 0xbf, 0xe6]],
  ['gb18030', [0xbb, 0xb3]],
] as const)('%s begins with its own bytes', (encoding, bytes) => {
  expect(Array.from(writeCsv([['怀']], { encoding }).subarray(0, bytes.length))).toEqual(bytes);
});

test('written in pieces or whole, the bytes are the same', async () => {
  const rows = Array.from({ length: 10 }, (_, i) => [`第${i}行`, i]);
  const pieces: Uint8Array[] = [];
  for await (const piece of csvChunks([rows.slice(0, 3), [], rows.slice(3)], { encoding: 'utf-8-bom' }))
    pieces.push(piece);
  expect(Buffer.concat(pieces).equals(writeCsv(rows, { encoding: 'utf-8-bom' }))).toBe(true);
});
