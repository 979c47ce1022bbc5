import type { Grid } from '@shigan/core';
import { createWorkbookReader } from '@shigan/formats';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGrids, specPath } from './open-grids.ts';
import { read } from './sheet.ts';
import { below, beside, movedDown, movedRight, transposed, withColumns, withTexts } from './transform.ts';

const reader = createWorkbookReader();
afterAll(() => reader.close());

interface Sheets {
  readonly industry: Grid;
  readonly retail: Grid;
  readonly gdp: Grid;
  readonly counties: Grid;
  readonly textNumbers: Grid;
  readonly ownCity: Grid;
  readonly long: Grid;
  readonly csv: Grid;
}

let sheets: Sheets;

async function open(name: string): Promise<readonly Grid[]> {
  return openGrids(reader, specPath(name));
}

function sure(grid: Grid | undefined): Grid {
  if (!grid) throw new Error('no sheet');
  return grid;
}

beforeAll(async () => {
  const cities = await open('1-cities-three-row-head.xlsx');
  sheets = {
    industry: sure(cities[0]),
    retail: sure(cities[1]),
    gdp: sure(cities[2]),
    counties: sure((await open('2-indicators-down-counties-across.xlsx'))[0]),
    textNumbers: sure((await open('3-text-numbers-hidden-parts.xlsx'))[0]),
    ownCity: sure((await open('4-two-tables-two-cutoffs.xlsx'))[0]),
    long: sure((await open('5-long-with-status.xlsx'))[0]),
    csv: sure((await open('6-long-gbk.csv'))[0]),
  };
});

/** The observations of a sheet without where they stand. */
function said(...grids: readonly Grid[]): readonly string[] {
  return grids.flatMap((grid) => read(grid).lines.map((line) => line.slice(line.indexOf(' ') + 1))).toSorted();
}

/** Says the same as other sheets, and nobody is accused. */
function expectSame(grid: Grid, ...as: readonly Grid[]): void {
  expect(said(grid)).toEqual(said(...as));
  expect(read(grid).faults.filter((fault) => !fault.endsWith('(note)'))).toEqual([]);
}

describe('a sheet says the same', () => {
  it.each([
    ['industry', 20],
    ['retail', 20],
    ['gdp', 20],
    ['counties', 21],
    ['ownCity', 18],
  ] as const)('turned on its side: %s', (name, last) => {
    expectSame(transposed(sheets[name], 3, last), sheets[name]);
  });

  it.each(['industry', 'counties', 'ownCity', 'long', 'csv'] as const)('anywhere on the page: %s', (name) => {
    expectSame(movedRight(movedDown(sheets[name], 3), 2), sheets[name]);
  });

  it.each([
    ['industry', 'retail'],
    ['retail', 'gdp'],
    ['ownCity', 'retail'],
    ['counties', 'industry'],
    ['gdp', 'counties'],
  ] as const)('above or beside another one: %s, %s', (a, b) => {
    expectSame(below(sheets[a], sheets[b]), sheets[a], sheets[b]);
    expectSame(beside(sheets[a], sheets[b]), sheets[a], sheets[b]);
  });

  it.each([
    ['long', 9, 4],
    ['csv', 8, 3],
    ['textNumbers', 6, 3],
  ] as const)('with its columns in any order: %s', (name, columns, head) => {
    const original = said(sheets[name]);
    const orders = fc.shuffledSubarray(
      Array.from({ length: columns }, (_, i) => i),
      { minLength: columns },
    );
    fc.assert(
      fc.property(orders, (order) => {
        expect(said(withColumns(sheets[name], order, head))).toEqual(original);
      }),
      { numRuns: 5 },
    );
  });

  it('in other words for the same things', () => {
    const words: readonly (readonly [RegExp, readonly string[]])[] = [
      [/^增长%$/, ['同比±%', '增速（%）', '比上年同期增长(%)', '增幅%']],
      [/^位次$/, ['排位', '全省排名', '增速名次']],
      [/^总量$/, ['绝对量', '总量（亿元）', '完成额']],
      [/^1-4月累计$/, ['1—4月', '１－４月累计', '本年累计(1-4月)', '1月至4月']],
      [/^市 {2}州$/, ['地区', '市（州）', '单位']],
    ];
    const choice = fc.array(fc.nat(3), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(choice, (pick) => {
        const changed = withTexts(sheets.retail, (text) => {
          const at = words.findIndex(([pattern]) => pattern.test(text));
          const others = words[at]?.[1] ?? [text];
          return others[(pick[at] ?? 0) % others.length] ?? text;
        });
        expectSame(changed, sheets.retail);
      }),
      { numRuns: 8 },
    );
  });

  it('with its head printed again on every page', () => {
    const { long } = sheets;
    const head = long.rows.find((row) => row.number === 4);
    const rows = long.rows.flatMap((row) => (row.number % 50 === 0 && head ? [head, row] : [row]));
    expectSame({ ...long, rows: rows.map((row, i) => ({ ...row, number: i + 1 })), merges: [] }, long);
  });
});

describe('a bulletin of another month', () => {
  it('of June 2022 is of January to June 2022 and the half year', () => {
    const june = (grid: Grid): Grid =>
      withTexts(grid, (text) =>
        text
          .replaceAll('2021年4月', '2022年6月')
          .replaceAll('2021年1-4月', '2022年1-6月')
          .replaceAll('1-4月', '1-6月')
          .replace(/^4月/, '6月')
          .replaceAll('一季度', '上半年'),
      );
    const spans = (grid: Grid): unknown => [...new Set(said(june(grid)).map((line) => line.split(' ')[2]))].toSorted();
    expect(spans(sheets.industry)).toEqual(['2022-01-01/P6M']);
    expect(spans(sheets.gdp)).toEqual(['2022-01-01/P6M']);
    expect(said(june(sheets.gdp)).map((l) => l.replace('2022-01-01/P6M', '2021-01-01/P3M'))).toEqual(said(sheets.gdp));
  });
});
