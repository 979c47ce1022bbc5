import type { Migration } from './migration.ts';

/** Work on outlooks that was done to its end: it is not done again for the same record after a restart. */
export const outlooksMade: Migration = {
  version: 16,
  name: 'outlooks-made',
  sql: `
create table outlook_made (
  city text collate "C" not null,
  mark text collate "C" not null,
  made_at timestamptz not null,
  primary key (city, mark)
);
`,
};
