import { type Actor, DomainError, judge, parseAwardFigureId, parseFigureId, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { reviewsOf } from '../bulletin/review.ts';
import { maySee, type OpenDraft, openDrafts } from '../draft/open-draft.ts';
import type { PublishedBulletin } from '../ports.ts';
import type { FiledMatter } from '../ports/matter-store.ts';
import { readMatters } from './list-matters.ts';
import { type Moment, resolveMoment } from './moment.ts';

/** Where a figure is used (用在哪里), and whether what uses it is out of date. */
export interface FigureUses {
  readonly moment: Moment;
  /** Bulletins that print it, the last first; outdated where the record no longer gives what was printed of it. */
  readonly bulletins: readonly { readonly bulletin: PublishedBulletin; readonly isOutdated: boolean }[];
  /** Drafts that claim it, of those that one may see; outdated where the claim stands otherwise by now. */
  readonly drafts: readonly { readonly draft: OpenDraft; readonly isOutdated: boolean }[];
  /** Matters about its indicator in its region. */
  readonly matters: readonly FiledMatter[];
}

/** What is meant by a figure whatever the moment: all of its id but the moment and the hash. */
function subjectOf(id: string): string {
  const parts = id.split('~');
  return parseAwardFigureId(id) === undefined ? parts.slice(0, 5).join('~') : parts.slice(0, 4).join('~');
}

/** Finds who used a figure by a moment: issued bulletins, checked drafts, matters. Figures are compared by what they are of, so that
 *  who printed an earlier value is found. Refuses `unknown-figure` for what is no id. */
export async function figureUses(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf?: string,
): Promise<FigureUses> {
  const locator = parseFigureId(id);
  if (locator === undefined && parseAwardFigureId(id) === undefined) throw new DomainError('unknown-figure', { id });
  authorise(actor, 'figure.read', city, locator?.region);
  const moment = await resolveMoment(app, city, asOf);
  const may = (action: 'bulletin.read' | 'draft.read' | 'matters.read'): boolean =>
    judge(actor, action, { city }).allowed;
  const isMeant = (other: string): boolean => subjectOf(other) === subjectOf(id);
  return {
    moment,
    bulletins: may('bulletin.read') ? await bulletinsWith(app, moment, isMeant) : [],
    drafts: may('draft.read') ? await draftsWith(app, actor, moment, asOf, isMeant) : [],
    matters:
      may('matters.read') && locator !== undefined
        ? (
            await readMatters(app, actor, city, {
              indicator: locator.indicator,
              region: locator.region,
              ...(asOf === undefined ? {} : { asOf }),
            })
          ).matters
        : [],
  };
}

async function bulletinsWith(
  app: Application,
  moment: Moment,
  isMeant: (id: string) => boolean,
): Promise<FigureUses['bulletins']> {
  const city = moment.city.code;
  const printed: PublishedBulletin[] = [];
  for (const bulletin of await app.store.bulletins.issued(city, moment.asOf)) {
    const content = await app.store.bulletins.content(city, bulletin.id);
    if (content?.figures.some((figure) => isMeant(figure.id))) printed.push(bulletin);
  }
  const reviews = await reviewsOf(app, moment, printed);
  return printed.map((bulletin, at) => ({
    bulletin,
    isOutdated: reviews[at]?.outdated.some((figure) => isMeant(figure.id)) ?? false,
  }));
}

async function draftsWith(
  app: Application,
  actor: Actor,
  moment: Moment,
  asOf: string | undefined,
  isMeant: (id: string) => boolean,
): Promise<FigureUses['drafts']> {
  const city = moment.city.code;
  const held = await app.store.drafts.list(city, moment.asOf);
  const using = held.filter(
    (one) =>
      maySee(actor, city, one) &&
      one.events
        .findLast((event) => event.kind === 'check')
        ?.check.claims.some(({ figure }) => figure !== null && isMeant(figure)),
  );
  return (await openDrafts(app, actor, city, using, asOf)).map((draft) => ({
    draft,
    isOutdated: draft.changed.some(({ before }) => before.figure !== null && isMeant(before.figure)),
  }));
}
