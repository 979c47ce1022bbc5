import type { Session } from '../database/database.ts';
import { type Table, tablesHeld } from './columns.ts';

/** The first table distributed; the others lie where its rows of the same city lie. */
const first = 'city';

/** The calls of Citus that shard a database by city: every table by the city's code, all of a city's rows on one node. Run once, by the
 *  owner, where the extension is; tables that a later migration adds are distributed by running it again. */
export async function distributeStatements(session: Pick<Session, 'rows'>): Promise<readonly string[]> {
  const tables = await tablesHeld(session);
  const others = tables.filter(({ name }) => name !== first);
  return [
    callFor(first, 'code'),
    ...others.map((table) => callFor(table.name, cityOf(table), first)),
    'select citus_add_local_table_to_metadata($$schema_migration$$)',
  ];
}

function cityOf({ name, columns }: Table): string {
  if (!columns.some((column) => column.name === 'city')) throw new Error(`table without a city: ${name}`);
  return 'city';
}

/** A table that is distributed is left as it is. */
function callFor(table: string, column: string, beside?: string): string {
  const together = beside === undefined ? '' : `, colocate_with => '${beside}'`;
  return `select create_distributed_table('${table}', '${column}'${together})
  where not exists (select from pg_dist_partition where logicalrelid = '${table}'::regclass)`;
}
