import { DomainError, type RegionCode } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';

/** Imports that have begun, were not accepted, and have shown no sign of life for a while or were declared dead. */
const deadImports = statement(
  'import_dead',
  `select i.city, i.id from import i
   where not exists (select from acceptance a where a.city = i.city and a.import = i.id)
     and not exists (
       select from import_under_way u
       where u.city = i.city and u.import = i.id and u.moved_at > now() - make_interval(secs => $1))`,
);
const declareDead = statement('import_declare_dead', 'delete from import_under_way where city = $1 and import = $2');
/** Tables that an import puts rows in. */
const tables = ['observation', 'enterprise_return', 'enterprise_quarter', 'enterprise', 'roster_entry'].map(
  (table) => ({
    pagesHeld: statement(
      `${table}_pages`,
      `select (pg_relation_size('${table}') / current_setting('block_size')::int)::int8 as pages`,
    ),
    deleteInPages: statement(
      `${table}_sweep`,
      `delete from ${table}
     where ctid >= format('(%s,0)', $3::int8)::tid and ctid < format('(%s,0)', $4::int8)::tid and city = $1 and import = $2`,
    ),
  }),
);
const deleteChunks = statement(
  'file_chunk_sweep',
  `delete from file_chunk c
   where c.city = $1 and c.sha256 = (select sha256 from import where city = $1 and id = $2)
     and not exists (select from import i where i.city = c.city and i.sha256 = c.sha256 and i.id <> $2)`,
);
const deleteFile = statement(
  'file_sweep',
  `delete from file f
   where f.city = $1 and f.sha256 = (select sha256 from import where city = $1 and id = $2)
     and not exists (select from import i where i.city = f.city and i.sha256 = f.sha256 and i.id <> $2)`,
);
const deleteImport = statement('import_sweep', 'delete from import where city = $1 and id = $2');
const anyUnderWay = statement('import_any_under_way', 'select city from import_under_way limit 1');
const declareAllDead = statement('import_declare_all_dead', 'delete from import_under_way');

/** Pages of a table that one statement goes through: a few thousand rows, so that others are served in between. */
const pagesAtOnce = 200;

/** Imports of a process that is gone stop counting as under way. Only for the owner of an embedded store at its start, when
 *  nobody else can be connected. */
export async function declareAllImportsDead(database: Database): Promise<void> {
  if ((await database.rows(anyUnderWay)).length === 0) return;
  try {
    await database.run(declareAllDead);
  } catch (error) {
    // A full disk must not keep the store from being read. They stay invisible, and there is another start.
    if (!isStoreFailure(error)) throw error;
  }
}

/** Removes what imports left behind that will never be accepted. None of it was ever visible. Gives how many there were. */
export async function sweepImports(
  database: Database,
  options: { readonly silentSeconds: number; readonly signal?: AbortSignal },
): Promise<number> {
  const dead = await database.rows<{ city: RegionCode; id: string }>(deadImports, [options.silentSeconds]);
  for (const { city, id } of dead) {
    if (options.signal?.aborted) return 0;
    await sweepImport(database, city, id, options.signal);
  }
  return dead.length;
}

/** Removes one import that is not accepted, row by row of the tables, without anybody noticing. */
export async function sweepImport(
  database: Database,
  city: RegionCode,
  importId: string,
  signal?: AbortSignal,
): Promise<void> {
  // First of all, so that a process that still works on it finds its next batch refused.
  await database.run(declareDead, [city, importId]);
  for (const { pagesHeld, deleteInPages } of tables) {
    const [held] = await database.rows<{ pages: number }>(pagesHeld);
    for (let page = 0; page < (held?.pages ?? 0); page += pagesAtOnce) {
      if (signal?.aborted) return;
      await database.run(deleteInPages, [city, importId, page, page + pagesAtOnce]);
    }
  }
  await database.transaction(async (session) => {
    await session.run(deleteChunks, [city, importId]);
    await session.run(deleteFile, [city, importId]);
    await session.run(deleteImport, [city, importId]);
  });
}

/** Whether a failure is a passing one of the store: what it interrupted is swept later. */
export function isStoreFailure(error: unknown): boolean {
  return error instanceof DomainError && (error.code === 'store-unavailable' || error.code === 'disk-full');
}
