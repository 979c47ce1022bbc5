import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  editedContent,
  type EntryField,
  fieldText,
  type FieldKind,
  fieldValue,
  valueAt,
  vintagesOf,
} from './entry-fields.ts';

describe('what is typed in', () => {
  test.each<[FieldKind, string, unknown]>([
    ['number', '−1.5', -1.5],
    ['number', '１２', 12],
    ['number', '一', undefined],
    ['whole', '3', 3],
    ['whole', '3.5', undefined],
    ['percent', '95', 0.95],
    ['percent', '97.5', 0.975],
    ['years', '2020、2022', [2020, 2022]],
    ['years', '20', undefined],
    ['years', '', []],
    ['days', '2021-05-01，2021-05-03', ['2021-05-01', '2021-05-03']],
    ['days', '5月1日', undefined],
    ['list', '市工信局、 工信局', ['市工信局', '工信局']],
    ['flag', 'true', true],
    ['severity', 'notice', 'notice'],
    ['severity', 'grave', undefined],
    ['text', ' 怀化 ', '怀化'],
  ])('as %s: %s', (kind, text, value) => {
    expect(fieldValue(text, kind)).toEqual(value);
  });

  test('is read back as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        expect(fieldValue(fieldText(hundredths / 10_000, 'percent'), 'percent')).toBe(hundredths / 10_000);
      }),
    );
  });
});

const tiers: EntryField = { path: ['tiers'], kind: 'whole' };
const yellow: EntryField = { path: ['paceLight', 'levelYellow'], kind: 'percent' };
const masthead: EntryField = { path: ['bulletin', 'masthead'], kind: 'text' };
const settings = { tiers: 3, paceLight: { levelYellow: 0.95, rankYellow: 2 } };

test('what is edited changes, what stands beside it stays, and every fault is named', () => {
  const edited = editedContent(
    settings,
    [tiers, yellow, masthead],
    new Map([
      [yellow, '90'],
      [tiers, '3'],
      [masthead, '简报'],
    ]),
  );
  expect(edited).toEqual({
    content: { tiers: 3, paceLight: { levelYellow: 0.9, rankYellow: 2 }, bulletin: { masthead: '简报' } },
    faults: [],
  });
  const faulty = editedContent(
    settings,
    [tiers, yellow],
    new Map([
      [tiers, 'x'],
      [yellow, 'y'],
    ]),
  );
  expect(faulty).toEqual({ content: settings, faults: [tiers, yellow] });
  expect(valueAt(settings, ['bulletin', 'masthead'])).toBeUndefined();
});

test('each vintage says what it changed, the last first', () => {
  const at = { knownFrom: '2021-01-01', storedAt: '2021-01-01', by: 'jia' };
  const entries = [
    { ...at, body: settings },
    { ...at, body: { ...settings, tiers: 4 } },
    { ...at, body: null },
  ];
  expect(vintagesOf(entries, [tiers, yellow]).map(({ changes }) => changes.map(({ from, to }) => [from, to]))).toEqual([
    [
      ['4', ''],
      ['95', ''],
    ],
    [['3', '4']],
    [],
  ]);
});
