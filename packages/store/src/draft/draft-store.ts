import type { DraftAct, DraftEvent, DraftHistory, DraftPaper, DraftPerson, DraftStore } from '@shigan/app';
import { DomainError, type Instant } from '@shigan/core';

import { isUuid } from '../bulletin/drafts.ts';
import { type Database, type Session, statement } from '../database/database.ts';
import { uuidv7 } from '../uuid.ts';

type PaperRow = Omit<DraftPaper, 'storedAt'> & { readonly stored_at: Instant };

type EventRow = {
  readonly draft: string;
  readonly number: number;
  readonly at: Instant;
  readonly stored_at: Instant;
  readonly by: DraftPerson;
  readonly act: DraftAct;
};

const columns = 'id, title, form, region, text, at, stored_at, by';
const insertPaper = statement(
  'draft_paper_insert',
  `insert into draft_paper (city, ${columns}, file)
   values ($1, $2::uuid, $3, $4, $5, $6, $7, $8, $9::jsonb, $10)`,
);
const papersAsOf = statement(
  'draft_papers',
  `select ${columns} from draft_paper where city = $1 and at <= $2 order by at desc, id desc`,
);
const paperById = statement(
  'draft_paper',
  `select ${columns} from draft_paper where city = $1 and id = $2::uuid and at <= $3`,
);
const fileOf = statement('draft_file', 'select file from draft_paper where city = $1 and id = $2::uuid');
const eventsAsOf = statement(
  'draft_events',
  `select draft, number, at, stored_at, by, act from draft_event
   where city = $1 and at <= $2 and ($3::uuid is null or draft = $3::uuid) order by draft, number`,
);
const lockPaper = statement(
  'draft_paper_lock',
  'select id from draft_paper where city = $1 and id = $2::uuid for update',
);
const countEvents = statement(
  'draft_event_count',
  'select count(*)::int as held from draft_event where city = $1 and draft = $2::uuid',
);
const insertEvent = statement(
  'draft_event_insert',
  `insert into draft_event (city, draft, number, at, stored_at, by, act)
   values ($1, $2::uuid, $3, $4, $5, $6::jsonb, $7::jsonb)`,
);

/** Checked drafts, append-only. */
export function draftStore(database: Database): DraftStore {
  return {
    keep: async (city, paper, file, first) => {
      const id = uuidv7();
      const { title, form, region, text, at, storedAt, by } = paper;
      const bytes = file === undefined ? null : Buffer.from(file);
      await database.transaction(async (session) => {
        const values = [city, id, title, form, region, text, at, storedAt, JSON.stringify(by), bytes];
        await session.run(insertPaper, values);
        await session.run(insertEvent, [city, id, 1, at, storedAt, JSON.stringify(by), JSON.stringify(first)]);
      });
      return id;
    },
    list: async (city, asOf) => {
      const papers = await database.rows<PaperRow>(papersAsOf, [city, asOf]);
      const events = await database.rows<EventRow>(eventsAsOf, [city, asOf, null]);
      const of = new Map<string, EventRow[]>(papers.map(({ id }) => [id, []]));
      for (const event of events) of.get(event.draft)?.push(event);
      return papers.map((row) => historyOf(row, of.get(row.id) ?? []));
    },
    draft: async (city, id, asOf) => {
      if (!isUuid(id)) return undefined;
      const [row] = await database.rows<PaperRow>(paperById, [city, id, asOf]);
      return row && historyOf(row, await database.rows<EventRow>(eventsAsOf, [city, asOf, id]));
    },
    file: async (city, id) => {
      const [row] = isUuid(id) ? await database.rows<{ file: Uint8Array | null }>(fileOf, [city, id]) : [];
      return row?.file ?? undefined;
    },
    append: async (city, id, after, acts, { at, storedAt, by }) =>
      database.transaction(async (session) => {
        await lock(session, city, id, after);
        for (const [place, act] of acts.entries()) {
          const values = [city, id, after + place + 1, at, storedAt, JSON.stringify(by), JSON.stringify(act)];
          await session.run(insertEvent, values);
        }
      }),
  };
}

async function lock(session: Session, city: string, id: string, after: number): Promise<void> {
  const locked = isUuid(id) ? await session.rows(lockPaper, [city, id]) : [];
  if (locked.length === 0) throw new DomainError('unknown-draft', { draft: id });
  const [counted] = await session.rows<{ held: number }>(countEvents, [city, id]);
  if (counted?.held !== after) throw new DomainError('draft-changed', { draft: id });
}

function historyOf({ stored_at, ...paper }: PaperRow, events: readonly EventRow[]): DraftHistory {
  return {
    paper: { ...paper, storedAt: stored_at },
    events: events.map(({ number, at, stored_at: eventStoredAt, by, act }): DraftEvent => ({
      ...act,
      number,
      at,
      storedAt: eventStoredAt,
      by,
    })),
  };
}
