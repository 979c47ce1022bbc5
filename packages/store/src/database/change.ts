import type { Instant, RegionCode } from '@shigan/core';

import { type Session, statement } from './database.ts';

const countChange = statement(
  'city_change_count',
  `insert into city_change (city, changes) values ($1, 1)
   on conflict (city) do update set changes = city_change.changes + 1
   returning changes`,
);
const insertEditions = statement(
  'edition_insert',
  `insert into edition (city, known_from) select $1, known_from from unnest($2::timestamptz[]) known_from
   on conflict do nothing`,
);

const beginCount = statement(
  'city_change_begin',
  'insert into city_change (city, changes) values ($1, 0) on conflict (city) do nothing',
);
const lockCount = statement('city_change_lock', 'select from city_change where city = $1 for update');

/** Waits until no other transaction counts changes of the city, and keeps others waiting until this one ends. */
export async function lockChanges(session: Session, city: RegionCode): Promise<void> {
  await session.run(beginCount, [city]);
  await session.rows(lockCount, [city]);
}

/** Counts a change of a city and gives its number. Until the transaction ends no other change of the city gets one, so
 *  numbers are in the order of the commits. */
export async function nextChange(session: Session, city: RegionCode): Promise<number> {
  const [row] = await session.rows<{ changes: number }>(countChange, [city]);
  if (!row) throw new Error(`no change counted: ${city}`);
  return row.changes;
}

/** Notes the moments from which something is known. */
export async function noteEditions(session: Session, city: RegionCode, moments: Iterable<Instant>): Promise<void> {
  await session.run(insertEditions, [city, [...new Set(moments)]]);
}
