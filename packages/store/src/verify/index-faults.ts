import { type Database, type Session, statement } from '../database/database.ts';
import { quoted } from '../schema/row-text.ts';
import { isOfRows, type StoreFault } from './fault.ts';

/** An index (索引) as the database holds it: what it leads to, in its order. */
export interface Index {
  readonly name: string;
  readonly table: string;
  /** What it is ordered by, as SQL writes it. */
  readonly order: string;
  /** Of which rows it is; all, where it is null. */
  readonly condition: string | null;
}

const indexesOf = statement(
  'schema_indexes',
  `select x.relname as name, c.relname as table, pg_get_expr(i.indpred, i.indrelid) as condition,
     (select string_agg(
         pg_get_indexdef(i.indexrelid, k, false)
           || case when i.indoption[k - 1] & 1 = 1 then ' desc' else '' end
           || case when i.indoption[k - 1] & 2 = 2 then ' nulls first' else ' nulls last' end,
         ', ' order by k)
      from generate_series(1, i.indnkeyatts) k) as order
   from pg_index i
   join pg_class c on c.oid = i.indrelid and c.relkind = 'r'
   join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
   join pg_class x on x.oid = i.indexrelid
   join pg_am a on a.oid = x.relam and a.amname = 'btree'
   where i.indisvalid order by c.relname collate "C", x.relname collate "C"`,
);

export async function indexesHeld(session: Pick<Session, 'rows'>): Promise<readonly Index[]> {
  return session.rows<Index & Readonly<Record<string, unknown>>>(indexesOf);
}

/** However few rows there are, these are read by an index and in its order. */
export const byIndexAlone =
  'set local max_parallel_workers_per_gather = 0; set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off';

const byPagesAlone =
  'set local enable_seqscan = on; set local enable_indexscan = off; set local enable_indexonlyscan = off';

/** Goes from one end of an index to the other. */
export function readingOf({ table, order, condition }: Index): string {
  const of = condition === null ? '' : ` where ${condition}`;
  // With a limit the order has to be kept, so the rows come by the index and are not only counted somehow.
  return `select count(*)::int8 as rows from (select from ${quoted(table)}${of} order by ${order} limit 9223372036854775807) t`;
}

/** Reads every index from end to end and holds the number of rows it leads to against those in the table's pages, both of one moment: a page
 *  of an index that cannot be read, and rows that only one of the two knows. The database's own looker-through of indexes (`amcheck`)
 *  is asked as well where it is installed and this role may ask it. Names the tables that no question may be asked of any more. */
export async function indexFaults(
  database: Database,
  isWhole: (table: string) => boolean,
): Promise<{ readonly faults: readonly StoreFault[]; readonly unreadable: readonly string[] }> {
  const faults: StoreFault[] = [];
  const unreadable: string[] = [];
  const [asked] = await database.rows<{ may: boolean }>(mayLookThrough);
  for (const index of await indexesHeld(database)) {
    if (!isWhole(index.table)) continue;
    const say = (detail: string): void =>
      void faults.push({ kind: 'readable', table: index.table, detail: `${index.name}: ${detail}` });
    try {
      const { led, held } = await countBoth(database, index);
      if (led !== held) say(`${held} rows in the table's pages, ${led} by this index`);
      else if (asked?.may === true) await database.rows(lookThrough, [index.name]);
    } catch (error) {
      if (!isOfRows(error)) throw error;
      say(error.message);
      unreadable.push(index.table);
    }
  }
  return { faults, unreadable };
}

async function countBoth(database: Database, index: Index): Promise<{ readonly led: number; readonly held: number }> {
  const { name, table, condition } = index;
  return database.transaction(async (session) => {
    await session.script(`set transaction isolation level repeatable read, read only; ${byIndexAlone}`);
    const [led] = await session.rows<{ rows: number }>(statement(`led_${name}`, readingOf(index)));
    await session.script(byPagesAlone);
    const of = condition === null ? '' : ` where ${condition}`;
    const [held] = await session.rows<{ rows: number }>(
      statement(`held_${name}`, `select count(*)::int8 as rows from ${quoted(table)}${of}`),
    );
    if (led === undefined || held === undefined) throw new Error(`not counted: ${name}`);
    return { led: led.rows, held: held.rows };
  });
}

const mayLookThrough = statement(
  'amcheck_may',
  `select coalesce(bool_or(has_function_privilege(p.oid, 'execute')), false) as may
   from pg_extension e
   join pg_depend d on d.refclassid = 'pg_extension'::regclass and d.refobjid = e.oid and d.classid = 'pg_proc'::regclass
   join pg_proc p on p.oid = d.objid
   where e.extname = 'amcheck' and p.proname = 'bt_index_check' and p.pronargs = 2`,
);

const lookThrough = statement(
  'amcheck_index',
  'select bt_index_check(quote_ident($1)::regclass, true)::text as looked',
);
