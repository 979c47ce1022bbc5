import type { RowContent, SheetContent } from '../sheet-content.ts';
import type { TablesDocument } from '../tables-document.ts';

/** Lists in words, ready to be set: a title, a head, lines of cells. */
export interface WordedList {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[] }[];
}

/** What stands about the lists on every page. */
export interface ListsAbout {
  readonly city: string;
  /** As documents write it: 2021年5月20日. */
  readonly date: string;
  /** Says that what follows is invented; empty where it is not. */
  readonly demo: string;
  readonly language: 'zh' | 'en';
}

/** The lists as the workbook that circulates: a sheet each, its head in view. */
export function listsWorkbook(
  lists: readonly WordedList[],
  { demo }: Pick<ListsAbout, 'demo'>,
): readonly SheetContent[] {
  return lists.map(({ title, head, rows }): SheetContent => {
    const widths = columnWidths({ head, rows });
    const lines: readonly RowContent[] = [
      { cells: [{ text: demo === '' ? title : `${title}（${demo}）`, bold: true, size: 16 }] },
      { cells: head.map((text) => ({ text, bold: true, border: true })) },
      ...rows.map(({ cells }) => ({
        cells: cells.map((text) => ({ text, border: true, wrap: true })),
        height: heightOf(cells, widths),
      })),
    ];
    return {
      name: title,
      rows: lines,
      merges: [{ top: 1, left: 1, bottom: 1, right: head.length }],
      columns: widths.map((width) => ({ width: Math.max(6, width * 2) })),
      frozen: { rows: 2 },
      isPrintedWide: true,
    };
  });
}

/** The lists as the document that circulates: a table each on its own pages. */
export function listsDocument(
  lists: readonly WordedList[],
  { city, date, demo, language }: ListsAbout,
): TablesDocument {
  return {
    title: lists.map(({ title }) => title).join('、'),
    demo,
    language,
    tables: lists.map(({ title, head, rows }) => ({
      title: `${city}督办事项${title}`,
      note: date,
      head,
      widths: columnWidths({ head, rows }),
      rows: rows.map(({ cells }) => cells),
    })),
  };
}

/** What a dossier says, ready to be set. */
export interface WordedDossier {
  readonly title: string;
  readonly number: { readonly year: number; readonly sequence: number };
  readonly leadUnit: string;
  readonly parts: readonly WordedList[];
}

/** A dossier as one file: its parts one below the other on upright pages. */
export function dossierDocument(
  { title, number, leadUnit, parts }: WordedDossier,
  { city, date, demo, language }: ListsAbout,
): TablesDocument {
  return {
    form: 'upright',
    title,
    demo,
    language,
    tables: parts.map((part, n) => ({
      title: part.title,
      note: n === 0 ? `${city} 〔${number.year}〕${number.sequence} ${leadUnit} ${date}` : '',
      head: part.head,
      widths: columnWidths(part),
      rows: part.rows.map(({ cells }) => cells),
    })),
  };
}

/** Widths of columns in full characters: as long as three in four of its filled cells are, between 3 and 20. */
export function columnWidths({ head, rows }: Pick<WordedList, 'head' | 'rows'>): readonly number[] {
  return head.map((text, column) => {
    const lengths = rows
      .map(({ cells }) => widthOf(cells[column] ?? ''))
      .filter((width) => width > 0)
      .toSorted((a, b) => a - b);
    const most = lengths[Math.floor(lengths.length * 0.75)] ?? lengths.at(-1) ?? 0;
    return Math.min(20, Math.max(3, widthOf(text), most));
  });
}

/** Points of a line of text, and of a row that holds so many lines: programs do not find the height of a row by themselves. */
const lineHeight = 15;

function heightOf(cells: readonly string[], widths: readonly number[]): number {
  const lines = cells.map((text, column) => Math.ceil(widthOf(text) / Math.max(2.5, (widths[column] ?? 3) - 0.5)));
  return Math.max(1, ...lines) * lineHeight + 2;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character <= '\u00ff' ? 0.5 : 1;
  return Math.ceil(width);
}
