import type { Migration } from './migration.ts';

/** The queue of jobs, and the channels by which somebody is told. `lease_until` is until when a job is its worker's, and after a failed attempt until when it waits. */
export const jobs: Migration = {
  version: 10,
  name: 'jobs',
  sql: `
create table job (
  city text collate "C" not null,
  key text collate "C" not null,
  kind text collate "C" not null,
  due timestamptz not null,
  payload jsonb not null,
  stored_at timestamptz not null,
  state text collate "C" not null default 'waiting',
  attempts integer not null default 0,
  worker text collate "C",
  lease_until timestamptz not null default '-infinity',
  outcome text not null default '',
  ended_at timestamptz,
  primary key (city, key)
) with (fillfactor = 70);
create index job_waiting on job (city, due, key) where state = 'waiting';
create index job_ended on job (city, state, due);

-- A signing key is sealed; of a calendar's token the hash is kept.
create table channel (
  city text collate "C" not null,
  id text collate "C" not null,
  account text collate "C" not null,
  kind text collate "C" not null,
  target text not null,
  sealed_key text not null default '',
  token_hash text collate "C",
  at timestamptz not null,
  ended_at timestamptz,
  primary key (city, id),
  unique (city, token_hash)
);
create index channel_account on channel (city, account) where ended_at is null;
`,
};
