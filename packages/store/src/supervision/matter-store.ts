import type { FiledMatter, MatterAppend, MatterQuery, MatterStore, StoredMatterEvent, WholeMatter } from '@shigan/app';
import {
  type ActDetails,
  type ActingPerson,
  DomainError,
  type EvidenceRef,
  foldMatter,
  type Instant,
  type Matter,
  type MatterAct,
  type RegionCode,
} from '@shigan/core';

import { textArray } from '../database/arrays.ts';
import { type Database, type Transaction, statement } from '../database/database.ts';
import { KeptBodies } from './kept-bodies.ts';
import { KeptHistories } from './kept-histories.ts';
import { KeptLists } from './kept-lists.ts';

type AskedRow = { readonly id: string; readonly row: string; readonly year: number; readonly sequence: number };
type BodyRow = AskedRow & { readonly body: Matter };
/** Without a body it is the one known. */
type MatterRow = Omit<AskedRow, 'id'> & { readonly body: Matter | null };

/** Bodies of one statement: small enough that nobody waits long. */
const mostAtOnce = 500;

type EventRow = {
  readonly matter: string;
  readonly version: number;
  readonly at: Instant;
  readonly stored_at: Instant;
  readonly act: MatterAct;
  readonly by: ActingPerson;
  readonly reason: string | null;
  readonly evidence: readonly EvidenceRef[];
  readonly details: ActDetails;
};

const countOpened = statement(
  'matter_count',
  `insert into matter_count (city, year, opened) values ($1, $2, 1)
   on conflict (city, year) do update set opened = matter_count.opened + 1
   returning opened`,
);
const insertMatter = statement(
  'matter_insert',
  `insert into matter (city, id, year, sequence, version, state, lead_unit, leader, region, indicator, source, campaign, deadline, body)
   values ($1, $2, $13, $14, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
   on conflict do nothing`,
);
const insertEvent = statement(
  'matter_event_insert',
  `insert into matter_event (city, matter, version, at, stored_at, key, act, by, reason, evidence, details)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict do nothing`,
);
/** The matter as it is then and the event that made it so: both, or nothing is touched and the transaction given up. Gives the row as
 *  it was written: whoever reads it next asks for nothing that is known. */
const appendEvent = statement(
  'matter_event_append',
  `with changed as (
     update matter set version = $3, state = $4, lead_unit = $5, leader = $6, region = $7, indicator = $8, source = $9,
       campaign = $10, deadline = $11, body = $12
     where city = $1 and id = $2 and version = $3 - 1
     returning id, version, version || ' ' || xmin::text as row, year, sequence, body
   ), happened as (
     insert into matter_event (city, matter, version, at, stored_at, key, act, by, reason, evidence, details)
   select $1, $2, version, $13::timestamptz, $14::timestamptz, $15::text, $16::text, $17::jsonb, $18::text, $19::jsonb, $20::jsonb
   from changed
     on conflict do nothing
     returning version
   )
   select id, row, year, sequence, body from changed join happened using (version)`,
);
const matterById = statement(
  'matter_by_id',
  `select year, sequence, row, case when row = $3 then null else body end as body
   from (select year, sequence, version || ' ' || xmin::text as row, body from matter where city = $1 and id = $2) held`,
);
const eventColumns = 'matter, version, at, stored_at, act, by, reason, evidence, details';
/** The matter beside each of its events from a version on. Its body is sent once, with the event that made it, and only where it is not
 *  the one known. */
const matterWhole = statement(
  'matter_whole',
  `select year, sequence, row, case when row = $3 or event.version <> held.version then null else body end as body, ${eventColumns
    .split(', ')
    .map((column) => `event.${column}`)
    .join(', ')}
   from (select year, sequence, version, version || ' ' || xmin::text as row, body from matter where city = $1 and id = $2) held
   left join matter_event event on event.city = $1 and event.matter = $2 and event.version >= $4
   order by event.version`,
);
const eventByKey = statement(
  'matter_event_by_key',
  `select ${eventColumns} from matter_event where city = $1 and key = $2`,
);
const eventsOfMatter = statement(
  'matter_event_history',
  `select ${eventColumns} from matter_event where city = $1 and matter = $2 and version >= $3 order by version`,
);
/** A condition that is not asked for is null. */
const isAsked = `city = $1 and ($2::text[] is null or state = any($2)) and ($3::text is null or lead_unit = $3)
     and ($4::text is null or leader = $4) and ($5::text is null or region = $5)
     and ($6::text is null or indicator = $6) and ($7::text is null or source = $7)
     and ($8::text is null or campaign = $8)
     and ($9::text is null or coalesce(indicator, body #>> '{done,condition,indicator}') = $9)`;
/** What a list would be read from, as one mark: how many rows, and a sum over which. */
const markOfAsked = statement(
  'matter_asked_mark',
  `select count(*) || ' ' || coalesce(sum(hashtextextended(id || ' ' || version || ' ' || xmin::text, 0)), 0) as mark
   from matter where ${isAsked}`,
);
/** `row` is the transaction that wrote the row: with it and the version a body is known, and
 *  needs no sending. */
