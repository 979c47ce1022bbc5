import { readFile } from 'node:fs/promises';
import type { GridCell, Merge } from '@shigan/core';
import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { batchGate, splitHead } from '../batches.ts';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import type { OpenedWorkbook, RowFrame, SheetFrame } from '../row-frame.ts';
import { parseArea } from '../xlsx/area.ts';
import { numberCell, type Spent, spendRow } from '../xlsx/sheet-rows.ts';
import { numberStyle, type NumberStyle } from '../xlsx/styles.ts';
import { type BiffOutline, biffOutline } from './biff-outline.ts';
import { openCompoundFile } from './compound-file.ts';

/** Opens an .xls. The library that takes it apart reads it whole, so its size is bounded by the caller and its memory and
 *  time by the process it runs in. */
export async function openXls(path: string, headRows: number): Promise<OpenedWorkbook> {
  const container = openCompoundFile(await readFile(path));
  if (container.names.includes('EncryptedPackage')) throw refuse('file-encrypted', 'the workbook has a password');
  const stream = container.stream('Workbook') ?? container.stream('Book');
  if (stream === undefined) throw refuse('file-not-a-workbook', 'a container of something else');
  const outline = biffOutline(stream);
  if (outline.old) set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  const workbook = takeApart(stream);
  const sheets: SheetFrame[] = [];
  const rests: (AsyncGenerator<readonly RowFrame[]> | undefined)[] = [];
  const spent: Spent = { cells: 0, slots: 0, characters: 0 };
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined || (sheet['!type'] ?? 'sheet') !== 'sheet') continue;
    const { head, rest } = await splitHead(
      rowsOf(sheet, workbook, filterOf(workbook, index, outline), spent),
      headRows,
    );
    sheets.push({
      sheet: name,
      hidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      hiddenColumns: (sheet['!cols'] ?? []).flatMap((column, i) => (column?.hidden === true ? [i] : [])),
      merges: mergesOf(sheet),
      head,
      complete: rest === undefined,
    });
    rests.push(rest);
  }
  if (sheets.length === 0) throw refuse('file-empty', 'no sheet with cells');
  return {
    sheets,
    async next(sheet) {
      const step = await rests[sheet]?.next();
      return step === undefined || step.done === true ? undefined : step.value;
    },
  };
}

/** The library gets the stream of records alone: of the container it is not asked to make sense. */
function takeApart(stream: Buffer): WorkBook {
  try {
    return read(stream, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false,
      cellDates: false,
    });
  } catch {
    throw refuse('file-unreadable', 'the workbook cannot be taken apart');
  }
}

function mergesOf(sheet: WorkSheet): readonly Merge[] {
  const last = (sheet['!data'] ?? []).length;
  return (sheet['!merges'] ?? [])
    .slice(0, uploadLimits.merges)
    .flatMap((m) =>
      m.s.r >= last ? [] : [{ top: m.s.r + 1, left: m.s.c + 1, bottom: Math.min(m.e.r + 1, last), right: m.e.c + 1 }],
    );
}

/** The area under a filter at work; where the file does not name it, the whole sheet: then somebody's filter hides rows. */
function filterOf(workbook: WorkBook, index: number, outline: BiffOutline): Merge | undefined {
  if (outline.filtered[index] !== true) return undefined;
  const name = workbook.Workbook?.Names?.find((n) => n.Sheet === index && n.Name.endsWith('_FilterDatabase'));
  const area = parseArea((name?.Ref ?? '').split('!').at(-1) ?? '');
  return area ?? { top: 0, left: 1, bottom: uploadLimits.rows, right: uploadLimits.columns };
}

async function* rowsOf(
  sheet: WorkSheet,
  workbook: WorkBook,
  filter: Merge | undefined,
  spent: Spent,
): AsyncGenerator<readonly RowFrame[]> {
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const styles = new Map<string, NumberStyle>();
  const gate = batchGate();
  for (const [index, row] of (sheet['!data'] ?? []).entries()) {
    const number = index + 1;
    const cells: (number | GridCell)[] = [];
    let characters = 0;
    for (const [column, cell] of (row ?? []).entries()) {
      const content = cell === undefined ? undefined : cellOf(cell, styles, date1904);
      if (content === undefined) continue;
      characters += content.text?.length ?? 0;
      cells.push(column, content);
    }
    if (cells.length === 0) continue;
    spendRow(spent, row?.length ?? 0, characters);
    const hidden = sheet['!rows']?.[index]?.hidden === true;
    const filtered = filter !== undefined && number > filter.top && number <= filter.bottom;
    gate.put({ n: number, ...(hidden && !filtered ? { h: 1 } : {}), c: cells });
    if (gate.full()) yield gate.drain();
  }
  if (!gate.empty()) yield gate.drain();
}

const errorTexts: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

function cellOf(cell: CellObject, styles: Map<string, NumberStyle>, date1904: boolean): GridCell | undefined {
  const content = contentOf(cell, styles, date1904);
  return cell.f === undefined ? content : { ...content, formula: true };
}

function contentOf(cell: CellObject, styles: Map<string, NumberStyle>, date1904: boolean): GridCell | undefined {
  if (cell.t === 'e') return { error: errorTexts[Number(cell.v)] ?? '#VALUE!' };
  if (cell.t === 'b') return { text: cell.v === true ? 'TRUE' : 'FALSE' };
  if (typeof cell.v === 'number') {
    const format = typeof cell.z === 'string' ? cell.z : 'General';
    const style = styles.get(format) ?? numberStyle(format);
    styles.set(format, style);
    return numberCell(cell.v, String(cell.v), style, date1904);
  }
  if (typeof cell.v !== 'string' || cell.v === '') return undefined;
  if (cell.v.length > uploadLimits.cellCharacters) throw refuse('file-unreadable', 'a cell holds too much text');
  return { text: cell.v };
}
