import type { BulletinContent, BulletinStore, IssuedFile, NewIssue, PublishedBulletin } from '@shigan/app';
import { DomainError, type Instant, type Language, type RegionCode } from '@shigan/core';

import { type Database, type Session, statement } from '../database/database.ts';
import { uuidv7 } from '../uuid.ts';
import { isUuid, lockOpenDraft } from './drafts.ts';

/** Bytes of one row of a file. */
const chunkSize = 256 * 1024;

type IssueRow = {
  readonly id: string;
  readonly draft: string;
  readonly series: string;
  readonly series_year: number;
  readonly number: number;
  readonly region: string;
  readonly year: number;
  readonly month: number;
  readonly language: Language;
  readonly as_of: Instant;
  readonly title: string;
  readonly signer: string;
  readonly issued_at: Instant;
  readonly stored_at: Instant;
  readonly by: string;
  readonly edition: Instant;
  readonly changes: number;
  readonly entries: number;
  readonly files: readonly IssuedFile[];
  readonly withdrawn_at: Instant | null;
  readonly withdrawn_stored_at: Instant | null;
  readonly withdrawn_by: string | null;
  readonly reason: string | null;
};

const lastNumber = statement(
  'bulletin_series_last',
  'select last from bulletin_series where city = $1 and series = $2 and year = $3',
);
const beginSeries = statement(
  'bulletin_series_begin',
  'insert into bulletin_series (city, series, year, last) values ($1, $2, $3, 0) on conflict (city, series, year) do nothing',
);
const lockSeries = statement(
  'bulletin_series_lock',
  'select last from bulletin_series where city = $1 and series = $2 and year = $3 for update',
);
const countIssue = statement(
  'bulletin_series_count',
  'update bulletin_series set last = $4 where city = $1 and series = $2 and year = $3',
);
const insertIssue = statement(
  'bulletin_insert',
  `insert into bulletin (city, id, draft, series, series_year, number, region, year, month, language, as_of, title, signer,
     issued_at, stored_at, by, edition, changes, entries, files, content)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
);
const insertChunk = statement(
  'bulletin_file_chunk_insert',
  'insert into bulletin_file_chunk (city, sha256, number, bytes) values ($1, $2, $3, $4) on conflict do nothing',
);
const fileChunks = statement(
  'bulletin_file_chunks',
  'select bytes from bulletin_file_chunk where city = $1 and sha256 = $2 order by number',
);
const issuedBy = statement(
  'bulletin_issued',
  `select b.id, b.draft, b.series, b.series_year, b.number, b.region, b.year, b.month, b.language, b.as_of, b.title, b.signer,
     b.issued_at, b.stored_at, b.by, b.edition, b.changes, b.entries, b.files,
     w.at as withdrawn_at, w.stored_at as withdrawn_stored_at, w.by as withdrawn_by, w.reason
   from bulletin b
   left join bulletin_withdrawal w on w.city = b.city and w.bulletin = b.id and w.at <= $2
   where b.city = $1 and b.issued_at <= $2
   order by b.issued_at desc, b.series_year desc, b.number desc, b.id desc`,
);
const contentOf = statement('bulletin_content', 'select content from bulletin where city = $1 and id = $2');
const insertWithdrawal = statement(
  'bulletin_withdrawal_insert',
  `insert into bulletin_withdrawal (city, bulletin, at, stored_at, by, reason)
   select b.city, b.id, $3, $4, $5, $6 from bulletin b where b.city = $1 and b.id = $2
   on conflict (city, bulletin) do nothing`,
);

export function issueStore(
  database: Database,
): Pick<BulletinStore, 'nextNumber' | 'publish' | 'withdraw' | 'issued' | 'content' | 'file'> {
  return {
    nextNumber: async (city, series, year) => {
      const [row] = await database.rows<{ last: number }>(lastNumber, [city, series, year]);
      return (row?.last ?? 0) + 1;
    },
    publish: async (city, revision, bulletin, content, files) =>
      database.transaction(async (session) => {
        await takeNumber(session, city, bulletin);
        await lockOpenDraft(session, city, bulletin.draft, revision);
        const kept = files.map((file) => ({ ...file, bytes: Buffer.from(file.content) }));
        const issued = kept.map(({ kind, sha256, bytes }): IssuedFile => ({ kind, sha256, size: bytes.length }));
        const id = uuidv7();
        await session.run(insertIssue, [city, id, ...valuesOf(bulletin, issued, content)]);
        for (const { sha256, bytes } of kept) await keepBytes(session, city, sha256, bytes);
        return id;
      }),
    withdraw: async (city, id, { at, storedAt, by, reason }) => {
      const known = isUuid(id) ? await database.rows(contentOf, [city, id]) : [];
      if (known.length === 0) throw new DomainError('unknown-bulletin', { bulletin: id });
      if ((await database.run(insertWithdrawal, [city, id, at, storedAt, by, reason])) === 0)
        throw new DomainError('bulletin-withdrawn', { bulletin: id });
    },
    issued: async (city, asOf) => (await database.rows<IssueRow>(issuedBy, [city, asOf])).map(issueOf),
    content: async (city, id) => {
      if (!isUuid(id)) return undefined;
      const [row] = await database.rows<{ content: BulletinContent }>(contentOf, [city, id]);
      return row?.content;
    },
    file: async (city, sha256) => {
      const chunks = await database.rows<{ bytes: Buffer }>(fileChunks, [city, sha256]);
      return chunks.length === 0 ? undefined : new Uint8Array(Buffer.concat(chunks.map(({ bytes }) => bytes)));
    },
  };
}

/** Takes the next number of a series. Until the transaction ends nobody else gets one; rolled back, it is free again. */
async function takeNumber(session: Session, city: RegionCode, { series, year, number }: NewIssue): Promise<void> {
  await session.run(beginSeries, [city, series, year]);
  const [row] = await session.rows<{ last: number }>(lockSeries, [city, series, year]);
  const last = row?.last ?? 0;
  const isFree = last === 0 ? number >= 1 : number === last + 1;
  if (!isFree) throw new DomainError('issue-number-taken', { number, next: last + 1 });
  await session.run(countIssue, [city, series, year, number]);
}

async function keepBytes(session: Session, city: RegionCode, sha256: string, bytes: Buffer): Promise<void> {
  for (let number = 0; number * chunkSize < bytes.length; number++) {
    const chunk = bytes.subarray(number * chunkSize, (number + 1) * chunkSize);
    await session.run(insertChunk, [city, sha256, number, chunk]);
  }
}

function valuesOf(b: NewIssue, files: readonly IssuedFile[], content: BulletinContent): readonly unknown[] {
  return [
    b.draft,
    b.series,
    b.year,
    b.number,
    b.region,
    b.period.year,
    b.period.month,
    b.language,
    b.asOf,
    b.title,
    b.signer,
    b.issuedAt,
    b.storedAt,
    b.by,
    b.mark.edition,
    b.mark.changes,
    b.mark.entries,
    JSON.stringify(files),
    JSON.stringify(content),
  ];
}

function issueOf(row: IssueRow): PublishedBulletin {
  const { withdrawn_at: at, withdrawn_stored_at: storedAt, withdrawn_by: by, reason } = row;
  const withdrawn = at !== null && storedAt !== null && by !== null && reason !== null;
  return {
    id: row.id,
    draft: row.draft,
    series: row.series,
    year: row.series_year,
    number: row.number,
    region: row.region,
    period: { year: row.year, month: row.month },
    language: row.language,
    asOf: row.as_of,
    title: row.title,
    signer: row.signer,
    issuedAt: row.issued_at,
    storedAt: row.stored_at,
    by: row.by,
    mark: { edition: row.edition, changes: row.changes, entries: row.entries },
    files: row.files,
    ...(withdrawn ? { withdrawal: { at, storedAt, by, reason } } : {}),
  };
}
