import type { RegionCode } from '../../region/region.ts';
import type { FaultSeverity, Reading, UnreadRow } from '../reading.ts';
import type { FaultSeed } from './coordinate.ts';

/** Where what is read from the tables of a sheet goes. */
export interface Sink {
  reading(reading: Reading): void;
  fault(seed: FaultSeed, row: number): void;
  unread(row: UnreadRow): void;
  /** A row of totals or averages that is no observation. */
  leftOut(row: number, column: number, text: string): void;
  /** A column of figures that are no observations, or that nobody can tell what they are. */
  unreadColumn(row: number | null, column: number, text: string, severity: FaultSeverity): void;
  /** The table names no region anywhere: its figures were taken for the city's. */
  assumedRegion(region: RegionCode): void;
}
