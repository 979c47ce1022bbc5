import type { Block, BulletinFigure, EconomicBulletin, Hand, Language, Run } from '@shigan/core';
import { z } from 'zod';

/** A bulletin as it is worded now (经济运行情况通报): its blocks with the ids of their figures, and what these figures are. */
export interface BulletinBody {
  readonly region: string;
  readonly period: string;
  readonly asOf: string;
  readonly bulletin: EconomicBulletin<string>;
  readonly figures: readonly BulletinFigure[];
}

const hand: z.ZodType<Hand> = z
  .strictObject({
    by: z.string(),
    at: z.iso.datetime(),
    was: z.string().exactOptional().describe('The words that were computed; absent where nothing stood there.'),
  })
  .meta({ id: 'Hand', description: 'What a person put in place of what was computed.' });

const run: z.ZodType<Run<string>> = z
  .strictObject({
    text: z.string(),
    figure: z.string().exactOptional().describe('Id of the figure; with a hand it was changed by a person.'),
    strong: z.boolean().exactOptional(),
    hand: hand.exactOptional(),
  })
  .meta({ id: 'Run', description: 'A stretch of text.' });

const cell = z.strictObject({
  text: z.string(),
  figure: z.string().exactOptional(),
  align: z.enum(['left', 'right', 'center']).exactOptional(),
});

const target = z.strictObject({ name: z.string(), value: z.number() }).exactOptional();

const chart = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('line'),
    labels: z.array(z.string()),
    series: z.array(
      z.strictObject({
        name: z.string(),
        emphasis: z.boolean(),
        values: z.array(z.number().nullable()).describe('Null where the line breaks.'),
      }),
    ),
    target,
  }),
  z.strictObject({
    type: z.literal('bar'),
    bars: z.array(
      z.strictObject({
        name: z.string(),
        value: z.number().nullable(),
        shown: z.string(),
        emphasis: z.boolean(),
        behind: z.boolean(),
      }),
    ),
    target,
  }),
]);

const block: z.ZodType<Block<string>> = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      text: z.string(),
      hand: hand.exactOptional(),
    }),
    z.strictObject({ kind: z.literal('paragraph'), runs: z.array(run), hand: hand.exactOptional() }),
    z.strictObject({
      kind: z.literal('table'),
      title: z.string(),
      unit: z.string(),
      head: z.array(z.string()),
      widths: z.array(z.number()),
      rows: z.array(z.array(cell)),
      notes: z.array(z.string()),
    }),
    z.strictObject({ kind: z.literal('chart'), title: z.string(), subtitle: z.string(), chart }),
  ])
  .meta({ id: 'Block' });

const language: z.ZodType<Language> = z.enum(['zh', 'en']);

/** The document itself: what is in it, not how it is set. */
export const documentBody: z.ZodType<EconomicBulletin<string>> = z
  .strictObject({
    masthead: z.string(),
    issueNumber: z.int().positive().exactOptional().describe('Absent in a draft.'),
    unit: z.string(),
    date: z.string(),
    title: z.string(),
    titleHand: hand.exactOptional(),
    addressees: z.string(),
    body: z.array(block),
    annex: z.array(block),
    copiesTo: z.string(),
    demo: z.boolean(),
    language,
  })
  .meta({ id: 'BulletinDocument' });

export const figureHeld: z.ZodType<BulletinFigure> = z
  .strictObject({ id: z.string(), value: z.number(), decimals: z.int().nonnegative(), unit: z.string() })
  .meta({ id: 'BulletinFigure', description: 'A figure that a bulletin holds, as it was.' });

export const bulletinBody: z.ZodType<BulletinBody> = z
  .strictObject({
    region: z.string(),
    period: z.string().regex(/^\d{4}-\d{2}$/),
    asOf: z.iso.datetime(),
    bulletin: documentBody,
    figures: z.array(figureHeld),
  })
  .meta({ id: 'Bulletin', description: 'The bulletin of a month as the record of a moment words it.' });
