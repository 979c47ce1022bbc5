import type { EnterpriseCase, EnterpriseCaseEvent, EnterpriseCaseStore } from '@shigan/app';
import { DomainError, type Instant } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';

type Row = Omit<EnterpriseCaseEvent, 'storedAt'> & Omit<EnterpriseCase, 'events'> & { readonly stored_at: Instant };

const columns = 'kind, id, enterprise, number, at, stored_at, by, act';
const listed = statement(
  'enterprise_cases',
  `select ${columns} from enterprise_case_event
   where city = $1 and kind = $2 and at <= $3 and ($4::text is null or enterprise = $4) order by id, number`,
);
const one = statement(
  'enterprise_case',
  `select ${columns} from enterprise_case_event
   where city = $1 and kind = $2 and id = $3 and at <= $4 order by number`,
);
/** Two who saw the same events want the same number: the key lets one of them have it. */
const insert = statement(
  'enterprise_case_insert',
  `insert into enterprise_case_event (city, ${columns})
   select $1::text, $2::text, $3::text, $4::text, $5::int, $6::timestamptz, $7::timestamptz, $8::jsonb, $9::jsonb
   where $5::int = 1 + (select count(*)::int from enterprise_case_event where city = $1 and kind = $2 and id = $3)
   on conflict do nothing returning number`,
);

/** Cases of enterprises, append-only. */
export function enterpriseCaseStore(database: Database): EnterpriseCaseStore {
  return {
    list: async (city, kind, asOf, enterprise) =>
      casesOf(await database.rows<Row>(listed, [city, kind, asOf, enterprise ?? null])),
    get: async (city, kind, id, asOf) => casesOf(await database.rows<Row>(one, [city, kind, id, asOf]))[0],
    append: async (city, { kind, id, enterprise }, after, { at, storedAt, by, act }) => {
      const values = [city, kind, id, enterprise, after + 1, at, storedAt, JSON.stringify(by), JSON.stringify(act)];
      const rows = await database.rows(insert, values);
      if (rows.length === 0) throw new DomainError('case-changed', { case: id });
    },
  };
}

function casesOf(rows: readonly Row[]): readonly EnterpriseCase[] {
  const cases: (Omit<EnterpriseCase, 'events'> & { readonly events: EnterpriseCaseEvent[] })[] = [];
  for (const { kind, id, enterprise, number, at, stored_at, by, act } of rows) {
    const last = cases.at(-1);
    const event = { number, at, storedAt: stored_at, by, act };
    if (last?.id === id) last.events.push(event);
    else cases.push({ kind, id, enterprise, events: [event] });
  }
  return cases;
}
