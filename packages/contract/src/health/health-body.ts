import { z } from 'zod';

/** A city whose data are kept here. */
export interface CityBody {
  readonly code: string;
  readonly name: string;
  /** Holds invented data: every page says so. */
  readonly demo: boolean;
  /** The moment that counts as now; null where that is the wall clock. */
  readonly businessDate: string | null;
}

/** The state of the server (运行状态). */
export interface HealthBody {
  readonly status: 'ok';
  readonly version: string;
  readonly store: { readonly backend: string; readonly schemaVersion: number };
  readonly cities: readonly CityBody[];
}

export const healthBody: z.ZodType<HealthBody> = z
  .strictObject({
    status: z.literal('ok'),
    version: z.string(),
    store: z.strictObject({ backend: z.string(), schemaVersion: z.int().nonnegative() }),
    cities: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        demo: z.boolean(),
        businessDate: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: 'Health', description: 'The state of the server, and whose data it holds.' });
