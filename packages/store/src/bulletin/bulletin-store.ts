import type { BulletinReview, BulletinStore, OutdatedFigure } from '@shigan/app';
import type { Instant } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';
import { draftStore } from './drafts.ts';
import { issueStore } from './issues.ts';

const changesCounted = statement('bulletin_changes', 'select changes from city_change where city = $1');
const entriesKnown = statement(
  'bulletin_entries',
  `select count(*) as entries from register_entry where city = $1 and known_from <= $2 and register <> 'layout'`,
);
const earliestBetween = statement(
  'bulletin_reach',
  `select min(earliest) as earliest from acceptance_reach
   where city = $1 and known_from <= $2 and number <= $3 and (number > $4 or known_from > $5)`,
);
const latestReviews = statement(
  'bulletin_reviews',
  `select distinct on (bulletin) bulletin, edition, changes, entries, outdated from bulletin_review
   where city = $1 and edition <= $2 order by bulletin, edition desc`,
);
/** A review that is slower than a later one does not take its place. */
const upsertReview = statement(
  'bulletin_review_keep',
  `insert into bulletin_review (city, bulletin, edition, changes, entries, outdated) values ($1, $2, $3, $4, $5, $6)
   on conflict (city, bulletin, edition) do update
   set changes = excluded.changes, entries = excluded.entries, outdated = excluded.outdated
   where bulletin_review.changes <= excluded.changes`,
);

type ReviewRow = {
  readonly bulletin: string;
  readonly edition: Instant;
  readonly changes: number;
  readonly entries: number;
  readonly outdated: readonly OutdatedFigure[];
};

export function bulletinStore(database: Database): BulletinStore {
  return {
    ...draftStore(database),
    ...issueStore(database),
    mark: async (city, edition) => {
      // The count of changes first: what comes after it is read makes the mark out of date, never a review too new.
      const [counted] = await database.rows<{ changes: number }>(changesCounted, [city]);
      const [known] = await database.rows<{ entries: number }>(entriesKnown, [city, edition]);
      return { edition, changes: counted?.changes ?? 0, entries: known?.entries ?? 0 };
    },
    reach: async (city, since, until) => {
      const [row] = await database.rows<{ earliest: number | null }>(earliestBetween, [
        city,
        until.edition,
        until.changes,
        since.changes,
        since.edition,
      ]);
      return row?.earliest ?? undefined;
    },
    reviews: async (city, edition) =>
      (await database.rows<ReviewRow>(latestReviews, [city, edition])).map((row): BulletinReview => ({
        bulletin: row.bulletin,
        mark: { edition: row.edition, changes: row.changes, entries: row.entries },
        outdated: row.outdated,
      })),
    keepReview: async (city, { bulletin, mark, outdated }) => {
      const { edition, changes, entries } = mark;
      await database.run(upsertReview, [city, bulletin, edition, changes, entries, JSON.stringify(outdated)]);
    },
  };
}
