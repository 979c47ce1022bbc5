import type { Migration } from './migration.ts';

/** Who brought a file of the archive after whoever brought it first: only who held the bytes may name them. Append-only. */
export const evidenceBringers: Migration = {
  version: 18,
  name: 'evidence-bringers',
  sql: `
create table evidence_bringer (
  city text collate "C" not null,
  sha256 text collate "C" not null,
  by text collate "C" not null,
  brought_at timestamptz not null,
  primary key (city, sha256, by)
);
`,
};
