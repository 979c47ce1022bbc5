import type { BulletinDraft, BulletinStore, DraftChange } from '@shigan/app';
import { DomainError, type Instant, type Language, type RegionCode } from '@shigan/core';

import { type Database, type Session, statement } from '../database/database.ts';
import { uuidv7 } from '../uuid.ts';

type DraftRow = {
  readonly id: string;
  readonly region: string;
  readonly year: number;
  readonly month: number;
  readonly language: Language;
  readonly as_of: Instant;
  readonly created_at: Instant;
  readonly created_by: string;
  readonly changes: readonly DraftChange[];
  readonly published: boolean;
};

const columns = `d.id, d.region, d.year, d.month, d.language, d.as_of, d.created_at, d.created_by,
  coalesce((select jsonb_agg(c.body order by c.number) from bulletin_change c
    where c.city = d.city and c.draft = d.id), '[]') as changes,
  exists (select from bulletin b where b.city = d.city and b.draft = d.id) as published`;

const insertDraft = statement(
  'bulletin_draft_insert',
  `insert into bulletin_draft (city, id, region, year, month, language, as_of, created_at, created_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);
const allDrafts = statement(
  'bulletin_drafts',
  `select ${columns} from bulletin_draft d where d.city = $1 order by d.created_at desc, d.id desc`,
);
const draftById = statement(
  'bulletin_draft',
  `select ${columns} from bulletin_draft d where d.city = $1 and d.id = $2`,
);
const lockDraft = statement(
  'bulletin_draft_lock',
  'select id from bulletin_draft where city = $1 and id = $2 for update',
);
const insertChange = statement(
  'bulletin_change_insert',
  'insert into bulletin_change (city, draft, number, body) values ($1, $2, $3, $4)',
);

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether text can be the id of anything kept. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

export function draftStore(database: Database): Pick<BulletinStore, 'createDraft' | 'drafts' | 'draft' | 'change'> {
  return {
    createDraft: async (city, draft) => {
      const { region, period, language, asOf, createdAt, createdBy } = draft;
      const id = uuidv7();
      const values = [city, id, region, period.year, period.month, language, asOf, createdAt, createdBy];
      await database.run(insertDraft, values);
      return id;
    },
    drafts: async (city) => (await database.rows<DraftRow>(allDrafts, [city])).map(draftOf),
    draft: async (city, id) => findDraft(database, city, id),
    change: async (city, id, revision, change) =>
      database.transaction(async (session) => {
        await lockOpenDraft(session, city, id, revision);
        await session.run(insertChange, [city, id, revision + 1, JSON.stringify(change)]);
      }),
  };
}

async function findDraft(session: Session, city: RegionCode, id: string): Promise<BulletinDraft | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await session.rows<DraftRow>(draftById, [city, id]);
  return row && draftOf(row);
}

/** Keeps others from changing or issuing a draft until the transaction ends. Refuses one that is closed, or that has had other
 *  changes than were seen. */
export async function lockOpenDraft(session: Session, city: RegionCode, id: string, revision: number): Promise<void> {
  const locked = isUuid(id) ? await session.rows(lockDraft, [city, id]) : [];
  const draft = locked.length === 0 ? undefined : await findDraft(session, city, id);
  if (draft === undefined) throw new DomainError('unknown-draft', { draft: id });
  if (draft.state !== 'open') throw new DomainError('draft-closed', { draft: id });
  if (draft.revision !== revision) throw new DomainError('draft-changed', { draft: id });
}

function draftOf(row: DraftRow): BulletinDraft {
  const { changes } = row;
  const moved = changes.findLast((change) => change.kind === 'asOf');
  const discarded = changes.some((change) => change.kind === 'discard');
  return {
    id: row.id,
    region: row.region,
    period: { year: row.year, month: row.month },
    language: row.language,
    asOf: moved?.asOf ?? row.as_of,
    createdAt: row.created_at,
    createdBy: row.created_by,
    revision: changes.length,
    edits: changes.flatMap((change) => (change.kind === 'edit' ? [change.edit] : [])),
    state: row.published ? 'published' : discarded ? 'discarded' : 'open',
  };
}
