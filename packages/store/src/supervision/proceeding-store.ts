import type { ProceedingStore } from '@shigan/app';
import {
  type ActingPerson,
  DomainError,
  type Instant,
  type ProceedingDetails,
  type ProceedingTopic,
} from '@shigan/core';

import { type Database, statement } from '../database/database.ts';

type EventRow<T extends ProceedingTopic> = {
  readonly id: string;
  readonly version: number;
  readonly at: Instant;
  readonly by: ActingPerson;
  readonly details: ProceedingDetails[T];
};

/** An event has its place only where it is the first, or stands on the one before it. */
const insertEvent = statement(
  'proceeding_event_insert',
  `insert into proceeding_event (city, topic, id, version, at, stored_at, claim, by, details)
   select $1, $2, $3, $4::integer, $5::timestamptz, $6::timestamptz, $7, $8::jsonb, $9::jsonb
   where $4::integer = 1
     or exists (select 1 from proceeding_event where city = $1 and topic = $2 and id = $3 and version = $4::integer - 1)
   on conflict do nothing`,
);
const claimed = statement(
  'proceeding_claimed',
  'select version from proceeding_event where city = $1 and topic = $2 and claim = $3',
);
const eventsOfTopic = statement(
  'proceeding_events',
  `select id, version, at, by, details from proceeding_event
   where city = $1 and topic = $2 and at <= $3 and ($4::text is null or id = $4)
   order by min(at) over (partition by id), id, version`,
);

/** Proceedings, append-only. */
export function proceedingStore(database: Database): ProceedingStore {
  return {
    append: async (city, { event, storedAt, claim }) => {
      const { topic, id, version, by, at, details } = event;
      const written = await database.transaction(async (session) =>
        session.run(insertEvent, [
          city,
          topic,
          id,
          version,
          at,
          storedAt,
          claim ?? null,
          JSON.stringify(by),
          JSON.stringify(details),
        ]),
      );
      if (written > 0) return;
      const held = claim === undefined ? [] : await database.rows<{ version: number }>(claimed, [city, topic, claim]);
      if (held.length > 0) throw new DomainError('issue-number-taken', { number: claim ?? '' });
      throw new DomainError('proceeding-changed', { proceeding: id });
    },
    events: async <T extends ProceedingTopic>(city: string, topic: T, asOf: Instant, id?: string) => {
      const rows = await database.rows<EventRow<T>>(eventsOfTopic, [city, topic, asOf, id ?? null]);
      return rows.map((row) => ({ topic, ...row }));
    },
  };
}
