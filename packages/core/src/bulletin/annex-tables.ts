import type { Board, BoardRow, Matrix } from '../board/board.ts';
import { display } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import { isMissing } from '../missing.ts';
import type { TableBlock, TableCell } from './block.ts';
import { headline, saidValue } from './facts.ts';
import { currentRows, keyRows } from './select-rows.ts';
import type { Voice } from './voice.ts';

const nothing = (align: 'right' | 'center' = 'right'): TableCell => ({ text: '—', align });

/** A figure as a table shows it: digits without the unit, which stands in the head; — where there is none. */
function cell(row: BoardRow, f: Figure, unit = ''): TableCell {
  const value = saidValue(row, f);
  return value === undefined
    ? nothing()
    : { text: `${display(value.value, value.decimals).replace('-', '−')}${unit}`, figure: f, align: 'right' };
}

function rankCell(row: BoardRow): TableCell {
  return isMissing(row.rank)
    ? nothing('center')
    : { text: String(row.rank.place), figure: row.figures.rank, align: 'center' };
}

/** Annex table: main indicators (主要经济指标), all that have figures of the year. */
export function indicatorTable(board: Board, voice: Voice): TableBlock {
  const words = voice.table;
  const rows = currentRows(board).map((r): readonly TableCell[] => [
    { text: `${r.indicator.parent === undefined ? '' : '\u3000'}${voice.name(r)}` },
    { text: voice.span(r), align: 'center' },
    { text: words.unit(r), align: 'center' },
    cell(r, r.figures.value),
    cell(r, typeof r.figures.growth.value === 'number' ? r.figures.growth : r.figures.share),
    pointsCell(r),
    r.region.level === 'city' ? rankCell(r) : nothing('center'),
    cell(r, r.figures.distance),
    typeof r.figures.target.value === 'number'
      ? cell(r, r.figures.target, words.targetUnit(r.figures.target.unit))
      : nothing(),
    cell(r, r.figures.completion),
    { text: isMissing(r.pace) ? '—' : words.lights[r.pace.light], align: 'center' },
  ]);
  const ranked = board.rows.flatMap((r) => (isMissing(r.rank) ? [] : [r.rank.peers]))[0];
  return {
    kind: 'table',
    title: words.indicators.title,
    unit: words.indicators.unit,
    head: words.indicators.head,
    widths: [46, 12, 14, 13, 10, 11, 8, 11, 11, 11.5, 8.5],
    rows,
    notes: [words.note(ranked === undefined ? '' : voice.allMembers(ranked))],
  };
}

/** The change of a rate in points; of a number of things none, as the column's unit says points. */
function pointsCell(row: BoardRow): TableCell {
  return row.figures.change.unit === '百分点' ? cell(row, row.figures.change) : nothing();
}

/** Indicators of the table of parts at most. */
const columnsAtMost = 7;

/** Annex table: the parts of the region by the wholes that the text speaks of and that all of them have. */
export function matrixTable(matrix: Matrix, voice: Voice): TableBlock {
  const words = voice.table;
  const whole = matrix.boards[0];
  const members = matrix.boards.slice(1);
  const has = (b: Board, r: BoardRow): boolean =>
    b.rows.some((m) => m.indicator.code === r.indicator.code && typeof headline(m).value === 'number');
  const columns = (whole === undefined ? [] : keyRows(whole))
    .filter((r) => r.indicator.parent === undefined && members.every((b) => has(b, r)))
    .toSorted((a, b) => Number(isMissing(a.target)) - Number(isMissing(b.target)))
    .slice(0, columnsAtMost);
  const rows = matrix.boards.map((b): readonly TableCell[] => [
    { text: voice.regionName(b.region) },
    ...columns.flatMap((c): TableCell[] => {
      const row = b.rows.find((r) => r.indicator.code === c.indicator.code);
      return row === undefined
        ? [nothing(), nothing('center')]
        : [cell(row, headline(row)), b === whole ? { text: '' } : rankCell(row)];
    }),
  ]);
  return {
    kind: 'table',
    title: words.counties.title(voice.members(matrix.peers)),
    unit: words.counties.unit,
    head: [
      voice.members(matrix.peers),
      ...columns.flatMap((c) => [`${voice.name(c)}\n${voice.span(c)}`, words.counties.rank]),
    ],
    widths: [14, ...columns.flatMap(() => [13.9, 6.4])],
    rows,
    notes: [],
  };
}
