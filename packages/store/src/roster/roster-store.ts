import type { ImportOutcome, RosterStore, NewRosterEntry } from '@shigan/app';
import {
  DomainError,
  type RosterEntry,
  type RosterName,
  type RegionCode,
  settle,
  type Settled,
  type Statement,
} from '@shigan/core';

import { numberArray, textArray } from '../database/arrays.ts';
import { noteEditions } from '../database/change.ts';
import { type Database, type Session, statement } from '../database/database.ts';
import { lastAccepted, type Pending, type Staged } from '../import/acceptance.ts';
import { takeIn } from '../import/arrival.ts';
import { uuidv7 } from '../uuid.ts';
import { packedEntries, type PackedRow, type StoredEntry, unpackEntries } from './packed-entries.ts';

const overtakenBy = statement(
  'roster_overtaken',
  `select i.id from acceptance a join import i on i.city = a.city and i.id = a.import
   where a.city = $1 and a.number > $2 and a.number <= $3 and i.layout = $4 limit 1`,
);

/** What is in force at a moment, subject by subject. Which files it stands in is asked apart: joined row by row it would be
 *  most of the work. */
const inForce = (which: string): string => `
   select e.subject, ${packedEntries} as rows
   from (
     select distinct on (e.subject, e.item, e.month) e.*, a.number as accepted
     from roster_entry e
     join acceptance a on a.city = e.city and a.import = e.import
     where e.city = $1 and e.roster = $2 and e.known_from <= $3 ${which}
     order by e.subject, e.item, e.month, e.known_from desc, a.number desc) e
   group by e.subject
   order by e.subject`;
const allAsOf = statement('roster_as_of', inForce(''));
const someAsOf = statement('roster_some_as_of', inForce('and e.subject = any($4::text[])'));

const everyVintage = (which: string): string => `
   select e.subject, ${packedEntries} as rows
   from (
     select e.*, a.number as accepted
     from roster_entry e
     join acceptance a on a.city = e.city and a.import = e.import
     where e.city = $1 and e.roster = $2 ${which}
     order by e.subject, e.item, e.month, e.known_from, a.number) e
   group by e.subject
   order by e.subject`;
const vintagesOfOne = statement('roster_vintages', everyVintage('and e.known_from <= $3 and e.subject = $4'));
const statedOfSubjects = statement('roster_stated', everyVintage('and e.subject = any($3::text[]) and a.number <= $4'));

const filesOf = statement(
  'roster_files',
  `select a.number, i.sha256, f.name
   from acceptance a
   join import i on i.city = a.city and i.id = a.import
   join file f on f.city = i.city and f.sha256 = i.sha256
   where a.city = $1 and a.number = any($2::int8[])`,
);

/** No sign of life, no rows. */
const insertEntries = statement(
  'roster_insert',
  `with alive as (
     update import_under_way set moved_at = now() where city = $1 and import = $2 returning import)
   insert into roster_entry (city, import, roster, subject, item, month, known_from, number, words, sheet, row, col)
   select $1, alive.import, $3, line.*
   from alive, unnest($4::text[], $5::text[], $6::int2[], $7::timestamptz[], $8::float8[], $9::text[], $10::text[], $11::int4[],
     $12::text[]) line`,
);

type NamedFile = { readonly number: number; readonly sha256: string; readonly name: string };

type Stated = Statement<'value', string | number>;

/** Times that a file is settled anew because others of its kind came in meanwhile. */
const mostTries = 5;
/** Rows and things of one statement: small enough that nobody waits long. */
const batchSize = 2000;
const mostFilesKnown = 20_000;

class Overtaken extends Error {}

export function rosterStore(database: Database): RosterStore {
  // What an acceptance brought in never changes.
  const known = new Map<string, NamedFile>();
  const entriesOf = async (city: RegionCode, packed: readonly PackedRow[]): Promise<readonly RosterEntry[]> => {
    const entries = [...unpackEntries(packed)];
    const unknown = new Set(
      entries.map(({ accepted }) => accepted).filter((number) => !known.has(`${city} ${number}`)),
    );
    if (unknown.size > 0) {
      if (known.size > mostFilesKnown) known.clear();
      const asked = new Set(entries.map(({ accepted }) => accepted));
      for (const file of await database.rows<NamedFile>(filesOf, [city, numberArray([...asked])]))
        known.set(`${city} ${file.number}`, file);
    }
    return entries.map((entry) => entryOf(entry, known.get(`${city} ${entry.accepted}`)));
  };
  return {
    accept: async (city, roster, file, layout, entries, { actor, storedAt, dryRun }) => {
      for (let tries = 1; ; tries++) {
        const importId = uuidv7();
        const upTo = await lastAccepted(database, city);
        const { outcome, fresh } = await settleEntries(database, { city, roster, upTo }, entries);
        if (dryRun) return outcome;
        const staging: Staged = { outcome, isNew: fresh.length > 0, reach: new Map(), touched: new Set() };
        try {
          await takeIn(database, {
            pending: { city, importId, file, staging, weighedUpTo: upTo },
            kept: { layout, at: storedAt, by: actor.id },
            stage: async () => stage(database, { city, importId, roster }, fresh),
            weighAgain: async (session, pending, last) => checkOvertaken(session, pending, last, layout),
          });
        } catch (error) {
          if (!(error instanceof Overtaken)) throw error;
          if (tries < mostTries) continue;
          throw new DomainError('store-unavailable', { reason: 'other files of the roster keep coming in' });
        }
        if (staging.isNew) await noteEditions(database, city, new Set(fresh.map(({ knownFrom }) => knownFrom)));
        return outcome;
      }
    },
    asOf: async (city, roster, asOf, subjects) =>
      entriesOf(
        city,
        subjects === undefined
          ? await database.rows<PackedRow>(allAsOf, [city, roster, asOf])
          : await database.rows<PackedRow>(someAsOf, [city, roster, asOf, textArray(subjects)]),
      ),
    vintages: async (city, roster, subject, asOf) =>
      entriesOf(city, await database.rows<PackedRow>(vintagesOfOne, [city, roster, asOf, subject])),
  };
}

