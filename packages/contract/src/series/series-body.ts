import { z } from 'zod';

/** Where a value stands: the file by its fingerprint, the sheet (empty for CSV), the cell. */
export interface SourceBody {
  readonly file: string;
  readonly fileName: string;
  readonly sheet: string;
  readonly cell: string;
}

export interface PointBody {
  readonly span: string;
  readonly measure: string;
  readonly value: number;
  readonly decimals: number;
  readonly unit: string;
  /** Null where the source states none. */
  readonly status: string | null;
  readonly knownFrom: string;
  readonly storedAt: string;
  readonly source: SourceBody;
}

/** One indicator of one region: all spans and measures (时间序列), as of a moment. */
export interface SeriesBody {
  readonly indicator: string;
  readonly name: string;
  readonly region: string;
  /** Unit of the indicator's level or count; every point has the unit it was published in. */
  readonly unit: string;
  readonly asOf: string;
  readonly points: readonly PointBody[];
}

export const sourceBody: z.ZodType<SourceBody> = z
  .strictObject({
    file: z.string().describe('SHA-256 of the file.'),
    fileName: z.string(),
    sheet: z.string(),
    cell: z.string(),
  })
  .meta({ id: 'Source', description: 'The cell a value was published in.' });

export const pointBody: z.ZodType<PointBody> = z
  .strictObject({
    span: z.string().describe('ISO interval, `2021-01-01/P4M`.'),
    measure: z.string(),
    value: z.number(),
    decimals: z.int().nonnegative(),
    unit: z.string(),
    status: z.string().nullable(),
    knownFrom: z.iso.datetime(),
    storedAt: z.iso.datetime(),
    source: sourceBody,
  })
  .meta({ id: 'Point', description: 'One vintage of one observation.' });

export const seriesBody: z.ZodType<SeriesBody> = z
  .strictObject({
    indicator: z.string(),
    name: z.string(),
    region: z.string(),
    unit: z.string(),
    asOf: z.iso.datetime(),
    points: z.array(pointBody),
  })
  .meta({ id: 'Series', description: 'One indicator of one region, all spans and measures, as of a moment.' });
