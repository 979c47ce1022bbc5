import { isLineText } from './lines.ts';
import { type ViewCell, type ViewRow, holdsFigures } from './sheet-view.ts';

/** Columns of a sheet that are read on their own: tables that stand side by side with an empty column between them. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** Splits a sheet at columns that are empty in all rows but titles and notes; a hidden column is no gap. Each part must have its own labels; a part without is
 *  the other half of a table that only has a gap. */
export function splitBands(rows: readonly ViewRow[], hidden: ReadonlySet<number>): readonly Band[] {
  const body = rows.filter((row) => holdsFigures(row));
  const filled = rows.filter((row) => row.distinct.length > 1 && !isLine(row));
  const last = Math.max(-1, ...body.map((row) => row.distinct.at(-1)?.column ?? -1));
  const bands: Band[] = [];
  let from = 0;
  for (let column = 0; column <= last + 1; column++) {
    if (column <= last && (hidden.has(column) || filled.some((row) => row.cells[column] !== undefined))) continue;
    if (column > from) bands.push({ from, to: column - 1 });
    from = column + 1;
  }
  const joined: Band[] = [];
  for (const band of bands) {
    const before = joined.at(-1);
    if (before && !(hasLabels(band, body) && hasFigures(before, body)))
      joined[joined.length - 1] = { from: before.from, to: band.to };
    else joined.push(band);
  }
  if (joined.length <= 1) return [{ from: 0, to: Number.MAX_SAFE_INTEGER }];
  return joined.map((band, i) => ({
    from: i === 0 ? 0 : band.from,
    to: (joined[i + 1]?.from ?? Number.MAX_SAFE_INTEGER) - 1,
  }));
}

/** A row of titles, units and dates; a head may well have one such word among its own (发布日期). */
function isLine(row: ViewRow): boolean {
  const lines = row.distinct.filter((c) => isLineText(c.text)).length;
  return lines > 0 && row.distinct.length - lines < 3;
}

function within(band: Band, cell: ViewCell): boolean {
  return cell.column >= band.from && cell.column <= band.to;
}

/** Most rows that have figures here have a text here too. */
function hasLabels(band: Band, body: readonly ViewRow[]): boolean {
  const own = body.filter((row) => row.distinct.some((c) => within(band, c) && c.kind === 'number'));
  const labelled = own.filter((row) =>
    row.distinct.some((c) => within(band, c) && c.kind === 'text' && c.text.trim().length > 1),
  );
  return own.length > 0 && labelled.length >= own.length * 0.6;
}

function hasFigures(band: Band, body: readonly ViewRow[]): boolean {
  return body.some((row) => row.distinct.some((c) => within(band, c) && c.kind === 'number'));
}

/** A row as one band sees it. Titles and notes that stand alone in their row are seen by all. */
export function rowOfBand(row: ViewRow, band: Band, bands: readonly Band[]): ViewRow {
  if (bands.length === 1) return row;
  const alone = row.distinct.length === 1 && row.distinct[0]?.kind === 'text';
  const distinct = row.distinct.filter((cell) => alone || within(band, cell) || covers(cell, band));
  const keep = new Set(distinct);
  return { number: row.number, cells: row.cells.map((cell) => (cell && keep.has(cell) ? cell : undefined)), distinct };
}

function covers(cell: ViewCell, band: Band): boolean {
  return cell.column < band.from && cell.column + cell.width - 1 >= band.from;
}
