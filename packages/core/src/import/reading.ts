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
  /** The number behind what the cell shows, in the scale of `value`, where they differ (0.172 shown as 0.2): it tells a fraction
   *  among percentages from a small growth. */
  readonly stored?: number;
  readonly missing?: MissingReason;
  readonly unit: string;
  readonly status: ObservationStatus | null;
  /** Release date stated beside the row or above the head. */
  readonly knownFrom?: Instant;
  readonly sheet: string;
  /** 1-based row, 0-based column. */
  readonly row: number;
  readonly column: number;
  /** Where it stands in a message, which has no cells; row and column are then those of the table it is laid out to. */
  readonly place?: string;
}

/** A row that stands in the file and could not be read for a fault, as far as it could: what is absent here is not known. Who
 *  looks for a region that was left out must know that a row for it may be this one. */
export interface UnreadRow {
  readonly sheet: string;
  readonly row: number;
  readonly indicator?: IndicatorCode;
  readonly region?: RegionCode;
  /** What stands for a region that is not known, or that may be one of several. */
  readonly regionText?: string;
  /** The text is a short name of several regions, not a slip. */
  readonly isAmbiguous?: boolean;
  readonly span?: Span;
}

/** What the sentence of a fault speaks of: a number, a name as the file writes it, or a name in both languages. */
export type FaultParam = string | number | { readonly zh: string; readonly en: string };

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
  /** The sentence of `fault-words.ts` for the code and its parameters, in Chinese. */
  readonly message: string;
  /** What the sentence is made with, so that it can be said in another language. */
  readonly params?: Readonly<Record<string, FaultParam>>;
  readonly value: string | null;
}
