import type { Migration } from './migration.ts';

/** What belongs to one person: which notifications were read, and views kept under a name. */
export const own: Migration = {
  version: 8,
  name: 'own',
  sql: `
create table notification_reading (
  city text collate "C" not null,
  account text collate "C" not null,
  key text collate "C" not null,
  at timestamptz not null,
  stored_at timestamptz not null,
  primary key (city, account, key)
);
create index notification_reading_key on notification_reading (city, key);
create table saved_view (
  city text collate "C" not null,
  id text collate "C" not null,
  account text collate "C" not null,
  name text not null,
  address text not null,
  shared boolean not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (city, id)
);
create unique index saved_view_name on saved_view (city, account, name) where removed_at is null;
`,
};
