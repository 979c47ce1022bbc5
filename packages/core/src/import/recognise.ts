import { foldText } from '../fold.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { IndicatorIndex } from '../indicator/match.ts';
import type { Day } from '../instant.ts';
import type { RegionIndex } from '../region/match.ts';
import type { RegionCode } from '../region/region.ts';
import { makeFault } from './fault-words.ts';
import { type Grid, type GridRow, columnLetters } from './grid.ts';
import { type Vocabulary, createVocabulary } from './label/vocabulary.ts';
import type { Fault, Reading, UnreadRow } from './reading.ts';
import { rowOfBand, splitBands } from './table/bands.ts';
import type { FaultSeed } from './table/coordinate.ts';
import { type NoteFacts, isNote, readNotes } from './table/lines.ts';
import { plainCells, viewCells } from './table/row-cells.ts';
import { createBandReader } from './table/sheet-reader.ts';
import { type ViewRow, createSheetView, holdsFigures } from './table/sheet-view.ts';
import type { Sink } from './table/sink.ts';
import type { Surroundings, Table } from './table/table.ts';
import { type VendorExport, readVendorRow, recogniseVendorExport } from './vendor/vendor-export.ts';

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
}

/** Where readings and faults go as they are met. */
export interface ReadingSink {
  reading(reading: Reading): void;
  fault(fault: Fault): void;
  unread(row: UnreadRow): void;
}

export interface SheetRecognition {
  readonly readings: readonly Reading[];
  readonly faults: readonly Fault[];
  readonly unread: readonly UnreadRow[];
  readonly proposals: readonly Indicator[];
}

/** Reads on where the head of a sheet ended. */
export interface RowReader {
  readRow(row: GridRow): void;
  finish(): void;
  readonly tables: readonly Table[];
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
  return { readings, faults, unread, proposals: reader.proposals };
}

/** Recognises a sheet from its first rows and reads them; the rows after them are given to the reader that comes back. */
export function recogniseHead(grid: Grid, context: RecognitionContext, out: ReadingSink): RowReader {
  if (grid.hidden) {
    if (grid.rows.some((row) => row.cells.some((c) => c !== undefined)))
      out.fault(makeFault('hidden-sheet', { sheet: grid.sheet, row: null, column: null }, null, { sheet: grid.sheet }));
    return { readRow: () => {}, finish: () => {}, tables: [], proposals: [] };
  }
  const view = createSheetView(grid);
  const rows: ViewRow[] = [];
  for (const row of grid.rows) {
    const seen = view.row(row);
    if (seen) rows.push(seen);
  }
  noteHidden(grid, out);
  const around = surroundingsOf(grid, rows, context);
  const sink = sinkOf(grid.sheet, out);
  const exported = recogniseVendorExport(rows, around.vocabularyOf(undefined), context.indicators);
  if (exported) return vendorReader(exported, grid.sheet, sink);
  const bands = splitBands(rows);
  const readers = bands.map((band) => {
    const reader = createBandReader(around, context.city, grid.sheet, sink);
    reader.readHead(rows.map((row) => rowOfBand(row, band, bands)));
    return reader;
  });
  const figures = rows.filter((row) => holdsFigures(row)).length;
  return {
    readRow: (row) => {
      if (row.hidden) return;
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
      if (figures >= 2 && readers.every((reader) => reader.tables.length === 0))
        out.fault(
          makeFault('no-table', { sheet: grid.sheet, row: null, column: null }, null, { sheet: grid.sheet }, 'error'),
        );
    },
    tables: readers.flatMap((reader) => reader.tables),
    proposals: [],
  };
}

function vendorReader(found: VendorExport, sheet: string, sink: Sink): RowReader {
  for (const fault of found.faults) sink.fault(fault, sheet, fault.row ?? 1);
  for (const row of found.rows) readVendorRow(found, viewCells(row), sheet, sink);
  return {
    readRow: (row) => readVendorRow(found, plainCells(row), sheet, sink),
    finish: () => {},
    tables: [],
    proposals: found.series.filter((one) => !one.known).map((one) => one.indicator),
  };
}

