import type { Missing, MissingReason } from '@shigan/core';
import { z } from 'zod';
import { missingWords } from './words/missing.ts';

/** Reasons as the schema lists them: the keys of the words, so that none can be left out. */
const reasons: readonly [MissingReason, ...MissingReason[]] = keysOf(missingWords);

function keysOf(words: Readonly<Record<MissingReason, unknown>>): [MissingReason, ...MissingReason[]] {
  const isReason = (text: string): text is MissingReason => Object.hasOwn(words, text);
  const [first, ...rest] = Object.keys(words).filter(isReason);
  if (first === undefined) throw new Error('no reasons for absence');
  return [first, ...rest];
}

/** An absent value in JSON: `{"missing":"no-base"}`, never null. */
export const missingBody: z.ZodType<Missing> = z
  .strictObject({ missing: z.enum(reasons) })
  .meta({ id: 'Missing', description: 'An absent value, with the reason why it is absent.' });

/** A value, or the reason why there is none. */
export function maybe<T>(present: z.ZodType<T>): z.ZodType<T | Missing> {
  return z.union([present, missingBody]);
}
