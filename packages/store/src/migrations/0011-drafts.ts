import type { Migration } from './migration.ts';

/** Drafts that were checked, and what was done to each: checks and decisions, append-only. */
export const drafts: Migration = {
  version: 11,
  name: 'drafts',
  sql: `
create table draft_paper (
  city text collate "C" not null,
  id uuid not null,
  title text not null,
  form text collate "C" not null,
  region text collate "C" not null,
  text text not null,
  file bytea,
  at timestamptz not null,
  stored_at timestamptz not null,
  by jsonb not null,
  primary key (city, id)
);
create index draft_paper_at on draft_paper (city, at);
create table draft_event (
  city text collate "C" not null,
  draft uuid not null,
  number integer not null,
  at timestamptz not null,
  stored_at timestamptz not null,
  by jsonb not null,
  act jsonb not null,
  primary key (city, draft, number)
);
`,
};
