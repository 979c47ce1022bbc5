import type { Buffer } from 'node:buffer';
import { csvParser } from '../../../packages/formats/src/csv/csv-parser.ts';
import { heldBytes, memberBytes, openZip } from '../../../packages/formats/src/xlsx/zip.ts';
import type { Place } from './places.ts';

/** Files that spreadsheets open, and who asks for them. */
export const spreadsheets: readonly Place[] = [
  ['supervision', '/api/v1/matters/lists/all/xlsx'],
  ['statistics', '/api/v1/registers/indicator/workbook'],
  ['supervision', '/api/v1/awards/ledger/workbook'],
  ['audit', '/api/v1/audit/export?format=csv'],
];

/** Text of a spreadsheet's cells, and what of it a program would reckon or follow. */
interface SpreadsheetRead {
  readonly text: string;
  readonly alive: readonly string[];
}

/** Parts of a workbook that are more than values: formulas, links, connections to elsewhere. */
const livePart = /<(?:\w+:)?(?:f|hyperlink|externalReference|ddeLink|oleLink|webPublishItem)\b[^>]{0,200}/gu;
/** What a spreadsheet takes for a formula as soon as it opens CSV; a sign before a number, or one that stands alone, is none. */
const liveField = /^[=+\-@\t\r](?!$|[\d,]*(?:\.\d+)?%?$)/u;

/** Reads a spreadsheet as it was sent: a workbook by its parts, anything else as CSV. */
export async function readSpreadsheet(content: Buffer): Promise<SpreadsheetRead> {
  return content.subarray(0, 2).toString() === 'PK' ? readWorkbook(content) : readCsv(content.toString());
}

async function readWorkbook(content: Buffer): Promise<SpreadsheetRead> {
  const archive = await openZip(heldBytes(content), content.length);
  const parts: string[] = [];
  for (const member of archive.members.values()) {
    const decoder = new TextDecoder();
    let part = '';
    for await (const piece of memberBytes(archive, member)) part += decoder.decode(piece, { stream: true });
    parts.push(part);
  }
  const all = parts.join('\n');
  return { text: unescaped(all), alive: all.match(livePart) ?? [] };
}

function readCsv(content: string): SpreadsheetRead {
  const parser = csvParser(',');
  parser.write(content);
  parser.end();
  const fields = parser
    .drain()
    .flatMap(({ cells }) => cells.flatMap((cell) => (cell !== undefined && 'text' in cell ? [cell.text] : [])));
  return { text: fields.join('\n'), alive: fields.filter((field) => liveField.test(field)) };
}

const signs: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

function unescaped(xml: string): string {
  return xml.replaceAll(/&(?:lt|gt|quot|apos|amp);/gu, (sign) => signs[sign] ?? sign);
}
