import { checkCreditCode } from '@shigan/core';
import { expect, test } from 'vitest';
import { lossMakers, newInUnits } from '../anchors.ts';
import { demoEconomy } from '../economy.ts';
import { at } from '../growth-paths.ts';
import { demoReturns, type DemoReturn } from './returns.ts';
import { demoUnits } from './units.ts';

const seed = 'huaihua-2021';
const panel = demoEconomy(seed);
const units = demoUnits(seed);
const returns = demoReturns(units, panel, seed);

function sum(rows: readonly DemoReturn[], category: string, item: 'revenue' | 'profit', to: number): number {
  const from = to - (to % 12);
  return rows
    .filter(({ unit, month }) => unit.category === category && month >= from && month <= to)
    .reduce((total, one) => total + (one[item] ?? 0), 0);
}

test('some 3,000 enterprises, each with a code of its own that holds', () => {
  expect(units.length).toBeGreaterThan(2900);
  expect(units.length).toBeLessThan(3100);
  expect(new Set(units.map(({ code }) => code)).size).toBe(units.length);
  expect(units.every(({ code }) => checkCreditCode(code).valid)).toBe(true);
});

test.each([
  ['industry', 'industrial-revenue'],
  ['services', 'services-revenue'],
  ['retail', 'above-limit-retail-sales'],
])('what %s reports adds up to the indicator', (category, indicator) => {
  for (const to of [at(2020, 4), at(2021, 3), at(2021, 4)]) {
    const level = panel.get(indicator, '431200', to)?.level ?? 0;
    expect(sum(returns, category, 'revenue', to) / 10_000).toBeCloseTo(level, 0);
  }
});

test('as many are above the thresholds, month by month, as the indicator says', () => {
  for (const k of [at(2020, 1), at(2021, 1), at(2021, 2), at(2021, 3), at(2021, 4)]) {
    const reporting = new Set(
      returns.filter(({ unit, month }) => month === k && unit.category !== 'below').map(({ unit }) => unit.code),
    );
    expect(reporting.size).toBe(panel.get('above-threshold', '431200', k)?.count);
  }
});

test('as many make losses as the indicator says, and as many came in this year', () => {
  for (const year of [2020, 2021]) {
    const to = at(year, 4);
    const profits = new Map<string, number>();
    for (const { unit, month, profit } of returns)
      if (unit.category === 'industry' && month >= at(year, 1) && month <= to)
        profits.set(unit.code, (profits.get(unit.code) ?? 0) + (profit ?? 0));
    const losing = [...profits.values()].filter((profit) => profit < 0);
    expect(losing).toHaveLength(lossMakers[year]?.[4] ?? 0);
  }
  const first = new Map<string, number>();
  for (const { unit, month } of returns) if (!first.has(unit.code)) first.set(unit.code, month);
  const thisYear = [...first.values()].filter((month) => month > at(2021, 1));
  expect(thisYear).toHaveLength(newInUnits.filter(([, , month]) => month > 1).length);
});
