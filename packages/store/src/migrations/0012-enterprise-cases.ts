import type { Migration } from './migration.ts';

/** Cases of enterprises: declarations on the ladder, requests. What was done in each, append-only. */
export const enterpriseCases: Migration = {
  version: 12,
  name: 'enterprise-cases',
  sql: `
create table enterprise_case_event (
  city text collate "C" not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  enterprise text collate "C" not null,
  number integer not null,
  at timestamptz not null,
  stored_at timestamptz not null,
  by jsonb not null,
  act jsonb not null,
  primary key (city, kind, id, number)
);
create index enterprise_case_event_at on enterprise_case_event (city, kind, at);
`,
};
