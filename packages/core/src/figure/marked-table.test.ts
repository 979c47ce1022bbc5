import { describe, expect, it } from 'vitest';
import type { Grid, GridCell } from '../import/grid.ts';
import { isSourcesSheet, readMarkedTable, sourceLines, withFigureColumns } from './marked-table.ts';

const growth = 'published~gdp~431200~2021-01P3~yoy~20210520T010000000Z~0123456789abcdef';
const rank = 'rank~gdp~431200~2021-01P3~yoy~20210520T010000000Z~fedcba9876543210';

type Cells = readonly (string | GridCell | undefined)[];

function grid(sheet: string, rows: readonly Cells[]): Grid {
  const cellOf = (cell: Cells[number]): GridCell | undefined => (typeof cell === 'string' ? { text: cell } : cell);
  return {
    sheet,
    hidden: false,
    hiddenColumns: [],
    merges: [],
    rows: rows.map((cells, i) => ({ number: i + 1, hidden: false, cells: cells.map(cellOf) })),
  };
}

const sources = grid(
  '出处',
  sourceLines(
    [
      { sheet: '总览', row: 2, column: 1, label: 'GDP', shown: '13.4%', figures: [growth] },
      { sheet: '总览', row: 3, column: 1, label: '投资', shown: '居全省第4', figures: [rank] },
    ],
    'zh',
  ),
);

describe('an exported table', () => {
  const read = (...rows: readonly Cells[]) => {
    const { text, marks } = readMarkedTable([grid('总览', rows), sources]);
    return marks.map(({ figure, start, end, exported }) => [figure.split('~')[0], text.slice(start, end), exported]);
  };
  const gdp: Cells = ['GDP', { number: 13.4, format: '0.0"%"' }];
  const investment: Cells = ['投资', '居全省第4'];

  it('says of a cell which figure it shows, and of words what they were', () => {
    expect(read(['指标', '增速'], gdp, investment)).toEqual([
      ['published', '13.4%', undefined],
      ['rank', '居全省第4', '居全省第4'],
    ]);
  });

  it('finds rows again that were sorted or moved, by their first cell', () => {
    expect(read(['指标', '增速'], ['新的一行'], investment, gdp)).toEqual([
      ['rank', '居全省第4', '居全省第4'],
      ['published', '13.4%', undefined],
    ]);
  });

  it('leaves cells out that are empty by now, and other sheets', () => {
    expect(read(['指标', '增速'], ['GDP'], investment).map(([rule]) => rule)).toEqual(['rank']);
    expect(readMarkedTable([grid('别的', [['GDP', '1']]), grid('再一个', [gdp]), sources]).marks).toEqual([]);
  });

  it('is known by the head of its sheet of sources', () => {
    expect([isSourcesSheet(sources), isSourcesSheet(grid('出处', [['单元格', '数']]))]).toEqual([true, false]);
  });
});

it('a CSV carries the ids in a column beside each that shows figures', () => {
  const cell = (text: string, ...figures: readonly string[]) => ({ text, figures });
  const rows = withFigureColumns(
    [
      [cell('指标'), cell('增速'), cell('备注')],
      [cell('GDP'), cell('13.4%', growth, rank), cell('')],
    ],
    0,
    'zh',
  );
  expect(rows).toEqual([
    ['指标', '增速', '增速_数字标识', '备注'],
    ['GDP', '13.4%', `${growth} ${rank}`, ''],
  ]);
  const { text, marks } = readMarkedTable([grid('', rows)]);
  expect(text).toBe('指标\t增速\t增速_数字标识\t备注\nGDP\t13.4%\n');
  expect(marks.map(({ figure, start, end }) => [figure, text.slice(start, end)])).toEqual([
    [growth, '13.4%'],
    [rank, '13.4%'],
  ]);
});

it('ids may stand further off, under the name of the column that they are of', () => {
  const rows = [
    ['span', 'value', 'cell', 'value_figure'],
    ['2021-01P3', '13.4', 'C3', growth],
  ];
  const { text, marks } = readMarkedTable([grid('', rows)]);
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['13.4']);
});
