import type { Instant } from '@shigan/core';
import { z } from 'zod';

interface Use {
  readonly id: string;
  readonly title: string;
  readonly isOutdated: boolean;
}

/** Where a figure is used. */
export interface UsesBody {
  readonly asOf: string;
  readonly bulletins: readonly (Use & { readonly year: number; readonly number: number })[];
  readonly drafts: readonly Use[];
  readonly matters: readonly { readonly id: string; readonly title: string }[];
}

const use = { id: z.string(), title: z.string(), isOutdated: z.boolean() };

export const usesBody: z.ZodType<UsesBody> = z
  .strictObject({
    asOf: z.iso.datetime(),
    bulletins: z.array(z.strictObject({ ...use, year: z.int(), number: z.int() })),
    drafts: z.array(z.strictObject(use)),
    matters: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  })
  .meta({
    id: 'FigureUses',
    description: 'Bulletins and drafts that print a figure, with those that are out of date, and matters about it.',
  });

/** Where a figure is used, as JSON. */
export function presentUses(uses: {
  readonly moment: { readonly asOf: Instant };
  readonly bulletins: readonly {
    readonly bulletin: { readonly id: string; readonly title: string; readonly year: number; readonly number: number };
    readonly isOutdated: boolean;
  }[];
  readonly drafts: readonly {
    readonly draft: { readonly paper: { readonly id: string; readonly title: string } };
    readonly isOutdated: boolean;
  }[];
  readonly matters: readonly { readonly matter: { readonly id: string; readonly title: string } }[];
}): UsesBody {
  return {
    asOf: uses.moment.asOf,
    bulletins: uses.bulletins.map(({ bulletin: { id, title, year, number }, isOutdated }) => ({
      id,
      title,
      year,
      number,
      isOutdated,
    })),
    drafts: uses.drafts.map(({ draft: { paper }, isOutdated }) => ({ id: paper.id, title: paper.title, isOutdated })),
    matters: uses.matters.map(({ matter: { id, title } }) => ({ id, title })),
  };
}
