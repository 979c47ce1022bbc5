import type { City, CityStore } from '@shigan/app';
import { DomainError, type Instant } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';

type CityRow = {
  readonly code: string;
  readonly name: string;
  readonly demo: boolean;
  readonly business_date: Instant | null;
};

const cityByCode = statement('city_by_code', 'select code, name, demo, business_date from city where code = $1');
const allCities = statement('city_all', 'select code, name, demo, business_date from city order by code');
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
  const get = async (code: string): Promise<City | undefined> => {
    const [row] = await database.rows<CityRow>(cityByCode, [code]);
    return row && cityOf(row);
  };
  return {
    get,
    list: async () => (await database.rows<CityRow>(allCities)).map(cityOf),
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