const mattersAskedFor = statement(
  'matter_asked',
  `select id, version || ' ' || xmin::text as row, year, sequence from matter
   where ${isAsked}
   order by year, sequence`,
);
const bodiesOf = statement(
  'matter_bodies',
  `select id, version || ' ' || xmin::text as row, year, sequence, body from matter where city = $1 and id = any($2::text[])`,
);
/** Of a matter on which nothing was done since, the body is the one of that moment. */
const mattersOpened = statement(
  'matter_opened',
  `select id, year, sequence, case when exists (
       select from matter_event event where event.city = matter.city and event.matter = matter.id and event.at > $2
     ) then null else body end as body
   from matter where city = $1 order by year, sequence`,
);
const eventsBetween = statement(
  'matter_event_between',
  `select ${eventColumns} from matter_event where city = $1 and at > $2 and at <= $3 order by matter, version`,
);
const eventsAsOf = statement(
  'matter_event_as_of',
  `select ${eventColumns} from matter_event event where city = $1 and at <= $2 and exists (
     select from matter_event later where later.city = event.city and later.matter = event.matter and later.at > $2
   ) order by matter, version`,
);

/** Without an event nothing is known of the matter but what it is. */
type WholeRow = MatterRow & (EventRow | { readonly version: null });

export function matterStore(database: Database): MatterStore {
  const bodies = new KeptBodies();
  const lists = new KeptLists();
  const histories = new KeptHistories();
  const eventsSince = async (city: RegionCode, id: string, version: number): Promise<readonly StoredMatterEvent[]> =>
    (await database.rows<EventRow>(eventsOfMatter, [city, id, version])).map((row) => eventOf(row));
  return {
    append: async (city, entry) => database.transaction(async (session) => append(session, bodies, city, entry)),
    get: async (city, id) => {
      const [row] = await database.rows<MatterRow>(matterById, [city, id, bodies.rowOf(city, id) ?? null]);
      if (row === undefined) return undefined;
      const matter = row.body ?? bodies.of(city, id, row.row);
      // Dropped meanwhile, it is asked for anew.
      if (matter === undefined) return (await readBodies(database, city, [id])).map(filed)[0];
      bodies.keep(city, id, row.row, matter);
      return { matter, number: { year: row.year, sequence: row.sequence } };
    },
    whole: async (city, id) => {
      const known = histories.of(city, id);
      const last = known.at(-1)?.version ?? 0;
      const held = await wholeSince(database, bodies, { city, id, version: last });
      if (held === undefined) return undefined;
      const history = histories.joined(known, held.history);
      // What is kept does not fit what is held: nothing of it is believed.
      const whole =
        history === undefined ? await wholeSince(database, bodies, { city, id, version: 0 }) : { ...held, history };
      histories.keep(city, id, whole?.history ?? []);
      return whole;
    },
    keyed: async (city, key) => {
      const [row] = await database.rows<EventRow>(eventByKey, [city, key]);
      return row && eventOf(row);
    },
    history: async (city, id, asOf) => {
      const known = histories.of(city, id);
      const read = await eventsSince(city, id, known.at(-1)?.version ?? 0);
      const all = histories.joined(known, read) ?? (await eventsSince(city, id, 0));
      histories.keep(city, id, all);
      return all.filter(({ at }) => at <= asOf);
    },
    events: async (city, after, until) =>
      (await database.rows<EventRow>(eventsBetween, [city, after, until])).map((row) => eventOf(row)),
    list: async (city, query) => {
      const values = [city, ...conditions(query)];
      const question = JSON.stringify(values);
      const [read] = lists.isLong(question) ? await database.rows<{ mark: string }>(markOfAsked, values) : [];
      const mark = read?.mark ?? '';
      const known = lists.of(question, mark);
      if (known !== undefined) return known;
      // What changes from here on is in the list and not in its mark: it is then read once more than it had to be.
      const matters = await readList(database, bodies, city, values);
      lists.keep(question, mark, matters);
      return matters;
    },
    asOf: async (city, query, asOf) => readAsOf(database, city, query, asOf),
  };
}

/** A matter with its events from a version on. */
async function wholeSince(
  database: Database,
  bodies: KeptBodies,
  { city, id, version }: { readonly city: RegionCode; readonly id: string; readonly version: number },
): Promise<WholeMatter | undefined> {
  const known = bodies.rowOf(city, id);
  const read = await database.rows<WholeRow>(matterWhole, [city, id, known ?? null, version]);
  const last = read.at(-1);
  if (last === undefined) return undefined;
  const { row, year, sequence } = last;
  const matter = last.body ?? bodies.of(city, id, row);
  // Dropped meanwhile, it is asked for anew.
  if (matter === undefined) {
    bodies.forget(city, id);
    return wholeSince(database, bodies, { city, id, version });
  }
  bodies.keep(city, id, row, matter);
  const history = read.flatMap((each) => (each.version === null ? [] : [eventOf(each)]));
  return { matter, number: { year, sequence }, history };
}

