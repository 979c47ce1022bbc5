import type { AuditLine, ChainAlgorithm, ChainedLine, ChainHead, Instant, RegionCode, SealedLine } from '@shigan/core';

/** What is looked for in the audit log; what is left out is not asked for. */
export interface AuditQuery {
  readonly from?: Instant;
  readonly to?: Instant;
  /** Id of who acted. */
  readonly actor?: string;
  /** An action, or all of a noun (`account`). */
  readonly action?: string;
  /** Words that stand anywhere in the line. */
  readonly text?: string;
  /** Lines before this one: the next page. */
  readonly before?: number;
}

/** The audit log (审计日志): lines are added to the end of a city's chain and never changed. */
export interface AuditStore {
  /** Adds a line. Lines added at the same moment, by whatever process, follow one another: numbers have no gap. */
  append(city: RegionCode, line: AuditLine): Promise<void>;
  /** The newest lines, newest first. */
  list(city: RegionCode, limit: number): Promise<readonly ChainedLine[]>;
  /** The lines that a query finds, newest first. */
  find(city: RegionCode, query: AuditQuery, limit: number): Promise<readonly ChainedLine[]>;
  /** The whole chain from its first line, in batches. */
  chain(city: RegionCode): AsyncIterable<readonly SealedLine[]>;
  /** The end of the chain, and how the next line will be chained. */
  head(city: RegionCode): Promise<ChainHead & { readonly algorithm: ChainAlgorithm }>;
  /** How lines are chained from now on. Default SM3. */
  setAlgorithm(city: RegionCode, algorithm: ChainAlgorithm): Promise<void>;
}
