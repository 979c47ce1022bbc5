import type {
  Actor,
  Enterprise,
  Instant,
  KeptItem,
  QuarterStated,
  RegionCode,
  ReturnItem,
  ReturnLength,
  ReturnVintage,
  StatedFields,
} from '@shigan/core';
import type { ImportOutcome, IncomingFile } from '../ports.ts';

/** What a row states of an enterprise and a month or quarter. A file states one of them once. */
export interface NewReturn {
  readonly enterprise: string;
  /** year * 12 + month - 1; of a quarter its last. */
  readonly month: number;
  /** 1 for a month. */
  readonly length: ReturnLength;
  readonly knownFrom: Instant;
  readonly values: Readonly<Partial<Record<KeptItem, number>>>;
  readonly sheet: string;
  readonly row: number;
  /** Column letters of the values. */
  readonly columns: Readonly<Partial<Record<KeptItem, string>>>;
}

/** What a file states of an enterprise itself: once per moment, all of one enterprise in one batch, in the order of the moments. */
export interface NewEnterprise {
  readonly code: string;
  readonly knownFrom: Instant;
  /** The region as a code. */
  readonly fields: StatedFields;
  readonly sheet: string;
  readonly row: number;
}

export interface EnterpriseBatch {
  readonly returns: readonly NewReturn[];
  readonly enterprises: readonly NewEnterprise[];
}

/** Months, year * 12 + month - 1, both included. */
export interface MonthRange {
  readonly from: number;
  readonly to: number;
}

/** What an enterprise reported over a range of months: sums, and how many months each is of. */
export interface EnterpriseSums {
  readonly enterprise: string;
  readonly values: Readonly<Partial<Record<ReturnItem, { readonly sum: number; readonly months: number }>>>;
}

/** A month of an enterprise as it is in force: of each item what was stated last. */
export interface HeldReturn {
  readonly enterprise: string;
  readonly month: number;
  readonly values: Readonly<Partial<Record<KeptItem, number>>>;
  /** The row that was the last to state anything of it. */
  readonly sheet: string;
  readonly row: number;
}

/** A quarter, or a year up to one, of an enterprise as it is in force: of each item what was stated last. */
export interface HeldQuarter extends QuarterStated {
  readonly enterprise: string;
}

/** Enterprises and their returns, monthly and quarterly (企业名录、月报和季报), each for itself, append-only vintages; a field or item that a table leaves out stays as it was. */
export interface EnterpriseStore {
  /** Stores a file and its rows whole or not at all, as `ImportStore.accept` does; what is counted are rows of months and quarters, of a register its
   *  enterprises. `rows` is asked anew where another file of enterprises came in meanwhile. What it throws ends the import without a trace. */
  accept(
    city: RegionCode,
    file: IncomingFile,
    layout: string,
    rows: () => AsyncIterable<EnterpriseBatch>,
    options: {
      readonly actor: Actor;
      readonly storedAt: Instant;
      readonly dryRun: boolean;
      readonly onProgress?: (rows: number) => void;
    },
  ): Promise<ImportOutcome>;
  /** The register as of a moment, by code; of the codes given, or all. */
  list(city: RegionCode, asOf: Instant, codes?: readonly string[]): Promise<readonly Enterprise[]>;
  /** The months that anything was returned of, first and last; where no month was, those of the quarters. */
  months(city: RegionCode, asOf: Instant): Promise<MonthRange | undefined>;
  /** Sums over a range as of a moment, by code; of the enterprises given, or all. Sums are exact to twelve digits. */
  sums(
    city: RegionCode,
    range: MonthRange,
    asOf: Instant,
    enterprises?: readonly string[],
  ): Promise<readonly EnterpriseSums[]>;
  /** The returns of a range as of a moment, in batches, by month and code; of the enterprises given, or all. */
  returns(
    city: RegionCode,
    range: MonthRange,
    asOf: Instant,
    enterprises?: readonly string[],
  ): AsyncIterable<readonly HeldReturn[]>;
  /** The quarterly returns that end within a range, as of a moment, by code, month and length; of the enterprises given, or all. */
  quarters(
    city: RegionCode,
    range: MonthRange,
    asOf: Instant,
    enterprises?: readonly string[],
  ): Promise<readonly HeldQuarter[]>;
  /** Everything stated of one enterprise over a range, months and quarters that end within it, by month and length, in the order in which it
   *  came into force, each with its cells. */
  vintages(city: RegionCode, enterprise: string, range: MonthRange, asOf: Instant): Promise<readonly ReturnVintage[]>;
}
