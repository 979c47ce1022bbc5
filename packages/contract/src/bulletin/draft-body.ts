import type { BulletinFigure, EconomicBulletin, HandFigure, Language } from '@shigan/core';
import { z } from 'zod';
import { documentBody, figureHeld } from './document-body.ts';

/** A draft in a list. */
export interface DraftSummaryBody {
  readonly id: string;
  readonly region: string;
  readonly period: string;
  readonly language: Language;
  readonly asOf: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly revision: number;
}

/** Open drafts, newest first. */
export interface DraftListBody {
  readonly drafts: readonly DraftSummaryBody[];
}

/** A draft laid open: computed words with people's changes in them. */
export interface DraftBody extends DraftSummaryBody {
  readonly state: 'open' | 'discarded' | 'published';
  /** The number that it would be issued under. */
  readonly nextNumber: number;
  readonly bulletin: EconomicBulletin<string>;
  /** For each block of the body its place, by which it is changed. */
  readonly places: readonly string[];
  readonly figures: readonly BulletinFigure[];
  /** Figures that people changed. */
  readonly byHand: readonly HandFigure[];
  /** Changes whose paragraph is not there any more. */
  readonly unplaced: readonly {
    readonly place: string;
    readonly text: string;
    readonly by: string;
    readonly at: string;
  }[];
}

/** Begins a draft. */
export interface BeginDraftBody {
  readonly region: string;
  readonly period: string;
  readonly asOf?: string;
  readonly language?: Language;
}

/** A change at one place. */
export interface EditBody {
  /** What stood there when it was looked at. */
  readonly was: string;
  /** Empty takes the paragraph out; null goes back to what was computed. */
  readonly text: string | null;
}

/** Issues a draft. */
export interface PublishBody {
  readonly draft: string;
  readonly revision: number;
  readonly signer: string;
  readonly number?: number;
  readonly acceptFiguresByHand?: boolean;
}

const period = z.string().regex(/^\d{4}-\d{2}$/);
const moment = z.iso.datetime();
const language: z.ZodType<Language> = z.enum(['zh', 'en']);

const summary = {
  id: z.string(),
  region: z.string(),
  period,
  language,
  asOf: moment.describe('The moment whose record its figures are of.'),
  createdAt: moment,
  createdBy: z.string(),
  revision: z.int().nonnegative().describe('How many changes it has had.'),
};

export const draftListBody: z.ZodType<DraftListBody> = z
  .strictObject({ drafts: z.array(z.strictObject(summary)) })
  .meta({ id: 'BulletinDrafts' });

export const draftBody: z.ZodType<DraftBody> = z
  .strictObject({
    ...summary,
    state: z.enum(['open', 'discarded', 'published']),
    nextNumber: z.int().positive().describe('The number that it would be issued under.'),
    bulletin: documentBody,
    places: z.array(z.string()).describe('For each block of the body its place, by which it is changed.'),
    figures: z.array(figureHeld),
    byHand: z.array(
      z.strictObject({
        place: z.string(),
        figure: z.string(),
        text: z.string(),
        was: z.string(),
        by: z.string(),
        at: moment,
      }),
    ),
    unplaced: z
      .array(z.strictObject({ place: z.string(), text: z.string(), by: z.string(), at: moment }))
      .describe('Changes whose paragraph is not there any more.'),
  })
  .meta({ id: 'BulletinDraft', description: 'A draft: computed words with people’s changes in them.' });

export const beginDraftBody: z.ZodType<BeginDraftBody> = z
  .strictObject({
    region: z.string(),
    period: z.string(),
    asOf: z.string().max(40).exactOptional().describe('The record to draw on. Default: now.'),
    language: language.exactOptional(),
  })
  .meta({ id: 'BeginDraft' });

export const editBody: z.ZodType<EditBody> = z
  .strictObject({
    was: z.string().describe('What stood there when it was looked at.'),
    text: z.string().nullable().describe('Empty takes the paragraph out; null goes back to what was computed.'),
  })
  .meta({ id: 'DraftEdit' });

export const publishBody: z.ZodType<PublishBody> = z
  .strictObject({
    draft: z.string(),
    revision: z.int().nonnegative().describe('How many changes of the draft were seen.'),
    signer: z.string().max(50),
    number: z.int().min(1).max(99_999).exactOptional().describe('Default: the next number of its series and year.'),
    acceptFiguresByHand: z.boolean().exactOptional().describe('Figures that people changed were looked at.'),
  })
  .meta({ id: 'PublishBulletin' });

/** Takes an issued bulletin back. */
export const withdrawBody: z.ZodType<{ readonly reason: string }> = z
  .strictObject({ reason: z.string().max(500) })
  .meta({ id: 'WithdrawBulletin' });
