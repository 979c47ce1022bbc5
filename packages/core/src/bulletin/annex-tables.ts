import type { Board, BoardRow, Matrix } from '../board/board.ts';
import { display } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import { isMissing } from '../missing.ts';
import { spanLabel } from '../span/label.ts';
import type { TableBlock, TableCell } from './block.ts';
import { headline } from './county-section.ts';

/** A figure as a table shows it: digits without the unit, which stands in the head; — where there is none. */
export function cell(f: Figure): TableCell {
  return typeof f.value === 'number'
    ? { text: display(f.value, f.decimals).replace('-', '−'), figure: f, align: 'right' }
    : { text: '—', align: 'right' };
}

function rankCell(row: BoardRow): TableCell {
  return isMissing(row.rank) || row.region.level !== 'city'
    ? { text: '—', align: 'center' }
    : { text: String(row.rank.place), figure: row.figures.rank, align: 'center' };
}

const lightWords = { green: '正常', yellow: '略慢', red: '落后' } as const;

/** Annex table: main indicators (主要经济指标). */
export function indicatorTable(board: Board): TableBlock {
  const rows = board.rows
    .filter((r) => !isMissing(r.cutoff) && r.cutoff.year === board.period.year)
    .map((r): readonly TableCell[] => [
      { text: r.indicator.name.zh },
      { text: isMissing(r.cutoff) ? '—' : spanLabel(r.cutoff, r.indicator.frequency, 'document'), align: 'center' },
      { text: r.indicator.unit === '' ? '%' : r.indicator.unit, align: 'center' },
      cell(r.figures.value),
      cell(r.figures.growth),
      cell(r.figures.change),
      rankCell(r),
      cell(r.figures.distance),
      typeof r.figures.target.value === 'number'
        ? {
            ...cell(r.figures.target),
            text: `${cell(r.figures.target).text}${r.figures.target.unit === '%' ? '%' : ''}`,
          }
        : { text: '—', align: 'right' },
      cell(r.figures.completion),
      { text: isMissing(r.pace) ? '—' : lightWords[r.pace.light], align: 'center' },
    ]);
  return {
    kind: 'table',
    title: '主要经济指标完成情况',
    unit: '增速、完成率：%；较上期、与全省相差：百分点',
    head: ['指标', '数据截止', '单位', '总量', '增速', '较上期', '位次', '与全省相差', '年度目标', '完成率', '进度'],
    widths: [24, 9, 8, 11, 8, 8, 6, 9, 10, 8, 7],
    rows,
    notes: [
      '“—”表示未公布或不适用。位次为全省14个市州增速位次，公布的位次优先。'.replace(
        '14个市州',
        board.rows.flatMap((r) =>
          isMissing(r.rank) ? [] : [`${r.rank.peers.members.length}个${r.rank.peers.membersWord.zh}`],
        )[0] ?? '',
      ),
    ],
  };
}

/** Annex table: the counties by the indicators that all of them have. */
export function matrixTable(matrix: Matrix): TableBlock {
  const whole = matrix.boards[0];
  const columns = (whole?.rows ?? [])
    .filter(
      (r) =>
        r.indicator.parent === undefined &&
        matrix.boards
          .slice(1)
          .every((b) =>
            b.rows.some((m) => m.indicator.code === r.indicator.code && typeof headline(m).value === 'number'),
          ),
    )
    .slice(0, 8);
  const rows = matrix.boards.map((b): readonly TableCell[] => [
    { text: b.region.level === 'city' ? '全市' : b.region.name.zh },
    ...columns.flatMap((c): TableCell[] => {
      const row = b.rows.find((r) => r.indicator.code === c.indicator.code);
      if (row === undefined)
        return [
          { text: '—', align: 'right' },
          { text: '—', align: 'center' },
        ];
      return [
        cell(headline(row)),
        isMissing(row.rank) || b === whole
          ? { text: '', align: 'center' }
          : { text: String(row.rank.place), figure: row.figures.rank, align: 'center' },
      ];
    }),
  ]);
  return {
    kind: 'table',
    title: '县市区主要经济指标',
    unit: '增速：%',
    head: [
      '县市区',
      ...columns.flatMap((c) => [
        `${c.indicator.name.zh}${isMissing(c.cutoff) ? '' : `（${spanLabel(c.cutoff, c.indicator.frequency, 'document')}）`}`,
        '位次',
      ]),
    ],
    widths: [14, ...columns.flatMap(() => [12, 6])],
    rows,
    notes: [],
  };
}
