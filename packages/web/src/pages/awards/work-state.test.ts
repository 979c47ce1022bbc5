import type { SubItemWork } from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { daysBetween, isLate, nextStep } from './work-state.ts';

const work: SubItemWork = {
  authority: 'province',
  year: 2021,
  measure: 'fiscal',
  subItem: 'fiscal.city',
  calendar: [
    { step: 'application', due: '2021-11-15' },
    { step: 'rulesOut', due: '2021-03-05', doneOn: '2021-03-05' },
    { step: 'criteriaFrozen', due: '2021-05-31' },
  ],
};

describe('the calendar of a sub-item', () => {
  it('says what is due next, whatever order the steps are kept in', () => {
    expect(nextStep(work)?.step).toBe('criteriaFrozen');
    expect(nextStep({ ...work, calendar: [] })).toBeUndefined();
  });

  it('counts days, and is late only after the day', () => {
    expect(daysBetween('2021-05-20', '2021-05-31')).toBe(11);
    expect(isLate(work, '2021-05-31')).toBe(false);
    expect(isLate(work, '2021-06-01')).toBe(true);
    expect(isLate(undefined, '2021-06-01')).toBe(false);
  });
});
