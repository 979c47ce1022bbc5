import type { ImportRecord, ImportStore, IncomingFile, NewObservation } from '@shigan/app';
import type { Instant, RegionCode } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';
import { uuidv7 } from '../uuid.ts';
import { acceptStaged, lastAccepted, type Pending } from './acceptance.ts';
import { findFile, keepFile, readFile } from './files.ts';
import { Staging } from './staging.ts';
import { isStoreFailure, sweepImport } from './sweep.ts';

/** Rows of one statement: small enough that nobody waits long for it to end. */
const batchSize = 1000;

const beginImport = statement(
  'import_begin',
  'insert into import (city, id, sha256, layout, stored_at, by) values ($1, $2, $3, $4, $5, $6)',
);
const beginUnderWay = statement(
  'import_under_way_begin',
  'insert into import_under_way (city, import, moved_at) values ($1, $2, now())',
);

type HistoryRow = {
  readonly id: string;
  readonly layout: string;
  readonly accepted_at: Instant;
  readonly by: string;
  readonly stored: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly set_back: number;
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly file_stored_at: Instant;
  readonly file_by: string;
};

const importHistory = statement(
  'import_history',
  `select i.id, i.layout, i.stored_at as accepted_at, i.by, a.stored, a.revised, a.unchanged, a.set_back,
     f.sha256, f.name, f.size, f.stored_at as file_stored_at, f.by as file_by
   from acceptance a
   join import i on i.city = a.city and i.id = a.import
   join file f on f.city = i.city and f.sha256 = i.sha256
   where a.city = $1
   order by a.number desc`,
);

export function importStore(database: Database): ImportStore {
  return {
    accept: async (city, file, layout, observations, { actor, storedAt, dryRun, onProgress }) => {
      const importId = uuidv7();
      const upTo = await lastAccepted(database, city);
      const staging = new Staging(database, { city, importId, upTo, dryRun });
      const pending: Pending = { city, importId, file, staging, weighedUpTo: upTo };
      if (dryRun) {
        await stageAll(staging, observations, onProgress);
        return staging.outcome;
      }
      const by = actor.id;
      await begin(database, pending, { layout, at: storedAt, by });
      let accepted = false;
      try {
        if (!(await findFile(database, city, file.sha256))) await keepFile(database, city, file, { at: storedAt, by });
        await stageAll(staging, observations, onProgress);
        accepted = await acceptStaged(database, pending);
      } finally {
        if (!accepted) await withdraw(database, pending);
      }
      return staging.outcome;
    },
    file: async (city, sha256) => findFile(database, city, sha256),
    bytes: (city, sha256) => readFile(database, city, sha256),
    history: async (city) => (await database.rows<HistoryRow>(importHistory, [city])).map(recordOf),
  };
}

async function begin(
  database: Database,
  { city, importId, file }: { readonly city: RegionCode; readonly importId: string; readonly file: IncomingFile },
  { layout, at, by }: { readonly layout: string; readonly at: Instant; readonly by: string },
): Promise<void> {
  await database.transaction(async (session) => {
    await session.run(beginImport, [city, importId, file.sha256, layout, at, by]);
    await session.run(beginUnderWay, [city, importId]);
  });
}

/** Takes back what a failed or needless import has stored. If the store itself fails, the sweep at a later start does it. */
async function withdraw(database: Database, { city, importId }: Pending): Promise<void> {
  try {
    await sweepImport(database, city, importId);
  } catch (error) {
    if (!isStoreFailure(error)) throw error;
  }
}

/** Stages rows in batches of one size. */
async function stageAll(
  staging: Staging,
  observations: AsyncIterable<readonly NewObservation[]> | Iterable<readonly NewObservation[]>,
  onProgress: ((rows: number) => void) | undefined,
): Promise<void> {
  let waiting: NewObservation[] = [];
  let rows = 0;
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    await staging.add(batch);
    rows += batch.length;
    onProgress?.(rows);
  };
  for await (const part of observations) {
    for (const row of part) {
      waiting.push(row);
      if (waiting.length === batchSize) await flush();
    }
  }
  if (waiting.length > 0) await flush();
  await staging.finish();
}

function recordOf(row: HistoryRow): ImportRecord {
  return {
    id: row.id,
    file: { sha256: row.sha256, name: row.name, size: row.size, storedAt: row.file_stored_at, by: row.file_by },
    layout: row.layout,
    acceptedAt: row.accepted_at,
    by: row.by,
    stored: row.stored,
    revised: row.revised,
    unchanged: row.unchanged,
    setBack: row.set_back,
  };
}
