import type { RegionCode } from '../../region/region.ts';
import type { Reading, UnreadRow } from '../reading.ts';
import type { FaultSeed } from './coordinate.ts';

/** Where what is read from a table goes. */
export interface Sink {
  reading(reading: Reading): void;
  fault(seed: FaultSeed, sheet: string, row: number): void;
  unread(row: UnreadRow): void;
  /** A row of totals or averages that is no observation. */
  leftOut(sheet: string, row: number, column: number, text: string): void;
  /** The table names no region anywhere: its figures were taken for the city's. */
  assumedRegion(sheet: string, city: RegionCode): void;
}
