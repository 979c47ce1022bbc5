import {
  type AcceptedWarning,
  display,
  type Language,
  type Published,
  type Reading,
  type ShownSheet,
  spanIso,
} from '@shigan/core';
import { z } from 'zod';
import { unitWord } from '../words/units.ts';
import { importBody, type ImportBody } from './import-body.ts';

/** A figure of the file that the record does not have, or has otherwise. */
export interface DifferenceBody {
  readonly kind: 'new' | 'revised' | 'setBack';
  readonly sheet: string;
  readonly cell: string;
  readonly indicator: string;
  /** Of the indicator, also of a series that the file would bring into the catalogue. */
  readonly name: string;
  readonly region: string;
  readonly span: string;
  readonly measure: string;
  readonly shown: string;
  readonly unit: string;
  /** What stands in force so far. */
  readonly old?: { readonly shown: string; readonly unit: string; readonly knownFrom: string };
}

/** A file as it was looked at before it is taken in (试导入). */
export interface LookBody {
  readonly import: ImportBody;
  readonly sheets: readonly ShownSheet[];
  readonly differences: readonly DifferenceBody[];
  /** Differences that are not listed. */
  readonly more: number;
}

const optional = z.string().exactOptional();
const rowNumber = z.int().positive();

/** Part of a sheet as a spreadsheet shows it. */
export const shownSheetBody: z.ZodType<ShownSheet> = z.strictObject({
  sheet: z.string(),
  hidden: z.boolean(),
  columns: z.int().nonnegative(),
  hiddenColumns: z.array(z.int().nonnegative()),
  merges: z.array(z.strictObject({ top: rowNumber, left: rowNumber, bottom: rowNumber, right: rowNumber })),
  rows: z.array(
    z.strictObject({
      number: rowNumber,
      hidden: z.boolean(),
      cells: z.array(z.strictObject({ column: z.int().nonnegative(), text: z.string(), isNumber: z.boolean() })),
    }),
  ),
  rowsLeftOut: z.int().nonnegative(),
  columnsLeftOut: z.int().nonnegative(),
});

export const lookBody: z.ZodType<LookBody> = z
  .strictObject({
    import: importBody,
    sheets: z.array(shownSheetBody).describe('The first rows of the sheets, and those around faults.'),
    differences: z.array(
      z.strictObject({
        kind: z.enum(['new', 'revised', 'setBack']),
        sheet: z.string(),
        cell: z.string(),
        indicator: z.string(),
        name: z.string(),
        region: z.string(),
        span: z.string(),
        measure: z.string(),
        shown: z.string(),
        unit: z.string(),
        old: z.strictObject({ shown: z.string(), unit: z.string(), knownFrom: z.iso.datetime() }).exactOptional(),
      }),
    ),
    more: z.int().nonnegative().describe('Differences that are not listed.'),
  })
  .meta({ id: 'Look', description: 'A file as it was looked at before it is taken in.' });

/** Warnings that were accepted, as they are sent with a file. */
export const acceptedWarningsBody: z.ZodType<readonly AcceptedWarning[]> = z
  .array(
    z.strictObject({
      code: optional,
      sheet: optional,
      row: z.int().positive().nullable().exactOptional(),
      column: z.string().nullable().exactOptional(),
      reason: z.string().trim().min(1).max(500),
    }),
  )
  .max(1000);

/** A difference as the use case finds it. */
export interface DifferenceContent {
  readonly kind: DifferenceBody['kind'];
  readonly reading: Reading & { readonly value: number };
  readonly cell: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly old?: Published & { readonly unit: string; readonly knownFrom: string };
}

/** A difference as JSON. */
export function presentDifference(
  { kind, reading, cell, name, old }: DifferenceContent,
  language: Language,
): DifferenceBody {
  const { sheet, indicator, region, span, measure, value, decimals, unit } = reading;
  return {
    kind,
    sheet,
    cell,
    indicator,
    name: name[language],
    region,
    span: spanIso(span),
    measure,
    shown: display(value, decimals),
    unit: unitWord(unit, language),
    ...(old === undefined
      ? {}
      : {
          old: {
            shown: display(old.value, old.decimals),
            unit: unitWord(old.unit, language),
            knownFrom: old.knownFrom,
          },
        }),
  };
}
