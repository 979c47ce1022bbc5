import type { Database, Session } from '../database/database.ts';
import { statement } from '../database/database.ts';
import { type Table, tablesHeld } from '../schema/columns.ts';
import { keyIn, pagesOf } from '../schema/row-text.ts';
import { acceptedOf } from '../schema/tables.ts';

/** Told of every table and of every page of its rows, one after the other. */
export interface Visitor {
  table(table: Table): Promise<void>;
  /** Lines separated by newlines. */
  page(lines: string, rows: number): Promise<void>;
}

/** Every row that matters, of one moment, while others go on writing. What passes by itself and what imports left that were never
 *  accepted is no part of it.
 *
 *  A server shows one moment to one long transaction. An embedded store has one session, and a long transaction would keep
 *  everybody waiting: there what is changed in place, which is little, is read in a short transaction, and what is only added to
 *  page by page afterwards, without the rows that came later (transactions are one after the other, so their numbers tell). */
export async function walkRows(database: Database, visitor: Visitor): Promise<void> {
  await (database.backend === 'postgresql' ? walkServer(database, visitor) : walkEmbedded(database, visitor));
}

async function walkServer(database: Database, visitor: Visitor): Promise<void> {
  await database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    for (const table of await tablesHeld(session)) if (isKept(table)) await walkKept(session, table, visitor);
  });
}

const nextTransaction = statement(
  'transaction_next',
  'select (pg_snapshot_xmax(pg_current_snapshot()))::xid::text as next',
);

async function walkEmbedded(database: Database, visitor: Visitor): Promise<void> {
  const { tables, next } = await database.transaction(async (session) => {
    const held = await tablesHeld(session);
    for (const table of held) if (table.keeping === 'state') await walkKept(session, table, visitor);
    const [row] = await session.rows<{ next: string }>(nextTransaction);
    if (row === undefined) throw new Error('no number of a transaction');
    return { tables: held, next: row.next };
  });
  for (const table of tables)
    if (isKept(table) && table.keeping !== 'state') await walkKept(database, table, visitor, next);
}

function isKept({ keeping }: Table): boolean {
  return keeping !== 'passing';
}

async function walkKept(session: Pick<Session, 'rows'>, table: Table, visitor: Visitor, mark?: string): Promise<void> {
  await walkTable(session, table, visitor, { condition: acceptedOf[table.name], mark });
}

/** Every row of a table in the order of its key; those that keep a condition, and those that a transaction found when it began. */
export async function walkTable(
  session: Pick<Session, 'rows'>,
  table: Table,
  visitor: Visitor,
  { condition, mark }: { readonly condition?: string | undefined; readonly mark?: string | undefined },
): Promise<void> {
  await visitor.table(table);
  const name = condition === undefined ? 'walk_all' : 'walk';
  const { first, next, size } = pagesOf(table, name, { condition, marked: mark !== undefined });
  const always = mark === undefined ? [] : [mark];
  for (let after: readonly unknown[] | undefined; ;) {
    const [page] = await session.rows<{ lines: string; rows: number }>(after === undefined ? first : next, [
      ...always,
      ...(after ?? []),
    ]);
    if (page === undefined || page.rows === 0) return;
    await visitor.page(page.lines, page.rows);
    if (page.rows < size) return;
    after = keyIn(table, page.lines.slice(page.lines.lastIndexOf('\n') + 1));
  }
}
