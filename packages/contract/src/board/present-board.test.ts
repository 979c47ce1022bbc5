import { cumulative } from '@shigan/core';
import { describe, expect, test } from 'vitest';
import { changeFigure, cities, exampleBoard, publishedFigure } from '../testing/example-board.ts';
import { boardBody } from './board-body.ts';
import { matrixBody } from './matrix-body.ts';
import { type BoardPresenting, presentBoard, presentMatrix } from './present-board.ts';

const presenting: BoardPresenting = {
  language: 'zh',
  idOf: (figure) => `id-of-${figure.rule}`,
};

function onlyRow(language: 'zh' | 'en' = 'zh') {
  const [row] = presentBoard(exampleBoard, { ...presenting, language }).rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

describe('a board as JSON', () => {
  test('is what its schema says', () => {
    expect(boardBody.parse(presentBoard(exampleBoard, presenting))).toEqual(presentBoard(exampleBoard, presenting));
  });

  test('numbers are numbers and lose the noise of floating point, never digits that were published', () => {
    const row = onlyRow();
    expect(row.growth).toBe(13);
    expect(row.change).toEqual({ value: -2.2, unit: '百分点' });
    expect(row.figures['growth']).toBe('id-of-published');
  });

  test('an absent value is its reason, and has neither text nor id', () => {
    const row = onlyRow();
    expect(row.growthNeeded).toEqual({ missing: 'no-target' });
    expect(row.target).toEqual({ missing: 'no-target' });
    expect(Object.keys(row.shown)).not.toContain('growthNeeded');
    expect(Object.keys(row.figures)).not.toContain('growthNeeded');
    expect(JSON.stringify(row)).not.toContain('null,"growth');
  });

  test('texts keep the decimals as published', () => {
    expect(onlyRow().shown).toEqual({
      value: '13.0',
      growth: '13.0',
      change: '-2.2',
      seasonal: '33.4',
      distance: '0.5',
    });
  });

  test('both ranks are there where the published and the computed one differ', () => {
    expect(onlyRow().rank).toEqual({
      place: 7,
      of: 14,
      source: 'published',
      computed: 6,
      withoutData: 0,
      peers: 'hunan-cities',
      membersWord: '市州',
    });
  });

  test('names, labels, units and findings come in the language asked for', () => {
    expect([onlyRow('zh').name, onlyRow('zh').cutoff, onlyRow('zh').findings[0]?.message]).toEqual([
      '规模以上工业增加值',
      { label: '1-4月', interval: '2021-01-01/P4M' },
      '今年以来尚未“破零”',
    ]);
    expect([onlyRow('en').name, onlyRow('en').cutoff, onlyRow('en').change]).toEqual([
      'Industrial value added',
      { label: 'Jan–Apr', interval: '2021-01-01/P4M' },
      { value: -2.2, unit: 'pp' },
    ]);
  });

  test('a cut-off of an earlier year says so', () => {
    const board = { ...exampleBoard, rows: exampleBoard.rows.map((row) => ({ ...row, cutoff: cumulative(2020, 12) })) };
    expect(presentBoard(board, presenting).rows[0]?.cutoff).toEqual({
      label: '2020年全年',
      interval: '2020-01-01/P12M',
    });
  });

  test('findings lead to the figures they rest on', () => {
    expect(onlyRow().findings[0]?.figures).toEqual([presenting.idOf(publishedFigure)]);
    expect(presenting.idOf(changeFigure)).not.toBe(presenting.idOf(publishedFigure));
  });
});

test('a matrix holds what is compared of every region, with the ids that its board has', () => {
  const body = presentMatrix(
    { peers: cities, period: exampleBoard.period, asOf: exampleBoard.asOf, boards: [exampleBoard] },
    presenting,
  );
  expect(matrixBody.parse(body)).toEqual(body);
  expect(body.peers).toEqual({ code: 'hunan-cities', name: '湖南省市州', membersWord: '市州', of: '430000' });
  const [row] = presentBoard(exampleBoard, presenting).rows;
  const [compared] = body.boards[0]?.rows ?? [];
  expect(body.indicators.map(({ indicator, name }) => [indicator, name])).toEqual([[row?.indicator, row?.name]]);
  expect(Object.keys(compared?.figures ?? {}).length).toBeGreaterThan(0);
  expect(row?.figures).toMatchObject(compared?.figures ?? {});
  expect(row?.shown).toMatchObject(compared?.shown ?? {});
});
