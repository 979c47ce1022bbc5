import type { RegisterStore } from '@shigan/app';
import type { Instant, RegionCode, RegisterEntry, RegisterName, Registers } from '@shigan/core';

import { nextChange, noteEditions } from '../database/change.ts';
import { type Database, statement } from '../database/database.ts';
import { uuidv7 } from '../uuid.ts';

type EntryRow<N extends RegisterName> = {
  readonly key: string;
  readonly body: Registers[N] | null;
  readonly known_from: Instant;
  readonly stored_at: Instant;
  readonly by: string;
};

const entriesAsOf = statement(
  'register_as_of',
  `select key, body, known_from, stored_at, by from (
     select distinct on (key) key, body, known_from, stored_at, by
     from register_entry
     where city = $1 and register = $2 and known_from <= $3
     order by key, known_from desc, id desc) latest
   where body is not null`,
);
const entriesCounted = statement(
  'register_version',
  `select count(*) as held, count(*) filter (where known_from <= $3) as known
   from register_entry
   where city = $1 and register = any($2::text[])`,
);
const entryHistory = statement(
  'register_history',
  `select key, body, known_from, stored_at, by from register_entry
   where city = $1 and register = $2 and key = $3
   order by known_from, id`,
);
const insertEntries = statement(
  'register_insert',
  `insert into register_entry (city, register, key, known_from, id, stored_at, by, body)
   select $1, register, key, known_from, id, $2, by, body
   from unnest($3::text[], $4::text[], $5::timestamptz[], $6::uuid[], $7::text[], $8::jsonb[])
     entry(register, key, known_from, id, by, body)`,
);

export function registerStore(database: Database): RegisterStore {
  return {
    asOf: async <N extends RegisterName>(city: RegionCode, register: N, asOf: Instant) =>
      (await database.rows<EntryRow<N>>(entriesAsOf, [city, register, asOf])).map((row) => entryOf(register, row)),
    version: async (city, registers, asOf) => {
      // Of entries that are only ever added, how many there are says which; so does how many of them are known by a moment.
      const [row] = await database.rows<{ held: number; known: number }>(entriesCounted, [city, registers, asOf]);
      return `${row?.held ?? 0} ${row?.known ?? 0}`;
    },
    history: async <N extends RegisterName>(city: RegionCode, register: N, key: string) =>
      (await database.rows<EntryRow<N>>(entryHistory, [city, register, key])).map((row) => entryOf(register, row)),
    append: async (city, entries, storedAt) => {
      if (entries.length === 0) return;
      await database.transaction(async (session) => {
        await nextChange(session, city);
        await session.run(insertEntries, [
          city,
          storedAt,
          entries.map((entry) => entry.register),
          entries.map((entry) => entry.key),
          entries.map((entry) => entry.knownFrom),
          entries.map(() => uuidv7()),
          entries.map((entry) => entry.by),
          entries.map((entry) => (entry.body === null ? null : JSON.stringify(entry.body))),
        ]);
        await noteEditions(
          session,
          city,
          entries.map((entry) => entry.knownFrom),
        );
      });
    },
  };
}

function entryOf<N extends RegisterName>(register: N, row: EntryRow<N>): RegisterEntry<N> {
  return {
    register,
    key: row.key,
    body: row.body,
    knownFrom: row.known_from,
    storedAt: row.stored_at,
    by: row.by,
  };
}
