import type { RegionCode } from '../../region/region.ts';
import { makeFault } from '../fault-words.ts';
import { columnLetters } from '../grid.ts';
import type { Fault, Reading, UnreadRow } from '../reading.ts';
import type { Sink } from './sink.ts';

/** Where the readings and faults of an upload go. */
export interface ReadingSink {
  reading(reading: Reading): void;
  fault(fault: Fault): void;
  unread(row: UnreadRow): void;
}

/** Words the faults of one sheet. Those of a head or a title are met with every row and said once. */
export function sheetSink(
  sheet: string,
  out: ReadingSink,
  nameOf: (region: RegionCode) => { readonly zh: string; readonly en: string },
): Sink {
  const raised = new Set<string>();
  const once = (key: string): boolean => {
    if (raised.has(key)) return false;
    raised.add(key);
    return true;
  };
  return {
    reading: (reading) => out.reading(reading),
    unread: (row) => out.unread(row),
    fault: (seed, row) => {
      if (seed.row !== null && !once(`${seed.code}|${seed.row}|${seed.column}|${JSON.stringify(seed.params)}`)) return;
      const column = seed.column === null ? null : columnLetters(seed.column);
      out.fault(makeFault(seed.code, { sheet, row: seed.row ?? row, column }, seed.value, seed.params, seed.severity));
    },
    leftOut: (row, column, text) =>
      out.fault(makeFault('unread-row', { sheet, row, column: columnLetters(column) }, text)),
    unreadColumn: (row, column, text, severity) => {
      const letters = columnLetters(column);
      out.fault(makeFault('unread-column', { sheet, row, column: letters }, text, { column: letters }, severity));
    },
    assumedRegion: (region) => {
      if (once('region-assumed'))
        out.fault(makeFault('region-assumed', { sheet, row: null, column: null }, null, { region: nameOf(region) }));
    },
  };
}
