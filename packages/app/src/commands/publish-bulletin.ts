import {
  type Actor,
  dayOf,
  DomainError,
  documentDay,
  type EconomicBulletin,
  figuresWithinBulletin,
  type RegionCode,
  withoutEmptyBlocks,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { drafted, type DraftedBulletin, draftOf, seriesNow } from '../bulletin/drafted.ts';
import type { BulletinContent, NewIssuedFile, PublishedBulletin } from '../ports.ts';
import { issuedBulletin } from '../queries/read-issued-bulletin.ts';
import { resolveMoment } from '../queries/moment.ts';

export interface Publication {
  /** How many changes of the draft were seen: what is issued is what was looked at. */
  readonly revision: number;
  /** Who signed it off (签发人). */
  readonly signer: string;
  /** The number it is to have (期号); the next one unless said. The first of a year may begin anywhere. */
  readonly number?: number;
  /** Figures that people changed have been looked at. */
  readonly acceptFiguresByHand?: boolean;
}

/** Issues a draft (印发通报): numbered, dated, set as a document and a page that are kept byte for byte, and never changed again.
 *  Refuses `figures-by-hand` until they are accepted, `changes-unplaced` where a change has lost its paragraph, `draft-changed`
 *  where the draft is not the one that was seen, `issue-number-taken`, `draft-closed`, `unknown-draft`, `invalid-entry`. */
export async function publishBulletin(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  publication: Publication,
): Promise<PublishedBulletin> {
  const draft = await draftOf(app, city, id);
  authorise(actor, 'bulletin.publish', city, draft.region);
  if (draft.state !== 'open') throw new DomainError('draft-closed', { draft: id });
  if (draft.revision !== publication.revision) throw new DomainError('draft-changed', { draft: id });
  const signer = publication.signer.trim();
  if (signer === '' || signer.length > 50 || /[\u0000-\u001f]/.test(signer))
    throw new DomainError('invalid-entry', { signer });
  const laidOpen = await drafted(app, city, draft);
  checkChanges(laidOpen, publication);
  const { series, year, moment } = await seriesNow(app, city, laidOpen.computed);
  const mark = await app.store.bulletins.mark(city, laidOpen.moment.edition);
  for (let attempt = 1; ; attempt++) {
    const number = publication.number ?? (await app.store.bulletins.nextNumber(city, series, year));
    const content = contentOf(laidOpen, number, dayOf(moment.asOf));
    try {
      const { region, period, language } = draft;
      const issue = {
        draft: id,
        region,
        period,
        language,
        asOf: laidOpen.moment.asOf,
        series,
        year,
        number,
        title: content.bulletin.title,
        signer,
        issuedAt: moment.asOf,
        storedAt: app.clock.now(),
        by: actor.name,
        mark,
      };
      const files = await filesOf(app, content.bulletin);
      const issued = await app.store.bulletins.publish(city, draft.revision, issue, content, files);
      await note(app, actor, city, issued, { draft: id, series, year, number, signer });
      return await issuedBulletin(app, city, issued, moment.asOf);
    } catch (error) {
      // Somebody else took the number meanwhile: the document is made again with the next one.
      const overtaken = error instanceof DomainError && error.code === 'issue-number-taken';
      if (!overtaken || publication.number !== undefined || attempt === mostAttempts) throw error;
    }
  }
}

const mostAttempts = 10;

/** Takes an issued bulletin back (撤回) by a further act: the bulletin, its number and its documents stay as they are. Refuses
 *  `unknown-bulletin`, `bulletin-withdrawn`, `invalid-entry` without a reason. */
export async function withdrawBulletin(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  reason: string,
): Promise<PublishedBulletin> {
  const { asOf: at } = await resolveMoment(app, city);
  const bulletin = await issuedBulletin(app, city, id, at);
  authorise(actor, 'bulletin.publish', city, bulletin.region);
  const told = reason.trim();
  if (told === '' || told.length > 500 || /[\u0000-\u0009\u000b-\u001f]/.test(told))
    throw new DomainError('invalid-entry', { reason: told });
  const storedAt = app.clock.now();
  await app.store.bulletins.withdraw(city, id, { at, storedAt, by: actor.name, reason: told });
  await note(app, actor, city, id, { withdrawn: told });
  return issuedBulletin(app, city, id, at);
}

function checkChanges({ byHand, edited, draft }: DraftedBulletin, { acceptFiguresByHand }: Publication): void {
  const [lost] = edited.unplaced;
  if (lost !== undefined) throw new DomainError('changes-unplaced', { draft: draft.id, text: lost.text ?? '' });
  if (byHand.length > 0 && acceptFiguresByHand !== true)
    throw new DomainError('figures-by-hand', { figures: byHand.map(({ text, was }) => `${was} → ${text}`).join('; ') });
}

/** What is issued: numbered, dated with the day of issue, without what was taken out. */
function contentOf({ edited, figures }: DraftedBulletin, number: number, day: string): BulletinContent {
  const { language } = edited.bulletin;
  const dated = { ...edited.bulletin, issueNumber: number, date: documentDay(day, language) };
  const bulletin = withoutEmptyBlocks(dated);
  const named = new Set(figuresWithinBulletin(bulletin));
  return { bulletin, figures: figures.filter((figure) => named.has(figure.id)) };
}

async function filesOf(app: Application, bulletin: EconomicBulletin<string>): Promise<readonly NewIssuedFile[]> {
  const docx = await app.documents.bulletinDocument(bulletin);
  const html = await app.documents.bulletinPage(bulletin);
  return [
    { kind: 'docx', sha256: app.digest.sha256(docx), content: docx },
    { kind: 'html', sha256: app.digest.sha256(html), content: html },
  ];
}

async function note(
  app: Application,
  actor: Actor,
  city: RegionCode,
  bulletin: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const at = app.clock.now();
  await app.store.audit.append(city, { at, actor, action: 'bulletin.publish', subject: bulletin, detail });
}
