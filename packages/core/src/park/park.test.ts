import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFaultList } from '../import/fault-list.ts';
import { isMissing } from '../missing.ts';
import { rosterBook, type RosterEntry } from '../roster/roster-entry.ts';
import { checkJudgementRows, checkParkRows } from './check-parks.ts';
import { criteriaIn } from './criteria.ts';
import { judgementKey, judgementKeyIn } from './judgement-form.ts';
import { type ParkContext, parkFigure, type ParkFigureRule } from './park-figures.ts';
import { parkIn } from './park.ts';

const april = 2021 * 12 + 3;
const source = { file: 'f', fileName: 'f.csv', sheet: '', cell: 'A1' };

function entry(subject: string, item: string, month: number | null, value: string | number): RosterEntry {
  return { subject, item, month, value, knownFrom: '2021-05-18T01:00:00.000Z', source };
}

/** A park's row of April, with the same months a year before and all of that year. */
function park(code: string, now: Readonly<Record<string, number>>, then: Readonly<Record<string, number>> = {}) {
  return [
    entry(code, 'name', null, `园区${code}`),
    ...Object.entries(now).map(([item, value]) => entry(code, item, april, value)),
    ...Object.entries(then).flatMap(([item, value]) => [
      entry(code, item, april - 12, value),
      entry(code, item, april - 4, value * 3),
    ]),
  ];
}

function mark(of: string, criterion: 'planning' | 'services', judge: string, value: number, day = '2021-04-16') {
  const key = judgementKey({ park: of, criterion, judge });
  return [
    entry(key, 'mark', null, value),
    entry(key, 'day', null, day),
    entry(key, 'judge', null, judge),
    entry(key, 'grounds', null, '理由'),
  ];
}

function contextOf(
  entries: readonly RosterEntry[],
  marks: readonly RosterEntry[] = [],
  rules: Parameters<typeof criteriaIn>[0] = new Map(),
): ParkContext {
  const book = rosterBook(entries);
  const all = book.subjects.map((code) => parkIn(book, code));
  return {
    book,
    marks: rosterBook(marks),
    month: april,
    members: all,
    all,
    criteria: criteriaIn(rules),
    projectGap: () => undefined,
    subject: { roster: 'park', region: '431200', month: april },
    asOf: '2021-05-20T01:00:00.000Z',
    made: new Map(),
  };
}

const [a, b, c] = ['S431201', 'S431202', 'S431203'];
const three = [
  ...park(a, { output: 500, tax: 20, landSupplied: 100, landIdle: 10 }, { output: 400, tax: 16 }),
  ...park(b, { output: 300, tax: 30, landSupplied: 100, landIdle: 0 }, { output: 250, tax: 20 }),
  ...park(c, { output: 200, tax: 4, landSupplied: 200, landIdle: 20 }, { output: 200, tax: 4 }),
];

