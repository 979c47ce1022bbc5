import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cellName, type Fault, type Reading, recogniseHead, recogniseSheet, spanIso } from '@shigan/core';
import { createWorkbookReader } from '@shigan/formats';
import { afterAll, describe, expect, it } from 'vitest';
import { officialSeries, openGrids, specPath } from './open-grids.ts';
import { context, sheet } from './sheet.ts';

const reader = createWorkbookReader();
afterAll(() => reader.close());

async function readingsOf(path: string): Promise<{ readonly readings: Reading[]; readonly faults: Fault[] }> {
  const readings: Reading[] = [];
  const faults: Fault[] = [];
  for (const grid of await openGrids(reader, path)) {
    const found = recogniseSheet(grid, context);
    readings.push(...found.readings);
    faults.push(...found.faults);
  }
  return { readings, faults };
}

const columns = 'indicator_name,region_code,span,measure,value,decimals,unit,status,sheet,cell';

function record(r: Reading): string {
  const name = context.indicators.indicators.get(r.indicator)?.name.zh;
  const cell = cellName(r.row, r.column);
  const value = r.value === null ? ',' : `${r.value.toFixed(r.decimals)},${r.decimals}`;
  return [name, r.region, spanIso(r.span), r.measure, value, r.unit, r.status ?? '', r.sheet, cell].join(',');
}

function expected(name: string): { readonly values: string[]; readonly marks: string[] } {
  const text = readFileSync(specPath(name.replace(/\.\w+$/, '.expected.csv')), 'utf8');
  const [head, ...lines] = text.trim().split(/\r?\n/);
  expect(head).toBe(columns);
  return {
    values: lines.filter((line) => !line.includes('missing:')),
    marks: lines.filter((line) => line.includes('missing:')),
  };
}

/** `sheet,cell,reason` of a line without a value. */
function markOf(line: string): string {
  const cells = line.split(',');
  return [cells[8], cells[9], cells[7]?.replace('missing:', '')].join(',');
}

const workbooks = [
  '1-cities-three-row-head.xlsx',
  '2-indicators-down-counties-across.xlsx',
  '3-text-numbers-hidden-parts.xlsx',
  '4-two-tables-two-cutoffs.xlsx',
  '5-long-with-status.xlsx',
  '6-long-gbk.csv',
  '7-revision-of-5.xlsx',
];

describe.each(workbooks)('%s', (name) => {
  it('gives exactly the observations that stand in it', async () => {
    const { readings } = await readingsOf(specPath(name));
    const observed = readings.filter((r) => r.value !== null).map((r) => record(r));
    expect(observed.toSorted()).toEqual(expected(name).values.toSorted());
  });

  it('says why no figure stands where one could, and accuses nobody', async () => {
    const { readings, faults } = await readingsOf(specPath(name));
    const found = new Set(
      readings.flatMap((r) => (r.value === null ? [`${r.sheet},${cellName(r.row, r.column)},${r.missing}`] : [])),
    );
    // An empty rank of the province is nothing that could stand there, though one sheet's list has it.
    const wanted = expected(name)
      .marks.filter((line) => !/430000.*rank.*missing:blank/.test(line))
      .map((line) => markOf(line));
    expect([...found].toSorted()).toEqual(wanted.toSorted());
    expect(faults.filter((f) => f.severity !== 'note')).toEqual([]);
  });
});

describe('hidden parts', () => {
  it('are left out and said: rows and columns hidden by hand, hidden sheets, but not what a filter hides', async () => {
    const { faults } = await readingsOf(specPath('3-text-numbers-hidden-parts.xlsx'));
    expect(faults.map((f) => [f.code, f.sheet, f.message])).toEqual([
      ['hidden-rows', '零售', '第16行是人工隐藏的，未读取'],
      ['hidden-columns', '零售', 'D列是人工隐藏的，未读取'],
      ['hidden-sheet', '底稿', '工作表“底稿”是隐藏的，未读取'],
    ]);
  });
});

