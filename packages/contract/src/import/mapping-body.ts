import type { LayoutFound, TableFound } from '@shigan/core';
import { z } from 'zod';

/** What one column was taken for. */
export interface ColumnMappingBody {
  /** Column letters. */
  readonly column: string;
  /** The head over it, from top to bottom. */
  readonly head: readonly string[];
  readonly role: string;
  readonly indicator?: string;
  readonly region?: string;
  readonly measure?: string;
  readonly period?: string;
  readonly unit?: string;
  /** Why it was not read. */
  readonly aside?: string;
}

export interface TableMappingBody {
  readonly layout: string;
  /** 1-based rows of the head. */
  readonly headRows: readonly number[];
  /** What holds for the whole table. */
  readonly region?: string;
  readonly indicator?: string;
  readonly period?: string;
  readonly units: readonly string[];
  readonly columns: readonly ColumnMappingBody[];
}

/** How one sheet was read (版式和对应关系): its tables, and what each column was taken for. */
export interface SheetMappingBody {
  readonly sheet: string;
  readonly layout: string;
  /** Fingerprint of the heads: next month's sheet of the same form has the same. */
  readonly head: string;
  readonly tables: readonly TableMappingBody[];
}

const optional = z.string().exactOptional();

const columnMapping: z.ZodType<ColumnMappingBody> = z.strictObject({
  column: z.string(),
  head: z.array(z.string()),
  role: z.string(),
  indicator: optional,
  region: optional,
  measure: optional,
  period: optional,
  unit: optional,
  aside: optional.describe('Why the column was not read.'),
});

const tableMapping: z.ZodType<TableMappingBody> = z.strictObject({
  layout: z.string(),
  headRows: z.array(z.int().positive()),
  region: optional,
  indicator: optional,
  period: optional,
  units: z.array(z.string()),
  columns: z.array(columnMapping),
});

export const sheetMappingBody: z.ZodType<SheetMappingBody> = z
  .strictObject({ sheet: z.string(), layout: z.string(), head: z.string(), tables: z.array(tableMapping) })
  .meta({ id: 'SheetMapping', description: 'How one sheet was read: its tables, and what each column was taken for.' });

/** How a sheet was read, as JSON. */
export function presentMapping(found: LayoutFound): SheetMappingBody {
  return {
    sheet: found.sheet,
    layout: found.name,
    head: found.head,
    tables: found.tables.map((table) => presentTable(table)),
  };
}

function presentTable({ name, headRows, defaults, columns }: TableFound): TableMappingBody {
  return { layout: name, headRows, ...defaults, columns: columns.map((column) => ({ ...column })) };
}
