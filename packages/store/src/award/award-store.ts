import type { AwardStore, NewLedgerEntry } from '@shigan/app';
import { DomainError, type Instant, type LedgerEntry } from '@shigan/core';

import { nextChange } from '../database/change.ts';
import { type Database, type Session, statement } from '../database/database.ts';

/** What a line says, apart from when it is known and who kept it. */
type EntryBody = NewLedgerEntry extends infer E ? (E extends unknown ? Omit<E, 'knownFrom'> : never) : never;

type EntryRow = {
  readonly body: EntryBody;
  readonly known_from: Instant;
  readonly stored_at: Instant;
  readonly by: string;
};

const entriesAsOf = statement(
  'award_entries',
  `select body, known_from, stored_at, by from award_entry
   where city = $1 and known_from <= $2
   order by number`,
);
const countEntries = statement('award_count', 'select count(*)::int entries from award_entry where city = $1');
const heldIds = statement('award_held', 'select id from award_entry where city = $1 and id = any($2::text[]) limit 1');
const insertEntries = statement(
  'award_insert',
  `insert into award_entry (city, number, id, known_from, stored_at, by, body)
   select $1, $2 + place, id, known_from, $3, $4, body
   from unnest($5::text[], $6::timestamptz[], $7::jsonb[]) with ordinality entry(id, known_from, body, place)`,
);

export function awardStore(database: Database): AwardStore {
  const length = async (session: Pick<Session, 'rows'>, city: string): Promise<number> =>
    (await session.rows<{ entries: number }>(countEntries, [city]))[0]?.entries ?? 0;
  return {
    entries: async (city, asOf) =>
      (await database.rows<EntryRow>(entriesAsOf, [city, asOf])).map((row): LedgerEntry => ({
        ...row.body,
        knownFrom: row.known_from,
        storedAt: row.stored_at,
        by: row.by,
      })),
    length: async (city) => length(database, city),
    append: async (city, entries, { storedAt, by, after }) => {
      const ids = entries.map((entry) => (entry.kind === 'award' ? entry.award.id : entry.id));
      if (new Set(ids).size < ids.length) throw new DomainError('ledger-has-faults', { fault: 'repeated-id' });
      await database.transaction(async (session) => {
        // Counting a change locks the city's count: whoever adds next waits, and then sees what was added.
        await nextChange(session, city);
        const held = await length(session, city);
        if (held !== after) throw new DomainError('ledger-changed', { held });
        const [taken] = await session.rows<{ id: string }>(heldIds, [city, ids]);
        if (taken !== undefined) throw new DomainError('ledger-has-faults', { entry: taken.id });
        await session.run(insertEntries, [
          city,
          after,
          storedAt,
          by,
          ids,
          entries.map((entry) => entry.knownFrom),
          entries.map((entry) => JSON.stringify(bodyOf(entry))),
        ]);
      });
    },
  };
}

function bodyOf(entry: NewLedgerEntry): EntryBody {
  if (entry.kind === 'award') return { kind: entry.kind, award: entry.award };
  const { kind, id, reverses, reason } = entry;
  return { kind, id, reverses, reason };
}
