import { foldText } from '../../fold.ts';
import type { Label } from '../label/label.ts';
import type { Vocabulary } from '../label/vocabulary.ts';
import { parseLabelRole } from './head-words.ts';
import { isLineText, isNote, type Line, linesOf } from './lines.ts';
import { type ViewRow, isColumnCount } from './sheet-view.ts';

/** Whether the lines above a head that has been met before are others than before: then a new table begins under the same
 *  head. The number of a page and 续表 begin none. */
export function bringsTitle(pending: readonly ViewRow[], known: ReadonlySet<string>): boolean {
  return pending.some((row) =>
    linesOf(row).some(({ text }) => {
      const folded = foldText(text);
      const pageOnly =
        /^(?:\(?续[一二三四五六七八九十\d]*(?:表[一二三四五六七八九十\d]*)?\)?|第?\d+页.*|共\d+页|-*\d+-*)$/u.test(
          folded,
        );
      return !known.has(folded) && !isNote(text) && !pageOnly;
    }),
  );
}

/** Divides what stands above a table's first figures: the lines, and the rows of the head below them. */
export function headAndLines(
  above: readonly ViewRow[],
  vocabulary: Vocabulary,
): { readonly headRows: readonly ViewRow[]; readonly lines: readonly Line[] } {
  const headRows: ViewRow[] = [];
  let at = above.length - 1;
  for (; at >= 0; at--) {
    const row = above[at];
    if (!row) continue;
    if (isColumnCount(row)) continue;
    if (isHeadRow(row, headRows, vocabulary)) headRows.unshift(row);
    else if (headRows.length > 0 || !(isSectionRow(row) || isUnitRow(row))) break;
  }
  const first = headRows[0]?.number ?? Number.POSITIVE_INFINITY;
  return { headRows, lines: above.filter((row) => row.number < first).flatMap((row) => linesOf(row)) };
}

/** A row of a head has several cells, or one that spans part of the columns below it; a line has one, or says what lines say. */
function isHeadRow(row: ViewRow, below: readonly ViewRow[], vocabulary: Vocabulary): boolean {
  const { distinct } = row;
  if (distinct.length === 0 || distinct.some((c) => c.kind === 'error')) return false;
  if (distinct.length === 1) {
    const [only] = distinct;
    if (!only || below.length === 0 || isLineText(only.text)) return false;
    const leftmost = Math.min(...below.flatMap((r) => r.distinct.map((c) => c.column)));
    const label = vocabulary.label(only.text);
    return (
      only.width > 1 &&
      only.column > leftmost &&
      (label.unknown === '' || label.role !== undefined || label.text.length <= 8)
    );
  }
  const lines = distinct.filter((c) => isLineText(c.text) || isTitle(c.text, vocabulary)).length;
  if (lines === distinct.length) return false;
  return !(lines > 0 && distinct.length <= 3 && distinct.every((c) => parseLabelRole(c.text) === undefined));
}

/** A cell of a title row: 表一 …, …情况, or a name with its year and what it is a table of. */
function isTitle(text: string, vocabulary: Vocabulary): boolean {
  const label = vocabulary.label(text);
  if (label.unknown === '' || label.text.length < 6) return false;
  return (
    label.span?.year !== undefined ||
    /^(?:表|附表)[一二三四五六七八九十\d]|情况|一览|主要.{0,60}指标|统计表|月报/u.test(label.text)
  );
}

/** A single label in the first column between head and figures: the heading of the first rows. */
function isSectionRow(row: ViewRow): boolean {
  return row.distinct.length === 1 && !isLineText(row.distinct[0]?.text ?? '');
}

/** 单位：亿元 between head and figures: the unit of the rows down to the next such line. */
function isUnitRow(row: ViewRow): boolean {
  return row.distinct.length === 1 && /^\(?(?:计量|金额|数量)?单位[:]/u.test(foldText(row.distinct[0]?.text ?? ''));
}

/** Rows at the end of what looks like a head that are the table's first rows already: their names are such as those of the rows
 *  below, only their figures are none (约13.1, 待定). */
export function rowsOfBody(
  headRows: readonly ViewRow[],
  sample: readonly ViewRow[],
  vocabulary: Vocabulary,
): readonly ViewRow[] {
  let from = headRows.length;
  while (from > 1 && namesLikeBelow(headRows[from - 1], sample, vocabulary)) from--;
  return headRows.slice(from);
}

function namesLikeBelow(row: ViewRow | undefined, sample: readonly ViewRow[], vocabulary: Vocabulary): boolean {
  if (!row) return false;
  return row.distinct.some((cell) => {
    if (cell.row !== row.number || cell.kind !== 'text') return false;
    const kind = nameKind(vocabulary.label(cell.text));
    if (kind === undefined) return false;
    const below = sample.flatMap((other) => other.cells[cell.column] ?? []);
    const alike = below.filter((c) => c.kind === 'text' && nameKind(vocabulary.label(c.text)) === kind);
    return below.length > 0 && alike.length * 2 > below.length;
  });
}

function nameKind(label: Label): 'region' | 'indicator' | undefined {
  if (label.role !== undefined || label.unknown !== '') return undefined;
  if (label.region !== undefined) return 'region';
  return label.indicator === undefined ? undefined : 'indicator';
}

/** A row as text, to find the same head again on the next page. */
export function rowText(row: ViewRow): string {
  return row.distinct.map((cell) => `${cell.column}:${foldText(cell.text)}`).join('|');
}

/** Whether the rows waiting above hold a head of a new table: rows of several cells that are no rows of the open one. */
export function hasHead(pending: readonly ViewRow[], open: readonly unknown[], vocabulary: Vocabulary): boolean {
  if (open.length === 0) return true;
  return headAndLines(pending, vocabulary).headRows.length > 0;
}
