import type { Database } from '../database/database.ts';
import { statement } from '../database/database.ts';
import { type Column, type Table, tablesHeld } from '../schema/columns.ts';

/** Rows put into every table, some with nothing where that is allowed: what has to survive whatever is done with a database as a whole. */
export async function fillTables(database: Database, rows = 2): Promise<void> {
  const found = await database.rows<{ column: string }>(nullableColumns);
  const nullable = new Set(found.map(({ column }) => column));
  for (const table of await tablesHeld(database))
    for (let n = 1; n <= rows; n++) {
      const isNull = (column: Column): boolean => n % 2 === 1 && nullable.has(`${table.name}.${column.name}`);
      await database.run(
        insertInto(table),
        table.columns.map((column) => (isNull(column) ? null : valueOf(column, n))),
      );
    }
}

const nullableColumns = statement(
  'fill_nullable',
  `select attrelid::regclass || '.' || attname as column from pg_attribute
   where attnum > 0 and not attnotnull and attrelid in (select oid from pg_class where relkind = 'r')`,
);

function insertInto({ name, columns }: Table): ReturnType<typeof statement> {
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const values = columns.map((column, i) => `$${i + 1}::text::${column.type}`).join(', ');
  return statement(`fill_${name}`, `insert into "${name}" (${names}) values (${values})`);
}

/** The same text of the same number in every table, so that rows belong together. */
function valueOf({ name, type }: Column, n: number): string | null {
  switch (type) {
    case 'text':
      return name === 'city' || name === 'code' ? String(430_000 + n) : `甲 ${n}\n"\\\u2028'\t`;
    case 'uuid':
      return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    case 'text[]':
      return `{"431200 ${n}","甲,\\"乙"}`;
    case 'jsonb':
      return JSON.stringify({ id: `人${n}`, list: [n, null, '\n'], number: 1.1 });
    case 'json':
      return `{ "z": ${n},\n  "a" : 1.50 }`;
    case 'timestamp with time zone':
      return name === 'lease_until' && n === 1 ? '-infinity' : `2021-05-0${n} 09:00:00.12345${n}+08`;
    case 'date':
      return `2021-0${n}-28`;
    case 'bytea':
      return String.raw`\x00ff0a5c${String(n).padStart(2, '0')}`;
    case 'boolean':
      return String(n % 2 === 0);
    case 'double precision':
      return String(n / 3);
    case 'numeric':
      return `${n}.500`;
    default:
      return String(n);
  }
}
