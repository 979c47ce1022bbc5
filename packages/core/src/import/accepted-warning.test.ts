import { describe, expect, test } from 'vitest';
import { hasWarningsLeft, warningsLeft } from './accepted-warning.ts';
import { makeFault } from './fault-words.ts';

const faults = [
  makeFault('hidden-rows', { sheet: '表一', row: 3, column: null }, null, { sheet: '表一', rows: 1 }, 'warning'),
  makeFault('hidden-rows', { sheet: '表一', row: 9, column: 'C' }, null, { sheet: '表一', rows: 1 }, 'warning'),
  makeFault('unknown-region', { sheet: '表一', row: 4, column: 'A' }, '怀北市'),
];

describe('warnings left', () => {
  const reason = '与统计科核对过';
  test.each([
    ['nobody has accepted any', [], [3, 9]],
    ['all are accepted', [{ reason }], []],
    ['all of a code are', [{ code: 'hidden-rows', reason }], []],
    ['one is', [{ code: 'hidden-rows', sheet: '表一', row: 3, column: null, reason }], [9]],
    ['another code is', [{ code: 'missing-region', reason }], [3, 9]],
    ['the column differs', [{ code: 'hidden-rows', row: 9, column: 'D', reason }], [3, 9]],
  ] as const)('%s', (_name, accepted, left) => {
    expect(warningsLeft(faults, accepted).map((fault) => fault.row)).toEqual(left);
  });
});

describe('warnings that were counted only', () => {
  const reason = '与统计科核对过';
  const asked = { listed: faults.slice(0, 1), countedOnly: ['hidden-rows'] };
  test.each([
    [
      'accepting each listed one leaves them',
      [{ code: 'hidden-rows', sheet: '表一', row: 3, column: null, reason }],
      true,
    ],
    ['accepting those of a sheet leaves them', [{ code: 'hidden-rows', sheet: '表一', reason }], true],
    ['accepting their code covers them', [{ code: 'hidden-rows', reason }], false],
    ['accepting all covers them', [{ reason }], false],
  ] as const)('%s', (_name, accepted, left) => {
    expect(hasWarningsLeft(asked, accepted)).toBe(left);
  });
});
