import { type Action, type Actor, DomainError, type Instant, judge, type RegionCode, type Subject } from '@shigan/core';
import type { Calculation } from './calculation/calculation.ts';
import type { City, Clock, Digest, DocumentWriter, Store, TextReader, WorkbookReader } from './ports.ts';

/** Everything that use cases need, wired together once at the outermost edge. */
export interface Application {
  readonly store: Store;
  readonly workbooks: WorkbookReader;
  readonly documents: DocumentWriter;
  /** Reads documents as text; without it they are refused (`file-unreadable`). */
  readonly texts?: TextReader;
  /** The wall clock: what `storedAt` is taken from. */
  readonly clock: Clock;
  readonly digest: Digest;
  /** Threads for long work; without them it is done where it is asked for (`calculationOf`). */
  readonly calculation?: Calculation;
}

/** Passes the policy or refuses with `not-allowed`, which says why and who may. Every command and query begins here. */
export function authorise(
  actor: Actor,
  action: Action,
  city: RegionCode,
  region?: RegionCode,
  of: Omit<Subject, 'city' | 'region'> = {},
): void {
  const verdict = judge(actor, action, { city, ...of, ...(region === undefined ? {} : { region }) });
  if (verdict.allowed) return;
  throw new DomainError('not-allowed', {
    action,
    actor: actor.id,
    reason: verdict.reason,
    roles: verdict.needs.join(' '),
  });
}

/** The moment that counts as now for a city: its business date (业务日期) where it has one, the wall clock otherwise. */
export function nowOf(city: City | undefined, clock: Clock): Instant {
  return city?.businessDate ?? clock.now();
}
