import type { OutlookQuery, OutlookStore } from '@shigan/app';
import {
  endMonth,
  type Instant,
  type OutlookVintage,
  parseSpanIso,
  type RegionCode,
  type ReplayedOutlook,
  type SpanIso,
} from '@shigan/core';

import { textArray } from '../database/arrays.ts';
import { nextChange } from '../database/change.ts';
import { type Database, statement } from '../database/database.ts';

type VintageRow = {
  readonly region: RegionCode;
  readonly indicator: string;
  readonly cutoff: SpanIso;
  readonly edition: Instant;
  readonly made_at: Instant;
  readonly version: number;
  readonly content: OutlookVintage['content'];
  readonly replay?: readonly ReplayedOutlook[];
};

const asked = `city = $1 and edition <= $2
     and ($3::text[] is null or region = any($3)) and ($4::text[] is null or indicator = any($4))
     and cutoff_end between $5 and $6`;

const latestOutlooks = statement(
  'outlook_latest',
  `select distinct on (region, indicator) region, indicator, cutoff, edition, made_at, version, content
   from outlook where ${asked}
   order by region, indicator, cutoff_end desc, edition desc`,
);
const standingOutlooks = statement(
  'outlook_standing',
  `select distinct on (region, indicator, cutoff_end, cutoff)
     region, indicator, cutoff, edition, made_at, version, content
   from outlook where ${asked}
   order by region, indicator, cutoff_end, cutoff, edition desc`,
);
const outlookHistory = statement(
  'outlook_history',
  `select region, indicator, cutoff, edition, made_at, version, content, replay
   from outlook where ${asked}
   order by region, indicator, cutoff_end, edition`,
);
const insertOutlooks = statement(
  'outlook_insert',
  `insert into outlook (city, region, indicator, cutoff_end, cutoff, edition, made_at, version, content, replay)
   select $1, region, indicator, cutoff_end, cutoff, edition, made_at, version, content, replay
   from unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::int[], $9::json[], $10::json[])
     vintage(region, indicator, cutoff_end, cutoff, edition, made_at, version, content, replay)
   on conflict do nothing`,
);

const insertMade = statement(
  'outlook_made_insert',
  `insert into outlook_made (city, mark, made_at) select $1, mark, $3 from unnest($2::text[]) made(mark)
   on conflict do nothing`,
);
const selectMade = statement('outlook_made', 'select mark from outlook_made where city = $1 and mark = $2');

/** Vintages per statement: some ten kilobytes each. */
const batch = 100;

export function outlookStore(database: Database): OutlookStore {
  return {
    latest: async (city, query, asOf) =>
      (await database.rows<VintageRow>(latestOutlooks, valuesOf(city, query, asOf))).map(vintageOf),
    standing: async (city, query, asOf) =>
      (await database.rows<VintageRow>(standingOutlooks, valuesOf(city, query, asOf))).map(vintageOf),
    history: async (city, query, asOf) =>
      (await database.rows<VintageRow>(outlookHistory, valuesOf(city, query, asOf))).map(vintageOf),
    append: async (city, vintages) => {
      if (vintages.length === 0) return 0;
      return database.transaction(async (session) => {
        let kept = 0;
        for (let at = 0; at < vintages.length; at += batch)
          kept += await session.run(insertOutlooks, columnsOf(city, vintages.slice(at, at + batch)));
        if (kept > 0) await nextChange(session, city);
        return kept;
      });
    },
    noteMade: async (city, marks, at) => {
      await database.run(insertMade, [city, marks, at]);
    },
    wasMade: async (city, mark) => (await database.rows(selectMade, [city, mark])).length > 0,
  };
}

function valuesOf(city: RegionCode, query: OutlookQuery, asOf: Instant): readonly unknown[] {
  const { regions, indicators, cutoffFrom = 0, cutoffTo = 2 ** 31 - 1 } = query;
  return [city, asOf, regions ?? null, indicators ?? null, cutoffFrom, cutoffTo];
}

function columnsOf(city: RegionCode, vintages: readonly OutlookVintage[]): readonly unknown[] {
  return [
    city,
    vintages.map((v) => v.region),
    vintages.map((v) => v.indicator),
    vintages.map((v) => cutoffEnd(v.cutoff)),
    vintages.map((v) => v.cutoff),
    vintages.map((v) => v.edition),
    vintages.map((v) => v.madeAt),
    vintages.map((v) => v.version),
    textArray(vintages.map((v) => JSON.stringify(v.content))),
    textArray(vintages.map((v) => JSON.stringify(v.replay ?? []))),
  ];
}

function cutoffEnd(cutoff: SpanIso): number {
  const s = parseSpanIso(cutoff);
  if (s === undefined) throw new Error(`invalid span: ${cutoff}`);
  return s.year * 12 + endMonth(s) - 1;
}

function vintageOf(row: VintageRow): OutlookVintage {
  const { region, indicator, cutoff, edition, version, content, replay } = row;
  return {
    region,
    indicator,
    cutoff,
    edition,
    madeAt: row.made_at,
    version,
    content,
    ...(replay === undefined ? {} : { replay }),
  };
}
