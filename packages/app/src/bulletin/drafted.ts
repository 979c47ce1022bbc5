import {
  applyEdits,
  type BulletinFigure,
  dayOf,
  DomainError,
  type EconomicBulletin,
  type EditedBulletin,
  figuresByHand,
  type HandFigure,
  type RegionCode,
} from '@shigan/core';
import type { Application } from '../application.ts';
import type { BulletinDraft } from '../ports.ts';
import { type Moment, resolveMoment } from '../queries/moment.ts';
import { bulletinAt } from '../queries/read-bulletin.ts';

/** A draft laid open: what is computed, and what people made of it. */
export interface DraftedBulletin {
  readonly draft: BulletinDraft;
  readonly moment: Moment;
  readonly computed: EconomicBulletin<string>;
  readonly edited: EditedBulletin;
  readonly figures: readonly BulletinFigure[];
  readonly byHand: readonly HandFigure[];
  /** The number that it would be issued under. */
  readonly nextNumber: number;
}

/** Finds a draft. Refuses `unknown-draft`. */
export async function draftOf(app: Application, city: RegionCode, id: string): Promise<BulletinDraft> {
  const draft = await app.store.bulletins.draft(city, id);
  if (draft === undefined) throw new DomainError('unknown-draft', { draft: id });
  return draft;
}

/** Lays a draft open: the bulletin as of its moment with its changes in it. */
export async function drafted(app: Application, city: RegionCode, draft: BulletinDraft): Promise<DraftedBulletin> {
  const moment = await resolveMoment(app, city, draft.asOf);
  const { bulletin: computed, figures } = await bulletinAt(app, moment, draft);
  const edited = applyEdits(computed, draft.edits);
  const { series, year } = await seriesNow(app, city, computed);
  const nextNumber = await app.store.bulletins.nextNumber(city, series, year);
  return { draft, moment, computed, edited, figures, byHand: figuresByHand(edited), nextNumber };
}

/** The series and year that a bulletin issued now belongs to. */
export async function seriesNow(
  app: Application,
  city: RegionCode,
  { masthead }: Pick<EconomicBulletin<string>, 'masthead'>,
): Promise<{ readonly series: string; readonly year: number; readonly moment: Moment }> {
  const moment = await resolveMoment(app, city);
  return { series: masthead, year: Number(dayOf(moment.asOf).slice(0, 4)), moment };
}
