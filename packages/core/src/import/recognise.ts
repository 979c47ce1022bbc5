import type { Indicator } from '../indicator/indicator.ts';
import type { IndicatorIndex } from '../indicator/match.ts';
import type { Day } from '../instant.ts';
import type { RegionIndex } from '../region/match.ts';
import type { RegionCode } from '../region/region.ts';
import type { LayoutMemory } from '../register/register.ts';
import { makeFault } from './fault-words.ts';
import type { Vocabulary } from './label/vocabulary.ts';
import type { Grid, GridRow } from './grid.ts';
import { type LayoutFound, type LayoutName, layoutOf, layoutOfExport, overridesOf } from './layout.ts';
import type { Fault, Reading, UnreadRow } from './reading.ts';
import { rowOfBand, splitBands } from './table/bands.ts';
import { type ReadingSink, sheetSink } from './table/fault-sink.ts';
import { noteHidden, noteHiddenRows } from './table/hidden-parts.ts';
import { plainCells, type RowCells, viewCells } from './table/row-cells.ts';
import { isMessage, messageReader } from './message/message-reader.ts';
import { createBandReader } from './table/sheet-reader.ts';
import { type ViewRow, createSheetView } from './table/sheet-view.ts';
import type { Sink } from './table/sink.ts';
import { type SheetContext, surroundingsOf } from './table/surroundings.ts';
import { readSeriesRow, recogniseSeriesDown, type SeriesDown } from './vendor/series-down.ts';
import { type VendorExport, readVendorRow, recogniseVendorExport, type VendorSeries } from './vendor/vendor-export.ts';

export type { ReadingSink } from './table/fault-sink.ts';

/** What a workbook is read with. */
export interface RecognitionContext {
  readonly indicators: IndicatorIndex;
  readonly regions: RegionIndex;
  /** The city that owns the data: 全市 where the table does not say whose. */
  readonly city: RegionCode;
  /** Today in the city: no period ends after it. */
  readonly today: Day;
  /** Name of the file: what neither sheet nor title says may stand in it. */
  readonly fileName?: string;
  /** Layouts of earlier files: one with the same head says how single labels are to be read. */
  readonly layouts?: readonly LayoutMemory[];
  /** How single labels are to be read, said for this file. */
  readonly mapping?: LayoutMemory['mapping'];
  /** What the file is said to be: a table may look like a vendor's export, and is read as one only where nothing else is said. */
  readonly layout?: LayoutName;
}

/** What a sheet says: its figures, what is wrong with it, how it was read. */
export interface SheetRecognition {
  readonly readings: readonly Reading[];
  readonly faults: readonly Fault[];
  readonly unread: readonly UnreadRow[];
  /** Entries for series that the catalogue does not have. */
  readonly proposals: readonly Indicator[];
  readonly layout: LayoutFound;
}

/** Reads on where the head of a sheet ended. */
export interface RowReader {
  readRow(row: GridRow): void;
  finish(): void;
  readonly layout: LayoutFound;
  readonly proposals: readonly Indicator[];
}

/** Recognises a whole sheet (识别工作表). */
export function recogniseSheet(grid: Grid, context: RecognitionContext): SheetRecognition {
  const readings: Reading[] = [];
  const faults: Fault[] = [];
  const unread: UnreadRow[] = [];
  const reader = recogniseHead(grid, context, {
    reading: (r) => readings.push(r),
    fault: (f) => faults.push(f),
    unread: (u) => unread.push(u),
  });
  reader.finish();
  return { readings, faults, unread, proposals: reader.proposals, layout: reader.layout };
}

/** Recognises a sheet from its first rows and reads them; the rows after them are given to the reader that comes back. */
export function recogniseHead(grid: Grid, context: RecognitionContext, out: ReadingSink): RowReader {
  if (grid.hidden) return hiddenSheet(grid, out);
  if (isMessage(grid)) return { ...messageReader(grid, context, out), proposals: [] };
  const remembered = rememberedMapping(grid, context);
  const overrides = overridesOf({ ...remembered, ...context.mapping });
  return openSheet(grid, { ...context, overrides }, out);
}

function hiddenSheet(grid: Grid, out: ReadingSink): RowReader {
  if (grid.rows.some((row) => row.cells.some((c) => c !== undefined)))
    out.fault(makeFault('hidden-sheet', { sheet: grid.sheet, row: null, column: null }, null, { sheet: grid.sheet }));
  return { readRow: () => {}, finish: () => {}, layout: layoutOf(grid.sheet, []), proposals: [] };
}

