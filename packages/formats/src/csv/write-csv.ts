import { csvField } from '@shigan/core';
import { encodeGb18030 } from './gb18030.ts';

export type CsvEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030';

export type CsvValue = string | number | null | undefined;

const bom = new Uint8Array([0xef, 0xbb, 0xbf]);
function field(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return decimalText(value);
  return csvField(value);
}

/** A number without an exponent. */
function decimalText(number: number): string {
  if (!Number.isFinite(number)) throw new Error(`not a number for a cell: ${number}`);
  const text = String(number);
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [integer = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = integer.length + Number(exponent);
  const digits = integer + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

/** One record, with its line end (RFC 4180: CR LF). A record of one empty cell is written as `""`, for an empty line is none. */
export function csvRecord(values: readonly CsvValue[]): string {
  const line = values.map(field).join(',');
  return `${line === '' && values.length === 1 ? '""' : line}\r\n`;
}

function encode(text: string, encoding: CsvEncoding): Uint8Array {
  return encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode(text);
}

/** A CSV file, whole. Numbers stay numbers; text that would be a formula is disarmed. */
export function writeCsv(
  rows: Iterable<readonly CsvValue[]>,
  options: { readonly encoding?: CsvEncoding } = {},
): Uint8Array {
  const encoding = options.encoding ?? 'utf-8';
  let text = '';
  for (const row of rows) text += csvRecord(row);
  const bytes = encode(text, encoding);
  if (encoding !== 'utf-8-bom') return bytes;
  const marked = new Uint8Array(bom.length + bytes.length);
  marked.set(bom);
  marked.set(bytes, bom.length);
  return marked;
}

/** A CSV file in pieces, for tables that are never held whole. */
export async function* csvChunks(
  batches: AsyncIterable<readonly (readonly CsvValue[])[]> | Iterable<readonly (readonly CsvValue[])[]>,
  options: { readonly encoding?: CsvEncoding } = {},
): AsyncGenerator<Uint8Array> {
  const encoding = options.encoding ?? 'utf-8';
  if (encoding === 'utf-8-bom') yield bom;
  for await (const batch of batches) {
    const text = batch.map(csvRecord).join('');
    if (text !== '') yield encode(text, encoding);
  }
}
