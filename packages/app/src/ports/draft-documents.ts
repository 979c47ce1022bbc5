import type { Correction } from '@shigan/core';

/** What is written in place of a stretch of a draft; offsets are of its text. */
export type DraftCorrection = Correction;

/** Whose tracked changes (修订) they are, and of when. */
export interface DraftMark {
  readonly author: string;
  readonly at: string;
}

/** What a draft is: a document, running text, or an exported table. */
export type DraftForm = 'docx' | 'text' | 'table';

/** What a file that was handed in says. */
export interface DraftReading {
  /** `table`: a workbook or CSV that the platform wrote. */
  readonly form: DraftForm;
  readonly text: string;
  /** In the order of the document. */
  readonly marks: readonly MarkedFigure[];
}

/** A figure whose id stands inside a document (文中标识), and the stretch of the text that prints it. */
export interface MarkedFigure {
  readonly figure: string;
  readonly start: number;
  readonly end: number;
  /** Of a table: the words that the cell held when it was exported, where they are more than a number. */
  readonly exported?: string;
}

/** A draft as it was handed in. */
export type DraftSource =
  | { readonly form: 'docx'; readonly bytes: Uint8Array }
  | { readonly form: 'text'; readonly text: string };

/** Reads drafts and writes corrections back. */
export interface DraftDocuments {
  /** Its text, and what it is; of a workbook only that it is one. Refuses `file-empty`, `file-unreadable`, `file-expands-too-far`. */
  readDraft(bytes: Uint8Array): Promise<DraftReading>;
  /** A .docx with corrections as tracked changes, all else as it was. They do not overlap. */
  correctedDraft(source: DraftSource, corrections: readonly DraftCorrection[], mark: DraftMark): Promise<Uint8Array>;
}