/** What is remembered of a sheet with the same heads. The heads are found without it, so that it can be found by them. */
function rememberedMapping(grid: Grid, context: RecognitionContext): LayoutMemory['mapping'] {
  // A layout that nothing was said of teaches nothing: without any other the heads need not be found twice.
  const layouts = context.layouts?.filter(({ mapping }) => Object.keys(mapping).length > 0) ?? [];
  if (layouts.length === 0) return {};
  const nothing: ReadingSink = { reading: () => {}, fault: () => {}, unread: () => {} };
  const { head } = openSheet(grid, { ...context, overrides: new Map() }, nothing).layout;
  return layouts.find((one) => one.head === head)?.mapping ?? {};
}

/** Hidden rows behind the head that are named one by one. */
const hiddenKept = 500;

function openSheet(
  grid: Grid,
  context: SheetContext & Pick<RecognitionContext, 'layout'>,
  out: ReadingSink,
): RowReader {
  const view = createSheetView(grid);
  const rows: ViewRow[] = [];
  for (const row of grid.rows) {
    const seen = view.row(row);
    if (seen) rows.push(seen);
  }
  noteHidden(grid, out);
  const around = surroundingsOf(grid, rows, context);
  const sink = sheetSink(grid.sheet, out, (code) => context.regions.regions.get(code)?.name ?? { zh: code, en: code });
  const mayBeExport = context.layout === undefined || context.layout === 'vendor-export';
  const exported = mayBeExport ? recogniseVendorExport(rows, around.vocabularyOf(undefined), context) : undefined;
  if (exported) return vendorReader(exported, grid.sheet, sink);
  const down = mayBeExport ? recogniseSeriesDown(rows) : undefined;
  if (down) return seriesDownReader(down, grid.sheet, sink, around.vocabularyOf(undefined), context);
  const bands = splitBands(rows, view.hiddenColumns);
  const readers = bands.map((band) => {
    const reader = createBandReader(around, context.city, grid.sheet, sink);
    reader.readHead(rows.map((row) => rowOfBand(row, band, bands)));
    return reader;
  });
  const tables = (): ReturnType<typeof layoutOf> =>
    layoutOf(
      grid.sheet,
      readers.flatMap((reader) => reader.tables),
    );
  const hidden: GridRow[] = [];
  return {
    readRow: (row) => {
      if (row.hidden) {
        if (hidden.length < hiddenKept) hidden.push(row);
        return;
      }
      let seen: ViewRow | undefined;
      const merged = view.hasMerges(row.number);
      for (const [i, reader] of readers.entries()) {
        if (!merged && reader.readPlain(row)) continue;
        seen ??= view.row(row);
        const band = bands[i];
        if (seen && band) reader.readRow(rowOfBand(seen, band, bands));
      }
    },
    finish: () => {
      noteHiddenRows(grid.sheet, hidden, out);
      if (readers.some((reader) => reader.tables.length > 0) || rows.every((row) => row.distinct.length === 0)) return;
      // A cover or a page of text is left out; rows of figures that nobody could read must not be.
      const figures = rows.filter((row) => row.distinct.filter((c) => c.kind === 'number').length > 1).length;
      const place = { sheet: grid.sheet, row: null, column: null };
      out.fault(makeFault('no-table', place, null, { sheet: grid.sheet }, figures < 2 ? 'note' : 'error'));
    },
    get layout() {
      return tables();
    },
    proposals: [],
  };
}

function vendorReader(found: VendorExport, sheet: string, sink: Sink): RowReader {
  for (const fault of found.faults) sink.fault(fault, fault.row ?? 1);
  for (const row of found.rows) readVendorRow(found, viewCells(row), sheet, sink);
  return {
    readRow: (row) => readVendorRow(found, plainCells(row), sheet, sink),
    finish: () => {},
    layout: layoutOfExport(sheet, found),
    proposals: found.series.filter((one) => !one.known).map((one) => one.indicator),
  };
}

function seriesDownReader(
  found: SeriesDown,
  sheet: string,
  sink: Sink,
  vocabulary: Vocabulary,
  context: SheetContext,
): RowReader {
  const read: VendorSeries[] = [];
  const readRow = (row: RowCells): void => {
    const series = readSeriesRow(found, row, sheet, sink, vocabulary, context);
    if (series !== undefined) read.push(series);
  };
  for (const row of found.rows) readRow(viewCells(row));
  return {
    readRow: (row) => readRow(plainCells(row)),
    finish: () => {},
    get layout() {
      return layoutOfExport(sheet, { headRows: [found.headRow], series: read });
    },
    get proposals() {
      return read.filter((one) => !one.known).map((one) => one.indicator);
    },
  };
}
