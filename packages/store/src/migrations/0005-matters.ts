import type { Migration } from './migration.ts';

/** Matters. `matter_event` is append-only and the record itself; `matter` is what its events make of each, kept beside them so
 *  that lists need not be folded. Its columns beside `body` are what lists ask by. */
export const matters: Migration = {
  version: 5,
  name: 'matters',
  sql: `
create table matter (
  city text collate "C" not null,
  id text collate "C" not null,
  year smallint not null,
  sequence integer not null,
  version integer not null,
  state text collate "C" not null,
  lead_unit text collate "C",
  leader text collate "C",
  region text collate "C" not null,
  indicator text collate "C",
  source text collate "C" not null,
  campaign text collate "C",
  deadline date,
  body jsonb not null,
  primary key (city, id),
  unique (city, year, sequence)
) with (fillfactor = 70);
create index matter_state on matter (city, state);
create index matter_lead_unit on matter (city, lead_unit);
create index matter_leader on matter (city, leader);

-- How many matters a city has opened in a year: the next one's number.
create table matter_count (
  city text collate "C" not null,
  year smallint not null,
  opened integer not null,
  primary key (city, year)
);

create table matter_event (
  city text collate "C" not null,
  matter text collate "C" not null,
  version integer not null,
  at timestamptz not null,
  stored_at timestamptz not null,
  key text collate "C",
  act text collate "C" not null,
  by jsonb not null,
  reason text,
  evidence jsonb not null,
  details jsonb not null,
  primary key (city, matter, version),
  unique (city, key)
);
create index matter_event_at on matter_event (city, at);
`,
};