describe('figures of parks', () => {
  const context = contextOf(three, [...mark(a, 'planning', 'p1', 80), ...mark(a, 'planning', 'p2', 90)]);
  const value = (rule: ParkFigureRule, of: string | null, item: string | null = null) =>
    parkFigure(context, rule, of, item)?.value;

  // 500 + 1200 − 400 over 100 mu; of all: (1300 + 800 + 600) over 400.
  it.each([
    ['twelveMonths', a, 'output', 1300],
    ['perMu', a, 'output', 13],
    ['perMu', a, 'tax', 0.52],
    ['perMu', null, 'output', 6.75],
    ['growth', a, 'output', 25],
    ['ratio', a, 'idleShare', 10],
    ['ratio', null, 'idleShare', 7.5],
    ['sum', null, 'landSupplied', 400],
    ['judged', a, 'planning', 85],
    ['parks', null, null, 3],
  ] as const)('%s of %s %s is %d', (rule, of, item, expected) => {
    expect(value(rule, of, item)).toBeCloseTo(expected, 9);
  });

  it('score what is measured between the worst and the best park, turned where less is better', () => {
    expect(['tax-per-mu', 'idle-land'].map((item) => [a, b, c].map((of) => value('score', of, item)))).toEqual([
      [expect.closeTo(71.875), 100, 0],
      [0, 100, 0],
    ]);
  });

  it('leave out what has no figure and give no total with less than half of the weight', () => {
    // Output growth 25 of 0 to 25, output per mu 13 of 3 to 13, tax per mu as above: 5, 6 and 6 of 17.
    expect(value('good', a, 'projects')).toBeCloseTo((500 + 600 + 6 * 71.875) / 17, 9);
    expect(value('good', a, 'image')).toEqual({ missing: 'no-figure' });
    expect(value('good', a, 'mechanism')).toEqual({ missing: 'no-figure' });
    expect(value('total', a)).toEqual({ missing: 'no-figure' });
    expect(value('rank', a)).toEqual({ missing: 'no-figure' });
  });

  it('rank by total where the city weighs only what is known, ties sharing the place', () => {
    const known = new Set(['output-per-mu', 'tax-per-mu']);
    const rules = new Map(
      criteriaIn(new Map())
        .filter(({ code }) => !known.has(code))
        .map(({ code }) => {
          const setting = { code: `park-${code}`, enabled: false, severity: 'info' as const, thresholds: {} };
          return [setting.code, setting] as const;
        }),
    );
    const own = contextOf(
      [...three, ...park('S431204', { output: 500, tax: 20, landSupplied: 100 }, { output: 400, tax: 16 })],
      [],
      rules,
    );
    expect([a, b, c, 'S431204'].map((of) => parkFigure(own, 'rank', of)?.value)).toEqual([1, 3, 4, 1]);
  });

  it('know no last twelve months without the year before', () => {
    const own = contextOf(park(a, { output: 5, landSupplied: 1 }));
    expect(parkFigure(own, 'perMu', a, 'output')?.value).toEqual({ missing: 'no-base' });
  });

  it('take no mark that is more than twelve months old', () => {
    const own = contextOf(three, mark(a, 'planning', 'p1', 80, '2020-04-30'));
    expect(parkFigure(own, 'judged', a, 'planning')?.value).toEqual({ missing: 'no-figure' });
  });

  it('keep every score and total within 0 and 100', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const one = fc.record({
      output: amount,
      tax: amount,
      landSupplied: fc.integer({ min: 1, max: 9000 }),
      mark: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (parks) => {
        const codes = parks.map((_, i) => `S4312${String(i + 10)}`);
        const own = contextOf(
          parks.flatMap(({ mark: _mark, ...now }, i) => park(codes[i] ?? a, now, { output: 1, tax: 1 })),
          parks.flatMap((given, i) => mark(codes[i] ?? a, 'planning', 'p', given.mark)),
        );
        for (const of of codes)
          for (const { code } of own.criteria) {
            const score = parkFigure(own, 'score', of, code)?.value;
            if (score === undefined || isMissing(score)) continue;
            expect(score).toBeGreaterThanOrEqual(-1e-9);
            expect(score).toBeLessThanOrEqual(100 + 1e-9);
          }
      }),
      { numRuns: 40 },
    );
  });
});

describe('keys of judgements', () => {
  it.each([
    ['S431201/planning/liu', { park: a, criterion: 'planning', judge: 'liu' }],
    ['s431201/planning/liu', { park: a, criterion: 'planning', judge: 'liu' }],
    ['S431201/tax-per-mu/liu', undefined],
    ['S431201/planning/', undefined],
    ['S431201/planning/a/b', undefined],
    ['S1/planning/liu', undefined],
  ])('%s', (text, expected) => {
    expect(judgementKeyIn(text)).toEqual(expected);
  });
});

describe('tables of parks and judgements', () => {
  const row = (cells: Readonly<Record<string, string | number>>, month: number | null = april) => ({
    subject: a,
    month,
    released: null,
    sheet: '表',
    row: 3,
    column: 'A',
    cells: Object.entries(cells).map(([item, value], i) => ({
      subject: a,
      item,
      month,
      value,
      column: 'BCDEFG'[i] ?? 'B',
    })),
  });

  it('hold no part above its whole, nothing below zero, no month to come', () => {
    const faults = createFaultList();
    checkParkRows([row({ landIdle: 11, landSupplied: 10, tax: -1 }), row({ output: 1 }, april + 1)], faults, {
      lastMonth: april,
    });
    expect(faults.list().map(({ code, column }) => [code, column])).toEqual([
      ['future-period', 'A'],
      ['beyond-whole', 'B'],
      ['below-zero', 'D'],
    ]);
  });

  it('hold marks from 0 to 100 of days that have come', () => {
    const faults = createFaultList();
    checkJudgementRows(
      [
        row({ mark: 101, day: '2021-05-21' }, null),
        row({ mark: -1, day: '20210' }, null),
        row({ mark: 90, day: '2021-05-20' }, null),
      ],
      faults,
      '2021-05-20',
    );
    expect(faults.list().map(({ code }) => code)).toEqual(['beyond-whole', 'below-zero', 'future-period', 'not-a-day']);
  });
});
