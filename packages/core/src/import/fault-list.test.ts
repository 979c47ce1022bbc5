import { expect, it } from 'vitest';
import { createFaultList } from './fault-list.ts';
import { makeFault } from './fault-words.ts';

const at = (sheet: string, row: number | null, column: string | null): Parameters<typeof makeFault>[1] => ({
  sheet,
  row,
  column,
});

it('lists faults in the order of the file, those of a set behind the cells of their sheet', () => {
  const faults = createFaultList();
  faults.add(makeFault('missing-region', at('二', null, null), '娄底市'));
  faults.add(makeFault('not-a-number', at('一', 10, 'AA'), 'x'));
  faults.add(makeFault('not-a-number', at('二', 3, 'B'), 'x'));
  faults.add(makeFault('not-a-number', at('一', 10, 'B'), 'x'));
  faults.add(makeFault('not-a-number', at('一', 9, 'C'), 'x'));
  expect(faults.list().map((f) => `${f.sheet}${f.column ?? ''}${f.row ?? ''}`)).toEqual([
    '二B3',
    '二',
    '一C9',
    '一B10',
    '一AA10',
  ]);
  expect([faults.errors, faults.warnings]).toEqual([4, 1]);
});

it('counts what it does not list', () => {
  const faults = createFaultList(2);
  for (let row = 1; row <= 5; row++) faults.add(makeFault('not-a-number', at('一', row, 'A'), 'x'));
  expect(
    faults
      .list()
      .map((f) => f.message)
      .at(-1),
  ).toBe('同类问题还有3处，未逐一列出（not-a-number）');
  expect(faults.list()).toHaveLength(3);
  expect(faults.errors).toBe(5);
});

it('names the codes of warnings that it does not list', () => {
  const faults = createFaultList(1);
  for (const row of [1, 2]) faults.add(makeFault('not-a-number', at('一', row, 'A'), 'x'));
  faults.add(makeFault('missing-region', at('一', null, null), '娄底市'));
  expect(faults.warningsCountedOnly).toEqual([]);
  faults.add(makeFault('missing-region', at('二', null, null), '娄底市'));
  expect(faults.warningsCountedOnly).toEqual(['missing-region']);
});
