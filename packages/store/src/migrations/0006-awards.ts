import type { Migration } from './migration.ts';

/** The award ledger: append-only, numbered within a city in the order of entering. `id` is the line's own; a reversal names the
 *  award that it takes out within its body. */
export const awards: Migration = {
  version: 6,
  name: 'awards',
  sql: `
create table award_entry (
  city text collate "C" not null,
  number integer not null,
  id text collate "C" not null,
  known_from timestamptz not null,
  stored_at timestamptz not null,
  by text not null,
  body jsonb not null,
  primary key (city, number),
  unique (city, id)
);
`,
};
