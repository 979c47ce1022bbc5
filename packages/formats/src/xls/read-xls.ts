import { readFile } from 'node:fs/promises';
import { batchGate, splitHead } from '../batches.ts';
import { refuse } from '../refusal.ts';
import type { OpenedWorkbook, RowFrame, SheetFrame } from '../row-frame.ts';
import type { Spent } from '../xlsx/sheet-rows.ts';
import { biffOutline, biffRows } from './biff-sheet.ts';
import { biffWorkbook, checkGlobals, isUnicodeBiff } from './biff-workbook.ts';
import { openCompoundFile } from './compound-file.ts';

interface Source {
  readonly frame: Omit<SheetFrame, 'head' | 'complete'>;
  readonly rows: Iterable<RowFrame>;
}

/** Opens an .xls. Files of Excel 97 and later are read record by record; older ones by a library that reads them whole,
 *  bounded by the memory and time of the process it runs in. */
export async function openXls(path: string, headRows: number): Promise<OpenedWorkbook> {
  const stream = workbookStream(await readFile(path));
  const unicode = isUnicodeBiff(stream);
  checkGlobals(stream);
  const sources = unicode ? unicodeSheets(stream) : await olderSheets(stream);
  if (sources.length === 0) throw refuse('file-empty', 'no sheet with cells');
  const sheets: SheetFrame[] = [];
  const rests: (AsyncGenerator<readonly RowFrame[]> | undefined)[] = [];
  for (const { frame, rows } of sources) {
    const { head, rest } = await splitHead(inBatches(rows), headRows);
    sheets.push({ ...frame, head, complete: rest === undefined });
    rests.push(rest);
  }
  return {
    sheets,
    async next(sheet) {
      const step = await rests[sheet]?.next();
      return step === undefined || step.done === true ? undefined : step.value;
    },
  };
}

function workbookStream(bytes: Buffer): Buffer {
  const container = openCompoundFile(bytes);
  if (container.names.includes('EncryptedPackage')) throw refuse('file-encrypted', 'the workbook has a password');
  const stream = container.stream('Workbook') ?? container.stream('Book');
  if (stream === undefined) throw refuse('file-not-a-workbook', 'a container of something else');
  return stream;
}

function unicodeSheets(stream: Buffer): readonly Source[] {
  const workbook = biffWorkbook(stream);
  const spent: Spent = { cells: 0, slots: 0, characters: 0 };
  return workbook.sheets.map((sheet) => {
    const outline = biffOutline(stream, sheet);
    const { hiddenColumns, merges } = outline;
    return {
      frame: { sheet: sheet.name, hidden: sheet.hidden, hiddenColumns, merges },
      rows: biffRows(stream, sheet, outline, workbook, spent),
    };
  });
}

async function olderSheets(stream: Buffer): Promise<readonly Source[]> {
  const { readOlderXls } = await import('./read-older-xls.ts');
  return readOlderXls(stream);
}

async function* inBatches(rows: Iterable<RowFrame>): AsyncGenerator<readonly RowFrame[]> {
  const gate = batchGate();
  for (const row of rows) {
    gate.put(row);
    if (gate.full()) yield gate.drain();
  }
  if (!gate.empty()) yield gate.drain();
}
