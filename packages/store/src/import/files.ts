import { createHash } from 'node:crypto';

import type { IncomingFile, StoredFile } from '@shigan/app';
import { DomainError, type Instant, type RegionCode } from '@shigan/core';

import { type Database, type Session, statement } from '../database/database.ts';

/** Bytes of one row of a file. */
export const chunkSize: number = 256 * 1024;

const insertFile = statement(
  'file_insert',
  `insert into file (city, sha256, name, size, stored_at, by) values ($1, $2, $3, $4, $5, $6)
   on conflict (city, sha256) do nothing`,
);
const insertChunk = statement(
  'file_chunk_insert',
  'insert into file_chunk (city, sha256, number, bytes) values ($1, $2, $3, $4) on conflict do nothing',
);
const chunksHeld = statement(
  'file_chunks_held',
  'select count(*) as count, coalesce(sum(length(bytes)), 0)::int8 as size from file_chunk where city = $1 and sha256 = $2',
);
const chunk = statement('file_chunk', 'select bytes from file_chunk where city = $1 and sha256 = $2 and number = $3');

/** A file counts as held once an accepted import has brought it. */
const fileHeld = statement(
  'file_held',
  `select f.sha256, f.name, f.size, f.stored_at, f.by from file f
   where f.city = $1 and f.sha256 = $2 and exists (
     select from import i join acceptance a on a.city = i.city and a.import = i.id
     where i.city = f.city and i.sha256 = f.sha256)`,
);

type FileRow = {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly stored_at: Instant;
  readonly by: string;
};

export async function findFile(session: Session, city: RegionCode, sha256: string): Promise<StoredFile | undefined> {
  const [row] = await session.rows<FileRow>(fileHeld, [city, sha256]);
  return row && { sha256: row.sha256, name: row.name, size: row.size, storedAt: row.stored_at, by: row.by };
}

/** The bytes of a file that is held, chunk by chunk. */
export async function* readFile(database: Database, city: RegionCode, sha256: string): AsyncIterable<Uint8Array> {
  const file = await findFile(database, city, sha256);
  if (!file) throw new DomainError('unknown-file', { file: sha256 });
  for (let number = 0; number * chunkSize < file.size; number++) {
    const [row] = await database.rows<{ bytes: Buffer }>(chunk, [city, sha256, number]);
    if (!row) throw new Error(`missing chunk: ${sha256} ${number}`);
    yield row.bytes;
  }
}

/** Stores the bytes of a file, and makes sure that they are those of its fingerprint. */
export async function keepFile(
  database: Database,
  city: RegionCode,
  file: IncomingFile,
  stored: { readonly at: Instant; readonly by: string },
): Promise<void> {
  await database.run(insertFile, [city, file.sha256, file.name, file.size, stored.at, stored.by]);
  const hash = createHash('sha256');
  let number = 0;
  let size = 0;
  for await (const bytes of chunksOf(file.open())) {
    hash.update(bytes);
    size += bytes.length;
    await database.run(insertChunk, [city, file.sha256, number, bytes]);
    number += 1;
  }
  if (size !== file.size || hash.digest('hex') !== file.sha256)
    throw new DomainError('file-unreadable', { file: file.name, reason: 'the bytes do not give the fingerprint' });
}

/** Whether all bytes of a file lie in the database. */
export async function isWhole(session: Session, city: RegionCode, file: IncomingFile): Promise<boolean> {
  const [held] = await session.rows<{ count: number; size: number }>(chunksHeld, [city, file.sha256]);
  return held?.size === file.size && held.count === Math.ceil(file.size / chunkSize);
}

/** Cuts a stream into chunks of one size. */
export async function* chunksOf(stream: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    parts.push(part);
    size += part.length;
    if (size < chunkSize) continue;
    const all = Buffer.concat(parts);
    let at = 0;
    for (; all.length - at >= chunkSize; at += chunkSize) yield all.subarray(at, at + chunkSize);
    parts = [all.subarray(at)];
    size = all.length - at;
  }
  if (size > 0) yield Buffer.concat(parts);
}
