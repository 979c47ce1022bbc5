import { type Actor, DomainError, type Instant, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { reviewsOf } from '../bulletin/review.ts';
import type { BulletinContent, BulletinReview, IssuedFile, PublishedBulletin } from '../ports.ts';
import { type Moment, resolveMoment } from './moment.ts';

export interface IssuedReading {
  readonly moment: Moment;
  readonly bulletin: PublishedBulletin;
  readonly content: BulletinContent;
  readonly review: BulletinReview;
}

/** An issued bulletin (已印发的通报) as it was issued, and which of its figures the record as of a moment no longer gives. Refuses
 *  `unknown-bulletin`. */
export async function readIssuedBulletin(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf?: string,
): Promise<IssuedReading> {
  const moment = await resolveMoment(app, city, asOf);
  const bulletin = await issuedBulletin(app, city, id, moment.asOf);
  authorise(actor, 'bulletin.read', city, bulletin.region);
  const content = await app.store.bulletins.content(city, id);
  const [review] = await reviewsOf(app, moment, [bulletin]);
  if (content === undefined || review === undefined) throw new Error(`issued without content: ${id}`);
  return { moment, bulletin, content, review };
}

/** A document of an issued bulletin, byte for byte as it was issued. Refuses `unknown-bulletin`, `unknown-file`. */
export async function readIssuedFile(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  kind: IssuedFile['kind'],
): Promise<{ readonly bulletin: PublishedBulletin; readonly file: IssuedFile; readonly bytes: Uint8Array }> {
  const { asOf } = await resolveMoment(app, city);
  const bulletin = await issuedBulletin(app, city, id, asOf);
  authorise(actor, 'bulletin.read', city, bulletin.region);
  const file = bulletin.files.find((each) => each.kind === kind);
  const bytes = file && (await app.store.bulletins.file(city, file.sha256));
  if (file === undefined || bytes === undefined) throw new DomainError('unknown-file', { bulletin: id, kind });
  return { bulletin, file, bytes };
}

/** Finds an issued bulletin as of a moment. Refuses `unknown-bulletin`, also for one that was issued later. */
export async function issuedBulletin(
  app: Application,
  city: RegionCode,
  id: string,
  asOf: Instant,
): Promise<PublishedBulletin> {
  const found = (await app.store.bulletins.issued(city, asOf)).find((bulletin) => bulletin.id === id);
  if (found === undefined) throw new DomainError('unknown-bulletin', { bulletin: id });
  return found;
}
