import type { Figure } from '@shigan/core';
import { expect, test } from 'vitest';
import { absentFigure, changeFigure, observation, publishedFigure } from '../testing/example-board.ts';
import { explanationBody } from './explanation-body.ts';
import { presentExplanation } from './present-explanation.ts';

const inputsOf = (figure: Figure) =>
  figure.inputs.map((input) => (input.kind === 'figure' ? { input, id: `id-of-${input.figure.rule}` } : { input }));

test('a published figure leads to its cell, to who brought it in and to its earlier values', () => {
  const earlier = { ...observation, value: 12.8, knownFrom: '2021-05-10T00:00:00.000Z', by: 'zhang' };
  const body = presentExplanation(
    { id: 'x', figure: publishedFigure, inputs: inputsOf(publishedFigure), vintages: [earlier, observation] },
    'zh',
  );
  expect(explanationBody.parse(body)).toEqual(body);
  expect(body.source).toEqual({ file: 'a'.repeat(64), fileName: '2021-04.xlsx', sheet: '市州指标', cell: 'H9' });
  expect(body.by).toBe('local');
  expect(body.shown).toBe('13.0');
  expect(body.vintages.map((v) => [v.value, v.by])).toEqual([
    [12.8, 'zhang'],
    [13, 'local'],
  ]);
});

test('a computed figure has a formula and inputs that lead further, and no cell of its own', () => {
  const body = presentExplanation(
    { id: 'y', figure: changeFigure, inputs: inputsOf(changeFigure), vintages: [] },
    'zh',
  );
  expect(explanationBody.parse(body)).toEqual(body);
  expect(body.formula).toBe('本期累计增速 − 上期累计增速');
  expect(body.value).toBe(-2.2);
  expect(body.source).toEqual({ missing: 'not-applicable' });
  expect(body.inputs).toEqual([
    {
      kind: 'figure',
      role: 'now',
      id: 'id-of-published',
      rule: 'published',
      indicator: 'industrial-value-added',
      region: '431200',
      span: '2021-01-01/P4M',
      measure: 'yoy',
      value: 13,
      unit: '%',
    },
  ]);
});

test('settings and constants are inputs like any other', () => {
  const figure: Figure = {
    ...changeFigure,
    inputs: [
      {
        kind: 'setting',
        role: 'target',
        register: 'target',
        key: 'k',
        knownFrom: '2021-01-01T00:00:00.000Z',
        value: '8%',
      },
      { kind: 'constant', role: 'month', value: 4, unit: '月' },
    ],
  };
  const body = presentExplanation({ id: 'z', figure, inputs: inputsOf(figure), vintages: [] }, 'zh');
  expect(explanationBody.parse(body)).toEqual(body);
  expect(body.inputs).toEqual(figure.inputs);
});

test('an absent figure says why, and is printed as nothing', () => {
  const body = presentExplanation({ id: 'a', figure: absentFigure('no-base'), inputs: [], vintages: [] }, 'zh');
  expect(explanationBody.parse(body)).toEqual(body);
  expect([body.value, body.shown]).toEqual([{ missing: 'no-base' }, '']);
});
