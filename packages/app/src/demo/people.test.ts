import { expect, test } from 'vitest';
import { reference } from '../reference/index.ts';
import { demoUnits } from './people.ts';

test('every department that the catalogue makes responsible is a unit, with a name in English', () => {
  const named = new Map(demoUnits.map(({ code, name }) => [code, name.en]));
  const responsible = new Set(reference.indicators.flatMap((indicator) => indicator.responsible?.department ?? []));
  expect(responsible.size).toBeGreaterThan(10);
  expect(
    [...responsible].filter((department) => !/^[\p{Script=Latin}'’,& -]+$/u.test(named.get(department) ?? '')),
  ).toEqual([]);
});
