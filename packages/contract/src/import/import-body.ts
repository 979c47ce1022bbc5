import { z } from 'zod';
import { type SheetMappingBody, sheetMappingBody } from './mapping-body.ts';

/** A fault of an upload. Row and column are null for a fault of a set (a missing region). */
export interface FaultBody {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly value: string | null;
}

/** What became of one file (导入结果). */
export interface ImportBody {
  readonly file: string;
  readonly sha256: string;
  readonly layout: string;
  /** Observations new to the record. */
  readonly stored: number;
  /** Observations whose value differs from the one in force. */
  readonly revised: number;
  readonly unchanged: number;
  /** Observations that would set back what a newer release had replaced. */
  readonly setBack: number;
  /** Looked at only, nothing stored. */
  readonly dryRun: boolean;
  /** Stored, or held already. */
  readonly accepted: boolean;
  /** How each sheet was read. */
  readonly mapping: readonly SheetMappingBody[];
  readonly faults: readonly FaultBody[];
}

/** One accepted import. */
export interface ImportRecordBody {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
  readonly layout: string;
  readonly stored: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly setBack: number;
  readonly acceptedAt: string;
  readonly by: string;
  /** The person's name; the id of who has no account. */
  readonly byName: string;
}

export interface ImportHistoryBody {
  readonly imports: readonly ImportRecordBody[];
}

const counts = {
  stored: z.int().nonnegative(),
  revised: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  setBack: z.int().nonnegative(),
};

export const faultBody: z.ZodType<FaultBody> = z
  .strictObject({
    sheet: z.string(),
    row: z.int().positive().nullable(),
    column: z.string().nullable().describe('Column letters.'),
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    message: z.string(),
    value: z.string().nullable(),
  })
  .meta({ id: 'Fault', description: 'A fault of an upload: where it is, what it is, and a sentence.' });

export const importBody: z.ZodType<ImportBody> = z
  .strictObject({
    file: z.string().describe('Name of the file.'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    layout: z.string(),
    ...counts,
    dryRun: z.boolean().describe('Looked at only, nothing stored.'),
    accepted: z.boolean().describe('Stored, or held already.'),
    mapping: z.array(sheetMappingBody).describe('How each sheet was read.'),
    faults: z.array(faultBody),
  })
  .meta({ id: 'Import', description: 'What became of one file.' });

export const importRecordBody: z.ZodType<ImportRecordBody> = z
  .strictObject({
    id: z.string(),
    file: z.string(),
    sha256: z.string(),
    size: z.int().nonnegative(),
    layout: z.string(),
    ...counts,
    acceptedAt: z.iso.datetime(),
    by: z.string(),
    byName: z.string(),
  })
  .meta({ id: 'ImportRecord', description: 'One accepted import.' });

export const importHistoryBody: z.ZodType<ImportHistoryBody> = z
  .strictObject({ imports: z.array(importRecordBody) })
  .meta({ id: 'ImportHistory', description: 'Accepted imports, newest first.' });
