import { z } from 'zod';
import { type BoardBody, boardBody } from './board-body.ts';

/** The matrix (各地一览): the boards of a region and of all members of a peer set. */
export interface MatrixBody {
  readonly peers: { readonly code: string; readonly name: string; readonly membersWord: string; readonly of: string };
  readonly period: string;
  readonly asOf: string;
  /** The whole first, then the members in the set's order. */
  readonly boards: readonly BoardBody[];
}

export const matrixBody: z.ZodType<MatrixBody> = z
  .strictObject({
    peers: z.strictObject({ code: z.string(), name: z.string(), membersWord: z.string(), of: z.string() }),
    period: z.string().regex(/^\d{4}-\d{2}$/),
    asOf: z.iso.datetime(),
    boards: z.array(boardBody),
  })
  .meta({ id: 'Matrix', description: 'The boards of a region and of all members of a peer set.' });
