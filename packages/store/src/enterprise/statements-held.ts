import type { NewEnterprise, NewReturn } from '@shigan/app';
import {
  type EnterpriseField,
  enterpriseFields,
  type Instant,
  type KeptItem,
  keptItems,
  type RegionCode,
  type Statement,
} from '@shigan/core';

import { numberArray, textArray } from '../database/arrays.ts';
import { type Session, statement } from '../database/database.ts';
import { itemColumns, statedOf } from './kept-fields.ts';

const months = statement(
  'enterprise_months_held',
  `select m.month from unnest($2::int2[]) m(month)
   where exists (select from enterprise_return r where r.city = $1 and r.month = m.month)`,
);

/** Which of these months anything was ever stored of. */
export async function monthsHeld(
  session: Session,
  city: RegionCode,
  asked: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await session.rows<{ month: number }>(months, [city, numberArray(asked)]);
  return new Set(rows.map(({ month }) => month));
}

/** The selected columns of the items, by their names in code. */
export const itemsSelected: string = keptItems.map((item) => `r.${itemColumns[item]} as "${item}"`).join(', ');

export type ItemsRow = Readonly<Record<KeptItem, number | null>>;
type FieldsRow = Readonly<Record<EnterpriseField, string | number | null>>;

const returnsOfKeys = statement(
  'enterprise_returns_of_keys',
  `select r.month, r.enterprise, r.known_from, r.stated, ${itemsSelected}
   from unnest($2::int2[], $3::text[]) k(month, enterprise)
   join enterprise_return r on r.city = $1 and r.month = k.month and r.enterprise = k.enterprise
   join acceptance a on a.city = $1 and a.import = r.import
   where a.number <= $4 and r.stated > 0
   order by r.month, r.enterprise, r.known_from, a.number`,
);

/** What was stated of months (`month enterprise`), accepted up to a number, in the order in which it came into force. */
export async function returnsStated(
  session: Session,
  { city, upTo }: { readonly city: RegionCode; readonly upTo: number },
  keys: readonly Pick<NewReturn, 'month' | 'enterprise'>[],
): Promise<ReadonlyMap<string, readonly Statement<KeptItem, number>[]>> {
  const held = new Map<string, Statement<KeptItem, number>[]>();
  if (keys.length === 0) return held;
  const rows = await session.rows<
    ItemsRow & {
      readonly month: number;
      readonly enterprise: string;
      readonly known_from: Instant;
      readonly stated: number;
    }
  >(returnsOfKeys, [
    city,
    numberArray(keys.map(({ month }) => month)),
    textArray(keys.map(({ enterprise }) => enterprise)),
    upTo,
  ]);
  for (const row of rows)
    put(held, `${row.month} ${row.enterprise}`, row.known_from, statedOf(keptItems, row.stated, row));
  return held;
}

const enterprisesOfKeys = statement(
  'enterprise_of_keys',
  `select e.code, e.known_from, e.stated, e.name, e.region, e.industry, e.park, e.category, e.opened, e.closed
   from unnest($2::text[]) k(code)
   join enterprise e on e.city = $1 and e.code = k.code
   join acceptance a on a.city = $1 and a.import = e.import
   where a.number <= $3 and e.stated > 0
   order by e.code, e.known_from, a.number`,
);

/** What was stated of enterprises, by code, as {@link returnsStated}. */
export async function enterprisesStated(
  session: Session,
  { city, upTo }: { readonly city: RegionCode; readonly upTo: number },
  keys: readonly Pick<NewEnterprise, 'code'>[],
): Promise<ReadonlyMap<string, readonly Statement<EnterpriseField, string | number>[]>> {
  const held = new Map<string, Statement<EnterpriseField, string | number>[]>();
  const rows = await session.rows<
    FieldsRow & { readonly code: string; readonly known_from: Instant; readonly stated: number }
  >(enterprisesOfKeys, [city, textArray(keys.map(({ code }) => code)), upTo]);
  for (const row of rows) put(held, row.code, row.known_from, statedOf(enterpriseFields, row.stated, row));
  return held;
}

function put<F extends string, V>(
  held: Map<string, Statement<F, V>[]>,
  key: string,
  knownFrom: Instant,
  stated: Statement<F, V>['stated'],
): void {
  const statements = held.get(key);
  if (statements === undefined) held.set(key, [{ knownFrom, stated }]);
  else statements.push({ knownFrom, stated });
}
