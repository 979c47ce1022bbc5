import type { Migration } from './migration.ts';

/** Rosters of projects and the like: statements, append-only, one row per cell, seen through the acceptance of their import. `month` is
 *  year * 12 + month - 1, -1 for what is stated once and for all; of the two values one is null. */
export const rosters: Migration = {
  version: 13,
  name: 'rosters',
  sql: `
create table roster_entry (
  known_from timestamptz not null,
  import uuid not null,
  number float8,
  row integer not null,
  month smallint not null,
  city text collate "C" not null,
  roster text collate "C" not null,
  subject text collate "C" not null,
  item text collate "C" not null,
  words text,
  sheet text not null,
  col text not null,
  primary key (city, roster, subject, item, month, known_from, import)
);
`,
};
