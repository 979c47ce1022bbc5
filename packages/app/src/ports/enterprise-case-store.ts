import type { Instant, LadderMove, RegionCode, RequestAct } from '@shigan/core';

/** What is followed up of an enterprise step by step (企业事项): a declaration on a rung of the ladder, a request. */
export type EnterpriseCaseKind = 'ladder' | 'request';

/** What is done in a case. */
export type EnterpriseCaseAct =
  | { readonly kind: 'moved'; readonly move: LadderMove; readonly reason: string | null }
  | RequestAct;

export interface EnterpriseCaseEvent {
  /** From 1; no number is left out. */
  readonly number: number;
  readonly at: Instant;
  readonly storedAt: Instant;
  readonly by: { readonly id: string; readonly name: string };
  readonly act: EnterpriseCaseAct;
}

/** A case with everything done in it, in order. */
export interface EnterpriseCase {
  readonly kind: EnterpriseCaseKind;
  /** Of a declaration the rung and the enterprise (`small-to-above/9143…`), of a request its own. */
  readonly id: string;
  readonly enterprise: string;
  readonly events: readonly EnterpriseCaseEvent[];
}

/** Cases of enterprises. Events are only ever added. */
export interface EnterpriseCaseStore {
  /** Cases of a kind begun by a moment, by id, with what had been done by then; of one enterprise, or all. */
  list(
    city: RegionCode,
    kind: EnterpriseCaseKind,
    asOf: Instant,
    enterprise?: string,
  ): Promise<readonly EnterpriseCase[]>;
  get(city: RegionCode, kind: EnterpriseCaseKind, id: string, asOf: Instant): Promise<EnterpriseCase | undefined>;
  /** Adds an event to a case of which `after` were seen; the first begins it. Refuses `case-changed` where somebody was faster. */
  append(
    city: RegionCode,
    of: Omit<EnterpriseCase, 'events'>,
    after: number,
    event: Omit<EnterpriseCaseEvent, 'number'>,
  ): Promise<void>;
}
