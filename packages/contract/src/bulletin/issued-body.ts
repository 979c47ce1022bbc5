import type { BulletinFigure, EconomicBulletin, Language, Missing } from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import { documentBody, figureHeld } from './document-body.ts';

/** An issued bulletin in a list. */
export interface IssuedBody {
  readonly id: string;
  readonly series: string;
  readonly year: number;
  readonly number: number;
  readonly region: string;
  readonly period: string;
  readonly language: Language;
  readonly title: string;
  readonly signer: string;
  readonly by: string;
  readonly issuedAt: string;
  readonly storedAt: string;
  /** The moment whose record its figures are of. */
  readonly asOf: string;
  readonly files: readonly { readonly kind: 'docx' | 'html'; readonly sha256: string; readonly size: number }[];
  readonly withdrawal?: {
    readonly at: string;
    readonly storedAt: string;
    readonly by: string;
    readonly reason: string;
  };
  /** How many of its figures have been revised since. */
  readonly outdated: number;
}

/** Bulletins issued by a moment, the last first. */
export interface IssuedListBody {
  readonly asOf: string;
  readonly bulletins: readonly IssuedBody[];
}

/** What has made a figure another one. */
export type CauseBody =
  | {
      readonly kind: 'observation';
      readonly indicator: string;
      readonly region: string;
      readonly span: string;
      readonly measure: string;
      readonly knownFrom: string;
      readonly storedAt: string;
      readonly by: string;
      readonly file: string;
      readonly fileName: string;
      readonly sheet: string;
      readonly cell: string;
    }
  | { readonly kind: 'register'; readonly register: string; readonly key: string; readonly knownFrom: string };

/** A published figure that has been revised since. */
export interface OutdatedBody {
  readonly id: string;
  readonly published: number;
  readonly now: number | Missing;
  readonly nowId?: string;
  readonly decimals: number;
  readonly unit: string;
  readonly since?: string;
  readonly causes: readonly CauseBody[];
}

/** Figures of issued bulletins that have been revised since, by bulletin. */
export interface OutdatedListBody {
  readonly asOf: string;
  readonly bulletins: readonly (IssuedBody & { readonly figures: readonly OutdatedBody[] })[];
}

/** An issued bulletin in full: as it was issued, and what has been revised since. */
export interface IssuedDetailBody extends IssuedBody {
  /** The moment that `revised` is as of. */
  readonly reviewedAsOf: string;
  readonly bulletin: EconomicBulletin<string>;
  readonly figures: readonly BulletinFigure[];
  readonly revised: readonly OutdatedBody[];
}

const moment = z.iso.datetime();

const issued = {
  id: z.string(),
  series: z.string().describe('Masthead of the series (刊名).'),
  year: z.int(),
  number: z.int().positive().describe('Number of the issue within its series and year (第N期).'),
  region: z.string(),
  period: z.string().regex(/^\d{4}-\d{2}$/),
  language: z.enum(['zh', 'en']),
  title: z.string(),
  signer: z.string(),
  by: z.string(),
  issuedAt: moment,
  storedAt: moment,
  asOf: moment.describe('The moment whose record its figures are of.'),
  files: z.array(z.strictObject({ kind: z.enum(['docx', 'html']), sha256: z.string(), size: z.int().nonnegative() })),
  withdrawal: z.strictObject({ at: moment, storedAt: moment, by: z.string(), reason: z.string() }).exactOptional(),
  outdated: z.int().nonnegative().describe('How many of its figures have been revised since.'),
};

export const issuedBody: z.ZodType<IssuedBody> = z
  .strictObject(issued)
  .meta({ id: 'IssuedBulletin', description: 'An issued bulletin. It never changes; a withdrawal is a later act.' });

export const issuedListBody: z.ZodType<IssuedListBody> = z
  .strictObject({ asOf: moment, bulletins: z.array(issuedBody) })
  .meta({ id: 'IssuedBulletins' });

const cause: z.ZodType<CauseBody> = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('observation'),
      indicator: z.string(),
      region: z.string(),
      span: z.string(),
      measure: z.string(),
      knownFrom: moment,
      storedAt: moment,
      by: z.string(),
      file: z.string(),
      fileName: z.string(),
      sheet: z.string(),
      cell: z.string(),
    }),
    z.strictObject({ kind: z.literal('register'), register: z.string(), key: z.string(), knownFrom: moment }),
  ])
  .meta({ id: 'RevisionCause', description: 'What has made a figure another one.' });

const outdated: z.ZodType<OutdatedBody> = z
  .strictObject({
    id: z.string().describe('Of the figure as it was published.'),
    published: z.number(),
    now: maybe(z.number()),
    nowId: z.string().exactOptional(),
    decimals: z.int().nonnegative(),
    unit: z.string(),
    since: moment.exactOptional().describe('Absent where no revision explains it.'),
    causes: z.array(cause),
  })
  .meta({ id: 'OutdatedFigure', description: 'A published figure that has been revised since.' });

export const outdatedListBody: z.ZodType<OutdatedListBody> = z
  .strictObject({
    asOf: moment,
    bulletins: z.array(z.strictObject({ ...issued, figures: z.array(outdated) })),
  })
  .meta({ id: 'OutdatedBulletins', description: 'Issued bulletins that hold revised figures, with these figures.' });

export const issuedDetailBody: z.ZodType<IssuedDetailBody> = z
  .strictObject({
    ...issued,
    reviewedAsOf: moment,
    bulletin: documentBody,
    figures: z.array(figureHeld),
    revised: z.array(outdated),
  })
  .meta({ id: 'IssuedBulletinDetail' });