async function checkOvertaken(session: Session, pending: Pending, last: number, layout: string): Promise<void> {
  const others = await session.rows(overtakenBy, [pending.city, pending.weighedUpTo, last, layout]);
  if (others.length > 0) throw new Overtaken();
  pending.weighedUpTo = last;
}

async function stage(
  database: Database,
  { city, importId, roster }: { readonly city: RegionCode; readonly importId: string; readonly roster: RosterName },
  entries: readonly NewRosterEntry[],
): Promise<void> {
  for (let from = 0; from < entries.length; from += batchSize) {
    const rows = entries.slice(from, from + batchSize);
    const stored = await database.run(insertEntries, [
      city,
      importId,
      roster,
      textArray(rows.map(({ subject }) => subject)),
      textArray(rows.map(({ item }) => item)),
      numberArray(rows.map(({ month }) => month ?? -1)),
      textArray(rows.map(({ knownFrom }) => knownFrom)),
      numberArray(rows.map(({ value }) => (typeof value === 'number' ? value : 'NULL'))),
      textArray(rows.map(({ value }) => (typeof value === 'string' ? value : null))),
      textArray(rows.map(({ sheet }) => sheet)),
      numberArray(rows.map(({ row }) => row)),
      textArray(rows.map(({ column }) => column)),
    ]);
    if (stored !== rows.length)
      throw new DomainError('store-unavailable', { reason: 'the import was taken for dead and is being swept' });
  }
}

/** What of the statements is new beside those accepted up to a number. */
async function settleEntries(
  database: Database,
  { city, roster, upTo }: { readonly city: RegionCode; readonly roster: RosterName; readonly upTo: number },
  entries: readonly NewRosterEntry[],
): Promise<{ readonly outcome: ImportOutcome; readonly fresh: readonly NewRosterEntry[] }> {
  const held = new Map<string, Stated[]>();
  const subjects = [...new Set(entries.map(({ subject }) => subject))];
  for (let from = 0; from < subjects.length; from += batchSize) {
    const some = textArray(subjects.slice(from, from + batchSize));
    const packed = await database.rows<PackedRow>(statedOfSubjects, [city, roster, some, upTo]);
    for (const { subject, item, month, knownFrom, value } of unpackEntries(packed))
      put(held, keyOf(subject, item, month), { knownFrom, stated: { value } });
  }
  const outcome = { stored: 0, revised: 0, unchanged: 0, setBack: 0 };
  const fresh: NewRosterEntry[] = [];
  for (const entry of entries) {
    const key = keyOf(entry.subject, entry.item, entry.month ?? -1);
    const incoming: Stated = { knownFrom: entry.knownFrom, stated: { value: entry.value } };
    const { weighing }: Settled<'value', string | number> = settle(incoming, held.get(key) ?? []);
    if (weighing === 'new') outcome.stored += 1;
    else if (weighing === 'same') outcome.unchanged += 1;
    else outcome.revised += 1;
    if (weighing === 'setBack') outcome.setBack += 1;
    if (weighing === 'same') continue;
    fresh.push(entry);
    put(held, key, incoming);
  }
  return { outcome, fresh };
}

function keyOf(subject: string, item: string, month: number): string {
  return `${subject} ${item} ${month}`;
}

/** Keeps the order in which statements came into force. */
function put(held: Map<string, Stated[]>, key: string, stated: Stated): void {
  const all = held.get(key) ?? [];
  const at = all.findLastIndex(({ knownFrom }) => knownFrom <= stated.knownFrom);
  all.splice(at + 1, 0, stated);
  held.set(key, all);
}

function entryOf(
  { subject, item, month, value, knownFrom, sheet, cell }: StoredEntry,
  file: NamedFile | undefined,
): RosterEntry {
  if (file === undefined) throw new Error('an entry of no file');
  return {
    subject,
    item,
    month: month < 0 ? null : month,
    value,
    knownFrom,
    source: { file: file.sha256, fileName: file.name, sheet, cell },
  };
}
