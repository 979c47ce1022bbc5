import type { Migration } from './migration.ts';

/** What an acceptance touched: regions and years as `region year`. Null of acceptances from before: they may have touched
 *  anything. Whoever keeps regions in memory reads anew only what an acceptance touched. */
export const acceptanceTouched: Migration = {
  version: 15,
  name: 'acceptance-touched',
  sql: `
alter table acceptance add column touched text[];
`,
};
