import type { FaultBody } from '@shigan/contract';
import { expect, test } from 'vitest';
import { acceptancesOf, placeKey, warningGroups, withoutReason } from './acceptance.ts';

const warning = (code: string, row: number): FaultBody => ({
  sheet: '表一',
  row,
  column: 'C',
  code,
  severity: 'warning',
  message: '',
  value: null,
});

const faults = [
  warning('scale-suspect', 3),
  { ...warning('x', 4), severity: 'error' as const },
  warning('scale-suspect', 5),
  warning('hidden-rows', 9),
];
const groups = warningGroups(faults);

test('warnings are put together by their codes, errors left out', () => {
  expect(groups.map(({ code, warnings }) => [code, warnings.length])).toEqual([
    ['scale-suspect', 2],
    ['hidden-rows', 1],
  ]);
});

test('blanks are no reason', () => {
  expect(withoutReason(groups, { 'scale-suspect': '  ' })).toBe(3);
});

test('a reason for a code covers what has none of its own', () => {
  const reasons = { 'scale-suspect': '与统计科核对过', [placeKey(warning('scale-suspect', 5))]: '补报' };
  expect(withoutReason(groups, reasons)).toBe(1);
  expect(acceptancesOf(groups, reasons)).toEqual([
    { code: 'scale-suspect', sheet: '表一', row: 5, column: 'C', reason: '补报' },
    { code: 'scale-suspect', reason: '与统计科核对过' },
  ]);
});
