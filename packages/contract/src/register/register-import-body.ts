import { type Fault, type Language, type RegisterChange, type SheetRegister, sheetRegisters } from '@shigan/core';
import { z } from 'zod';
import { type FaultBody, faultBody } from '../import/import-body.ts';
import { presentFault } from '../import/present-import.ts';

type Cell = string | number | null;

/** An entry that a spreadsheet changes. */
export interface RegisterChangeBody {
  readonly key: string;
  readonly name: string;
  readonly kind: 'new' | 'changed' | 'withdrawn';
  /** Cells that differ, by the heads of their columns. */
  readonly cells: readonly { readonly head: string; readonly before: Cell; readonly after: Cell }[];
}

/** What became of the spreadsheet of a register. */
export interface RegisterImportBody {
  readonly file: string;
  readonly register: SheetRegister;
  readonly rows: number;
  readonly changes: readonly RegisterChangeBody[];
  readonly knownFrom: string | null;
  readonly faults: readonly FaultBody[];
}

const cell: z.ZodType<Cell> = z.union([z.string(), z.number()]).nullable();

export const registerImportBody: z.ZodType<RegisterImportBody> = z
  .strictObject({
    file: z.string(),
    register: z.enum(sheetRegisters),
    rows: z.int().nonnegative().describe('Entries that it holds.'),
    changes: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        kind: z.enum(['new', 'changed', 'withdrawn']),
        cells: z.array(z.strictObject({ head: z.string(), before: cell, after: cell })),
      }),
    ),
    knownFrom: z.string().nullable().describe('Since when it is in force; null where it was only looked at.'),
    faults: z.array(faultBody),
  })
  .meta({ id: 'RegisterImport', description: 'What became of the spreadsheet of a register, and what it changes.' });

/** What became of the spreadsheet of a register, as JSON. */
export function presentRegisterImport(
  imported: {
    readonly file: string;
    readonly register: SheetRegister;
    readonly rows: number;
    readonly faults: readonly Fault[];
    readonly changes: readonly RegisterChange[];
    readonly knownFrom: string | null;
  },
  language: Language,
): RegisterImportBody {
  const { file, register, rows, faults, changes, knownFrom } = imported;
  return {
    file,
    register,
    rows,
    changes: changes.map(({ key, name, before, after, cells }) => ({
      key,
      name,
      kind: after === null ? 'withdrawn' : before === null ? 'new' : 'changed',
      cells: cells.map(({ head, before: was, after: is }) => ({ head, before: was, after: is })),
    })),
    knownFrom,
    faults: faults.map((fault) => presentFault(fault, language)),
  };
}
