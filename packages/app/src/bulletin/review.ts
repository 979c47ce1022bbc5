import { DomainError, figuresStanding, type RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';
import type { BulletinReview, PublishedBulletin, ReviewMark } from '../ports.ts';
import type { Moment } from '../queries/moment.ts';
import { reviewFigures } from './review-figures.ts';

/** Which figures of issued bulletins are outdated (已修订的数) as of a moment, a review per bulletin in their order. A bulletin is
 *  worked out again only where something came since its last review that its month can rest on: a value that ends in that month
 *  or before it, or an entry of a register. Everything else is read from the last review, at the issue itself none. */
export async function reviewsOf(
  app: Application,
  moment: Moment,
  bulletins: readonly PublishedBulletin[],
): Promise<readonly BulletinReview[]> {
  const city = moment.city.code;
  const { bulletins: store } = app.store;
  const until = await store.mark(city, moment.edition);
  const kept = new Map((await store.reviews(city, moment.edition)).map((last) => [last.bulletin, last]));
  const reach = reachUntil(app, city, until);
  const reviews: BulletinReview[] = [];
  for (const bulletin of bulletins) {
    const last = kept.get(bulletin.id) ?? { bulletin: bulletin.id, mark: bulletin.mark, outdated: [] };
    const stands = until.entries === last.mark.entries && (await reach(last.mark)) > lastMonth(bulletin);
    reviews.push(stands ? last : await review(app, moment, bulletin, until));
  }
  return reviews;
}

/** How far back what came since a mark reaches; asked once for each mark. */
function reachUntil(app: Application, city: RegionCode, until: ReviewMark): (since: ReviewMark) => Promise<number> {
  const asked = new Map<string, Promise<number>>();
  return async (since) => {
    const key = `${since.edition} ${since.changes}`;
    const known = asked.get(key);
    if (known !== undefined) return known;
    const asking = app.store.bulletins.reach(city, since, until).then((earliest) => earliest ?? Infinity);
    asked.set(key, asking);
    return asking;
  };
}

function lastMonth({ period }: PublishedBulletin): number {
  return period.year * 12 + period.month - 1;
}

async function review(
  app: Application,
  moment: Moment,
  bulletin: PublishedBulletin,
  mark: ReviewMark,
): Promise<BulletinReview> {
  const content = await app.store.bulletins.content(moment.city.code, bulletin.id);
  if (content === undefined) throw new Error(`issued without content: ${bulletin.id}`);
  const standing = new Set(figuresStanding(content.bulletin));
  const figures = content.figures.filter(({ id }) => standing.has(id));
  const outdated = await reviewFigures(app, moment, { figures, bulletin });
  const found = { bulletin: bulletin.id, mark, outdated };
  try {
    await app.store.bulletins.keepReview(moment.city.code, found);
  } catch (error) {
    // It is kept only to be faster the next time; a full disk is no reason not to answer.
    if (!(error instanceof DomainError && error.code === 'disk-full')) throw error;
  }
  return found;
}
