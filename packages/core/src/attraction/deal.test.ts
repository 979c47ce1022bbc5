import { describe, expect, it } from 'vitest';
import type { Figure } from '../figure/figure.ts';
import { createFaultList } from '../import/fault-list.ts';
import { rosterBook, type RosterEntry } from '../roster/roster-entry.ts';
import { checkDealRows } from './check-deals.ts';
import { dealFindingSentence } from './attraction-words.ts';
import { dealStanding } from './deal.ts';
import { type AttractionContext, dealFigure, type DealFigureRule, dealsOf } from './deal-figures.ts';

const april = 2021 * 12 + 3;
const january = 2021 * 12;
const source = { file: 'f', fileName: 'f.csv', sheet: '', cell: 'A1' };

function entry(subject: string, item: string, month: number | null, value: string | number): RosterEntry {
  return { subject, item, month, value, knownFrom: '2021-05-18T01:00:00.000Z', source };
}

/** A deal by the months of its steps, counted back from April, with what arrived. */
function deal(
  code: string,
  steps: Readonly<Record<string, number>>,
  told: {
    readonly facts?: Readonly<Record<string, string | number>>;
    readonly arrived?: number;
    readonly before?: number;
    readonly quiet?: number;
  } = {},
): readonly RosterEntry[] {
  return [
    ...Object.entries(steps).map(([item, back]) => entry(code, item, null, april - back)),
    ...Object.entries({ mode: '亲情招商', origin: 'domestic', ...told.facts }).map(([item, value]) =>
      entry(code, item, null, value),
    ),
    ...(told.arrived === undefined ? [] : [entry(code, 'arrived', april, told.arrived)]),
    ...(told.before === undefined ? [] : [entry(code, 'arrivedBefore', january, told.before)]),
    entry(code, 'followUp', april - (told.quiet ?? 0), '走访'),
  ];
}

function contextOf(entries: readonly RosterEntry[], month = april): AttractionContext {
  const book = rosterBook(entries);
  return {
    month,
    members: book.subjects.flatMap((code) => dealStanding(book, code, month, new Map()) ?? []),
    subject: { roster: 'attraction', region: '431200', month },
    asOf: '2021-05-20T01:00:00.000Z',
    published: {},
    yuanPerDollar: 6.5,
  };
}

const deals = [
  ...deal(
    'A1',
    { lead: 20, visited: 18, contracted: 14, landed: 10, producing: 1 },
    { facts: { contractedFunds: 1000, top500: 'global' }, arrived: 300, before: 500 },
  ),
  ...deal('A2', { lead: 16, visited: 15, contracted: 9, landed: 4 }, { facts: { contractedFunds: 500 }, arrived: 0 }),
  ...deal('A3', { lead: 12, visited: 10, contracted: 7 }, { facts: { contractedFunds: 800, mode: '优势招商' } }),
  ...deal('A4', { lead: 10, visited: 2 }, { facts: { mode: '优势招商' } }),
  ...deal('A5', { lead: 3 }, { quiet: 2 }),
  ...deal('A6', { lead: 4, ended: 1 }, { quiet: 3 }),
  ...deal('A7', { lead: -1 }),
];

describe('deals of investment attraction', () => {
  const context = contextOf(deals);

  it('stand where their last step is, ended ones apart, those to come not at all', () => {
    expect(context.members.map(({ deal: { code }, stage, isEnded }) => [code, stage, isEnded])).toEqual([
      ['A1', 'producing', false],
      ['A2', 'landed', false],
      ['A3', 'contracted', false],
      ['A4', 'visited', false],
      ['A5', 'lead', false],
      ['A6', 'lead', true],
    ]);
  });

  it('are looked at when nobody follows them up, no contract comes, nothing lands, no funds arrive', () => {
    expect(
      Object.fromEntries(
        context.members.flatMap(({ deal: { code }, findings }) =>
          findings.length === 0 ? [] : [[code, findings.map((one) => dealFindingSentence(one, 'zh'))]],
        ),
      ),
    ).toEqual({
      A2: ['落地4个月资金尚未到位'],
      A3: ['签约7个月仍未落地'],
      A4: ['登记10个月仍未签约'],
      A5: ['已2个月没有跟进记录'],
    });
  });

  const value = (rule: DealFigureRule, of: string | null, item: string | null = null) =>
    dealFigure(context, rule, of, item)?.value;

  it.each([
    ['deals', null, null, 6],
    ['deals', 'reached:contracted', null, 3],
    ['deals', 'stage:lead', null, 1],
    ['deals', 'entered:landed:2020-12', null, 1],
    ['deals', 'mode:优势招商', null, 2],
    ['deals', 'top500:any;reached:landed', null, 1],
    ['sum', null, 'contractedFunds', 0.23],
    ['arrivalRate', 'A1', null, 80],
    ['totalArrivalRate', null, null, (100 * 800) / 2300],
    ['conversion', null, 'contracted', 75],
    ['conversion', null, 'producing', 50],
    ['monthsBetween', null, 'contracted', 4],
  ] as const)('%s of %s %s is %d', (rule, of, item, expected) => {
    expect(value(rule, of, item)).toBeCloseTo(expected, 9);
  });

  it('know nothing of steps that came later', () => {
    const before = contextOf(deals, april - 12);
    expect(dealsOf(before, 'reached:landed')).toEqual([]);
    expect(dealFigure(before, 'conversion', null, 'landed')?.value).toBe(0);
  });
});

it('a table holds no step before the one it follows, also of what was known', () => {
  const faults = createFaultList();
  const cells = [{ subject: 'A1', item: 'contracted', month: null, value: april - 5, column: 'F' }];
  checkDealRows([{ subject: 'A1', month: april, cells, released: null, sheet: '', row: 3, column: 'A' }], faults, {
    lastMonth: april,
    held: (_subject, item) => (item === 'visited' ? april - 2 : undefined),
  });
  expect(faults.list()).toMatchObject([
    { code: 'stages-crossed', column: 'F', message: '签约时间2020-11早于首次洽谈2021-02' },
  ]);
});

it('what foreign deals brought is held against dollars by the rate of the city, domestic ones against yuan', () => {
  const published = (indicator: string, value: number, unit: string): Figure => ({
    rule: 'published',
    indicator,
    region: '431200',
    span: '2021-01/2021-04',
    measure: 'level',
    asOf: '2021-05-20T01:00:00.000Z',
    value,
    decimals: 0,
    unit,
    inputs: [],
  });
  const context: AttractionContext = {
    ...contextOf([
      ...deal('F1', { contracted: 9, landed: 8 }, { facts: { origin: 'foreign' }, arrived: 3250 }),
      ...deal('D1', { contracted: 9, landed: 8 }, { arrived: 500 }),
    ]),
    published: {
      foreign: published('foreign-capital', 1000, '万美元'),
      domestic: published('domestic-capital', 2, '亿元'),
    },
  };
  const foreign = dealFigure(context, 'coverage', 'origin:foreign');
  expect(foreign).toMatchObject({ value: 50, unit: '%' });
  expect(foreign?.inputs).toContainEqual({ kind: 'setting', role: 'yuanPerDollar', value: '6.5' });
  expect(dealFigure(context, 'coverage')).toMatchObject({ value: 2.5 });
  expect(dealFigure({ ...context, published: {} }, 'coverage', 'origin:foreign')).toBeUndefined();
});