async function readList(
  database: Database,
  bodies: KeptBodies,
  city: RegionCode,
  values: readonly unknown[],
): Promise<readonly FiledMatter[]> {
  const rows = await database.rows<AskedRow>(mattersAskedFor, values);
  const found = new Map<string, Matter>();
  for (const { id, row } of rows) {
    const body = bodies.of(city, id, row);
    if (body !== undefined) found.set(id, body);
  }
  const unknown = rows.filter(({ id }) => !found.has(id)).map(({ id }) => id);
  for (let from = 0; from < unknown.length; from += mostAtOnce)
    // Acted on meanwhile, it is the later one, as if the list had been asked for then.
    for (const { id, row, body } of await readBodies(database, city, unknown.slice(from, from + mostAtOnce))) {
      found.set(id, body);
      bodies.keep(city, id, row, body);
    }
  return rows.flatMap(({ id, year, sequence }) => {
    const matter = found.get(id);
    return matter === undefined ? [] : [{ matter, number: { year, sequence } }];
  });
}

async function readBodies(database: Database, city: RegionCode, ids: readonly string[]): Promise<readonly BodyRow[]> {
  return database.rows<BodyRow>(bodiesOf, [city, textArray(ids)]);
}

async function append(
  session: Transaction,
  bodies: KeptBodies,
  city: RegionCode,
  { event, matter, key, storedAt }: MatterAppend,
): Promise<void> {
  const changed = (rows: number): void => {
    if (rows === 0) throw new DomainError('matter-changed', { matter: event.matter, version: event.version });
  };
  const columns = [
    city,
    event.matter,
    event.version,
    matter.state,
    matter.leadUnit?.code ?? null,
    matter.leader?.id ?? null,
    matter.region,
    matter.indicator ?? null,
    matter.source.kind,
    matter.campaign ?? null,
    matter.deadline ?? null,
    JSON.stringify(matter),
  ];
  const happened = [
    event.at,
    storedAt,
    key ?? null,
    event.act,
    JSON.stringify(event.by),
    event.reason,
    JSON.stringify(event.evidence),
    JSON.stringify(event.details),
  ];
  if (event.version > 1) {
    const [written] = await session.rows<BodyRow>(appendEvent, [...columns, ...happened]);
    changed(written === undefined ? 0 : 1);
    // Undone by a crash, the next transaction could write another row by the same number: it is kept once it is certain.
    if (written !== undefined) session.whenDone(() => bodies.keep(city, written.id, written.row, written.body));
    return;
  }
  const year = Number(event.at.slice(0, 4));
  const [count] = await session.rows<{ opened: number }>(countOpened, [city, year]);
  changed(await session.run(insertMatter, [...columns, year, count?.opened]));
  changed(await session.run(insertEvent, [city, event.matter, event.version, ...happened]));
}

function conditions(query: MatterQuery): readonly unknown[] {
  const { states, leadUnit, leader, region, indicator, source, campaign, about } = query;
  return [states, leadUnit, leader, region, indicator, source, campaign, about].map((one) => one ?? null);
}

async function readAsOf(
  database: Database,
  city: RegionCode,
  query: MatterQuery,
  asOf: Instant,
): Promise<readonly FiledMatter[]> {
  const opened = await database.rows<{ id: string; year: number; sequence: number; body: Matter | null }>(
    mattersOpened,
    [city, asOf],
  );
  const byMatter = new Map<string, StoredMatterEvent[]>();
  for (const row of await database.rows<EventRow>(eventsAsOf, [city, asOf])) {
    const events = byMatter.get(row.matter) ?? [];
    events.push(eventOf(row));
    byMatter.set(row.matter, events);
  }
  return opened.flatMap(({ id, year, sequence, body }) => {
    const matter = body ?? foldMatter(byMatter.get(id) ?? []);
    return matter !== undefined && isAskedFor(matter, query) ? [{ matter, number: { year, sequence } }] : [];
  });
}

/** The conditions of the list, on a matter as it stood. */
function isAskedFor(matter: Matter, query: MatterQuery): boolean {
  const equal = (asked: string | undefined, held: string | undefined): boolean => asked === undefined || asked === held;
  return (
    (query.states?.includes(matter.state) ?? true) &&
    equal(query.leadUnit, matter.leadUnit?.code) &&
    equal(query.leader, matter.leader?.id) &&
    equal(query.region, matter.region) &&
    equal(query.indicator, matter.indicator) &&
    equal(query.source, matter.source.kind) &&
    equal(query.campaign, matter.campaign) &&
    equal(query.about, matter.indicator ?? matter.done?.condition?.indicator)
  );
}

function filed({ body, year, sequence }: BodyRow): FiledMatter {
  return { matter: body, number: { year, sequence } };
}

function eventOf(row: EventRow): StoredMatterEvent {
  const { matter, version, at, stored_at: storedAt, act, by, reason, evidence, details } = row;
  return { matter, version, at, storedAt, act, by, reason, evidence, details };
}
