import { z } from 'zod';

/** A view that is kept under a name. */
export interface SavedViewBody {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly shared: boolean;
  /** It is the reader's own: nobody else takes it away. */
  readonly own: boolean;
  readonly at: string;
}

export interface SavedViewsBody {
  readonly views: readonly SavedViewBody[];
}

/** A view to be kept. */
export interface SaveViewBody {
  readonly name: string;
  readonly address: string;
  readonly shared: boolean;
}

const viewShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  shared: z.boolean(),
  own: z.boolean(),
  at: z.string(),
});

export const savedViewBody: z.ZodType<SavedViewBody> = viewShape.meta({
  id: 'SavedView',
  description: 'A view kept under a name.',
});

export const savedViewsBody: z.ZodType<SavedViewsBody> = z
  .strictObject({ views: z.array(viewShape) })
  .meta({ id: 'SavedViews', description: 'Own views, and those that others share.' });

export const saveViewBody: z.ZodType<SaveViewBody> = z
  .strictObject({ name: z.string().max(200), address: z.string().max(2000), shared: z.boolean() })
  .meta({ id: 'SaveView', description: 'A view to be kept: path and query of a page, under a name.' });

export function presentSavedView(
  view: Omit<SavedViewBody, 'own'> & { readonly account: string },
  reader: string,
): SavedViewBody {
  const { id, name, address, shared, at, account } = view;
  return { id, name, address, shared, own: account === reader, at };
}
