import { display, type Language, type Observation, spanIso } from '@shigan/core';
import { z } from 'zod';
import { unitWord } from '../words/units.ts';
import { importRecordBody, type ImportRecordBody } from './import-body.ts';
import { type ImportRecordContent, presentImportRecord } from './present-import.ts';

/** One figure that an import brought, and what stood before. */
export interface ChangeBody {
  readonly indicator: string;
  readonly region: string;
  readonly span: string;
  readonly measure: string;
  readonly sheet: string;
  readonly cell: string;
  readonly after: ChangedValueBody;
  /** Absent where there was nothing. */
  readonly before?: ChangedValueBody;
}

export interface ChangedValueBody {
  /** Id of the figure. */
  readonly figure: string;
  readonly shown: string;
  readonly unit: string;
  readonly knownFrom: string;
}

/** An accepted import and what it changed. */
export interface ImportChangesBody {
  readonly import: ImportRecordBody;
  readonly changes: readonly ChangeBody[];
  /** Changes that are not listed. */
  readonly more: number;
}

const changedValueBody: z.ZodType<ChangedValueBody> = z.strictObject({
  figure: z.string(),
  shown: z.string(),
  unit: z.string(),
  knownFrom: z.iso.datetime(),
});

export const importChangesBody: z.ZodType<ImportChangesBody> = z
  .strictObject({
    import: importRecordBody,
    changes: z.array(
      z.strictObject({
        indicator: z.string(),
        region: z.string(),
        span: z.string(),
        measure: z.string(),
        sheet: z.string(),
        cell: z.string(),
        after: changedValueBody,
        before: changedValueBody.exactOptional(),
      }),
    ),
    more: z.int().nonnegative().describe('Changes that are not listed.'),
  })
  .meta({ id: 'ImportChanges', description: 'An accepted import and what it changed.' });

interface ChangedValue {
  readonly observation: Observation;
  readonly figure: string;
}

/** An import and what it changed, as the use case found them. */
export interface ImportChangesContent {
  readonly record: ImportRecordContent;
  readonly changes: readonly { readonly after: ChangedValue; readonly before?: ChangedValue }[];
  readonly more: number;
}

/** An import and what it changed, as JSON. */
export function presentImportChanges(content: ImportChangesContent, language: Language): ImportChangesBody {
  const valueOf = ({ observation: o, figure }: ChangedValue): ChangedValueBody => ({
    figure,
    shown: display(o.value, o.decimals),
    unit: unitWord(o.unit, language),
    knownFrom: o.knownFrom,
  });
  return {
    import: presentImportRecord(content.record),
    changes: content.changes.map(({ after, before }) => ({
      indicator: after.observation.indicator,
      region: after.observation.region,
      span: spanIso(after.observation.span),
      measure: after.observation.measure,
      sheet: after.observation.source.sheet,
      cell: after.observation.source.cell,
      after: valueOf(after),
      ...(before === undefined ? {} : { before: valueOf(before) }),
    })),
    more: content.more,
  };
}
