import { errorCodes } from '@shigan/core';
import { z } from 'zod';
import { type FaultBody, faultBody } from '../import/import-body.ts';
import { type ProblemCode, surfaceCodes } from '../words/errors.ts';

/** A refusal or failure over HTTP: problem details (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** What to do. */
  readonly hint: string;
  /** For a refused file: everything that is wrong with it. */
  readonly faults?: readonly FaultBody[];
}

export const problemBody: z.ZodType<ProblemBody> = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum([...errorCodes, ...surfaceCodes]),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    hint: z.string(),
    faults: z.array(faultBody).exactOptional(),
  })
  .meta({ id: 'Problem', description: 'A refusal or failure, as RFC 9457 has it.' });
