import type { Migration } from './migration.ts';

/** Outlooks as they were made, append-only. Bodies are `json` and not `jsonb`: they are read whole and come back letter by letter. */
export const outlooks: Migration = {
  version: 3,
  name: 'outlooks',
  sql: `
create table outlook (
  city text collate "C" not null,
  region text collate "C" not null,
  indicator text collate "C" not null,
  -- The month that the cut-off ends in, year * 12 + month - 1, and the cut-off as an interval.
  cutoff_end integer not null,
  cutoff text collate "C" not null,
  edition timestamptz not null,
  made_at timestamptz not null,
  version integer not null,
  content json not null,
  -- Past years gone through: only the scores read them.
  replay json not null,
  primary key (city, region, indicator, cutoff_end, cutoff, edition)
);
`,
};
