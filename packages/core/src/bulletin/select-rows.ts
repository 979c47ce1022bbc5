import type { Board, BoardRow } from '../board/board.ts';
import { present } from '../board/workings.ts';
import type { IndicatorCode, IndicatorSection } from '../indicator/indicator.ts';
import { isMissing } from '../missing.ts';
import { endMonth, parseSpanIso, spanIso } from '../span/span.ts';
import { headline } from './facts.ts';

/** A part's growth must differ from its whole's by so many percentage points to be mentioned without target or rank. */
const tellingDifference = 10;

/** Rows with a cut-off in the board's year. */
export function currentRows(board: Board): readonly BoardRow[] {
  return board.rows.filter(
    (r) => !isMissing(r.cutoff) && r.cutoff.year === board.period.year && present(headline(r)) !== undefined,
  );
}

/** Ranked among the cities of its province. */
export function isRanked(row: BoardRow): boolean {
  return !isMissing(row.rank) && row.region.level === 'city';
}

function hasTarget(row: BoardRow): boolean {
  return !isMissing(row.target) && !isMissing(row.pace) && row.target.kind !== 'milestone';
}

/** The rows that the text speaks of: those with a target, those ranked in the province, and the parts that explain them (a
 *  warning, or a growth far from the whole's). All others stand in the annex. */
export function keyRows(board: Board): readonly BoardRow[] {
  const rows = currentRows(board);
  const key = new Set(rows.filter((r) => hasTarget(r) || (isRanked(r) && r.indicator.better !== 'neutral')));
  const byCode = new Map(rows.map((r) => [r.indicator.code, r]));
  for (const row of rows) {
    const whole = row.indicator.parent === undefined ? undefined : byCode.get(row.indicator.parent);
    if (whole === undefined || !key.has(whole)) continue;
    const [own, of] = [present(row.figures.growth), present(whole.figures.growth)];
    const far = row.indicator.headline === 'yoy' && own && of && Math.abs(own.value - of.value) >= tellingDifference;
    if (far || row.findings.some((f) => f.severity === 'warning')) key.add(row);
  }
  return rows.filter((r) => key.has(r));
}

/** A row and those of its parts, however deep, that the text speaks of. */
export interface RowGroup {
  readonly row: BoardRow;
  readonly parts: readonly BoardRow[];
}

/** Rows of some sections in groups; groups of one cut-off stand together, the latest first. `said`
 *  has been spoken of with its parts. */
export function groupRows(
  rows: readonly BoardRow[],
  sections: readonly IndicatorSection[],
  said: BoardRow | undefined,
): readonly RowGroup[] {
  const mine = rows.filter((r) => sections.includes(r.indicator.section));
  const parentOf = new Map(rows.map((r) => [r.indicator.code, r.indicator.parent]));
  const codes = new Set(mine.map((r) => r.indicator.code));
  const top = (row: BoardRow): IndicatorCode => {
    let code = row.indicator.code;
    for (let up = parentOf.get(code); up !== undefined && codes.has(up); up = parentOf.get(up)) code = up;
    return code;
  };
  const groups = mine
    .filter((r) => top(r) === r.indicator.code)
    .map((row) => ({ row, parts: mine.filter((r) => r !== row && top(r) === row.indicator.code) }));
  const spans = [...new Set(groups.map((g) => cutoffOf(g.row)))].toSorted((a, b) => lastMonth(b) - lastMonth(a));
  return spans.flatMap((span) => groups.filter((g) => cutoffOf(g.row) === span && g.row !== said));
}

function lastMonth(cutoff: string): number {
  const span = parseSpanIso(cutoff.split(' ')[0] ?? '');
  return span === undefined ? 0 : endMonth(span);
}

/** What tells one cut-off from another in words: the span, and whether the figure is of its end. */
export function cutoffOf(row: BoardRow): string {
  return isMissing(row.cutoff) ? '' : `${spanIso(row.cutoff)} ${row.indicator.accumulation === 'endOfSpan'}`;
}

/** Rows behind their schedule, red before yellow. */
export function rowsBehind(board: Board): readonly BoardRow[] {
  const weight = (r: BoardRow): number =>
    isMissing(r.pace) ? 0 : r.pace.light === 'red' ? 2 : r.pace.light === 'yellow' ? 1 : 0;
  return currentRows(board)
    .filter((r) => weight(r) > 0)
    .toSorted((a, b) => weight(b) - weight(a));
}

/** Ranked in the first or the last third of the cities. */
export function thirdOf(row: BoardRow): 'front' | 'middle' | 'back' {
  if (isMissing(row.rank)) return 'middle';
  const third = Math.ceil(row.rank.of / 3);
  return row.rank.place <= third ? 'front' : row.rank.place > row.rank.of - third ? 'back' : 'middle';
}

/** Rows that fell behind the release before only as far as last year's base explains. */
export function followsBase(row: BoardRow): boolean {
  return row.findings.some((f) => f.rule === 'base-effect-explains' && f.params['kind'] === 'slowdown');
}