describe('8-faults.xlsx', () => {
  const name = '8-faults.xlsx';
  /** Faults of one row or cell; the others need a comparison. */
  const single = new Set([
    'unknown-region',
    'unknown-indicator',
    'not-a-number',
    'bad-span-label',
    'formula-error',
    'future-period',
    'unit-mismatch',
    'no-january',
    'region-code-mismatch',
    'ambiguous-region',
    'date-for-span',
    'span-not-for-indicator',
  ]);
  const planted = readFileSync(specPath('8-faults.expected-faults.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));

  it('has every fault of a row or cell, at its place, and no other', async () => {
    const { faults } = await readingsOf(specPath(name));
    const found = faults.map((f) => [f.sheet, f.row, f.column, f.code, f.severity].join(','));
    const wanted = planted.filter((p) => single.has(p[5] ?? '')).map((p) => [p[1], p[2], p[3], p[5], p[6]].join(','));
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  it('reads all that is readable', async () => {
    const { readings } = await readingsOf(specPath(name));
    // Rows and cells that only a comparison finds wrong are read here and taken out by the checks.
    const compared = planted.filter((p) => !single.has(p[5] ?? '') && (p[6] === 'error' || p[0] === '25'));
    const taken = (r: Reading): boolean =>
      compared.some((p) =>
        p[5] === 'duplicate-conflict'
          ? r.sheet === p[1] && String(r.row) === p[2]
          : r.sheet === p[1] && cellName(r.row, r.column) === p[4],
      );
    const observed = readings.filter((r) => r.value !== null && !taken(r)).map((r) => record(r));
    expect(observed.toSorted()).toEqual(expected(name).values.toSorted());
  });
});

describe('a long table', () => {
  it('reads the same from its head and the rows after it as whole', async () => {
    for (const name of ['5-long-with-status.xlsx', '6-long-gbk.csv', '8-faults.xlsx']) {
      const [grid] = await openGrids(reader, specPath(name));
      if (!grid) throw new Error(`no sheet: ${name}`);
      const whole = recogniseSheet(grid, context);
      for (const rows of [12, 40, 90]) {
        const readings: Reading[] = [];
        const faults: Fault[] = [];
        const sink = {
          reading: (r: Reading) => readings.push(r),
          fault: (f: Fault) => faults.push(f),
          unread: () => {},
        };
        const rest = recogniseHead({ ...grid, rows: grid.rows.slice(0, rows) }, context, sink);
        for (const row of grid.rows.slice(rows)) rest.readRow(row);
        rest.finish();
        expect(readings).toEqual(whole.readings);
        expect(faults).toEqual(whole.faults);
      }
    }
  });
});

const series = officialSeries();

describe.skipIf(series === undefined && process.env['CI'] !== 'true')(
  'exports of a data vendor (../shared; skipped where absent)',
  () => {
    const names = series === undefined ? [] : readdirSync(series).filter((name) => name.endsWith('.csv'));

    it('are there', () => {
      expect(names.length).toBeGreaterThan(0);
    });

    it.each(names)('%s says the same as its .xlsx', async (name) => {
      const [csv, xlsx] = await Promise.all(
        [name, name.replace('.csv', '.xlsx')].map((file) => readingsOf(join(series ?? '', file))),
      );
      // The number behind what General shows is kept beside a reading; it is no part of the observation.
      const plain = (r: Reading): unknown => record({ ...r, sheet: '' });
      expect(csv?.faults).toEqual([]);
      expect(csv?.readings.length).toBeGreaterThan(100);
      expect(csv?.readings.map(plain)).toEqual(xlsx?.readings.map(plain));
    });

    it('become series of the section external, keyed by their id', async () => {
      const [grid] = await openGrids(reader, join(series ?? '', '广东_GDP_累计值.csv'));
      if (!grid) throw new Error('no sheet');
      const { proposals, readings, layout } = recogniseSheet(grid, context);
      expect(layout.name).toBe('vendor-export');
      expect(proposals).toMatchObject([
        {
          code: 'M0048796',
          section: 'external',
          name: { zh: '广东:GDP:累计值' },
          unit: '亿元',
          frequency: 'Q',
          accumulation: 'cumulative',
          series: { vendorId: 'M0048796', region: '440000', measure: 'level', source: '广东省统计局' },
        },
      ]);
      expect(readings[0]).toMatchObject({
        indicator: 'M0048796',
        region: '440000',
        span: { year: 1993, startMonth: 1, length: 12 },
        value: 3469.28,
      });
      expect(readings.at(-1)).toMatchObject({ span: { year: 2025, startMonth: 1, length: 3 } });
    });
  },
);

describe('rows hidden behind the head of a long sheet', () => {
  it('are left out and said, too', () => {
    const { lines, faults } = readInParts(40, 60);
    expect(lines).toBe(99);
    expect(faults).toEqual(['第60行是人工隐藏的，未读取']);
  });

  function readInParts(head: number, hidden: number): { readonly lines: number; readonly faults: readonly string[] } {
    const whole = sheet(
      [
        '指标 | 地区 | 时期 | 增速%',
        ...Array.from({ length: 100 }, (_, i) => `固定资产投资 | 怀化市 | 2021年1-${(i % 11) + 2}月 | ${i}.5`),
      ].join('\n'),
    );
    const rows = whole.rows.map((row) => ({ ...row, hidden: row.number === hidden }));
    let lines = 0;
    const faults: string[] = [];
    const sink = { reading: () => lines++, fault: (f: Fault) => faults.push(f.message), unread: () => {} };
    const reading = recogniseHead({ ...whole, rows: rows.slice(0, head) }, context, sink);
    for (const row of rows.slice(head)) reading.readRow(row);
    reading.finish();
    return { lines, faults };
  }
});
