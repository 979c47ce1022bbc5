import { projectCodeIn } from '@shigan/core';
import { expect, test } from 'vitest';
import { investment2021 } from '../anchors.ts';
import { at } from '../growth-paths.ts';
import { demoProjectMonths, type DemoProjectMonth } from './months.ts';
import { demoProjects } from './units.ts';

const seed = 'huaihua-2021';
const projects = demoProjects(seed);
const rows = demoProjectMonths(projects, seed);

test('some 600 projects are in the list of 2021, each with a code of its own', () => {
  expect(new Set(rows.filter(({ month }) => month === at(2021, 3)).map(({ project }) => project.code)).size).toBe(604);
  expect(new Set(projects.map(({ code }) => code)).size).toBe(projects.length);
  expect(projects.every(({ code }) => projectCodeIn(code) === code)).toBe(true);
});

const isBegun = ({ project, month }: DemoProjectMonth): boolean =>
  project.started !== null && Math.floor(project.started / 12) === Math.floor(month / 12);

test.each([
  ['industrial-investment', ({ project }: DemoProjectMonth) => project.sector === 'industry'],
  [
    'industrial-upgrading-investment',
    ({ project }: DemoProjectMonth) => project.sector === 'industry' && project.nature === 'upgrading',
  ],
  [
    'productive-investment',
    ({ project }: DemoProjectMonth) => ['industry', 'farming', 'services'].includes(project.sector),
  ],
  [
    'new-industrial-projects-investment',
    (row: DemoProjectMonth) => row.project.sector === 'industry' && row.project.nature !== 'upgrading' && isBegun(row),
  ],
])('what the projects spent adds up to %s', (indicator, isOf) => {
  for (const { month, amounts } of investment2021)
    for (const [i, year] of [2020, 2021].entries()) {
      // Who did not report April is in no row of it.
      if (year === 2021 && month === 4) continue;
      const sum = rows
        .filter((row) => row.month === at(year, month) && isOf(row))
        .reduce((s, { spent }) => s + spent, 0);
      expect(sum / 10_000).toBeCloseTo(amounts[indicator]?.[i] ?? 0, 1);
    }
});

test('no cumulative amount falls within a year, and nothing is spent before the start', () => {
  const last = new Map<string, number>();
  let early = 0;
  for (const { project, month, spent } of rows) {
    const key = `${project.code} ${Math.floor(month / 12)}`;
    expect(spent).toBeGreaterThanOrEqual(last.get(key) ?? 0);
    last.set(key, spent);
    if (project.started === null || project.started > month) early += spent;
  }
  expect(early).toBe(0);
});
