import type { Migration } from './migration.ts';

/** Monthly reviews, circulars and meetings: append-only events. `claim` is what no other event of the topic may hold, the number of
 *  an issue. */
export const proceedings: Migration = {
  version: 7,
  name: 'proceedings',
  sql: `
create table proceeding_event (
  city text collate "C" not null,
  topic text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  at timestamptz not null,
  stored_at timestamptz not null,
  claim text collate "C",
  by jsonb not null,
  details jsonb not null,
  primary key (city, topic, id, version),
  unique (city, topic, claim)
);
create index proceeding_event_at on proceeding_event (city, topic, at);
`,
};
