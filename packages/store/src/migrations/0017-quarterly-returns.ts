import type { Migration } from './migration.ts';

/** Quarterly returns of enterprises, as `enterprise_return`: append-only, seen through the acceptance of their import. `month` is the last
 *  one and `length` how many months it is of: 3 a quarter, 6, 9 and 12 the year so far. A table of its own, so that whoever adds up months
 *  cannot add up a quarter among them. */
export const quarterlyReturns: Migration = {
  version: 17,
  name: 'quarterly-returns',
  sql: `
create table enterprise_quarter (
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
  length smallint not null,
  stated smallint not null,
  city text collate "C" not null,
  enterprise text collate "C" not null,
  sheet text not null,
  columns text not null,
  primary key (city, month, enterprise, length, known_from, import)
);
`,
};
