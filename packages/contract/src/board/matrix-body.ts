import type { Direction, LightColour, Measure, Missing } from '@shigan/core';
import { measures } from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import type { BoardRowBody } from './board-body.ts';

/** What is said once of an indicator for all regions of a matrix. */
export interface MatrixIndicatorBody {
  readonly indicator: string;
  readonly name: string;
  readonly section: string;
  readonly headline: Measure;
  readonly better: Direction;
  readonly unit: string;
}

/** What a matrix compares of one indicator of one region: the figures that can stand in its cells. All others are on the region's own
 *  board. */
export interface MatrixRowBody extends Pick<BoardRowBody, 'indicator' | 'cutoff' | 'value' | 'growth' | 'share'> {
  readonly rank: { readonly place: number; readonly of: number } | Missing;
  /** Whether the region has a target of it, and how far it has come: null without one that can be compared. */
  readonly aimedAt: boolean;
  readonly light: LightColour | null;
  readonly shown: BoardRowBody['shown'];
  readonly figures: BoardRowBody['figures'];
}

export interface MatrixBoardBody {
  readonly region: string;
  readonly name: string;
  readonly rows: readonly MatrixRowBody[];
}

/** The matrix (各地一览) of a region and of all members of a peer set. */
export interface MatrixBody {
  readonly peers: { readonly code: string; readonly name: string; readonly membersWord: string; readonly of: string };
  readonly period: string;
  readonly asOf: string;
  /** In the catalogue's order. */
  readonly indicators: readonly MatrixIndicatorBody[];
  /** The whole first, then the members in the set's order. */
  readonly boards: readonly MatrixBoardBody[];
}

const numberOrMissing = maybe(z.number());

const matrixRow: z.ZodType<MatrixRowBody> = z
  .strictObject({
    indicator: z.string(),
    cutoff: maybe(z.strictObject({ label: z.string(), interval: z.string() })),
    value: numberOrMissing,
    growth: numberOrMissing.describe('Year on year, in percent.'),
    share: numberOrMissing,
    rank: maybe(z.strictObject({ place: z.int().positive(), of: z.int().positive() })),
    aimedAt: z.boolean().describe('The region has a target for it.'),
    light: z.enum(['green', 'yellow', 'red']).nullable().describe('Pace; null where there is nothing to compare.'),
    shown: z.record(z.string(), z.string()).describe('What a page prints, by field.'),
    figures: z.record(z.string(), z.string()).describe('Ids of figures, by field.'),
  })
  .meta({ id: 'MatrixRow', description: 'What a matrix compares of one indicator of one region.' });

export const matrixBody: z.ZodType<MatrixBody> = z
  .strictObject({
    peers: z.strictObject({ code: z.string(), name: z.string(), membersWord: z.string(), of: z.string() }),
    period: z.string().regex(/^\d{4}-\d{2}$/),
    asOf: z.iso.datetime(),
    indicators: z.array(
      z.strictObject({
        indicator: z.string(),
        name: z.string(),
        section: z.string(),
        headline: z.enum(measures),
        better: z.enum(['higher', 'lower', 'neutral']),
        unit: z.string(),
      }),
    ),
    boards: z.array(z.strictObject({ region: z.string(), name: z.string(), rows: z.array(matrixRow) })),
  })
  .meta({ id: 'Matrix', description: 'What a region and all members of a peer set have in common, to be compared.' });
