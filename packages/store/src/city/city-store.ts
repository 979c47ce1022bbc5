import type { City, CityStore } from '@shigan/app';
import { DomainError, type Instant } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';
import { heldAnswers } from '../database/held-answers.ts';

type CityRow = {
  readonly code: string;
  readonly name: string;
  readonly demo: boolean;
  readonly business_date: Instant | null;
};

type StandingRow = (CityRow | { readonly code: null }) & {
  readonly changes: number | null;
  readonly edition: Instant | null;
  /** The first thing that will be known after the moment of asking. */
  readonly next: Instant | null;
};

const cityByCode = statement('city_by_code', 'select code, name, demo, business_date from city where code = $1');
const allCities = statement('city_all', 'select code, name, demo, business_date from city order by code');
/** One snapshot: a change that comes meanwhile is in both of edition and count, or in neither. */
const cityStanding = statement(
  'city_standing',
  `select c.code, c.name, c.demo, c.business_date,
     (select changes from city_change where city = $1) as changes,
     (select max(known_from) from edition
      where city = $1 and known_from <= least($3::timestamptz, coalesce(c.business_date, $2::timestamptz))) as edition,
     (select min(known_from) from edition where city = $1 and known_from > $2::timestamptz) as next
   from (select 1) one left join city c on c.code = $1`,
);
const insertCity = statement(
  'city_insert',
  'insert into city (code, name, demo, business_date) values ($1, $2, $3, $4) on conflict (code) do nothing',
);
const moveBusinessDate = statement(
  'city_business_date',
  `update city set business_date = $2
   where code = $1 and (business_date is null or business_date <= $2)`,
);

export function cityStore(database: Database): CityStore {
  const lists = heldAnswers<readonly City[]>(database);
  const standings = heldAnswers<{ readonly row: StandingRow; readonly askedAt: Instant }>(database);
  const get = async (code: string): Promise<City | undefined> => {
    const [row] = await database.rows<CityRow>(cityByCode, [code]);
    return row && cityOf(row);
  };
  return {
    get,
    standing: async (code, now, asOf) => {
      const ask = async (): Promise<{ readonly row: StandingRow; readonly askedAt: Instant }> => {
        const [read] = await database.rows<StandingRow>(cityStanding, [code, now, asOf ?? null]);
        if (read === undefined) throw new Error('no standing');
        return { row: read, askedAt: now };
      };
      // Time passes without a commit: what is known later becomes known.
      const { row } = await standings.answer(
        [code, asOf],
        ask,
        (held) => now >= held.askedAt && (held.row.next === null || now < held.row.next),
      );
      return {
        city: row.code === null ? undefined : cityOf(row),
        edition: row.edition ?? undefined,
        changes: row.changes ?? 0,
      };
    },
    list: async () => lists.answer([], async () => (await database.rows<CityRow>(allCities)).map((row) => cityOf(row))),
    create: async (city) => {
      await database.run(insertCity, [city.code, city.name, city.demo, city.businessDate]);
      const held = await get(city.code);
      if (held && (held.name !== city.name || held.demo !== city.demo))
        throw new DomainError('city-mismatch', { city: city.code, name: held.name });
    },
    setBusinessDate: async (code, to) => {
      if ((await database.run(moveBusinessDate, [code, to])) === 1) return;
      const held = await get(code);
      if (!held) throw new DomainError('unknown-region', { region: code });
      throw new DomainError('business-date-backwards', { from: held.businessDate ?? '', to });
    },
  };
}

function cityOf(row: CityRow): City {
  return { code: row.code, name: row.name, demo: row.demo, businessDate: row.business_date };
}
