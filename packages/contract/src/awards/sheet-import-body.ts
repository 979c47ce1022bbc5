import {
  type Authority,
  authorities,
  type Fault,
  type IncentiveMeasure,
  type Language,
  type MeasureChange,
  type RuleSet,
} from '@shigan/core';
import { z } from 'zod';
import { type FaultBody, faultBody } from '../import/import-body.ts';
import { presentFault } from '../import/present-import.ts';

/** What becomes of a measure by an import, in titles. */
export interface MeasureChangeBody {
  readonly kind: Exclude<MeasureChange['kind'], 'kept'>;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly changed: readonly Aspect[];
}

type Aspect = Extract<MeasureChange, { readonly changed: unknown }>['changed'][number];

const aspects = ['number', 'title', 'agencies', 'quota', 'rewards', 'criteria'] as const;

/** What became of the workbook of a catalogue. */
export interface CatalogueImportBody {
  readonly file: string;
  readonly ruleSet: {
    readonly authority: Authority;
    readonly year: number;
    readonly name: string;
    readonly measures: number;
    readonly subItems: number;
  } | null;
  readonly changed: number;
  readonly changes: readonly MeasureChangeBody[];
  readonly knownFrom: string | null;
  readonly faults: readonly FaultBody[];
}

export const catalogueImportBody: z.ZodType<CatalogueImportBody> = z
  .strictObject({
    file: z.string(),
    ruleSet: z
      .strictObject({
        authority: z.enum(authorities),
        year: z.int(),
        name: z.string(),
        measures: z.int().nonnegative(),
        subItems: z.int().nonnegative(),
      })
      .nullable(),
    changed: z.int().nonnegative().describe('Measures that came, went or changed against what was in force.'),
    changes: z.array(
      z.strictObject({
        kind: z.enum(['came', 'went', 'moved', 'split', 'merged']),
        before: z.array(z.string()),
        after: z.array(z.string()),
        changed: z.array(z.enum(aspects)),
      }),
    ),
    knownFrom: z.string().nullable().describe('Since when it is in force; null where it was only looked at.'),
    faults: z.array(faultBody),
  })
  .meta({ id: 'CatalogueImport', description: 'What became of the workbook of a catalogue of incentives.' });

/** What became of the spreadsheet of a ledger. */
export interface LedgerImportBody {
  readonly file: string;
  readonly read: number;
  readonly entered: number;
  readonly alreadyHeld: number;
  readonly accepted: boolean;
  readonly knownFrom: string | null;
  readonly faults: readonly FaultBody[];
}

export const ledgerImportBody: z.ZodType<LedgerImportBody> = z
  .strictObject({
    file: z.string(),
    read: z.int().nonnegative().describe('Awards that it holds.'),
    entered: z.int().nonnegative(),
    alreadyHeld: z.int().nonnegative(),
    accepted: z.boolean().describe('Without a fault, or with warnings that were accepted.'),
    knownFrom: z.string().nullable(),
    faults: z.array(faultBody),
  })
  .meta({ id: 'LedgerImport', description: 'What became of the spreadsheet of an award ledger.' });

export function presentCatalogueImport(
  imported: {
    readonly file: string;
    readonly faults: readonly Fault[];
    readonly ruleSet: RuleSet | null;
    readonly changes: readonly MeasureChange[];
    readonly knownFrom: string | null;
  },
  language: Language,
): CatalogueImportBody {
  const { ruleSet, changes, ...rest } = imported;
  return {
    ...rest,
    changed: changes.length,
    changes: changes.flatMap((change) => presentChange(change, language)),
    ruleSet:
      ruleSet === null
        ? null
        : {
            authority: ruleSet.authority,
            year: ruleSet.year,
            name: (language === 'en' ? ruleSet.name.en : undefined) ?? ruleSet.name.zh,
            measures: ruleSet.measures.length,
            subItems: ruleSet.measures.reduce((sum, measure) => sum + measure.subItems.length, 0),
          },
    faults: imported.faults.map((fault) => presentFault(fault, language)),
  };
}

function presentChange(change: MeasureChange, language: Language): readonly MeasureChangeBody[] {
  const titles = (measures: readonly IncentiveMeasure[]): readonly string[] =>
    measures.map(({ title }) => (language === 'en' ? title.en : undefined) ?? title.zh);
  switch (change.kind) {
    case 'came':
      return [{ kind: 'came', before: [], after: titles([change.after]), changed: [] }];
    case 'went':
      return [{ kind: 'went', before: titles([change.before]), after: [], changed: [] }];
    case 'kept':
      return [];
    default:
      return [
        { kind: change.kind, before: titles(change.before), after: titles(change.after), changed: change.changed },
      ];
  }
}

export function presentLedgerImport(
  imported: Omit<LedgerImportBody, 'faults'> & { readonly faults: readonly Fault[] },
  language: Language,
): LedgerImportBody {
  return { ...imported, faults: imported.faults.map((fault) => presentFault(fault, language)) };
}
