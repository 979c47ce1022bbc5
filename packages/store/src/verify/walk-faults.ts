import { type Database, statement } from '../database/database.ts';
import { walkTable } from '../backup/walk.ts';
import { readBackup } from '../backup/read-backup.ts';
import { type Table, tablesHeld } from '../schema/columns.ts';
import { linesAmiss, quoted } from '../schema/row-text.ts';
import { isOfRows, named, type StoreFault } from './fault.ts';

/** Reads every row by the index of its key, and counts them again by going through the table's pages: a page that cannot be read, and rows
 *  that are found by one way only, are faults. Gives how many rows there were. */
export async function walkFaults(
  database: Database,
): Promise<{ readonly rows: number; readonly faults: readonly StoreFault[] }> {
  const faults: StoreFault[] = [];
  let all = 0;
  for (const table of await tablesHeld(database)) {
    let rows = 0;
    try {
      const { mark, held } = await countByPages(database, table);
      // What changes in place meanwhile has other rows by then; that it can be read is what is asked.
      await walkTable(
        database,
        table,
        { table: async () => undefined, page: async (_lines, count) => void (rows += count) },
        { mark },
      );
      if ((table.keeping === 'record' || table.keeping === 'staged') && rows !== held)
        faults.push({
          kind: 'readable',
          table: table.name,
          detail: `${held} rows in its pages, ${rows} by its key`,
        });
    } catch (error) {
      if (!isOfRows(error)) throw error;
      faults.push({ kind: 'readable', table: table.name, detail: error.message });
    }
    all += rows;
  }
  return { rows: all, faults };
}

/** Rows of a table at this moment, and the number of the transaction that comes next. */
async function countByPages(
  database: Database,
  { name }: Table,
): Promise<{ readonly mark: string; readonly held: number }> {
  // Asked of every row and not of an index: `xmin` is in none.
  const [row] = await database.rows<{ mark: string; held: number }>(
    statement(
      `count_${name}`,
      `select (pg_snapshot_xmin(pg_current_snapshot()))::xid::text as mark, count(*)::int8 as held from ${quoted(name)} t
       where age(t.xmin) > age((pg_snapshot_xmin(pg_current_snapshot()))::xid)`,
    ),
  );
  if (row === undefined) throw new Error(`not counted: ${name}`);
  return row;
}

/** What a backup of this database holds and the database does not, or not so. Only of what is never changed in place; taken from the
 *  backup page by page, so that neither is in memory. Refuses `backup-broken`. */
export async function faultsAgainst(database: Database, path: string): Promise<readonly StoreFault[]> {
  const tables = await tablesHeld(database);
  const amiss = new Map<string, string[]>();
  let present: Table | undefined;
  await readBackup(path, {
    table: async ({ table, columns }) => {
      const held = tables.find(({ name }) => name === table);
      const isSame = held?.columns.map(({ name }) => name).join() === columns.join();
      present = isSame && (held?.keeping === 'record' || held?.keeping === 'staged') ? held : undefined;
    },
    rows: async (lines) => {
      if (present === undefined) return;
      const { name } = present;
      const found = await database
        .rows<{ line: string }>(linesAmiss(present), [lines])
        .then((rows) => rows.map(({ line }) => line.slice(0, 200)))
        .catch((error: unknown) => {
          if (!isOfRows(error)) throw error;
          return [error.message];
        });
      if (found.length > 0) amiss.set(name, [...(amiss.get(name) ?? []), ...found].slice(0, 1000));
    },
  });
  return [...amiss].flatMap(([table, lines]) => named('backup', table, lines));
}
