import type { Migration } from './migration.ts';

/** Enterprises and their monthly returns: append-only, seen through the acceptance of their import. A row holds everything in force from
 *  its moment on; `stated` says by bits which of it the row stated itself, 0 where a later moment carries on what became known of the past.
 *  Months are year*12 + month - 1. `columns` are the column letters of the items, in their order, separated by commas. */
export const enterprises: Migration = {
  version: 9,
  name: 'enterprises',
  sql: `
create table enterprise (
  known_from timestamptz not null,
  import uuid not null,
  stated smallint not null,
  opened smallint,
  closed smallint,
  row integer not null,
  city text collate "C" not null,
  code text collate "C" not null,
  name text,
  region text collate "C",
  industry text collate "C",
  park text,
  category text collate "C",
  sheet text not null,
  primary key (city, code, known_from, import)
);

create table enterprise_return (
  known_from timestamptz not null,
  import uuid not null,
  output float8,
  revenue float8,
  profit float8,
  tax float8,
  electricity float8,
  employees float8,
  revenue_parts float8,
  row integer not null,
  month smallint not null,
  stated smallint not null,
  city text collate "C" not null,
  enterprise text collate "C" not null,
  sheet text not null,
  columns text not null,
  primary key (city, month, enterprise, known_from, import)
);
`,
};
