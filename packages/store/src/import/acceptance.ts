import type { ImportOutcome, IncomingFile } from '@shigan/app';
import { DomainError, type Instant, type RegionCode, weigh } from '@shigan/core';

import { textArray } from '../database/arrays.ts';
import { lockChanges, nextChange, noteEditions } from '../database/change.ts';
import { type Database, type Session, statement } from '../database/database.ts';
import { packedRows, unpack } from '../observation/packed.ts';
import { findFile, isWhole } from './files.ts';
import type { Staging } from './staging.ts';
import { keyOf, vintagesHeld } from './vintages-held.ts';

/** What the last step asks of rows that lie staged. */
export interface Staged {
  readonly outcome: ImportOutcome;
  /** Whether there is anything to keep. */
  readonly isNew: boolean;
  /** The moments from which its rows are known, each with the earliest month that analysis of them reaches. */
  readonly reach: ReadonlyMap<Instant, number>;
  /** The regions and years that its observations are of, as `region year`; undefined where they are too many to be noted. */
  readonly touched: ReadonlySet<string> | undefined;
}

export interface Pending<S extends Staged = Staged> {
  readonly city: RegionCode;
  readonly importId: string;
  readonly file: IncomingFile;
  readonly staging: S;
  /** Number of the last acceptance that its rows were weighed against. */
  weighedUpTo: number;
}

const lastAcceptance = statement(
  'acceptance_last',
  'select coalesce(max(number), 0)::int8 as number from acceptance where city = $1',
);
const endUnderWay = statement('import_under_way_end', 'delete from import_under_way where city = $1 and import = $2');
const insertAcceptance = statement(
  'acceptance_insert',
  `insert into acceptance (city, number, import, stored, revised, unchanged, set_back, touched)
   values ($1, $2, $3, $4, $5, $6, $7, $8::text[])`,
);

const insertReach = statement(
  'acceptance_reach_insert',
  `insert into acceptance_reach (city, number, known_from, earliest)
   select $1, $2, known_from, earliest from unnest($3::timestamptz[], $4::int4[]) reach(known_from, earliest)`,
);

export async function lastAccepted(session: Session, city: RegionCode): Promise<number> {
  const [row] = await session.rows<{ number: number }>(lastAcceptance, [city]);
  return row?.number ?? 0;
}

/** Makes a staged import visible, in one transaction. What was accepted since its rows were weighed is weighed first, so
 *  that one file brought twice at a time is stored once. False: a file already held that brought nothing new; it leaves no
 *  trace and its rows, none, need no sweeping. */
export async function acceptStaged<S extends Staged>(
  database: Database,
  pending: Pending<S>,
  weighAgain: (database: Database, pending: Pending<S>, last: number) => Promise<void>,
): Promise<boolean> {
  for (;;) {
    const last = await lastAccepted(database, pending.city);
    if (last > pending.weighedUpTo) await weighAgain(database, pending, last);
    const outcome = await database.transaction(async (session) => seal(session, pending));
    if (outcome !== 'overtaken') return outcome === 'accepted';
  }
}

async function seal(session: Session, pending: Pending): Promise<'accepted' | 'nothing new' | 'overtaken'> {
  const { city, importId, file, staging } = pending;
  // From here on no other import of the city can be accepted before this one.
  await lockChanges(session, city);
  if ((await lastAccepted(session, city)) > pending.weighedUpTo) return 'overtaken';
  const { stored, revised, unchanged, setBack } = staging.outcome;
  if (!staging.isNew && (await findFile(session, city, file.sha256))) return 'nothing new';
  const alive = await session.run(endUnderWay, [city, importId]);
  if (alive === 0 || !(await isWhole(session, city, file)))
    throw new DomainError('store-unavailable', { reason: 'the import was taken for dead and is being swept' });
  const number = await nextChange(session, city);
  await session.run(insertAcceptance, [
    city,
    number,
    importId,
    stored,
    revised,
    unchanged,
    setBack,
    staging.touched === undefined ? null : textArray([...staging.touched]),
  ]);
  await noteEditions(session, city, staging.reach.keys());
  await session.run(insertReach, [city, number, [...staging.reach.keys()], [...staging.reach.values()]]);
  return 'accepted';
}

