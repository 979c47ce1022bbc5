import type { Migration } from './migration.ts';

/** Files of the archive, known by their content, and their bytes. Append-only: no import that is swept takes any of them along. */
export const evidence: Migration = {
  version: 14,
  name: 'evidence',
  sql: `
create table evidence_file (
  city text collate "C" not null,
  sha256 text collate "C" not null,
  sm3 text collate "C" not null,
  media_type text collate "C" not null,
  name text not null,
  size bigint not null,
  stored_at timestamptz not null,
  by text not null,
  primary key (city, sha256)
);
create table evidence_chunk (
  city text collate "C" not null,
  sha256 text collate "C" not null,
  number integer not null,
  bytes bytea not null,
  primary key (city, sha256, number)
);
alter table evidence_chunk alter column bytes set storage external;
`,
};
