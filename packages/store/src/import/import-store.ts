import type { ImportRecord, ImportStore, NewObservation } from '@shigan/app';
import type { Instant } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';
import { uuidv7 } from '../uuid.ts';
import { lastAccepted, weighObservations } from './acceptance.ts';
import { takeIn } from './arrival.ts';
import { findFile, readFile } from './files.ts';
import { readImportChanges } from './import-changes.ts';
import { Staging } from './staging.ts';

/** Rows of one statement: small enough that nobody waits long for it to end. */
const batchSize = 1000;

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
      const stage = async (): Promise<void> => stageAll(staging, observations, onProgress);
      if (dryRun) await stage();
      else
        await takeIn(database, {
          pending: { city, importId, file, staging, weighedUpTo: upTo },
          kept: { layout, at: storedAt, by: actor.id },
          stage,
          weighAgain: weighObservations,
        });
      return staging.outcome;
    },
    file: async (city, sha256) => findFile(database, city, sha256),
    bytes: (city, sha256) => readFile(database, city, sha256),
    importChanges: async (city, id, most) => readImportChanges(database, city, id, most),
    history: async (city) => (await database.rows<HistoryRow>(importHistory, [city])).map(recordOf),
  };
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
