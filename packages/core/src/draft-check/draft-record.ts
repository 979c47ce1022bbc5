import type { RuleSet } from '../incentive/catalogue.ts';
import type { AwardRecord } from '../incentive/report/award-record.ts';
import type { Day, Instant } from '../instant.ts';
import type { ObservationBook } from '../observation/book.ts';
import type { Registry } from '../register/registry.ts';

/** Everything a draft is held against, as of a moment. */
export interface DraftRecord {
  readonly registry: Registry;
  readonly book: ObservationBook;
  readonly awards: AwardRecord;
  readonly ruleSets: readonly RuleSet[];
  /** The edition: figures are identified by it. */
  readonly asOf: Instant;
  readonly today: Day;
}
