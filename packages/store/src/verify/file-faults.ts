import { createHash, type Hash } from 'node:crypto';

import type { ByteSealing } from '@shigan/app';
import { DomainError, type Sm3Stream, sm3Stream } from '@shigan/core';

import { openedPiece, type RestingPiece } from '../archive/sealed-pieces.ts';

import { type Database, statement } from '../database/database.ts';
import { named, type StoreFault } from './fault.ts';

/** Tables of pieces of files, each file known by its SHA-256. */
const chunkTables = ['file_chunk', 'evidence_chunk', 'bulletin_file_chunk'] as const;

type ChunkRow = {
  readonly city: string;
  readonly sha256: string;
  readonly number: number;
  readonly bytes: Buffer;
};

interface FileUnderWay {
  readonly key: string;
  readonly sha256: string;
  readonly hash: Hash;
  readonly sm3: Sm3Stream;
}

/** Goes through the bytes of every file that is held, piece by piece: those that do not give the fingerprint they are known by. */
export async function fileFaults(
  database: Database,
  tables: ReadonlySet<string>,
  sealing?: ByteSealing,
): Promise<readonly StoreFault[]> {
  const faults: StoreFault[] = [];
  for (const table of chunkTables)
    if (tables.has(table)) faults.push(...named('fingerprint', table, await filesAmiss(database, table, sealing)));
  return faults;
}

async function filesAmiss(
  database: Database,
  table: (typeof chunkTables)[number],
  sealing?: ByteSealing,
): Promise<readonly string[]> {
  const next = statement(
    `verify_files_${table}`,
    `select city, sha256, number, bytes from ${table} where (city, sha256, number) > ($1, $2, $3)
     order by city, sha256, number limit 8`,
  );
  // Size and fingerprint by SM3 stand beside evidence only, in the database.
  const noted = table === 'evidence_chunk' ? await evidenceNoted(database) : new Map<string, Noted>();
  // What is on its way in meanwhile is in pieces, and nobody sees it.
  const taken = table === 'file_chunk' ? await filesTaken(database) : undefined;
  const amiss: string[] = [];
  let file: FileUnderWay | undefined;
  const finish = (): void => {
    if (file === undefined) return;
    if (file.hash.digest('hex') !== file.sha256) amiss.push(`${file.key}: not the bytes of this fingerprint`);
    const sm3 = noted.get(file.key)?.sm3;
    if (sm3 !== undefined && file.sm3.hex() !== sm3) amiss.push(`${file.key}: not the bytes of its SM3`);
  };
  for (let after: readonly unknown[] = ['', '', -1]; ;) {
    let rows: readonly ChunkRow[];
    try {
      rows = await database.rows<ChunkRow>(next, after);
    } catch (error) {
      // Unreadable pages are told of where rows are walked.
      if (error instanceof DomainError) throw error;
      return amiss;
    }
    for (const row of rows) {
      const { city, sha256 } = row;
      const key = `${city} ${sha256}`;
      if (taken?.has(key) === false) continue;
      if (file?.key !== key) {
        finish();
        file = { key, sha256, hash: createHash('sha256'), sm3: sm3Stream() };
      }
      const about = noted.get(key);
      const bytes = about === undefined ? row.bytes : openedOrNothing({ ...row, size: about.size }, sealing);
      file.hash.update(bytes);
      if (about !== undefined) file.sm3.update(bytes);
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = [last.city, last.sha256, last.number];
  }
  finish();
  return amiss;
}

const accepted = statement(
  'verify_files_taken',
  'select distinct i.city, i.sha256 from import i join acceptance a on a.city = i.city and a.import = i.id',
);

async function filesTaken(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.rows<{ city: string; sha256: string }>(accepted);
  return new Set(rows.map(({ city, sha256 }) => `${city} ${sha256}`));
}

/** A piece that does not open is as none: its file does not give its fingerprint. Without a key nothing can be said of it. */
function openedOrNothing(piece: RestingPiece, sealing: ByteSealing | undefined): Uint8Array {
  try {
    return openedPiece(piece, sealing);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'secret-key-wrong') return new Uint8Array();
    throw error;
  }
}

type Noted = {
  readonly sm3: string;
  readonly size: number;
};

const fingerprints = statement('verify_evidence', 'select city, sha256, sm3, size from evidence_file');

async function evidenceNoted(database: Database): Promise<ReadonlyMap<string, Noted>> {
  const rows = await database.rows<Noted & { city: string; sha256: string }>(fingerprints);
  return new Map(rows.map(({ city, sha256, sm3, size }) => [`${city} ${sha256}`, { sm3, size }]));
}
