import type { IndicatorCode, Measure } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import type { MissingReason } from '../missing.ts';
import type { ObservationStatus } from '../observation/observation.ts';
import type { RegionCode } from '../region/region.ts';
import type { Span } from '../span/span.ts';

/** One figure as read from a cell, or the reason why a figure that could stand there does not. */
export interface Reading {
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly span: Span;
  readonly measure: Measure;
  readonly value: number | null;
  readonly decimals: number;
  readonly missing?: MissingReason;
  readonly unit: string;
  readonly status: ObservationStatus | null;
  /** Release date stated beside the row or above the head. */
  readonly knownFrom?: Instant;
  readonly sheet: string;
  /** 1-based row, 0-based column. */
  readonly row: number;
  readonly column: number;
}

export type FaultSeverity = 'error' | 'warning' | 'note';

/** A fault of an upload. Row and column are null for a fault of a set (a missing region). A note refuses and asks nothing
 *  (a hidden sheet was left out). */
export interface Fault {
  readonly sheet: string;
  readonly row: number | null;
  /** Column letters. */
  readonly column: string | null;
  readonly code: string;
  readonly severity: FaultSeverity;
  readonly message: string;
  readonly value: string | null;
}
