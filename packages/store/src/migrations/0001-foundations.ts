import type { Migration } from './migration.ts';

/** The first tables. Rules that all of them keep, so that a database can be sharded by city: the city's code leads every
 *  primary key and unique constraint and never changes; ids are UUIDv7 made by the application, not sequences; no triggers.
 *  Append-only: register_entry, file, file_chunk, acceptance, observation, audit. What an import has stored is seen through
 *  its acceptance, the row that its last transaction writes; until then, and for good if its process dies, it is invisible
 *  to every reader and swept later. */
export const foundations: Migration = {
  version: 1,
  name: 'foundations',
  sql: `
create table city (
  code text collate "C" primary key,
  name text not null,
  demo boolean not null,
  business_date timestamptz
);

-- How often anything was kept for a city: what is worked out from its data may be kept until this moves.
create table city_change (
  city text collate "C" primary key,
  changes bigint not null
);

-- Every moment from which anything was known.
create table edition (
  city text collate "C" not null,
  known_from timestamptz not null,
  primary key (city, known_from)
);

create table register_entry (
  city text collate "C" not null,
  register text collate "C" not null,
  key text collate "C" not null,
  known_from timestamptz not null,
  id uuid not null,
  stored_at timestamptz not null,
  by text not null,
  body jsonb,
  primary key (city, register, key, known_from, id)
);

create table file (
  city text collate "C" not null,
  sha256 text collate "C" not null,
  name text not null,
  size bigint not null,
  stored_at timestamptz not null,
  by text not null,
  primary key (city, sha256)
);

create table file_chunk (
  city text collate "C" not null,
  sha256 text collate "C" not null,
  number integer not null,
  bytes bytea not null,
  primary key (city, sha256, number)
);
-- Workbooks are compressed already.
alter table file_chunk alter column bytes set storage external;

-- An import that has begun: its file, its layout, who brought it.
create table import (
  city text collate "C" not null,
  id uuid not null,
  sha256 text collate "C" not null,
  layout text not null,
  stored_at timestamptz not null,
  by text not null,
  primary key (city, id)
);

-- Imports under way, and when they last moved. Taking the row away makes its import stop: every batch asks for it.
create table import_under_way (
  city text collate "C" not null,
  import uuid not null,
  moved_at timestamptz not null,
  primary key (city, import)
) with (fillfactor = 50);

-- An import that is in. Its number is the city's count of changes at that moment: what was accepted last has the highest.
create table acceptance (
  city text collate "C" not null,
  number bigint not null,
  import uuid not null,
  stored integer not null,
  revised integer not null,
  unchanged integer not null,
  set_back integer not null,
  primary key (city, number),
  unique (city, import)
);

-- One row is one vintage. Who stored it, when, and from which file stands with its import.
create table observation (
  known_from timestamptz not null,
  year smallint not null,
  start_month smallint not null,
  months smallint not null,
  decimals smallint not null,
  import uuid not null,
  city text collate "C" not null,
  indicator text collate "C" not null,
  region text collate "C" not null,
  measure text collate "C" not null,
  value numeric not null,
  unit text not null,
  status text,
  sheet text not null,
  cell text not null,
  primary key (city, indicator, region, year, start_month, months, measure, known_from, import)
);

create table audit (
  city text collate "C" not null,
  id uuid not null,
  at timestamptz not null,
  actor jsonb not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  primary key (city, id)
);
`,
};
