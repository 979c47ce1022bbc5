import type { Migration } from './migration.ts';

/** What overlaps a matter is looked for in its region, whenever the matter is read. */
export const mattersByRegion: Migration = {
  version: 19,
  name: 'matters-by-region',
  sql: 'create index matter_region on matter (city, region);',
};
