import type { Instant, ProceedingEvent, ProceedingTopic, RegionCode } from '@shigan/core';

/** One more event of a proceeding. */
export interface ProceedingAppend<T extends ProceedingTopic> {
  readonly event: ProceedingEvent<T>;
  readonly storedAt: Instant;
  /** What no other event of the topic may hold: the number of an issue. */
  readonly claim?: string;
}

/** Proceedings (督查程序): monthly reviews, circulars, meetings. Events are appended and never changed. */
export interface ProceedingStore {
  /** Appends an event at exactly its version. Refuses `proceeding-changed` where somebody was faster, `issue-number-taken` where
   *  what it claims is held. */
  append<T extends ProceedingTopic>(city: RegionCode, entry: ProceedingAppend<T>): Promise<void>;
  /** The events of a topic that had happened by a moment, those of one proceeding in their order; of one where an id is given. */
  events<T extends ProceedingTopic>(
    city: RegionCode,
    topic: T,
    asOf: Instant,
    id?: string,
  ): Promise<readonly ProceedingEvent<T>[]>;
}
