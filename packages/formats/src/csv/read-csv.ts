import type { IncomingFile } from '@shigan/app';
import type { GridRow, OpenWorkbook } from '@shigan/core';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { decodedText, textEncoding } from './csv-encoding.ts';
import { csvParser, sniffDelimiter } from './csv-parser.ts';

/** Opens a CSV: its encoding and delimiter are found, its first rows read; the others come in batches as they are asked for,
 *  so that a million rows take no more memory than a thousand. Cells are text as it stands. */
export async function openCsv(
  file: IncomingFile,
  headRows: number,
): Promise<OpenWorkbook & { close(): Promise<void> }> {
  const encoding = await textEncoding(file);
  const batches = csvBatches(decodedText(file, encoding));
  const rows: GridRow[] = [];
  let characters = 0;
  let complete = false;
  while (rows.length <= headRows && !complete) {
    const step = await batches.next();
    if (step.done === true) complete = true;
    else {
      rows.push(...step.value);
      for (const row of step.value) for (const cell of row.cells) characters += cell?.text?.length ?? 0;
    }
    if (rows.length <= headRows && characters > uploadLimits.headCharacters)
      throw refuse('file-expands-too-far', 'the first rows hold too much text');
  }
  if (rows.length === 0) throw refuse('file-empty', 'no cell with content');
  const following = rows.slice(headRows);
  return {
    format: 'csv',
    encoding,
    sheets: [
      {
        head: { sheet: '', hidden: false, hiddenColumns: [], merges: [], rows: rows.slice(0, headRows) },
        complete: complete && following.length === 0,
        rest: restOf(following, batches),
      },
    ],
    async close() {
      await batches.return(undefined);
    },
  };
}

async function* restOf(
  first: readonly GridRow[],
  batches: AsyncGenerator<readonly GridRow[]>,
): AsyncGenerator<readonly GridRow[]> {
  if (first.length > 0) yield first;
  yield* batches;
}

/** Longest piece of text taken apart at once, so that one batch does not grow with the pieces of the file. */
const pieceCharacters = 65_536;

async function* csvBatches(pieces: AsyncGenerator<string>): AsyncGenerator<readonly GridRow[]> {
  let parser: ReturnType<typeof csvParser> | undefined;
  let start = '';
  for await (const piece of pieces) {
    if (parser === undefined) {
      start += piece;
      if (start.length < pieceCharacters) continue;
      parser = csvParser(sniffDelimiter(start));
      yield* feed(parser, start);
      start = '';
    } else yield* feed(parser, piece);
  }
  if (parser === undefined) {
    parser = csvParser(sniffDelimiter(start));
    parser.write(start);
  }
  parser.end();
  while (parser.ready > 0) yield* inBatches(parser.drain());
}

function* feed(parser: ReturnType<typeof csvParser>, text: string): Generator<readonly GridRow[]> {
  for (let at = 0; at < text.length; at += pieceCharacters) {
    parser.write(text.slice(at, at + pieceCharacters));
    if (parser.ready >= uploadLimits.batchRows) yield* inBatches(parser.drain());
  }
}

function* inBatches(rows: readonly GridRow[]): Generator<readonly GridRow[]> {
  for (let at = 0; at < rows.length; at += uploadLimits.batchRows) yield rows.slice(at, at + uploadLimits.batchRows);
}
