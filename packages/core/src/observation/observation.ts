import type { IndicatorCode, Measure } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import type { RegionCode } from '../region/region.ts';
import type { Span } from '../span/span.ts';

/** Status of an observation (数据状态): flash 快报, preliminary 初步, expected 预计, final 最终核实, revised 修订. */
export type ObservationStatus = 'flash' | 'preliminary' | 'expected' | 'final' | 'revised';

/** A figure as it was published: its value and the decimals it was published with (`13.0` is {13, 1}). */
export interface Published {
  readonly value: number;
  readonly decimals: number;
}

/** What an observation is about. */
export interface ObservationKey {
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly span: Span;
  readonly measure: Measure;
}

/** Where a value stands in an uploaded file. */
export interface SourceCell {
  /** Fingerprint of the file (SHA-256, hex). */
  readonly file: string;
  readonly fileName: string;
  /** Empty for CSV. */
  readonly sheet: string;
  /** `C12`; in CSV column letter and record number. */
  readonly cell: string;
}

/** One vintage of one observation (观测值). Append-only: a revision (修订) is a further vintage of the same key. */
export interface Observation extends ObservationKey, Published {
  /** As published (亿元, 万元, %); empty for a rank. */
  readonly unit: string;
  readonly status: ObservationStatus | null;
  /** When the city came to know it: what "as of" filters on. */
  readonly knownFrom: Instant;
  /** When this database wrote it: what the audit shows. */
  readonly storedAt: Instant;
  readonly by: string;
  readonly source: SourceCell;
}
