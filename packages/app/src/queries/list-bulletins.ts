import type { Actor, RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { drafted, type DraftedBulletin, draftOf } from '../bulletin/drafted.ts';
import { reviewsOf } from '../bulletin/review.ts';
import type { BulletinDraft, BulletinReview, PublishedBulletin } from '../ports.ts';
import { type Moment, resolveMoment } from './moment.ts';

export interface BulletinList {
  readonly moment: Moment;
  /** The last first. */
  readonly bulletins: readonly { readonly bulletin: PublishedBulletin; readonly review: BulletinReview }[];
}

/** The bulletins issued by a moment (通报目录), each with the figures that the record of that moment no longer gives. */
export async function listBulletins(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asOf?: string,
): Promise<BulletinList> {
  authorise(actor, 'bulletin.read', city);
  const moment = await resolveMoment(app, city, asOf);
  const issued = await app.store.bulletins.issued(city, moment.asOf);
  const reviews = await reviewsOf(app, moment, issued);
  return {
    moment,
    bulletins: issued.flatMap((bulletin, i) => {
      const review = reviews[i];
      return review === undefined ? [] : [{ bulletin, review }];
    }),
  };
}

/** Drafts that are open, newest first. */
export async function listBulletinDrafts(
  app: Application,
  actor: Actor,
  city: RegionCode,
): Promise<readonly BulletinDraft[]> {
  authorise(actor, 'bulletin.draft', city);
  return (await app.store.bulletins.drafts(city)).filter((draft) => draft.state === 'open');
}

/** A draft laid open (通报稿): computed words, people's changes, figures by hand. Refuses `unknown-draft`. */
export async function readBulletinDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
): Promise<DraftedBulletin> {
  const draft = await draftOf(app, city, id);
  authorise(actor, 'bulletin.draft', city, draft.region);
  return drafted(app, city, draft);
}
