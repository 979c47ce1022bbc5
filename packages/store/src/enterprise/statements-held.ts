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
import { type Session, type Statement as Query, statement } from '../database/database.ts';
import { itemColumns, statedOf } from './kept-fields.ts';

/** Where returns are kept: of months, and of quarters, which have a length beside their last month. */
export type ReturnTable = 'enterprise_return' | 'enterprise_quarter';

const monthsOf = (table: ReturnTable): Query =>
  statement(
    `${table}_months_held`,
    `select m.month from unnest($2::int2[]) m(month)
   where exists (select from ${table} r where r.city = $1 and r.month = m.month)`,
  );
const months = { enterprise_return: monthsOf('enterprise_return'), enterprise_quarter: monthsOf('enterprise_quarter') };

/** Which of these months anything was ever stored of. */
export async function monthsHeld(
  session: Session,
  table: ReturnTable,
  city: RegionCode,
  asked: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await session.rows<{ month: number }>(months[table], [city, numberArray(asked)]);
  return new Set(rows.map(({ month }) => month));
}

/** The selected columns of the items, by their names in code. */
export const itemsSelected: string = keptItems.map((item) => `r.${itemColumns[item]} as "${item}"`).join(', ');

export type ItemsRow = Readonly<Record<KeptItem, number | null>>;
type FieldsRow = Readonly<Record<EnterpriseField, string | number | null>>;

const returnsOfKeys = (table: ReturnTable, length: string): Query =>
  statement(
    `${table}_of_keys`,
    `select r.month, ${length} as length, r.enterprise, r.known_from, r.stated, ${itemsSelected}
   from unnest($2::int2[], $3::text[], $5::int2[]) k(month, enterprise, length)
   join ${table} r on r.city = $1 and r.month = k.month and r.enterprise = k.enterprise and ${length} = k.length
   join acceptance a on a.city = $1 and a.import = r.import
   where a.number <= $4 and r.stated > 0
   order by r.month, r.enterprise, 2, r.known_from, a.number`,
  );
const ofKeys = {
  enterprise_return: returnsOfKeys('enterprise_return', '1::int2'),
  enterprise_quarter: returnsOfKeys('enterprise_quarter', 'r.length'),
};

/** The key of a return among those that {@link returnsStated} gives. */
export function keyOf({ month, length, enterprise }: Pick<NewReturn, 'month' | 'length' | 'enterprise'>): string {
  return `${month} ${length} ${enterprise}`;
}

/** What was stated of months or quarters, accepted up to a number, in the order in which it came into force. */
export async function returnsStated(
  session: Session,
  { table, city, upTo }: { readonly table: ReturnTable; readonly city: RegionCode; readonly upTo: number },
  keys: readonly Pick<NewReturn, 'month' | 'length' | 'enterprise'>[],
): Promise<ReadonlyMap<string, readonly Statement<KeptItem, number>[]>> {
  const held = new Map<string, Statement<KeptItem, number>[]>();
  if (keys.length === 0) return held;
  const rows = await session.rows<
    ItemsRow &
      Pick<NewReturn, 'month' | 'length' | 'enterprise'> & { readonly known_from: Instant; readonly stated: number }
  >(ofKeys[table], [
    city,
    numberArray(keys.map(({ month }) => month)),
    textArray(keys.map(({ enterprise }) => enterprise)),
    upTo,
    numberArray(keys.map(({ length }) => length)),
  ]);
  for (const row of rows) put(held, keyOf(row), row.known_from, statedOf(keptItems, row.stated, row));
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