/** Rows of a pending import, in the order of the key, whose keys imports accepted meanwhile have as well. */
const overtakenRows = statement(
  'observation_overtaken',
  `select ${packedRows} as rows
   from (
     select mine.* from observation mine
     where mine.city = $1 and mine.import = $2
       and (mine.indicator, mine.region, mine.year, mine.start_month, mine.months, mine.measure, mine.known_from)
         > ($5, $6, $7::int2, $8::int2, $9::int2, $10, $11::timestamptz)
       and exists (
         select from observation theirs
         join acceptance a on a.city = theirs.city and a.import = theirs.import and a.number > $3 and a.number <= $4
         where theirs.city = mine.city and theirs.indicator = mine.indicator and theirs.region = mine.region
           and theirs.year = mine.year and theirs.start_month = mine.start_month and theirs.months = mine.months
           and theirs.measure = mine.measure)
     order by mine.indicator, mine.region, mine.year, mine.start_month, mine.months, mine.measure, mine.known_from
     limit 2000) o`,
);

const deleteRow = statement(
  'observation_withdraw',
  `delete from observation o
   using unnest($3::text[], $4::text[], $5::int2[], $6::int2[], $7::int2[], $8::text[], $9::timestamptz[])
     row(indicator, region, year, start_month, months, measure, known_from)
   where o.city = $1 and o.import = $2 and o.indicator = row.indicator and o.region = row.region and o.year = row.year
     and o.start_month = row.start_month and o.months = row.months and o.measure = row.measure
     and o.known_from = row.known_from`,
);

/** Weighs rows again whose keys have got new vintages since; those that now say what is known go, and the counts follow. */
export async function weighObservations(database: Database, pending: Pending<Staging>, last: number): Promise<void> {
  const { city, importId, staging, weighedUpTo } = pending;
  let after: readonly unknown[] = ['', '', 0, 0, 0, '', '-infinity'];
  for (;;) {
    const packed = await database.rows<{ rows: string | null }>(overtakenRows, [
      city,
      importId,
      weighedUpTo,
      last,
      ...after,
    ]);
    const rows = packed
      .flatMap(({ rows: text }) => (text === null ? [] : [...unpack(text)]))
      .toSorted((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
    const held = await vintagesHeld(database, { city, importId, upTo: last }, rows);
    const gone = rows.filter((row) => {
      // Beside itself and what the file said later of the same key.
      const others = (held.get(keyOf(row)) ?? []).filter(
        (vintage) => vintage.number !== undefined || vintage.knownFrom < row.knownFrom,
      );
      const before = others.filter((vintage) => vintage.number === undefined || vintage.number <= weighedUpTo);
      const to = weigh(row, others);
      staging.recount(weigh(row, before), to);
      return to === 'same';
    });
    if (gone.length > 0) await database.run(deleteRow, [city, importId, ...keyArrays(gone)]);
    if (rows.length < 2000) break;
    const end = rows.at(-1);
    if (!end) break;
    after = keyArrays([end]).map(([value]) => value);
  }
  pending.weighedUpTo = last;
}

type Row = Parameters<typeof keyOf>[0] & { readonly knownFrom: string };

function keyArrays(rows: readonly Row[]): readonly (readonly unknown[])[] {
  return [
    rows.map((row) => row.indicator),
    rows.map((row) => row.region),
    rows.map((row) => row.span.year),
    rows.map((row) => row.span.startMonth),
    rows.map((row) => row.span.length),
    rows.map((row) => row.measure),
    rows.map((row) => row.knownFrom),
  ];
}

/** Bytes that sort as the columns of the key do. */
function sortKey({ indicator, region, span, measure, knownFrom }: Row): Buffer {
  const two = (n: number): string => String(n).padStart(2, '0');
  const columns = [indicator, region, span.year, two(span.startMonth), two(span.length), measure, knownFrom];
  return Buffer.from(columns.join('\u0001'));
}
