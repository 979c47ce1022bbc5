import { expect, test } from 'vitest';
import { csvOf, figureCell } from './chart-table.ts';

test('a figure keeps its decimals, an absent one its reason', () => {
  const figure = { value: -2, shown: '-2.0', unit: '%', figure: 'id' };
  expect(figureCell(figure, 'zh')).toEqual({ text: '-2.0', value: -2, figure: 'id', decimals: 1 });
  expect(figureCell({ missing: 'no-base' }, 'en').figure).toBeUndefined();
});

test('a table as CSV holds no formula, and negative numbers stay numbers', () => {
  const csv = csvOf(
    {
      head: ['指标', '增速'],
      rows: [
        [{ text: '=1+1' }, { text: '-2.0', value: -2, decimals: 1 }],
        [{ text: 'a,"b"' }, { text: '-' }],
      ],
    },
    'zh',
  );
  expect(csv).toBe('指标,增速\r\n\'=1+1,-2.0\r\n"a,""b""",-\r\n');
});
