import type { FileHandle } from 'node:fs/promises';
import { refuse } from '../refusal.ts';
import { batchGate, splitHead } from '../batches.ts';
import type { OpenedWorkbook, RowFrame, SheetFrame } from '../row-frame.ts';
import { scanPieces } from './package-parts.ts';
import { readSharedStrings } from './shared-strings.ts';
import { type SheetOutline, sheetOutline } from './sheet-outline.ts';
import { type CellContext, rowSink } from './sheet-rows.ts';
import { readStyles } from './styles.ts';
import { type SheetPart, workbookParts } from './workbook-parts.ts';
import { openZip, type ZipArchive } from './zip.ts';

/** Opens an .xlsx: its directory, texts, styles and the outline of every sheet are read and checked, then the first rows.
 *  `progress` is called while it works. */
export async function openXlsx(
  file: FileHandle,
  size: number,
  headRows: number,
  progress: () => void = () => undefined,
): Promise<OpenedWorkbook> {
  const archive = await openZip(file, size);
  const parts = await workbookParts(archive);
  if (parts.sheets.length === 0) throw refuse('file-empty', 'no sheet with cells');
  const context: CellContext = {
    strings: parts.sharedStrings === undefined ? [] : await readSharedStrings(archive, parts.sharedStrings),
    styles: parts.styles === undefined ? [] : await readStyles(archive, parts.styles),
    date1904: parts.date1904,
    spent: { cells: 0, slots: 0, characters: 0 },
  };
  progress();
  const frames: SheetFrame[] = [];
  const rests: (AsyncGenerator<readonly RowFrame[]> | undefined)[] = [];
  for (const sheet of parts.sheets) {
    const outline = await sheetOutline(archive, sheet);
    progress();
    const { head, rest } = await splitHead(sheetBatches(archive, sheet, outline, context), headRows);
    frames.push({
      sheet: sheet.name,
      hidden: sheet.hidden,
      hiddenColumns: outline.hiddenColumns,
      merges: outline.merges,
      head,
      complete: rest === undefined,
    });
    rests.push(rest);
    progress();
  }
  return {
    sheets: frames,
    async next(sheet) {
      const step = await rests[sheet]?.next();
      return step === undefined || step.done === true ? undefined : step.value;
    },
  };
}

async function* sheetBatches(
  archive: ZipArchive,
  sheet: SheetPart,
  outline: SheetOutline,
  context: CellContext,
): AsyncGenerator<readonly RowFrame[]> {
  const gate = batchGate();
  const sink = rowSink(outline, context, gate.put);
  for await (const _ of scanPieces(archive, sheet.member, sink)) if (gate.full()) yield gate.drain();
  if (!gate.empty()) yield gate.drain();
}
