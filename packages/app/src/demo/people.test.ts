import { expect, test } from 'vitest';
import { reference } from '../reference/index.ts';
import { cityMatters } from './matters/city-matters.ts';
import { countyMatters } from './matters/county-matters.ts';
import { demoUnits } from './people.ts';

test('every department that the catalogue makes responsible is a unit, with a name in English', () => {
  const named = new Map(demoUnits.map(({ code, name }) => [code, name.en]));
  const responsible = new Set(reference.indicators.flatMap((indicator) => indicator.responsible?.department ?? []));
  expect(responsible.size).toBeGreaterThan(10);
  expect(
    [...responsible].filter((department) => !/^[\p{Script=Latin}'’,& -]+$/u.test(named.get(department) ?? '')),
  ).toEqual([]);
});

test('every unit that a matter of the demonstration names is in the register', () => {
  const codes = new Set(demoUnits.map(({ code }) => code));
  const named = [...cityMatters, ...countyMatters(1)].flatMap(({ terms }) => [
    ...(terms.leadUnit === undefined ? [] : [terms.leadUnit]),
    ...terms.supportingUnits,
  ]);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter(({ code }) => !codes.has(code))).toEqual([]);
});
