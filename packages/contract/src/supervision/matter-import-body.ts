import { columnName, type Fault, type Language, type MatterColumn } from '@shigan/core';
import { z } from 'zod';
import { type FaultBody, faultBody } from '../import/import-body.ts';
import { presentFault } from '../import/present-import.ts';

/** What became of a table of matters (督办事项表). */
export interface MatterImportBody {
  readonly file: string;
  readonly dryRun: boolean;
  /** Opened, or nothing wrong with it; false where a fault kept all of it out. */
  readonly accepted: boolean;
  readonly counts: {
    readonly opened: number;
    readonly approved: number;
    readonly held: number;
    readonly ready: number;
  };
  readonly matters: readonly {
    readonly title: string;
    readonly sheet: string;
    readonly row: number;
    readonly outcome: 'opened' | 'approved' | 'held' | 'ready';
    readonly id: string | null;
    readonly number: { readonly year: number; readonly sequence: number } | null;
    /** What is missing for its approval, in words. */
    readonly lacks: readonly string[];
  }[];
  readonly faults: readonly FaultBody[];
}

const outcomes = ['opened', 'approved', 'held', 'ready'] as const;
const count = z.int().nonnegative();

export const matterImportBody: z.ZodType<MatterImportBody> = z
  .strictObject({
    file: z.string(),
    dryRun: z.boolean().describe('Looked at only, nothing opened.'),
    accepted: z.boolean(),
    counts: z.strictObject({ opened: count, approved: count, held: count, ready: count }),
    matters: z.array(
      z.strictObject({
        title: z.string(),
        sheet: z.string(),
        row: z.int().positive(),
        outcome: z.enum(outcomes).describe('`held`: there is such an open matter already; `ready`: only looked at.'),
        id: z.string().nullable(),
        number: z.strictObject({ year: z.int(), sequence: z.int() }).nullable(),
        lacks: z.array(z.string()).describe('What is missing for its approval.'),
      }),
    ),
    faults: z.array(faultBody),
  })
  .meta({ id: 'MatterImport', description: 'What became of a table of matters: all of it is opened, or nothing.' });

/** An import of matters as JSON. */
export function presentMatterImport(
  imported: {
    readonly file: string;
    readonly dryRun: boolean;
    readonly matters: readonly {
      readonly title: string;
      readonly sheet: string;
      readonly row: number;
      readonly outcome: (typeof outcomes)[number];
      readonly filed: {
        readonly matter: { readonly id: string };
        readonly number: { readonly year: number; readonly sequence: number };
      } | null;
      readonly lacks: readonly MatterColumn[];
    }[];
    readonly faults: readonly Fault[];
  },
  language: Language,
): MatterImportBody {
  const { file, dryRun, matters, faults } = imported;
  const counts = { opened: 0, approved: 0, held: 0, ready: 0 };
  for (const { outcome } of matters) counts[outcome]++;
  return {
    file,
    dryRun,
    accepted: faults.every(({ severity }) => severity !== 'error'),
    counts,
    matters: matters.map(({ filed, lacks, ...one }) => ({
      ...one,
      id: filed?.matter.id ?? null,
      number: filed?.number ?? null,
      lacks: lacks.map((column) => columnName(column)[language]),
    })),
    faults: faults.map((fault) => presentFault(fault, language)),
  };
}
