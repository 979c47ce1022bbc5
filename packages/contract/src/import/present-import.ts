import { type Fault, faultInLanguage, type Language, type LayoutFound } from '@shigan/core';
import type { FaultBody, ImportBody, ImportHistoryBody, ImportRecordBody } from './import-body.ts';
import { presentMapping } from './mapping-body.ts';

/** What became of one file. */
export interface ImportContent {
  readonly file: string;
  readonly sha256: string;
  readonly layout: string;
  readonly stored: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly setBack: number;
  readonly accepted: boolean;
  readonly mapping: readonly LayoutFound[];
  readonly faults: readonly Fault[];
}

/** An accepted import as the store keeps it. */
export interface ImportRecordContent {
  readonly id: string;
  readonly file: { readonly sha256: string; readonly name: string; readonly size: number };
  readonly layout: string;
  readonly stored: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly setBack: number;
  readonly acceptedAt: string;
  readonly by: string;
  readonly byName: string;
}

/** A fault as JSON, its sentence in a language. */
export function presentFault(fault: Fault, language: Language): FaultBody {
  return {
    sheet: fault.sheet,
    row: fault.row,
    column: fault.column,
    code: fault.code,
    severity: fault.severity,
    message: faultInLanguage(fault, language),
    value: fault.value,
  };
}

/** An import as JSON. */
export function presentImport(outcome: ImportContent, dryRun: boolean, language: Language): ImportBody {
  return {
    file: outcome.file,
    sha256: outcome.sha256,
    layout: outcome.layout,
    stored: outcome.stored,
    revised: outcome.revised,
    unchanged: outcome.unchanged,
    setBack: outcome.setBack,
    dryRun,
    accepted: outcome.accepted,
    mapping: outcome.mapping.map((found) => presentMapping(found)),
    faults: outcome.faults.map((fault) => presentFault(fault, language)),
  };
}

/** Accepted imports as JSON, newest first. */
export function presentImportHistory(records: readonly ImportRecordContent[]): ImportHistoryBody {
  const newestFirst = records.toSorted((a, b) =>
    a.acceptedAt < b.acceptedAt ? 1 : a.acceptedAt > b.acceptedAt ? -1 : 0,
  );
  return { imports: newestFirst.map((record) => presentImportRecord(record)) };
}

/** An accepted import as JSON. */
export function presentImportRecord(record: ImportRecordContent): ImportRecordBody {
  return {
    id: record.id,
    file: record.file.name,
    sha256: record.file.sha256,
    size: record.file.size,
    layout: record.layout,
    stored: record.stored,
    revised: record.revised,
    unchanged: record.unchanged,
    setBack: record.setBack,
    acceptedAt: record.acceptedAt,
    by: record.by,
    byName: record.byName,
  };
}
