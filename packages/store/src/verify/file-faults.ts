import { createHash, type Hash } from 'node:crypto';

import { DomainError, type Sm3Stream, sm3Stream } from '@shigan/core';

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
export async function fileFaults(database: Database, tables: ReadonlySet<string>): Promise<readonly StoreFault[]> {
  const faults: StoreFault[] = [];
  for (const table of chunkTables)
    if (tables.has(table)) faults.push(...named('fingerprint', table, await filesAmiss(database, table)));
  return faults;
}

async function filesAmiss(database: Database, table: (typeof chunkTables)[number]): Promise<readonly string[]> {
  const next = statement(
    `verify_files_${table}`,
    `select city, sha256, number, bytes from ${table} where (city, sha256, number) > ($1, $2, $3)
     order by city, sha256, number limit 8`,
  );
  // The fingerprint by SM3 stands beside that of evidence only, in the database.
  const sm3Of = table === 'evidence_chunk' ? await sm3Noted(database) : new Map<string, string>();
  // What is on its way in meanwhile is in pieces, and nobody sees it.
  const taken = table === 'file_chunk' ? await filesTaken(database) : undefined;
  const amiss: string[] = [];
  let file: FileUnderWay | undefined;
  const finish = (): void => {
    if (file === undefined) return;
    if (file.hash.digest('hex') !== file.sha256) amiss.push(`${file.key}: not the bytes of this fingerprint`);
    const noted = sm3Of.get(file.key);
    if (noted !== undefined && file.sm3.hex() !== noted) amiss.push(`${file.key}: not the bytes of its SM3`);
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
    for (const { city, sha256, bytes } of rows) {
      const key = `${city} ${sha256}`;
      if (taken?.has(key) === false) continue;
      if (file?.key !== key) {
        finish();
        file = { key, sha256, hash: createHash('sha256'), sm3: sm3Stream() };
      }
      file.hash.update(bytes);
      if (sm3Of.has(key)) file.sm3.update(bytes);
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

const fingerprints = statement('verify_sm3', 'select city, sha256, sm3 from evidence_file');

async function sm3Noted(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database.rows<{ city: string; sha256: string; sm3: string }>(fingerprints);
  return new Map(rows.map(({ city, sha256, sm3 }) => [`${city} ${sha256}`, sm3]));
}