/** Says what a person hid, for it was left out. */
function noteHidden(grid: Grid, out: ReadingSink): void {
  const place = { sheet: grid.sheet, row: null, column: null };
  const hidden = grid.rows.filter(
    (row) => row.hidden && row.cells.some((c) => foldText(c?.text ?? String(c?.number ?? '')) !== ''),
  );
  if (hidden.length > 0)
    out.fault(
      makeFault('hidden-rows', { ...place, row: hidden[0]?.number ?? null }, null, {
        rows: ranges(hidden.map((row) => row.number)),
      }),
    );
  const columns = grid.hiddenColumns.filter((column) => grid.rows.some((row) => row.cells[column] !== undefined));
  if (columns.length > 0)
    out.fault(
      makeFault('hidden-columns', { ...place, column: columnLetters(columns[0] ?? 0) }, null, {
        columns: columns.map((c) => columnLetters(c)).join('、'),
      }),
    );
}

function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const first = numbers[i] ?? 0;
    while (i + 1 < numbers.length && numbers[i + 1] === (numbers[i] ?? 0) + 1) i++;
    parts.push(numbers[i] === first ? String(first) : `${first}-${numbers[i]}`);
  }
  return parts.join('、');
}

function surroundingsOf(grid: Grid, rows: readonly ViewRow[], context: RecognitionContext): Surroundings {
  const vocabularies = new Map<string, Vocabulary>();
  const vocabularyOf = (region: RegionCode | undefined): Vocabulary => {
    const inContext = contextOf(region, context);
    const key = `${inContext.province ?? ''}|${inContext.city ?? ''}`;
    let vocabulary = vocabularies.get(key);
    if (!vocabulary) {
      vocabulary = createVocabulary(context.indicators, context.regions, inContext);
      vocabularies.set(key, vocabulary);
    }
    return vocabulary;
  };
  const base = vocabularyOf(undefined);
  const notes = rows
    .filter((row) => row.distinct.length <= 2)
    .flatMap((row) => row.distinct.filter((c) => c.kind === 'text').map((c) => c.text));
  const factsOf = new Map<Vocabulary, NoteFacts>();
  const first = rows.findIndex((row) => row.distinct.length > 2 || holdsFigures(row));
  const sheetLines = rows
    .slice(0, Math.max(0, first))
    .flatMap((row) =>
      row.distinct
        .filter((c) => !isNote(c.text))
        .map((c) => ({ row: c.row, from: c.column, to: c.column + c.width - 1, text: c.text })),
    );
  return {
    sheetLines,
    sheetName: base.title(grid.sheet),
    fileName: context.fileName === undefined ? undefined : base.title(context.fileName.replace(/\.[a-z]{3,4}$/iu, '')),
    today: context.today,
    notes,
    vocabularyOf,
    notesOf: (vocabulary) => {
      let facts = factsOf.get(vocabulary);
      if (!facts) {
        facts = readNotes(notes, vocabulary);
        factsOf.set(vocabulary, facts);
      }
      return facts;
    },
  };
}

/** 全省 and 全市 as a table about a region means them. */
function contextOf(
  region: RegionCode | undefined,
  context: RecognitionContext,
): { province?: RegionCode; city?: RegionCode } {
  const { regions } = context.regions;
  let city: RegionCode | undefined = context.city;
  let province = regions.get(context.city)?.parent ?? undefined;
  for (let at = region; at !== undefined; at = regions.get(at)?.parent ?? undefined) {
    const level = regions.get(at)?.level;
    if (level === 'city') {
      city = at;
      province = regions.get(at)?.parent ?? undefined;
      break;
    }
    if (level === 'province') {
      if (at !== province) city = undefined;
      province = at;
      break;
    }
  }
  return { ...(province === undefined ? {} : { province }), ...(city === undefined ? {} : { city }) };
}

function sinkOf(sheet: string, out: ReadingSink): Sink {
  const raised = new Set<string>();
  const make = (seed: FaultSeed, row: number): Fault =>
    makeFault(
      seed.code,
      { sheet, row: seed.row ?? row, column: seed.column === null ? null : columnLetters(seed.column) },
      seed.value,
      seed.params,
      seed.severity,
    );
  return {
    reading: (reading) => out.reading(reading),
    unread: (row) => out.unread(row),
    fault: (seed, _sheet, row) => {
      // A fault of the head or the title is met with every row and said once.
      if (seed.row !== null) {
        const key = `${seed.code}|${seed.row}|${seed.column}|${JSON.stringify(seed.params)}`;
        if (raised.has(key)) return;
        raised.add(key);
      }
      out.fault(make(seed, row));
    },
    leftOut: () => {},
    assumedRegion: () => {},
  };
}
