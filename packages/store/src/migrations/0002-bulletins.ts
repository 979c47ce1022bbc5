import type { Migration } from './migration.ts';

/** Drafts of bulletins, issues with their documents, and what reviews of issued figures found. Append-only: all but
 *  bulletin_series, the count that numbers are given by, and bulletin_review, which can be worked out again. */
export const bulletins: Migration = {
  version: 2,
  name: 'bulletins',
  sql: `
create table bulletin_draft (
  city text collate "C" not null,
  id uuid not null,
  region text collate "C" not null,
  year smallint not null,
  month smallint not null,
  language text not null,
  as_of timestamptz not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (city, id)
);

-- What people did to a draft, in order.
create table bulletin_change (
  city text collate "C" not null,
  draft uuid not null,
  number integer not null,
  body jsonb not null,
  primary key (city, draft, number)
);

-- The last number given in a series and year. Its row is locked while an issue is being stored: no gap and no double.
create table bulletin_series (
  city text collate "C" not null,
  series text collate "C" not null,
  year smallint not null,
  last integer not null,
  primary key (city, series, year)
);

create table bulletin (
  city text collate "C" not null,
  id uuid not null,
  draft uuid not null,
  series text collate "C" not null,
  series_year smallint not null,
  number integer not null,
  region text collate "C" not null,
  year smallint not null,
  month smallint not null,
  language text not null,
  as_of timestamptz not null,
  title text not null,
  signer text not null,
  issued_at timestamptz not null,
  stored_at timestamptz not null,
  by text not null,
  edition timestamptz not null,
  changes bigint not null,
  entries integer not null,
  files jsonb not null,
  content jsonb not null,
  primary key (city, id),
  unique (city, series, series_year, number),
  unique (city, draft)
);

create table bulletin_file_chunk (
  city text collate "C" not null,
  sha256 text collate "C" not null,
  number integer not null,
  bytes bytea not null,
  primary key (city, sha256, number)
);
-- A .docx is compressed already.
alter table bulletin_file_chunk alter column bytes set storage external;

create table bulletin_withdrawal (
  city text collate "C" not null,
  bulletin uuid not null,
  at timestamptz not null,
  stored_at timestamptz not null,
  by text not null,
  reason text not null,
  primary key (city, bulletin)
);

create table bulletin_review (
  city text collate "C" not null,
  bulletin uuid not null,
  edition timestamptz not null,
  changes bigint not null,
  entries integer not null,
  outdated jsonb not null,
  primary key (city, bulletin, edition)
);

-- How far back an acceptance reaches: the earliest month (year*12 + month - 1) that values known from a moment end in.
create table acceptance_reach (
  city text collate "C" not null,
  number bigint not null,
  known_from timestamptz not null,
  earliest integer not null,
  primary key (city, number, known_from)
);
insert into acceptance_reach (city, number, known_from, earliest)
select a.city, a.number, o.known_from, min(o.year::int * 12 + o.start_month + o.months - 2)
from acceptance a join observation o on o.city = a.city and o.import = a.import
group by a.city, a.number, o.known_from;
`,
};
