import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { GridCell, Merge } from '@shigan/core';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import type { RowFrame, SheetFrame } from '../row-frame.ts';
import { numberCell, type Spent, spendRow } from '../xlsx/sheet-rows.ts';
import { numberStyle, type NumberStyle } from '../xlsx/styles.ts';
import { errorText } from './biff-sheet.ts';

/** A sheet and its rows. */
export interface OlderSheet {
  readonly frame: Omit<SheetFrame, 'head' | 'complete'>;
  readonly rows: Iterable<RowFrame>;
}

/** Sheets of a workbook of Excel 5 or 95, which keeps text in a code page. */
export function readOlderXls(stream: Buffer): readonly OlderSheet[] {
  set_cptable(codePages);
  const workbook = takeApart(stream);
  const spent: Spent = { cells: 0, slots: 0, characters: 0 };
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined || (sheet['!type'] ?? 'sheet') !== 'sheet') return [];
    const frame = {
      sheet: name,
      hidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      hiddenColumns: (sheet['!cols'] ?? []).flatMap((column, i) => (column?.hidden === true ? [i] : [])),
      merges: mergesOf(sheet),
    };
    return [{ frame, rows: rowsOf(sheet, workbook, spent) }];
  });
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

function* rowsOf(sheet: WorkSheet, workbook: WorkBook, spent: Spent): Generator<RowFrame> {
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const styles = new Map<string, NumberStyle>();
  for (const [index, row] of (sheet['!data'] ?? []).entries()) {
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
    yield { n: index + 1, ...(sheet['!rows']?.[index]?.hidden === true ? { h: 1 } : {}), c: cells };
  }
}

function cellOf(cell: CellObject, styles: Map<string, NumberStyle>, date1904: boolean): GridCell | undefined {
  const content = contentOf(cell, styles, date1904);
  return cell.f === undefined ? content : { ...content, formula: true };
}

function contentOf(cell: CellObject, styles: Map<string, NumberStyle>, date1904: boolean): GridCell | undefined {
  if (cell.t === 'e') return { error: errorText(Number(cell.v)) };
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
