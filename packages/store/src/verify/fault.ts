import { DomainError } from '@shigan/core';

/** What of a store does not hold (核验): where, and what. */
export interface StoreFault {
  /** `readable`: rows that cannot be read, or are not found by both ways; `chain`: the audit log; `fingerprint`: bytes of files;
   *  `count`: numbers that count rows; `reference`: rows that name what is not there; `arithmetic`: what can be worked out again and
   *  comes to something else; `backup`: rows that a backup holds and the store does not, or not so. */
  readonly kind: 'readable' | 'chain' | 'fingerprint' | 'count' | 'reference' | 'arithmetic' | 'backup';
  readonly table: string;
  readonly detail: string;
}

/** Of each thing that is looked at so many faults are named; the last says how many more there are. */
const mostNamed = 20;

export function named(kind: StoreFault['kind'], table: string, details: readonly string[]): readonly StoreFault[] {
  const faults = details.slice(0, mostNamed).map((detail) => ({ kind, table, detail }));
  const more = details.length - faults.length;
  return more > 0 ? [...faults, { kind, table, detail: `… ${more} more` }] : faults;
}

/** Whether a failure is one of the rows, not of the way to them. */
export function isOfRows(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof DomainError);
}
