import type { Instant } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';
import { acceptStaged, type Pending, type Staged } from './acceptance.ts';
import { findFile, keepFile } from './files.ts';
import { isStoreFailure, sweepImport } from './sweep.ts';

const beginImport = statement(
  'import_begin',
  'insert into import (city, id, sha256, layout, stored_at, by) values ($1, $2, $3, $4, $5, $6)',
);
const beginUnderWay = statement(
  'import_under_way_begin',
  'insert into import_under_way (city, import, moved_at) values ($1, $2, now())',
);

/** Takes a file and its rows in, whole or not at all: `stage` stores the rows out of sight, the last step makes them seen. What fails on
 *  the way leaves no trace. */
export async function takeIn<S extends Staged>(
  database: Database,
  arrival: {
    readonly pending: Pending<S>;
    readonly kept: { readonly layout: string; readonly at: Instant; readonly by: string };
    readonly stage: () => Promise<void>;
    readonly weighAgain: (database: Database, pending: Pending<S>, last: number) => Promise<void>;
  },
): Promise<void> {
  const { pending, kept } = arrival;
  const { city, importId, file } = pending;
  const { layout, at, by } = kept;
  await database.transaction(async (session) => {
    await session.run(beginImport, [city, importId, file.sha256, layout, at, by]);
    await session.run(beginUnderWay, [city, importId]);
  });
  let accepted = false;
  try {
    if (!(await findFile(database, city, file.sha256))) await keepFile(database, city, file, { at, by });
    await arrival.stage();
    accepted = await acceptStaged(database, pending, arrival.weighAgain);
  } finally {
    if (!accepted) await withdraw(database, pending);
  }
}

/** Takes back what a failed or needless import has stored. If the store itself fails, the sweep at a later start does it. */
async function withdraw(database: Database, { city, importId }: Pending): Promise<void> {
  try {
    await sweepImport(database, city, importId);
  } catch (error) {
    if (!isStoreFailure(error)) throw error;
  }
}
