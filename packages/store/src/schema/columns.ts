import { type Session, statement } from '../database/database.ts';
import { type Keeping, tableKeepings } from './tables.ts';

export interface Column {
  readonly name: string;
  /** As the database writes it: `timestamp with time zone`. */
  readonly type: string;
}

/** A table as the database holds it. */
export interface Table {
  readonly name: string;
  readonly keeping: Keeping;
  readonly columns: readonly Column[];
  /** Names of the columns of the primary key, in its order. */
  readonly key: readonly string[];
}

const columnsHeld = statement(
  'schema_columns',
  `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
     coalesce(array_position(i.indkey::int2[], a.attnum), -1)::int4 as place
   from pg_class c
   join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
   join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   left join pg_index i on i.indrelid = c.oid and i.indisprimary
   where c.relkind in ('r', 'p') and c.relname <> 'schema_migration'
   order by c.relname collate "C", a.attnum`,
);

type ColumnRow = { readonly table: string; readonly column: string; readonly type: string; readonly place: number };

/** The tables that the database holds, by name, without the list of migrations. A table that `tables.ts` does not know is not ours. */
export async function tablesHeld(session: Pick<Session, 'rows'>): Promise<readonly Table[]> {
  const byTable = new Map<string, ColumnRow[]>();
  for (const row of await session.rows<ColumnRow>(columnsHeld))
    byTable.set(row.table, [...(byTable.get(row.table) ?? []), row]);
  return [...byTable].flatMap(([name, rows]) => {
    const keeping = tableKeepings[name];
    if (keeping === undefined) return [];
    const key = rows.filter(({ place }) => place >= 0).toSorted((a, b) => a.place - b.place);
    return [
      {
        name,
        keeping,
        columns: rows.map(({ column, type }) => ({ name: column, type })),
        key: key.map(({ column }) => column),
      },
    ];
  });
}
