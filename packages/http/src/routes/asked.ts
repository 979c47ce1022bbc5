import type { Language } from '@shigan/core';
import { z } from 'zod';

/** What every route can be asked with. */
export interface Asked {
  /** The city whose data are meant; the only one, where there is only one. */
  readonly city?: string;
  readonly lang?: Language;
}

export const asked: { readonly [K in keyof Required<Asked>]: z.ZodExactOptional<z.ZodType<Required<Asked>[K]>> } = {
  city: z
    .string()
    .regex(/^\d{6}$/)
    .exactOptional()
    .describe('The city whose data are meant. Default: the only city.'),
  lang: z
    .enum(['zh', 'en'])
    .exactOptional()
    .describe('Language of names and words. Default: as the request prefers, else Chinese.'),
};

export const askedAsOf: typeof asked & { readonly asOf: z.ZodExactOptional<z.ZodType<string>> } = {
  ...asked,
  asOf: z
    .string()
    .max(40)
    .exactOptional()
    .describe('What was known by then: a moment, or a day as a whole. Default: now.'),
};
