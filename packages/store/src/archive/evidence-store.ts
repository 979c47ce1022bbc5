import type { ByteSealing, EvidenceFile, EvidenceStore } from '@shigan/app';
import { DomainError, type Instant } from '@shigan/core';
import { createHash } from 'node:crypto';

import { type Database, type Session, statement } from '../database/database.ts';
import { chunkSize, chunksOf } from '../import/files.ts';
import { openedPiece, placeOf } from './sealed-pieces.ts';

type EvidenceRow = Omit<EvidenceFile, 'mediaType' | 'storedAt'> & {
  readonly media_type: string;
  readonly stored_at: Instant;
};

const columns = 'sha256, sm3, media_type, name, size, stored_at, by';
const insertEvidence = statement(
  'evidence_insert',
  `insert into evidence_file (city, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
);
const evidenceHeld = statement('evidence_held', `select ${columns} from evidence_file where city = $1 and sha256 = $2`);
const insertBringer = statement(
  'evidence_bringer_insert',
  'insert into evidence_bringer (city, sha256, by, brought_at) values ($1, $2, $3, $4) on conflict do nothing',
);
/** Who brought a file first stands with it. */
const bringer = statement(
  'evidence_bringer',
  `select 1 from evidence_file where city = $1 and sha256 = $2 and by = $3
   union all select 1 from evidence_bringer where city = $1 and sha256 = $2 and by = $3 limit 1`,
);
const insertChunk = statement(
  'evidence_chunk_insert',
  'insert into evidence_chunk (city, sha256, number, bytes) values ($1, $2, $3, $4) on conflict do nothing',
);
const chunk = statement(
  'evidence_chunk',
  'select bytes from evidence_chunk where city = $1 and sha256 = $2 and number = $3',
);

/** Files of the archive: whole or not at all, each content once. Where bytes are sealed, their fingerprint is still that of the file as
 *  it was filed. */
export function evidenceStore(database: Database, sealing?: ByteSealing): EvidenceStore {
  return {
    keep: async (city, file, about) =>
      database.transaction(async (session) => {
        const held = await find(session, city, file.sha256);
        if (held !== undefined) {
          if (held.by !== about.by) await session.run(insertBringer, [city, file.sha256, about.by, about.storedAt]);
          return { file: held, isNew: false };
        }
        const hash = createHash('sha256');
        let number = 0;
        let size = 0;
        for await (const bytes of chunksOf(file.open())) {
          hash.update(bytes);
          size += bytes.length;
          const kept = sealing?.seal(bytes, placeOf(city, file.sha256, number)) ?? bytes;
          await session.run(insertChunk, [city, file.sha256, number, kept]);
          number += 1;
        }
        if (size !== file.size || hash.digest('hex') !== file.sha256)
          throw new DomainError('file-unreadable', {
            file: file.name,
            reason: 'the bytes do not give the fingerprint',
          });
        const { sm3, mediaType, storedAt, by } = about;
        const row = [city, file.sha256, sm3, mediaType, file.name, file.size, storedAt, by];
        const isNew = (await session.run(insertEvidence, row)) > 0;
        const kept = await find(session, city, file.sha256);
        if (kept === undefined) throw new Error(`evidence not kept: ${file.sha256}`);
        return { file: kept, isNew };
      }),
    broughtBy: async (city, sha256, by) => (await database.rows(bringer, [city, sha256, by])).length > 0,
    get: async (city, sha256) => find(database, city, sha256),
    bytes: async function* (city, sha256) {
      const file = await find(database, city, sha256);
      if (file === undefined) throw new DomainError('unknown-file', { file: sha256 });
      for (let number = 0; number * chunkSize < file.size; number++) {
        const [row] = await database.rows<{ bytes: Buffer }>(chunk, [city, sha256, number]);
        if (row === undefined) throw new Error(`missing chunk: ${sha256} ${number}`);
        yield openedPiece({ city, sha256, number, size: file.size, bytes: row.bytes }, sealing);
      }
    },
  };
}

async function find(session: Session, city: string, sha256: string): Promise<EvidenceFile | undefined> {
  const [row] = await session.rows<EvidenceRow>(evidenceHeld, [city, sha256]);
  if (row === undefined) return undefined;
  const { media_type: mediaType, stored_at: storedAt, size, ...file } = row;
  return { ...file, size, mediaType, storedAt };
}
